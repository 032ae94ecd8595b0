"""A sentence with an amount goes in, whether the text takes the amount back comes out: 'an earlier version said 33'."""

import re

from sayso.compare.signs import line_of
from sayso.model.claim import Polarity

_PIECE = r"(?:article|story|report|post|piece|page|headline|caption|dispatch|item|text|column|newsletter)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_GAP = rf"(?:[^#;\d]|{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}|\b(?:19|20)\d\d\b){{0,160}}"
"""Words with no other amount among them; dates may be."""

_TOLD = r"(?:said|stated|gave|given|reported|put|listed|read|had|described|misstated|misreported|misread|announced)"
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|in error|inaccurately)"
_EARLIER = r"(?:earlier|previous|prior|original|originally|first|initial|initially|previously)"

_TAKEN_BACK = re.compile(
    rf"\b{_EARLIER} (?:version|edition|headline|caption)s?(?: of (?:this|the|our) {_PIECE}\b|(?! of\b))"
    rf"{_GAP}\b{_TOLD}\b{_GAP}#"
    rf"|\b(?:this|the) {_PIECE} (?:had )?(?:{_EARLIER} |{_WRONGLY} )+{_TOLD}\b{_GAP}#"
    rf"|\b{_WRONGLY} (?:\w+ )?{_TOLD}\b{_GAP}#|\b{_TOLD} {_WRONGLY}\b{_GAP}#"
    rf"|\bcorrect(?:s|ed|ing) (?:\w+ ){{0,6}}from #"
    rf"|^(?:\W*corrections?\b)?{_GAP}\b(?:it|we|which|that) (?:had )?(?:misstated|misreported|misread)\b{_GAP}#"
)
"""An outlet's own note, or words that say in passing that what was said was wrong."""

_REPLACED = re.compile(
    rf"\bnot #(?: [\w'’-]+){{0,3}}(?: ,)? (?:as|that|which) [^#;.]{{0,60}}"
    rf"\b(?:{_TOLD}|thought|believed|claimed|feared|estimated)\b"
    rf"|\bnot #(?: [\w'’-]+){{0,3}}(?: ,)? as {_EARLIER}\b|\bnot the {_EARLIER} (?:\w+ )?#"
)
"""'31 people died, not 33 as an official had said': the denied amount is one that was given before."""


_MAYBE = re.compile(r"earlier|previous|prior|origin|first|initial|wrong|mis|err|correct|inaccur|\bnot\b", re.IGNORECASE)
"""What every sentence that takes something back has in it; most have none of it."""


def taken_back(line: str) -> bool:
    """Whether a sentence in the form of ``line_of`` says of its amount that it was wrong to give it."""
    return _TAKEN_BACK.search(_around(line)) is not None


def withdrawn(sentence: str, quote: str, polarity: Polarity) -> bool:
    """Whether the text that holds the amount puts another in its place."""
    at = sentence.find(quote) if quote and _MAYBE.search(sentence) else -1
    if at < 0:
        return False
    line = line_of(sentence[:at], sentence[at + len(quote) :])
    return taken_back(line) or (polarity is Polarity.NEGATED and _REPLACED.search(_around(line)) is not None)


def _around(line: str) -> str:
    """The words about the amount: what stands further off does not take it back."""
    at = line.find("#")
    return line[max(0, at - WINDOW) : at + WINDOW]


WINDOW = 240
"""Code points before and behind an amount within which a correction names it."""
