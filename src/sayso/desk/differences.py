"""Claims that the rules find in a text now, beside those that stand in it, become what is new, changed and gone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model.claim import Claim, Status, Value
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.when import When
from sayso.store.rereading import Present
from sayso.store.values import measure_of


@dataclass(frozen=True, slots=True)
class Difference:
    """What reading a text again yields beside the claims that stand in it.

    ``untouched`` are all suggestions that nobody touched and that the rules still find, with what they find.
    """

    added: tuple[Claim, ...] = ()
    revalued: tuple[tuple[Present, Claim], ...] = ()
    reworded: tuple[tuple[Present, Claim], ...] = ()
    gone: tuple[Present, ...] = ()
    kept: int = 0
    untouched: tuple[tuple[Present, Claim], ...] = ()

    def changes(self, *, prune: bool) -> bool:
        """Whether there is anything to write."""
        dropped = prune and any(not one.touched for one in self.gone)
        return bool(self.added or self.revalued or self.reworded or dropped)


def difference(claims: Sequence[Claim], held: Sequence[Present]) -> Difference:
    """What the claims that the rules find now are beside those that stand in the text.

    A claim is there already where one of its kind stands at its words, whatever became of it; and where a person's
    claim reads words of it the same way, so that what was rejected does not come back a word longer.
    """
    there: dict[tuple[str, int, int], list[Present]] = {}
    for one in held:
        there.setdefault((one.kind, one.span.start, one.span.end), []).append(one)
    decided = [one for one in held if one.touched or not one.ours]
    added, revalued, reworded, untouched = [], [], [], []
    found: set[int] = set()
    for claim in claims:
        same = there.get((claim.kind, claim.span.start, claim.span.end))
        same = same or [one for one in decided if reads_alike(one, claim)]
        found.update(one.id for one in same)
        mine = next((one for one in same if one.ours and not one.touched), None)
        if mine is not None:
            untouched.append((mine, claim))
        if not same:
            added.append(claim)
        elif mine is not None and _reading_of(mine) != _reading(claim):
            revalued.append((mine, claim))
        elif mine is not None and _because(mine, claim) != _because(claim, claim):
            reworded.append((mine, claim))
    gone = [one for one in held if one.ours and one.status is Status.SUGGESTED and one.id not in found]
    kept = len(held) - len(revalued) - len(gone)
    return Difference(tuple(added), tuple(revalued), tuple(reworded), tuple(gone), kept, tuple(untouched))


def reads_alike(one: Present, claim: Claim) -> bool:
    """Whether a claim that stands at ``one.span`` shares words with this one, and its amount, date or place."""
    if one.kind is not claim.kind or not one.span.overlaps(claim.span):
        return False
    mine, its = one.value, claim.value
    if isinstance(mine, Figure) and isinstance(its, Figure):
        return (mine.low, mine.high, mine.unit, mine.currency) == (its.low, its.high, its.unit, its.currency)
    if isinstance(mine, When) and isinstance(its, When):
        return mine.edtf == its.edtf
    if isinstance(mine, Place) and isinstance(its, Place):
        return mine.ref == its.ref if mine.ref and its.ref else mine.name.casefold() == its.name.casefold()
    return False


def _reading_of(one: Present) -> tuple[object, ...]:
    return _compared(one.value), one.measure, one.polarity, one.modality


def _reading(claim: Claim) -> tuple[object, ...]:
    return _compared(claim.value), measure_of(claim.value), claim.polarity, claim.modality


def _compared(value: Value) -> object:
    """A value without what it was chosen from, or read against: these are its reasons."""
    if isinstance(value, When):
        return replace(value, basis="")
    return (value.name, value.ref) if isinstance(value, Place) else value


def _because(one: Present | Claim, claim: Claim) -> tuple[str, str]:
    """The rule and the reason. A date that came from an earlier version was read against that one's own date."""
    before, now = one.value, claim.value
    carried = isinstance(before, When) and isinstance(now, When) and before.basis != now.basis
    return one.rule, claim.why if carried else one.why
