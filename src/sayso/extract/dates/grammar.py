"""The grammar: which runs of codes are a date, each rule with its name and the reader that gives its value.

Codes are explained in ``sayso.extract.dates.words.LEGEND``. Every repeat is bounded, so matching is linear.
"""

import re
from dataclasses import dataclass

MOD = "(?:t?v-?(?:et?)?|[rk](?:et?)?|t?jft?)"
"""'early', 'late in the', 'earlier', 'the end of the'."""
MONTH = r"(?:M|m\.?)"
WEEKDAY = r"(?:W|w\.?)"
DAY = "[do]"
YEAR = "y"
MONTH_DAY = rf"{MONTH}t?(?:{DAY}(?:-{DAY}(?!-)|-{MONTH}{DAY})?|O)"
DAY_MONTH = rf"t?(?:{DAY}(?:-{DAY})?f?|Of){MONTH}"
FULL = rf"(?:{WEEKDAY},?)?(?:{MONTH_DAY}(?:,?{YEAR})?|{DAY_MONTH}(?:,?f?{YEAR})?)"
CLOCK = r"~?(?:[dTi]p|T|K|[yn](?=z))(?:z|\(z\)|,z)?"
QUANTITY = "(?:a?N|[dn#iy]|a)(?:-?N|&ah|I|&N|&d)?f?"
UNIT = "[UVqC]"
HEDGE = r"(?:~|>\+|e_)?"
ANY_DAY = rf"(?:{FULL}|c?[lx]?{WEEKDAY}|u|I)"


@dataclass(frozen=True)
class Rule:
    """A run of codes and the reader of what it matches; ``name`` is stable."""

    name: str
    pattern: re.Pattern[str]
    reader: str


def _rule(name: str, reader: str, pattern: str) -> Rule:
    return Rule(f"date.{name}", re.compile(pattern), reader)


RULES = (
    _rule("day", "absolute", FULL),
    _rule("month-year", "absolute", rf"{MOD}?{MONTH}(?:,|f|e)?{YEAR}"),
    _rule("month-of-year", "absolute", rf"{MOD}?Mf?[clx]U"),
    _rule("month", "absolute", rf"{MOD}?M"),
    _rule("month-relative", "absolute", rf"{MOD}?t?c?[lxcZ]{MONTH}{DAY}?"),
    _rule("weekday", "weekday", rf"{MOD}?t?(?:c?[lx]|c|Z|b)?W(?:,?c?[lx]U)?"),
    _rule("weekday-day", "weekday", rf"c?[lx]W,{FULL}"),
    _rule("year", "year", rf"{MOD}?(?:t?Uf?)?{YEAR}(?:-(?:{YEAR}|[dn]))?"),
    _rule("year-words", "year_words", rf"{MOD}?(?:tU)?(?:Mf?)?NN(?:-?N)?"),
    _rule("decade", "decade", r"(?:t?(?:v-?|[Olx]hft?))?t?E"),
    _rule("century", "century", rf"{MOD}?t?[oO]-?CB?"),
    _rule("era", "era", r"[dny#]B|B[dny]"),
    _rule("digits", "digits", rf"(?:{WEEKDAY},?)?I"),
    _rule("deictic", "deictic", rf"{MOD}?u"),
    _rule("reference", "reference", r"8?R|tl(?![-_NdnUVWMSDyqPClx#OaEIihf])|t_?J(?![UVqPNd])|cV"),
    _rule("relative", "relative", rf"{MOD}?t?(?:c?[lxZ]|c|b?b)F?(?:[UqCSDP]|H)"),
    _rule("the-unit", "the_unit", rf"{MOD}?t[Uq]"),
    _rule("year-end", "year_end", r"Us?-?j"),
    _rule("recent", "stretch", rf"(?:t|A&)?t?c?(?:[lx]|J)(?:{QUANTITY}(?:&(?:d|N))?)?(?:V(?:&V)?|U-?q|q(?=.))"),
    _rule("first-units", "first_units", rf"t[Ol]{QUANTITY}V(?:f(?:y|t?U|[clx]U))?"),
    _rule("ago", "ago", rf"{HEDGE}(?:{QUANTITY}(?:-|_)?)?{UNIT}(?:&[N_])?g"),
    _rule("later", "later", rf"{HEDGE}{QUANTITY}_?{UNIT}(?:&[N_])?[rk]"),
    _rule("from-now", "ago", rf"{HEDGE}{QUANTITY}{UNIT}_[Ru]"),
    _rule("season", "season", rf"{MOD}?t?(?:c?[lxc])?S(?:(?:f|,)?y|f[lxc]U)?"),
    _rule("season-of", "season", rf"{MOD}?ySs?"),
    _rule(
        "quarter",
        "quarter",
        r"(?:t_?)?(?:[clxL]|y|[clx]Us|U-?[gr])?-?F?-?(?:O(?:[&]O)?|ON)?-?q(?:f?(?:t?[clx]?F?-?U|F?-?y)|g|aU[gr])?",
    ),
    _rule("quarter-code", "quarter", r"(?:9,?f?y|y9|t9|9(?=_))"),
    _rule("period", "period", r"t_?(?:L|y|U-[rg]|b)?P(?:t?[clx]U|aU[gr])?|(?:t_?)?U-[rg]|tL[UqV]"),
    _rule("half", "half", r"t?(?:[clx]Us)?[Olx]-?hf?(?:t?[clx]?U|F?y)|[clx]Us[O]-?h"),
    _rule("fiscal", "fiscal", rf"{MOD}?t?[clxLbZ]?F-?U?y?|{MOD}?tF-?U"),
    _rule("holiday", "holiday", r"(?:c?[lxc]|A)?(?:H(?:Y|U|W)?|Gs?U|%Us(?:Y|U)|6W|OfM|MO)(?:,?y)?"),
    _rule("clock", "clock", rf"{CLOCK}(?:,?e?{ANY_DAY}|cD|{WEEKDAY}D|etD)?"),
    _rule("clock-words", "clock", r"~?[dN]etD"),
    _rule("day-clock", "clock", rf"{ANY_DAY}D?,?e?{CLOCK}"),
    _rule("part-of-day", "part_of_day", rf"{MOD}?(?:c?[lx]?{WEEKDAY}|u|{FULL})D"),
    _rule("this-part", "part_of_day", rf"{MOD}?t?(?:c?[lxcbZ])D"),
    _rule("part-of", "part_of_day", rf"t?{MOD}?D,?(?:f|e)?{ANY_DAY}"),
    _rule("the-part", "part_of_day", r"(?<=e)tv?-?D|v-?D"),
    _rule("every", "every", r"A(?:&A)?(?:[UqCWSDMH]D?|(?:[Nd]V)|[O_]U)|W(?=[^_])|WD"),
    _rule("often", "often", r"Q|7aU"),
)
"""In order of preference among matches of the same length."""

START = re.compile(r"[MmWwydnoTiKUVSlxcLbZrkvujECBFHGAQI9#846%78~>NO]|t(?:[^_,.|e]|_[qPUJ])|a[^_]|R|J|D|(?<=e)t|Q")
"""Where a rule can begin at all; words that begin none are passed over."""


def _all_rules() -> re.Pattern[str]:
    """One pattern that tries every rule at one place: group ``n`` is what rule ``n`` matches there."""
    return re.compile("".join(f"(?:(?=({rule.pattern.pattern})))?" for rule in RULES))


ALL_RULES = _all_rules()


def matches(codes: str, at: int) -> list[tuple[int, Rule]]:
    """The end of each rule's match at token ``at``, longest first."""
    found = ALL_RULES.match(codes, at)
    assert found is not None
    ends = [(found.end(group), RULES[group - 1]) for group in range(1, len(RULES) + 1) if found.end(group) > at]
    ends.sort(key=lambda end_rule: -end_rule[0])
    return ends
