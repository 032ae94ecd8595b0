"""Words that say that there is an amount, or is none known, become a figure with both ends open."""

from sayso.extract.figures.measure import read_measure
from sayso.extract.figures.numerals import UNSTATED
from sayso.extract.found import Found
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.late import late
from sayso.model.text import Span

_READ = late(UNSTATED)
_ABOUT = late(
    r"\s(?:on|for|of|about)(?:\show\s(?:many|much))?(?=\s)(?:\sthe)?(?:\s(?:total|exact|overall))?(?:\snumber\sof)?(?:\sthe)?(?=\s)"
)
_NO = frozenset("nN")
UNSTATED_FIRST = frozenset("nNaAcdfm%")
"""The characters that such words may begin with."""


def read_unstated(text: str, at: int) -> Found | None:
    """Read words without a number at ``at`` that stand for an amount; ``None`` where there are none."""
    match = _READ.match(text, at)
    if match is None:
        return None
    words = match.group()
    unit, scale = _unit(words)
    about = None if unit else _ABOUT.match(text, match.end())
    measure = read_measure(text, about.end()).words if about else ""
    figure = Figure(None, None, Bound.VAGUE, scale, unit, measure=measure)
    why = f"'{words}' says that no number is known" if words[0] in _NO else f"'{words}' gives no number"
    return Found(Span(match.start(), match.end()), figure, "figures.unstated", why)


def _unit(words: str) -> tuple[str, Scale]:
    if "percent" in words or words == "%":
        return "percent", Scale.PERCENT
    if words == "mcg":
        return "microgram", Scale.MASS
    last = words.rsplit(None, 1)[-1]
    if last in _DEGREES:
        return _DEGREES[last], Scale.TEMPERATURE
    return ("money", Scale.MONEY) if last in {"sum", "fee", "price"} else ("", Scale.COUNT)


_DEGREES = {
    "celsius": "degree Celsius", "centigrade": "degree Celsius", "fahrenheit": "degree Fahrenheit",
    "farenheit": "degree Fahrenheit",
}  # fmt: skip
