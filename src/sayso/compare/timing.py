"""A claim with its sentence and its article's date goes in, what comparison should know of its time comes out."""

import re
from dataclasses import replace
from decimal import Decimal

from sayso.compare.correcting import withdrawn
from sayso.compare.topics import Topic, topic_of, years_in
from sayso.model.claim import Value
from sayso.model.edtf import read
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion, Course
from sayso.model.when import When

_GROWING = re.compile(
    r"\b(?:risen|rose|rises?|rising|climb(?:s|ed|ing)?|grown?|grew|reach(?:es|ed|ing)?) (?:to )?#"
    r"|\b(?:so far|to date)\b[^#;]{0,40}#|#[^#;,]{0,40} (?:so far|to date|and counting)\b"
)
_PASSING = re.compile(
    r"\b(?:now|currently|as of|at present|still)\b[^#;,.]{0,30}#|#[^#;,]{0,30} (?:now|currently|at present)\b"
)
"""Words that say an amount holds at the time of writing, and may be another one later."""


def in_its_time(assertion: Assertion, quote: str = "", sentence: str = "", published: str = "") -> Assertion:
    """The assertion with its ``course``, its words as written, and for a running count the day it was published.

    Counts that run (the dead, the missing, whatever has risen 'to' an amount 'so far') hold for the article's day where
    the text names no other; one told of an earlier year has come to its end. ``published`` is EDTF, or empty. What
    is counted takes the place of the measure where it is known, so that 'toll' and 'killed' are one measure. A value
    that its own sentence takes back is marked as withdrawn.
    """
    value = assertion.value
    told = replace(
        assertion,
        words=quote if _says(quote, value) else "",
        withdrawn=withdrawn(sentence, quote, assertion.polarity),
    )
    if not isinstance(value, Figure):
        return told
    topic = topic_of(assertion, quote, sentence)
    if topic.aspect is not None:
        told = replace(told, measure=topic.aspect.name)
    course = _course(topic)
    if course is Course.STANDS or _over(sentence, published):
        return told
    return replace(told, course=course, as_of=_by_the_clock(assertion.as_of or _published(published), sentence))


_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def _says(quote: str, value: Value) -> bool:
    """Whether the words still say the value, which an editor may have put right; words without digits are taken to."""
    written = {_digits(Decimal(found.replace(",", ""))) for found in _NUMBER.findall(quote)}
    if not written or not isinstance(value, Figure):
        return True
    return any(_digits(end) in written for end in (value.low, value.high) if end is not None)


def _digits(amount: Decimal) -> tuple[int, ...]:
    """The digits that count, so that '2.4 million' is 2,400,000."""
    return amount.normalize().as_tuple().digits


def _course(topic: Topic) -> Course:
    if topic.signs & {"more", "part", "extreme", "expected"}:
        return Course.STANDS
    if topic.aspect is not None and topic.aspect.course is not Course.STANDS:
        return topic.aspect.course
    if _GROWING.search(topic.line):
        return Course.GROWS if topic.frame[1] == "count" else Course.MOVES
    return Course.MOVES if _PASSING.search(topic.line) else Course.STANDS


def _over(sentence: str, published: str) -> bool:
    """Whether the sentence tells of a year before the article's."""
    year = published[:4]
    return year.isdigit() and any(one < year for one in years_in(sentence))


def _published(published: str) -> When | None:
    """The day of publication, with its time where that is known; ``None`` where it is not known to the day."""
    reading = read(published) if re.match(r"\d{4}-\d\d-\d\d(?:T|$)", published) else None
    return When(published, reading.earliest, reading.latest, reading.precision) if reading else None


_AS_OF_CLOCK = re.compile(
    r"\b(?:as (?:of|at)|by|until|up to)\s+(?:about\s+|around\s+)?"
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b|(?P<clock>[0-2]?\d:[0-5]\d)\b"
    r"|(?P<noon>noon)\b)",
    re.IGNORECASE,
)


def _by_the_clock(as_of: When | None, sentence: str) -> When | None:
    """The day with the time that the sentence gives for its count ('as of 6 p.m.'), in the zone of its writer."""
    found = _AS_OF_CLOCK.search(sentence)
    if as_of is None or found is None or as_of.earliest is None or as_of.earliest != as_of.latest:
        return as_of
    if found["noon"]:
        hour, minute = 12, 0
    elif found["clock"]:
        hour, minute = (int(part) for part in found["clock"].split(":"))
    else:
        hour, minute = int(found["hour"]) % 12 + 12 * (found["half"].casefold() == "p"), int(found["minute"] or 0)
    edtf = f"{as_of.earliest.isoformat()}T{hour:02}:{minute:02}"
    return replace(as_of, edtf=edtf) if read(edtf) else as_of
