"""The rule that fired and what it saw become the words that an editor reads: why this is taken for a claim."""

from sayso.extract.found import Found
from sayso.model.figure import Figure
from sayso.model.when import When

FIGURES = {
    "count": "a number",
    "money": "an amount of money",
    "percent": "a number of percent",
    "duration": "a length of time",
    "age": "an age",
    "quantity": "a number with its unit",
    "temperature": "a temperature",
    "ratio": "a share or a multiple",
    "votes": "a number of votes",
    "unstated": "words that give no number",
}
"""What each family of figure rules takes words for, by the word after ``figures.`` in the rule's name."""

DATES = {
    "ago": "a time counted back",
    "before-last": "the one before the last",
    "clock": "a time of day in digits",
    "clock-less": "a time of day, of which more stands beside it",
    "clock-past": "a time of day in words",
    "clock-words": "a time of day in words",
    "day": "a day and a month",
    "day-clock": "a day with a time of day",
    "day-less": "a day, whose month stands beside it",
    "day-more": "another day of the month beside it",
    "day-of-month": "a day of a month that is pointed at",
    "deictic": "a day seen from the day of writing",
    "digits": "a date in digits",
    "ended": "a period that ended on a date",
    "every": "a time that comes round",
    "fiscal": "a business year",
    "fiscal-code": "a business year, abbreviated",
    "from-now": "a time counted on",
    "half": "half of a year",
    "half-code": "half of a year, abbreviated",
    "holiday": "a holiday",
    "later": "a time counted from another",
    "month": "a month",
    "month-less": "a month, whose year stands beside it",
    "month-of-year": "a month of a year that is pointed at",
    "month-relative": "a month that is pointed at",
    "month-year": "a month and a year",
    "nth-of": "one of several days in a period",
    "often": "how often",
    "part-of-day": "a part of a day",
    "period": "a business period",
    "quarter": "a quarter of a year",
    "quarter-code": "a quarter of a year, abbreviated",
    "recent": "a stretch up to the day of writing, or on from it",
    "reference": "words for now, once or soon",
    "relative": "a period seen from the day of writing",
    "season": "a season",
    "the-unit": "a period that is talked of",
    "unit-before": "the period before another",
    "units-ahead": "a stretch still to come",
    "week-of": "the week of a day",
    "weekday": "a day of the week",
    "weekday-ordinal": "a day of the week with its number",
    "weekday-week": "a day of the week after next",
    "year": "a year in digits",
    "year-short": "a year of two digits",
    "year-words": "a year in words",
}
"""What date rules take words for, by the rest of the rule's name; others are called what they are called."""


def reason(found: Found) -> str:
    """Why ``found`` is taken for a claim: what the rule looks for, then what it saw here. Never empty."""
    what = _what(found)
    return f"{what}; {found.why}" if found.why and what else found.why or what


def _what(found: Found) -> str:
    family, _, rest = found.rule.partition(".")
    value = found.value
    if isinstance(value, Figure):
        name, _, form = rest.partition(".")
        said = FIGURES.get(name, name.replace("-", " ") or "a figure")
        if value.measure and name == "count":
            said += f" of '{value.measure}'"
        return f"{said}, not exact" if form == "vague" else said
    if isinstance(value, When):
        said = DATES.get(rest, rest.replace("-", " ") or "a date")
        return f"{said}, read against {value.basis}" if value.basis else said
    # What tells a place from a person is the cue itself.
    return "" if found.why else f"a {family.removesuffix('s')} by its {rest or 'name'}"
