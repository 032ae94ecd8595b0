"""A paragraph goes in; out comes where its credits begin, and whom they name as the outlet."""

import re

from sayso.intake.regions.agencies import is_agency, short_agency
from sayso.intake.regions.names import is_name_like, is_person, outlet_evidence

_WORK = (
    r"(?:Reported|Written|Translated|Edited|Compiled|Produced|Photographed|Illustrated|Reporting|Writing"
    r"|Translation|Translating|Editing|Compiling|Additional reporting|Additional writing|Graphics?|Research)"
)
_AND = (
    r"(?:\s*(?:,|and|&|,\s*and)\s*(?:reported|written|translated|edited|compiled|editing|writing|reporting|produced))*"
)
_SENTENCE = rf"{_WORK}{_AND}(?:\s+in\s+[A-Z]\w+)?(?:\s+(?:from|into)\s+(?:the\s+)?[A-Z]\w+)?\s+by\s+[A-Z“\"'\w]"
_OPENS = re.compile(rf"[(\[]?\s*{_SENTENCE}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|&copy;|Copyright(?:\s*(?:©|\(c\)))?)\s*(?:(?:19|20)\d\d(?:\s*[-–,]\s*(?:19|20)?\d\d)?)?[\s,.:]*"
    r"(?:by\s+)?(?P<holder>[^.|;\n©]{2,60}?)?\s*(?:(?:19|20)\d\d)?\s*"
    r"(?:[.,;|–-]\s*All rights reserved\.?.{0,200}|[.|;].{0,200})?",
    re.IGNORECASE | re.DOTALL,
)
_RIGHTS = re.compile(
    r"(?:All rights reserved|Reprinted with (?:the )?permission|Used with permission)\b.{0,200}", re.IGNORECASE
)
_CONTRIBUTED = re.compile(
    r"[A-Z].{1,160}\b(?:contributed|also contributed|assisted)(?: (?:reporting|research|writing))?"
    r"(?: (?:to|in|with|on|from) .{1,100})?\.?",
    re.DOTALL,
)
_CONTRIBUTED_TO_THIS = re.compile(
    r"\bcontributed(?: (?:reporting|research|writing))?"
    r"(?: from .{1,40}| to (?:this|the) (?:report|story|article|piece|dispatch))?\.?\Z"
)
_FIRST_RUN = re.compile(
    r"(?:This (?:article|story|report|piece)|Originally|It) (?:was )?(?:originally |first )?"
    r"(?:published|appeared|ran) (?:in|by|on|at)\b.{1,120}",
    re.DOTALL,
)
_WITH = re.compile(
    r"[—–-]{1,2}\s*(?:With|with) (?:reporting|files|additional reporting) (?:by|from)\b.{1,120}", re.DOTALL
)
_GLUED = re.compile(rf"(?<=[.!?…”\"’)\]])\s*(?P<tail>[(\[]?\s*{_SENTENCE})")
_GLUED_RIGHTS = re.compile(r"(?<=[.!?…”\"’)\]])\s*(?P<tail>(?:©|Copyright ©)\s*(?:19|20)\d\d.{2,120})\Z", re.DOTALL)

_FOR = re.compile(
    r"\bby\s+[^.;()]{2,80}?\s+(?:for|of|at|from)\s+(?P<outlet>(?:the\s+|The\s+)?[A-Z0-9][\w&.\-’' ]{1,60}?)"
    r"(?:[’']s?\s+(?:[A-Z][\w-]+\s+){1,3}(?:Service|Desk|Bureau|Edition|Section)|[’']s?\s+[a-z]|(?=[.;,)]|\s*\Z|\s+in\s+))"
)
_WRITER = re.compile(
    r"\b(?:Reported|Written|Reporting|Writing)(?: and \w+)?(?: in \w+)? by\s+"
    r"(?P<who>[A-ZÀ-ÖØ-Þ][^.;()]{1,80}?(?:\s[A-Z]\.\s[^.;()]{1,40}?)?)(?=\s+(?:for|of|at|in|from)\s|[.;)]|\Z)"
)
_SERVICE = re.compile(
    r"\bfor\s+(?P<outlet>[A-Z][\w&.\- ]{1,60}?)[’']s?\s+(?:[A-Z][\w-]+\s+){1,3}(?:Service|Desk|Bureau)\b"
)


# Every credit holds one of these, and few paragraphs do.
_HINTS = (
    *(" by ", "©", "(c)", "&copy", "copyright", "contributed", "assisted", "reserved", "permission", "appeared"),
    *("with reporting", "with files", "with additional"),
)
_LONGEST = 500
"""Code points; a longer paragraph tells a story, however it opens."""


def is_credit(paragraph: str) -> bool:
    """Whether the whole paragraph says who made, translated or owns the report."""
    if len(paragraph) > _LONGEST:
        return False
    flat = " ".join(paragraph.split())
    if not _may_hold_credits(flat):
        return False
    if _OPENS.match(flat):
        return True
    if _CONTRIBUTED.fullmatch(flat) and _CONTRIBUTED_TO_THIS.search(flat):
        return True
    return any(pattern.fullmatch(flat) for pattern in (_COPYRIGHT, _RIGHTS, _FIRST_RUN, _WITH))


def tail_at(paragraph: str) -> int | None:
    """Where credits glued to the end of a paragraph begin, or ``None``; never 0."""
    if not _may_hold_credits(" ".join(paragraph[-_LONGEST:].split())):
        return None
    for pattern in (_GLUED, _GLUED_RIGHTS):
        for found in pattern.finditer(paragraph, max(0, len(paragraph) - _LONGEST)):
            if found.start("tail") and is_credit(paragraph[found.start("tail") :]):
                return found.start("tail")
    return None


def outlet_in(credit: str) -> str:
    """The outlet that a credit names as publisher, or empty.

    'for X's Korean Service' and '© 2013 X' name it. 'X contributed to this report' names somebody else's wire,
    and so does an agency wherever it stands: both stay out.
    """
    flat = " ".join(credit.split())
    for pattern in (_SERVICE, _FOR):
        found = pattern.search(flat)
        if found and not is_agency(found["outlet"]):
            return found["outlet"].strip(" ,.")
    if is_sign_off(flat):
        return "" if is_agency(flat.strip(" -—–()[]")) else flat.strip(" -—–()[]")
    owned = _COPYRIGHT.fullmatch(flat)
    if owned and owned["holder"] and not is_agency(owned["holder"]):
        holder = owned["holder"].strip(" ,.")
        # '© by Min Seo' names the writer.
        writer = is_person(holder) and re.search(r"\bby\s+" + re.escape(holder), flat, re.IGNORECASE)
        return "" if writer or holder.lower().startswith("all rights") else holder
    return ""


def writer_in(credit: str) -> str:
    """Who a credit says reported or wrote it, or empty; translators and editors did not."""
    found = _WRITER.search(" ".join(credit.split()))
    return found["who"].strip(" ,") if found else ""


def is_sign_off(line: str) -> bool:
    """Whether a report's last line is nothing but an outlet's or agency's name."""
    bare = line.strip(" -—–()[]")
    return len(bare.split()) <= 4 and is_name_like(bare) and bool(outlet_evidence(bare))


def wire_in(credit: str) -> str:
    """The news agency whose copy a credit acknowledges, or empty."""
    return short_agency(credit)


def _may_hold_credits(flat: str) -> bool:
    small = flat.lower()
    return any(hint in small for hint in _HINTS)
