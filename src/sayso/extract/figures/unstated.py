"""Words that say that there is an amount, or is none known, become a figure with both ends open."""

from sayso.extract.figures.measure import read_measure
from sayso.extract.figures.starts import UNSTATED
from sayso.extract.found import Found
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.late import late
from sayso.model.text import Span

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_VAGUE = Bound.VAGUE
_COUNT, _MASS, _MONEY, _PERCENT, _TEMPERATURE = Scale.COUNT, Scale.MASS, Scale.MONEY, Scale.PERCENT, Scale.TEMPERATURE

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
    figure = Figure(None, None, _VAGUE, scale, unit, measure=measure)
    why = f"'{words}' says that no number is known" if words[0] in _NO else f"'{words}' gives no number"
    return Found(Span(match.start(), match.end()), figure, "figures.unstated", why)


def _unit(words: str) -> tuple[str, Scale]:
    if "percent" in words or words == "%":
        return "percent", _PERCENT
    if words == "mcg":
        return "microgram", _MASS
    last = words.rsplit(None, 1)[-1]
    if last in _DEGREES:
        return _DEGREES[last], _TEMPERATURE
    return ("money", _MONEY) if last in {"sum", "fee", "price"} else ("", _COUNT)


_DEGREES = {
    "celsius": "degree Celsius", "centigrade": "degree Celsius", "fahrenheit": "degree Fahrenheit",
    "farenheit": "degree Fahrenheit",
}  # fmt: skip
