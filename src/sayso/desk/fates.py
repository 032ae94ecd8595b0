"""Where an article's claims stand in two of its versions goes in, what became of each comes out."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from sayso.anchor.notes import Note
from sayso.desk.restating import Reading, Text, restated
from sayso.desk.wording import quoted, spoken
from sayso.model.tables import ClaimLine
from sayso.model.text import Role, Span
from sayso.store.versions import Stood

STANDING = ("exact", "moved")


class What(StrEnum):
    """What became of a claim, weightiest first."""

    REVERSED = "reversed"
    BECAME = "became"
    QUALIFIED = "qualified"
    ATTRIBUTED = "attributed"
    DROPPED = "dropped"
    UNCLEAR = "unclear"
    RETURNED = "returned"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """One change between two versions: ``claims`` in the older text, ``now`` those that stand in their place.

    ``before`` and ``after`` are both values in words, ``because`` says what tells so; ``noted`` whether a note in the
    newer text names it; ``in_note`` that the claim stands in such a note itself.
    """

    what: What
    claims: tuple[str, ...]
    now: tuple[str, ...]
    before: str
    after: str
    measure: str
    because: str
    noted: bool
    in_note: bool = False


class Walk:
    """One way from an older text to a newer one, claim by claim."""

    def __init__(
        self,
        before: Text,
        after: Text,
        *,
        claims: dict[int, ClaimLine],
        held: dict[int, dict[int, Stood]],
        older: int,
        newer: int,
        notes: tuple[Note, ...],
    ) -> None:
        self.before, self.after, self.claims, self.notes = before, after, claims, notes
        self.older = {claim: own[older] for claim, own in held.items() if older in own}
        self.newer = {claim: own[newer] for claim, own in held.items() if newer in own}
        self.standing = {claim: one for claim, one in self.newer.items() if one.status in STANDING}
        self.taken: set[int] = set()
        self.unchanged = 0
        both = [claim for claim in sorted(self.older, key=self._place) if claim in self.standing]
        self.moved = _out_of_order(both, [self.standing[claim].start or 0 for claim in both])

    def changes(self) -> list[Altered]:
        """What became of each claim of the older text, and which are new in the newer."""
        found = [change for claim in sorted(self.older, key=self._place) if (change := self._fate(claim))]
        for claim in sorted(self.standing, key=lambda one: self.standing[one].start or 0):
            if claim in self.taken:
                continue
            was = self.older.get(claim)
            if was is None:
                found.append(self._change(What.ADDED, (), (claim,), is_=self._said(claim)))
            elif was.status not in STANDING:
                found.append(self._change(What.RETURNED, (), (claim,), is_=self._said(claim)))
        return found

    def _place(self, claim: int) -> int:
        return self.older[claim].start or 0

    def _fate(self, claim: int) -> Altered | None:
        was, now = self.older[claim], self.newer.get(claim)
        if was.status not in STANDING:
            return None
        said = self._said(claim)
        if now is None or now.status == "lost":
            return self._change(What.DROPPED, (claim,), (), was=said, because=now.reason if now else "")
        if now.status == "ambiguous":
            return self._change(What.UNCLEAR, (claim,), (), was=said, because=now.reason)
        if now.status == "altered":
            return self._altered(claim, now)
        return self._same_words(claim, was, now)

    def _same_words(self, claim: int, was: Stood, now: Stood) -> Altered | None:
        self.taken.add(claim)
        kind = self.claims[claim].kind
        then, since = self.before.read(kind, _span(was)), self.after.read(kind, _span(now))
        change = restated(then, since)
        if change:
            what = What.REVERSED if change.reversed else What.ATTRIBUTED if change.attributed else What.QUALIFIED
            own, value = (claim,), self._said(claim)
            return self._change(what, own, own, was=value, is_=value, because=f"{change.was} became {change.is_}")
        if claim in self.moved:
            return self._change(What.MOVED, (claim,), (claim,), was=self._said(claim))
        self.unchanged += 1
        return None

    def _altered(self, claim: int, now: Stood) -> Altered:
        span, kind = _span(now), self.claims[claim].kind
        heirs = [
            other
            for other, one in self.standing.items()
            if other not in self.older and self.claims[other].kind == kind and span.overlaps(_span(one))
        ]
        noted = any(note.span.overlaps(span) for note in self.notes)
        if not heirs or noted:
            heirs = self._headlined(claim)
            if not heirs and noted:
                return self._change(What.DROPPED, (claim,), (), was=self._said(claim))
            span = _span(self.standing[heirs[0]]) if heirs else span
        self.taken.update(heirs)
        words = span.of(self.after.document.text)
        same = words.casefold() == self.claims[claim].quote.casefold()
        was = self._said(claim)
        heir = heirs[0] if heirs else None
        reading: Reading = self.after.read(kind, span)
        change = restated(self.before.read(kind, _span(self.older[claim])), reading) if same else None
        if change is not None and change.reversed:
            because = f"{change.was} became {change.is_}"
            return self._change(What.REVERSED, (claim,), tuple(heirs), was=was, is_=was, because=because)
        if same:
            what = What.REVERSED if _turns(now.reason) else What.QUALIFIED
            return self._change(what, (claim,), tuple(heirs), was=was, is_=was, because=now.reason)
        is_ = self._said(heir) if heir is not None else " ".join(words.split())
        return self._change(
            What.BECAME, (claim,), tuple(heirs), was=was, is_=is_, because="" if heirs and noted else now.reason
        )

    def _headlined(self, claim: int) -> list[int]:
        """What the new headline has in place of a claim of the old one: a headline is short, and often all new."""
        kind, place = self.claims[claim].kind, _span(self.older[claim])
        if not any(head.contains(place) for head in self.before.document.spans(Role.HEADLINE)):
            return []
        heads = self.after.document.spans(Role.HEADLINE)
        fresh = [
            other
            for other, one in self.standing.items()
            if other not in self.older and other not in self.taken and self.claims[other].kind == kind
            if any(head.contains(_span(one)) for head in heads)
        ]
        return fresh if len(fresh) == 1 else []

    def _said(self, claim: int) -> str:
        line = self.claims[claim]
        return spoken(line) if line.kind == "figure" else quoted(line)

    def _change(
        self,
        what: What,
        claims: tuple[int, ...],
        now: tuple[int, ...],
        *,
        was: str = "",
        is_: str = "",
        because: str = "",
    ) -> Altered:
        spans = [_span(self.standing[claim]) for claim in now if claim in self.standing]
        measures = [self.claims[claim].measure for claim in (*claims, *now)]
        return Altered(
            what=what,
            claims=tuple(self.claims[claim].claim_id for claim in claims),
            now=tuple(self.claims[claim].claim_id for claim in now),
            before=was,
            after=is_,
            measure=next((measure for measure in measures if measure), ""),
            because=because,
            noted=any(self._names(note, claims) for note in self.notes),
            in_note=bool(spans) and all(any(note.span.contains(span) for note in self.notes) for span in spans),
        )

    def _names(self, note: Note, claims: tuple[int, ...]) -> bool:
        """Whether a note repeats the words that a change took away."""
        said = note.text.casefold()
        return any(self.claims[claim].quote.casefold() in said for claim in claims)


def _out_of_order(claims: list[int], places: list[int]) -> set[int]:
    """The claims that stand elsewhere among the others than before: all but the most that kept their order.

    Words that only slid down because others came before them did not move.
    """
    tails: list[int] = []
    lengths = []
    for place in places:
        at = bisect_right(tails, place)
        tails[at : at + 1] = [place]
        lengths.append(at + 1)
    kept: set[int] = set()
    wanted, limit = len(tails), float("inf")
    for claim, place, length in zip(reversed(claims), reversed(places), reversed(lengths), strict=True):
        if length == wanted and place <= limit:
            kept.add(claim)
            wanted, limit = wanted - 1, place
    return set(claims) - kept


def _span(one: Stood) -> Span:
    return Span(one.start or 0, one.end or 0) if one.start is not None else Span(0, 0)


def _turns(reason: str) -> bool:
    """Whether what changed beside the words is a negation, which turns their meaning round."""
    return "stands beside the words" in reason
