"""A publication date as written goes in, EDTF comes out, or an empty string where it would be a guess."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:\s*[,|·•–—-]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:[A-Z]{2,5}|UTC[+-]\d+)\)?)?)?"
)
_LED_BY = r"(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|date|issued|filed)(?:\s+(?:on|at))?\s*[:|]?\s*)?"

_WRITTEN = tuple(
    re.compile(rf"{_LED_BY}{_WEEKDAY}{day}{_CLOCK}\.?", re.IGNORECASE)
    for day in (
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})",
    )
)
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<clock>\d{2}:\d{2})(?P<second>:\d{2})?(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[+-]\d{4}|[A-Z]{1,5})?"
)
_BARE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[?~%])?")


def edtf_of(written: str) -> str:
    """Read a date or time stamp into EDTF (ISO 8601-2 level 1), or give an empty string.

    Taken: EDTF and ISO 8601 dates and times, RFC 2822 stamps, and dates whose month is written as a word, alone
    or after 'Published:' and the like. An offset is kept, since the day a reporter means is the local one.
    '03/04/2013' is nobody's date: it stays empty.
    """
    text = " ".join(written.split())
    if not text or len(text) > 100:
        return ""
    return _bare(text) or _stamp(text) or _mail(text) or _written(text)


def is_date_line(line: str) -> bool:
    """Whether a line of text says when the article was published and nothing else."""
    return bool(_written(" ".join(line.split())) or _stamp(line.strip()))


def _bare(text: str) -> str:
    found = _BARE.fullmatch(text)
    if not found:
        return ""
    year, month, day = (int(part or 1) for part in found.group("year", "month", "day"))
    return text if _real(year, month, day) else ""


def _stamp(text: str) -> str:
    found = _ISO.fullmatch(text)
    if not found:
        return ""
    zone = (found["zone"] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    if len(zone) in {3, 5} and zone[0] in "+-":
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    stamp = f"{found['day']}T{found['clock']}{found['second'] or ':00'}{zone}"
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return ""
    return stamp


def _written(text: str) -> str:
    for pattern in _WRITTEN:
        found = pattern.fullmatch(text)
        if not found:
            continue
        parts = found.groupdict()
        month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
        year, day = int(parts["year"]), int(parts["day"])
        return f"{year:04}-{month:02}-{day:02}" if _real(year, month, day) else ""
    return ""


def _mail(text: str) -> str:
    """An RFC 2822 stamp, as feeds carry."""
    if not _MAIL.fullmatch(text):
        return ""
    try:
        read = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
    return read.isoformat().replace("+00:00", "Z")


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
