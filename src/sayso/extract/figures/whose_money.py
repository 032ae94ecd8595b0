"""A text becomes the country whose money its bare names and signs mean: by dateline, by places, by the nearest name."""

import re
from bisect import bisect_left

from sayso.model.late import late

_NORTHERN = "Pyongyang|(?:Shin|Sin)uiju|Hyesan|Chongjin|Hamh[eu]+ng|Wonsan|Rason|Kaesong|Nampo|Sariwon"
_SOUTHERN = "Seoul|Busan|Pusan|Incheon|Daegu|Daejeon|Gwangju|Ulsan|Suwon|Sejong|Jeju"
_KOREAS = late(rf"\b(?:(?P<north>North Korean?|{_NORTHERN})|South Korean?|{_SOUTHERN})\b")
_TOWN = late(rf"\b(?i:in|at|around|near|across) (?:{_NORTHERN})\b")
_SOUTH = late(rf"\b(?:South Korean?|{_SOUTHERN})\b")
_DATELINE = late(
    rf"(?im:^)[ \t]*(?:(?P<north>{_NORTHERN.upper()}|{_NORTHERN})|{_SOUTHERN.upper()}|{_SOUTHERN})\b"
    r"(?:, [^\n—–(-]{2,24})?(?: \([^)\n]{2,24}\))? ?(?:—|–|--?) ?"
)
_DATELINE_WITHIN = 600
_SAID_BEFORE, _SAID_AFTER = 160, 80
"""How far before and after a price the northern town may stand that it is paid in."""


class Koreas:
    """Which of the two currencies called won a price in one text is in."""

    def __init__(self, text: str, country: str) -> None:
        self._text = text
        dateline = _DATELINE.search(text[:_DATELINE_WITHIN])
        self._opens = dateline.end() if dateline else 0
        self._settled = ("KPW" if dateline["north"] else "KRW") if dateline else ""
        if not self._settled:
            self._settled = {"KR": "KRW", "KP": "KPW"}.get(country, "")
        named = [] if self._settled else list(_KOREAS.finditer(text))
        self._starts = [match.start() for match in named]
        self._codes = ["KPW" if match["north"] else "KRW" for match in named]

    def won_at(self, at: int) -> str:
        """The code of the won stated at ``at``: by a northern town beside it, dateline, outlet, or the nearest name."""
        before = self._text[max(self._opens, at - _SAID_BEFORE) : at].rpartition("\n")[2]
        after = self._text[at : at + _SAID_AFTER].partition("\n")[0]
        beside = before + re.split(r"[.;] ", after, maxsplit=1)[0]
        if _TOWN.search(beside) and not _SOUTH.search(before.rpartition(". ")[2]):
            return "KPW"
        if self._settled or not self._starts:
            return self._settled or "KRW"
        right = bisect_left(self._starts, at)
        if right == 0 or right == len(self._starts):
            return self._codes[min(right, len(self._starts) - 1)]
        nearer = right if self._starts[right] - at < at - self._starts[right - 1] else right - 1
        return self._codes[nearer]


_DOLLAR_LANDS = {
    "AUD": "Australian?s?|Canberra|Queensland|Brisbane|Melbourne|Sydney|Adelaide|Tasmanian?|New South Wales",
    "CAD": "Canada|Canadians?|Ottawa|Toronto|Montreal|Quebec|Ontario|Alberta|Manitoba|Saskatchewan|British Columbia"
    "|Nova Scotia|Newfoundland",
    "NZD": "New Zealand(?:ers?)?|Auckland",
    "HKD": "Hong Kong(?:ers?)?",
    "SGD": "Singapore(?:ans?)?",
}
_AMERICAN = (
    "U\\.S|US|USA|United States|Americans?|Washington|Congress|Pentagon|White House|Wall Street|Nasdaq|New York|Calif"
    "|Fla|Mass|Conn|Ariz|Colo|Wis|Tenn|Minn|California"
    "|Texas|Florida|Chicago|Los Angeles|Boston|Hawaii|Alaska|Seattle|Detroit|Houston|San Francisco|Hollywood"
    "|Pennsylvania|Michigan|Ohio|Virginia|Illinois|Massachusetts|New Jersey|Georgia|Arizona|Nevada|Colorado"
)
_ELSEWHERE = (
    "Brit(?:ain|ish)|UK|London|England|Scotland|Ireland|Irish|Europe(?:an)?|France|French|Paris|German[sy]?|Berlin"
    "|Ital(?:y|ian)|Spain|Spanish|Portug|Dutch|Netherlands|Belgi|Swiss|Switzerland|Austrian?|Swed|Norw|Danish|Denmark"
    "|Finland|Iceland|Poland|Polish|Ukrain|Russian?s?|Moscow|Greece|Greek|Turk(?:ey|ish)|Israelis?|Iran|Iraq|Syria"
    "|Leban|Saudi|Emirat|Dubai|Qatar|Kuwait|Egypt|Liby|Sudan|Kenya|Nigeria|Ghana|Ethiopia|Zimbabwe|South Africa|Africa"
    "|China|Chinese|Beijing|Japan|Tokyo|Korea|Taiwan|India|Pakistan|Bangladesh|Sri Lanka|Nepal|Afghan|Indonesia"
    "|Malaysia|Thai|Vietnam|Philippine|Cambodia|Myanmar|Papua|Fiji|Mexic|Cuba|Brazil|Argentin|Chile|Colombia|Peru"
    "|Venezuela|Haiti|Jamaica"
)
_LANDS = late(
    r"\b(?:"
    + "|".join(rf"(?P<{code}>(?:{names}|{names.upper()})\b)" for code, names in _DOLLAR_LANDS.items())
    + rf"|(?P<USD>(?:{_AMERICAN}|{_AMERICAN.upper()})\b)|(?:{_ELSEWHERE}|{_ELSEWHERE.upper()}))"
)
"""Places as text and as a dateline in capitals write them."""

_COUNTRIES = ("austral", "canad", "new zealand", "hong kong", "singapore", "canberra", "ottawa")


def dollar_of_places(text: str) -> str:
    """The dollar of the one country that every country, town and people named in ``text`` belongs to; else empty.

    A lone town may be a person's name or one of its namesakes: it takes two, a dateline in capitals, or the
    country or its capital.
    """
    code = ""
    names: set[str] = set()
    for match in _LANDS.finditer(text):
        land = match.lastgroup or ""
        if land in {"", "USD"} or (code and land != code):
            return ""
        code = land
        names.add(match.group())
    sure = len(names) > 1 or any(name.isupper() or name.lower().startswith(_COUNTRIES) for name in names)
    return code if sure else ""
