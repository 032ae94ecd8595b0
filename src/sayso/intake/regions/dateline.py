"""A paragraph goes in; out comes the dateline it opens with: where it was filed, and by which agency."""

import re
from dataclasses import dataclass

from sayso.intake.regions.agencies import agency_named, is_agency

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'\-]+(?<!-)(?:[ /][A-ZÀ-ÖØ-Þ.’'\-]+(?<!-)){0,3}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.’'\-]+(?:[ /][A-ZÀ-ÖØ-Þ][\w.’'\-]+){0,3}"
_AGENCY = r"\s*\((?P<agency>[A-Z][\w.&’' -]{1,40}|dpa)\)"
_DASH = r"\s*(?:—|–|--+|-|_)\s*(?=[A-ZÀ-ÖØ-Þ“\"‘'`\d($€£]|\Z)"

_FORMS = (
    # SEOUL, South Korea, Feb. 11 (AP) — ; LONDON — ; KYIV, Ukraine —
    re.compile(rf"(?P<line>(?P<place>{_CAPS})(?:,\s+{_NAME}){{0,2}}(?:,\s+{_DATE})?(?:{_AGENCY})?){_DASH}"),
    # Seoul, 11 February (Xinhua) — ; Seoul (Yonhap) --
    re.compile(rf"(?P<line>(?P<place>{_NAME})(?:,\s+{_NAME}){{0,2}}(?:,\s+{_DATE})?{_AGENCY}){_DASH}"),
    # Harrow Bay, Feb. 11 —
    re.compile(rf"(?P<line>(?P<place>{_NAME})(?:,\s+{_NAME})?,\s+{_DATE}){_DASH.replace('|-)', ')')}"),
    # PARIS (AFP): ; PARIS:
    re.compile(rf"(?P<line>(?P<place>{_CAPS})(?:,\s+{_DATE})?(?:{_AGENCY})?)\s*:\s+(?=[A-Z“\"][a-z])"),
)
_NOT_PLACES = re.compile(
    r"IS|IN|ON|AND|THE|AN?|IT|OF|FOR|TO|WITH|WE|YOU|QUESTION|ANSWER|MRS?|MS|DR|MODERATOR|HOST"
    r"|BREAKING|UPDATED?|ANALYSIS|CORRECT(?:ION|ED)|EXCLUSIVE|OPINION|FACTBOX|TIMELINE|NOTE|WATCH|LIVE|EDITORIAL|COMMENT"
    r"|EXPLAINER|VIDEO|PHOTOS?|CAPTION|SOURCE|PUBLISHED|BY|Q|A|READ|ALSO|MORE|TITLE|DATE|AUTHOR|URGENT|FEATURE"
)


_LONGEST = 200
"""Code points within which a dateline and its dash have to end."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's extent inside its paragraph; ``rest`` is where the report itself begins.

    ``agency`` is the news agency in brackets, as it is usually called, or empty.
    """

    start: int
    end: int
    rest: int
    agency: str = ""


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that ``paragraph`` opens with, or ``None``.

    A place alone counts in capitals only, as agencies write it; with an agency or a day it may be in small letters.
    """
    for form in _FORMS:
        found = form.match(paragraph, 0, _LONGEST) if len(paragraph) > _LONGEST else form.match(paragraph)
        if (
            found
            and not is_agency(found["place"])
            and not any(map(_NOT_PLACES.fullmatch, re.split(r"[ /-]", found["place"])))
        ):
            named = found.groupdict().get("agency") or ""
            return Dateline(found.start("line"), found.end("line"), found.end(), agency_named(named) or named)
    return None


def dateline_inside(paragraph: str, within: int = 220) -> int | None:
    """Where a dateline with its agency begins after a headline that is glued to it, or ``None``."""
    for found in re.finditer(rf"(?<=\s)(?={_CAPS}(?:,|\s*\())", paragraph[:within]):
        line = dateline_of(paragraph[found.start() :])
        if line and line.agency:
            return found.start()
    return None
