"""An 'over' before a length of time becomes 'during' or 'more than': 'a rise over two years', 'for over a year'."""

from sayso.extract.figures.lexicon import word_set
from sayso.extract.figures.quantity import Quantity
from sayso.model.late import late

_LONGER_AFTER = word_set(
    "for after of in lasted lasting lasts last took take takes taken taking spent spend spends spending waited wait "
    "been is was were be with served serve serving to by at just well little than far bit way within nearly some "
    "already about has have had had since until requires require required needs need needed wait waiting aged a the"
)
"""Words after which 'over' is a bound: 'for over a year', 'sentenced to over a year', 'took over two hours'."""
_LONGER_BEFORE = late(
    r"\s+(?:ago|later|earlier|old|before|after|since|long|of|behind|late|overdue|in (?:jail|prison|custody|detention"
    r"|power|office)|an?\s(?:day|week|month|year)|per\s|each\s|every\s)"
)


def during(text: str, at: int, first: Quantity) -> bool:
    """Whether the 'over' at ``at`` before the length of time ``first`` says when, and not how much."""
    words = text[max(0, at - 16) : at].split()
    if words and words[-1].lower() in _LONGER_AFTER:
        return False
    return _LONGER_BEFORE.match(text, first.end) is None
