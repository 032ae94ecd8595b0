"""The grammar: which runs of codes are a date, each rule with its name and the reader that gives its value.

Codes are explained in ``sayso.extract.dates.words.LEGEND``. Every repeat is bounded, so matching is linear.
"""

import re
from functools import cache
from typing import NamedTuple

from sayso.model.late import late

MOD = "(?:t?v(?:et?)?|[vj]-|[rk](?:et?)?|t?jft?)"
"""'early', 'late in the', 'earlier', 'the end of the'."""
PART = "(?:t?v(?:et?)?|v-|t?jft?)"
"""'early', 'late', 'the end of'."""
MONTH = r"(?:M|m\.?)"
WEEKDAY = r"(?:W|w\.?)"
DAY = "[do]"
YEAR = "y"
MONTH_DAY = rf"{MONTH}t?(?:{DAY}(?:-{DAY}(?!-)|-{MONTH}{DAY})?|O)"
DAY_MONTH = rf"t?(?:{DAY}(?:-{DAY})?f?|Of){MONTH}"
FULL = rf"(?:{WEEKDAY},?)?(?:{MONTH_DAY}(?:,?{YEAR})?|{DAY_MONTH}(?:,?f?{YEAR})?|d-{MONTH}-{YEAR}|{MONTH}-d-{YEAR})"
CLOCK = r"~?(?:[dTiN]p|T|d?K|[yn](?=z)|(?<=e)[yn]V)(?:z|\(z\)|,z)?"
QUANTITY = "(?:(?:a?N|a)(?:-?N)?|[dn#iy])(?:-?&-?a-?h|I|&N|&d)?f?"
UNIT = "[UVqC]"
HEDGE = r"(?:~|>\+)?"
ANY_DAY = rf"(?:{FULL}|c?[lx]?{WEEKDAY}|u|I)"


class Rule(NamedTuple):
    """A run of codes, as a regular expression, and the reader of what it matches; ``name`` is stable.

    ``first`` are the codes that a match can begin with: at any other the rule is not tried.
    """

    name: str
    reader: str
    first: str
    pattern: str


def _rule(name: str, reader: str, first: str, pattern: str) -> Rule:
    return Rule(f"date.{name}", reader, first, pattern)


RULES = (
    _rule("day", "absolute", "MOWdmotvw~", rf"(?:ve?|v-|~)?{FULL}"),
    _rule("month-year", "absolute", "Mjkmrtv", rf"{MOD}?{MONTH}(?:,|f|e)?{YEAR}"),
    _rule("month-of-year", "absolute", "Mjkrtv", rf"{MOD}?Mf?[clx]U"),
    _rule("month-less", "month_less", "M", "M(?=[-&]Mf?y)"),
    _rule("month", "absolute", "Mjkrtv", rf"{MOD}?M"),
    _rule("month-relative", "absolute", "Zcjklrtvx", rf"{MOD}?t?c?[lxcZ]{MONTH}{DAY}?"),
    _rule("weekday", "weekday", "WZbcjltvx", rf"{PART}?(?:t?(?:c?[lx]|Z)|c|b)?W(?:,?c?[lx]U)?"),
    _rule("week-of", "week_of", "t", rf"tUf(?:{FULL}|M(?:,?f?y)?)"),
    _rule("nth-of", "nth_of", "t", rf"t[Ol][UW][fe](?:{MONTH}(?:,?f?{YEAR}|f?[clx]U)?|{YEAR}|[clx]U|t?U|AU)"),
    _rule("year-short", "year_short", "@", "@"),
    _rule("clock-less", "clock_less", "diT", r"[dTi](?=[-&][dTi]p)"),
    _rule("day-more", "day_more", "do", rf"(?<=[Mm]{DAY}&){DAY}(?=[.,e)|v]|$)|(?<=m\.{DAY}&){DAY}(?=[.,e)|v]|$)"),
    _rule("day-less", "day_less", "do", rf"{DAY}(?=&{DAY}f?M)"),
    _rule("weekday-ordinal", "weekday_ordinal", "Ww", rf"{WEEKDAY},?(?:t[oO]|o)(?!-?[qCUhMmf])"),
    _rule("weekday-week", "weekday_week", "W", r"W(?:U(?=[_.,)e|]|$)|l(?=[.,)|]|$))"),
    _rule("weekday-day", "weekday", "clx", rf"c?[lx]W,{FULL}"),
    _rule("year", "year", "Ujkrtvy", rf"{MOD}?(?:t?Uf?)?{YEAR}(?:-(?:{YEAR}|[dn]))?"),
    _rule("year-words", "year_words", "MNjkrtv", rf"{MOD}?(?:tU)?(?:Mf?)?NN(?:[-&]?N)?"),
    _rule("decade", "decade", "ENOltvx", r"(?:t?(?:v-?|[Olx]hft?))?t?(?:N-)?E"),
    _rule("century", "century", "Ojkortv", rf"{MOD}?t?[oO]-?CB?"),
    _rule("era", "era", "#Bdny", r"[dny#]B|B[dny]"),
    _rule("day-of-month", "day_of_month", "t", r"tof(?:[clx]|t)U|(?<=e)to(?=[.,)|]|$)"),
    _rule("digits", "digits", "IWw", rf"(?:{WEEKDAY},?)?I"),
    _rule("deictic", "deictic", "jtuv", rf"{PART}?u"),
    _rule("reference", "reference", "8>Rct", r"[8>]?R|tl(?![-_NdnUVWMSDyqPClx#OaEIihf])|t_?J(?![UVqPNd])|cV"),
    _rule("half-code", "half_code", "5y", "5-?,?f?y|y-?5"),
    _rule("fiscal-code", "fiscal_code", "4", "4(?:-[dn])?"),
    _rule("ended", "ended", "t", rf"t(?:{QUANTITY})?(?:F-?)?[UVq](?=[_&]t?(?:{FULL}|M(?!_?[UV])))"),
    _rule("fiscal", "fiscal", "FLZbcjklrtvx", rf"{MOD}?t?[clxLbZ]?F-?U?(?:y(?:-[dn])?)?|{MOD}?tF-?U"),
    _rule("relative", "relative", "Zbcjklrtvx", rf"{MOD}?t?(?:c?[lxZ]|c|b?b)[UqC]"),
    _rule("the-unit", "the_unit", "jkrtv", rf"{MOD}?t[Uq]"),
    _rule("unit-before", "unit_before", "t", r"t[Uq]=(?=[.,)|&]|$)"),
    _rule("before-last", "before_last", "t", r"t[UD]=(?:u|[lx](?=[_.,)|&]|$))"),
    _rule("year-end", "year_end", "U~", r"~?Us?-?j(?:,?y)?"),
    _rule(
        "recent", "stretch", "AJcltx", rf"(?:t|A&)?t?c?(?:[lx]|J)(?:{QUANTITY}(?:-_)?(?:&(?:d|N))?)?(?:V(?:&V)?|U-?q|q)"
    ),
    _rule("units-ahead", "ahead", "t", "tV_"),
    _rule("first-units", "first_units", "t", rf"t[Ol]{QUANTITY}V(?:f(?:y|t?U|[clx]U))?"),
    _rule("ago", "ago", "#>CNUVadhinqy~", rf"{HEDGE}(?:h?{QUANTITY}(?:-|_)?)?{UNIT}(?:&(?:ah|[N_]))?g"),
    _rule("later", "later", "#>NVadiny~", rf"{HEDGE}(?:{QUANTITY}_?{UNIT}(?:&[N_])?|V)(?:[rk]|=(?=[.,)|]|$))"),
    _rule("from-now", "ago", "#>Nadiny~", rf"{HEDGE}{QUANTITY}{UNIT}_[Ru]"),
    _rule("season", "season", "Sbcjklrtvx", rf"{MOD}?t?(?:c?[lxc]|b(?=S[.,)|]))?S(?:(?:f|,)?y|f@|f[lxc]U)?"),
    _rule("season-of", "season", "jkrtvy", rf"{MOD}?ySs?"),
    _rule(
        "quarter",
        "quarter",
        "FLOUcloqtxy",
        r"(?:(?:t_?)?(?:[clxL]|y|[clx]Us|U-?[gr])?(?:F-?)?(?:[oO](?:&[oO])?|ON)?|(?:F-?)?[oO]-)q"
        r"(?:f?(?:t?[clx]?F?-?U|F?-?y)|f?4|aU[gr])?",
    ),
    _rule("quarter-code", "quarter", "9ty", r"(?:9-?,?f?[y4]|y-?9|t9|9(?=[_.,)|&]|$))"),
    _rule("period", "period", "Ut", r"t_?(?:L|y|U-[rg]|b)?P(?:t?[clx]U|aU[gr])?|U-[rg]|tL[UqV]"),
    _rule("half", "half", "Ocltx", r"t?(?:[clx]Us)?[Olx]-?hf?(?:t?[clx]?U|F?y)|[clx]Us[O]-?h|O-h(?=[_-])"),
    _rule(
        "holiday",
        "holiday",
        "%36AGHMOclx",
        r"(?:c?[lxc]|A)?(?:H(?:Y|U|W|_-_)?|(?:3\.?)?Gs?U|MU|%Us(?:Y|U)?|6W|OfM|MO)(?:,?y)?",
    ),
    _rule("clock", "clock", "KNTdiny~", rf"{CLOCK}(?:1?,?e?{ANY_DAY}|cD|{WEEKDAY}D|etD)?"),
    _rule("clock-words", "clock", "Nd", "[dN]etD"),
    _rule("day-clock", "clock", "IMOWcdlmotuwx", rf"{ANY_DAY}D?,?e?{CLOCK}"),
    _rule("clock-past", "clock_past", "hq", rf"[hq][l&][dN](?:p|etD)?(?:,?e?{ANY_DAY})?"),
    _rule("early-hours", "early_hours", "tv", rf"t?[v_]Vf{ANY_DAY}D?"),
    _rule("part-of-day", "part_of_day", "MOWcdjklmortuvwx", rf"{MOD}?(?:c?[lx]?{WEEKDAY}|u|{FULL})D"),
    _rule("this-part", "part_of_day", "Zbcjklrtvx", rf"{MOD}?t?(?:c?[lxcZ]|b?b)D"),
    _rule("part-of", "part_of_day", "Djkrtv", rf"t?{MOD}?D,?(?:f|e)?{ANY_DAY}"),
    _rule("the-part", "part_of_day", "tv", r"(?<=e)tv?-?D|v-?D"),
    _rule("every", "every", "AW", r"A(?:&A)?(?:[UqCWSDMH]D?|(?:[Nd]V)|[O_]U)|WD|W"),
    _rule("weekends", "weekends", "V", "(?<=e)V"),
    _rule("often", "often", "7Q", r"7?Q|7aU"),
)
"""In order of preference among matches of the same length."""

_ALWAYS = "MmWwyTKuEHIQRS9B45@AD3"
_BEFORE_MORE = "lxcZLkrjCFJ8>dnoONi#7%6GVvq"
START = late(
    rf"[{_ALWAYS}{_BEFORE_MORE}tahbU~]"
    rf"(?:(?<=[{_ALWAYS}])|(?<=[{_BEFORE_MORE}])(?=[^_.,)|])|(?<=[dnN#])(?=_[UVqC])|(?<=eV)|(?<=&[do])"
    r"|(?<=t)(?=[OUVqSlxcbZvjydoEFPLD9CJ]|N[-NV]|_[qPUJV])|(?<=a)(?=[NUVqCh])|(?<=h)(?=[al])|(?<=b)(?=[bUqCDPWFS])"
    r"|(?<=U)(?=-[rgj]|[sj&gr]|f?y)|(?<=~)(?=[^_.,)|tf]))"
)
"""Where a rule can begin at all; words that begin none are passed over.

The code stands first, and what tells more about it after: so the search skips to the next such code.
"""


_LOOKED_BACK_AT = {"d": 4, "o": 4, "t": 1, "v": 1, "y": 1, "n": 1, "V": 1}
"""How many codes before a match a rule that begins with the code may look at; none at any other."""
_UNKNOWN = "__"
_LONGEST_KEPT = 40
_MOST_KEPT = 1 << 14

Lengths = tuple[tuple[int, Rule], ...]
_kept: dict[tuple[str, int], Lengths] = {}


@cache
def _tried_at(code: str) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """The rules that can begin with ``code``, each with its pattern."""
    return tuple((_compiled(rule.pattern), rule) for rule in RULES if code in rule.first)


_compiled = cache(re.compile)


def matches(codes: str, at: int) -> Lengths:
    """The rules that match at token ``at``, each with how many tokens it takes, longest first.

    No rule reaches over two unknown words in a row, so what stands beyond them changes nothing: the matches of a
    stretch up to there, met again and again in news, are worked out once.
    """
    last = codes.find(_UNKNOWN, at, at + _LONGEST_KEPT)
    if last < 0:
        return _lengths(codes, at)
    first = max(0, at - _LOOKED_BACK_AT.get(codes[at], 0))
    key = codes[first : last + 2], at - first
    known = _kept.get(key)
    if known is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[key] = _lengths(*key)
    return known


def _lengths(codes: str, at: int) -> Lengths:
    found = [
        (match.end() - at, rule)
        for pattern, rule in _tried_at(codes[at])
        if (match := pattern.match(codes, at)) is not None and match.end() > at
    ]
    found.sort(key=_by_length)
    return tuple(found)


def _by_length(length_rule: tuple[int, Rule]) -> int:
    return -length_rule[0]
