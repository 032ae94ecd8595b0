"""An anchor and where its words stand now go in; out comes which word beside them changes what they say."""

import re

from sayso.model.anchor import Anchor
from sayso.model.text import Span

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d[\d.,]*|[%‰°]")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\s|\n")

_NEGATION = re.compile(
    r"not|no|never|none|nobody|nothing|neither|nor|cannot|without|den(?:y|ies|ied|ying)|false|falsely|untrue|\w+n't"
)
_HEDGE = re.compile(
    r"about|around|approximately|roughly|some|nearly|almost|over|under|above|below|least|most|more|less|fewer|up"
    r"|exactly|only|just|estimated|between|than|half"
)
_SCALE = re.compile(r"hundred|thousand|[mbtr]+illion|dozen|per|percent|%|‰|°|kg|km|tons?|tonnes?")

_HEDGE_REACH = 3
"""Words before a figure that can still limit it ('not more than 12')."""


def changed_beside(anchor: Anchor, new_text: str, span: Span) -> str:
    """Why the same words say something else at ``span`` of ``new_text``, as a sentence, or empty.

    Looked at are negation within the sentence, as far as the anchor's context shows it, and for words with a digit
    the hedge just before ('about', 'more than') and the scale just after ('million', 'percent').
    """
    left = new_text[max(0, span.start - len(anchor.prefix)) : span.start]
    right = new_text[span.end : span.end + len(anchor.suffix)]
    for old, new in ((_before(anchor.prefix), _before(left)), (_after(anchor.suffix), _after(right))):
        gone, come = _differ(old, new, _NEGATION)
        if come:
            return f"“{come}” now stands beside the words"
        if gone:
            return f"“{gone}” no longer stands beside the words"
    if not any(char.isdigit() for char in anchor.exact):
        return ""
    return _limits_changed(anchor, left, right)


def _limits_changed(anchor: Anchor, left: str, right: str) -> str:
    pairs = (
        (_before(anchor.prefix)[-_HEDGE_REACH:], _before(left)[-_HEDGE_REACH:], _HEDGE),
        (_after(anchor.suffix)[:1], _after(right)[:1], _SCALE),
    )
    for old, new, telling in pairs:
        gone, come = _differ(old, new, telling)
        if gone or come:
            return f"beside the figure “{gone or 'nothing'}” became “{come or 'nothing'}”"
    return ""


def _differ(old: list[str], new: list[str], telling: re.Pattern[str]) -> tuple[str, str]:
    """The telling words that went and those that came, in their order."""
    before, after = ([word for word in words if telling.fullmatch(word)] for words in (old, new))
    gone = [word for word in before if before.count(word) > after.count(word)]
    come = [word for word in after if after.count(word) > before.count(word)]
    return " ".join(gone), " ".join(come)


def _before(prefix: str) -> list[str]:
    """The whole words of the sentence so far; the first may have been cut by the window, so it is left out."""
    ends = list(_SENTENCE_END.finditer(prefix))
    if ends:
        return _words(prefix[ends[-1].end() :])
    return _words(prefix)[1:]


def _after(suffix: str) -> list[str]:
    """The whole words of the rest of the sentence; the last may have been cut by the window, so it is left out."""
    end = _SENTENCE_END.search(suffix)
    words = _words(suffix[: end.start()] if end else suffix)
    return words if end or len(words) < 2 else words[:-1]


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
