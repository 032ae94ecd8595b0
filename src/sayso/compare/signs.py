"""The words around an amount go in, the signs of how it is counted come out: a part, on top of another, asked for."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")

_SIGNS = {
    "more": r"# (?:more|others?|further|additional|extra|fewer)\b|\b(?:another|additional|further) #"
    r"|\b(?:ris(?:e|es|en|ing)|rose|grow(?:s|n)?|grew|increase[sd]?|up|f[ae]ll(?:s|en)?|drop(?:s|ped)?|down) by #",
    "part": (
        r"# (?:(?!and\b)[\w'’-]+ )?of (?:them|these|those|the|his|her|its|their|us|whom|which)\b"
        r"|\b(?:including|of whom|of which)(?: were| are)? #"
        r"|\bamong (?:the |those )?(?:dead|injured|missing|victims|survivors|them)\b[^#]{0,20} #"
    ),
    "bodies": r"# (?:[\w'’-]+ )?(?:bodies|corpses)\b",
    "extreme": r"\b(?:fewest|record|highest|lowest|busiest|previous|usual|normal|normally)\b[^#,;]{0,20}#",
    "wished": (
        r"\b(?:ask(?:s|ed|ing)? (?:for|the|them)|demand(?:s|ed|ing)?|want(?:s|ed)?|seek(?:s|ing)?|sought|propos\w+"
        r"|target)\b[^#;]{0,60}#"
    ),
    "offered": r"\b(?:offer(?:s|ed|ing)?|pledg\w+|prepared to|ready to)\b[^#;]{0,60}#",
    "expected": r"\b(?:would|could|might|may(?! \d)|expect\w*|forecast\w*|predict\w*|will)\b[^#;]{0,40}#",
    "told": (
        r"\b(?:said|says|told|added|reported|posted|wrote|stated|statement|announced|interview|asked|answered|replied|repeated|insisted|"
        r"warned|denied|confirmed|estimated|conceded|predicted|testified)"
        r"\b(?: [\w'’-]+){0,3}?(?: (?:on|late|early|late on|early on))? #"
    ),
    "since": r"\b(?:since|from|between|until|till|born(?: in)?|founded(?: in)?|built(?: in)?|opened(?: in)?) #",
    "elsewhere": r"\b(?:north|south|east|west|northeast|northwest|southeast|southwest|miles|kilomet(?:er|re)s|km) of #",
    "counted name": r"\bnames of #|# (?:names|tickets)\b",
}
"""Words around an amount, written ``#``, that say how it is counted: signs that two claims must share."""

UNLIKE = frozenset({"more", "part", "counted name"})
"""Signs of which two counts must share each: eight more are not the eight."""

OF_OCCASIONS = frozenset({"told", "since", "elsewhere"})
"""Signs of dates and places: something was said then, lasts since then, or is so far from there."""

_PATTERNS = {name: re.compile(pattern) for name, pattern in _SIGNS.items()}


def line_of(before: str, after: str) -> str:
    """What stands before and after an amount, in lower case, words and marks set apart, with ``#`` for the amount."""
    return f"{' '.join(_WORD.findall(before.casefold()))} # {' '.join(_WORD.findall(after.casefold()))}".strip()


@lru_cache(maxsize=1 << 14)
def signs_in(line: str) -> frozenset[str]:
    """The signs in a sentence as ``line_of`` writes it."""
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(line))
