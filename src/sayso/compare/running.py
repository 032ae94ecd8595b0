"""A running count at two times, with the verdict on its bare values, goes in; what has become of it comes out."""

from sayso.compare.figures import same_unit_amounts
from sayso.compare.scope import negated
from sayso.compare.wording import say_between, say_value
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion, Course, Outcome, Reason, Verdict
from sayso.model.when import When


def over_time(earlier: Assertion, later: Assertion, plain: Verdict) -> Verdict:
    """The verdict on two values of one running count, of which one holds for an earlier time than the other.

    A later value replaces an earlier one. What only grows (the dead, the rescued) and is lower later was revised down:
    an editor should look. ``plain`` is the verdict on the bare values.
    """
    if plain.outcome is Outcome.INCOMPARABLE:
        return plain
    if negated(earlier) or negated(later):
        return _denied(earlier, later, plain)
    first, last = say_value(earlier), say_value(later)
    between = say_between(*_times(earlier, later))
    if plain.outcome is Outcome.AGREE:
        return Verdict(Outcome.COMPATIBLE, Reason.AS_OF, f"Both say {last}, at different times: {between}.")
    if plain.outcome is Outcome.COMPATIBLE:
        because = f"{first} and {last} can both hold, and are of different times: {between}."
        return Verdict(Outcome.COMPATIBLE, Reason.AS_OF, because)
    up = rises(earlier, later)
    if up or later.course is Course.MOVES:
        because = f"It {'rose' if up else 'fell'} from {first} to {last} between {between}."
        return Verdict(Outcome.COMPATIBLE, Reason.AS_OF, because)
    because = f"It was revised down from {first} to {last} between {between}, and such a count does not fall by itself."
    return Verdict(Outcome.CONFLICT, Reason.AS_OF, because)


def _denied(earlier: Assertion, later: Assertion, plain: Verdict) -> Verdict:
    """Of a count that moved on, a later denial takes back the value it names, and an earlier one is out of date."""
    same = plain.outcome is Outcome.AGREE and not negated(earlier) and negated(later)
    if same:
        because = f"{say_value(earlier)} was given first and taken back later: {say_between(*_times(earlier, later))}."
        return Verdict(Outcome.COMPATIBLE, Reason.SUPERSEDED, because)
    because = f"One only denies a value, and they are of different times: {say_between(*_times(earlier, later))}."
    return Verdict(Outcome.COMPATIBLE, Reason.NEGATION, because)


def _times(earlier: Assertion, later: Assertion) -> tuple[When, When]:
    assert earlier.as_of is not None
    assert later.as_of is not None
    return earlier.as_of, later.as_of


def rises(earlier: Assertion, later: Assertion) -> bool:
    """Whether the later of two amounts that do not meet is the higher one."""
    one, other = earlier.value, later.value
    if not (isinstance(one, Figure) and isinstance(other, Figure)):
        return False
    amounts = same_unit_amounts(one, other)
    return amounts is not None and amounts[0] < amounts[1]
