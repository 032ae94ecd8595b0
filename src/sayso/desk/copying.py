"""New texts go in; which passages of them, or of earlier imports, are copied from whom is stored, and comes out."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sayso.desk.desk import Desk
from sayso.intake.copies import RULES, Passage, Shared, Wording, keys_of, shared
from sayso.model.errors import ConflictError, StorageError
from sayso.store import copies
from sayso.store.copies import Copied, Held
from sayso.store.journal import Change
from sayso.store.records import TABLES, numbers_of
from sayso.store.store import Session

KEPT = 256
"""Texts whose words are held ready: those compared last are likely compared again."""

AT_ONCE = 40
"""Texts taken at once: so many and all that they are compared with are held in memory."""

ORIGINALS = 3
"""Originals that are kept of one passage: the first of them is what counts, the others are there should it go."""

HALF = 2
"""A passage that overlaps half of another is taken for the same."""


@dataclass(frozen=True, slots=True)
class Likely:
    """The article that a text as a whole likely copies; ``percent`` of the shorter text stands in the longer."""

    article_id: int
    percent: int


@dataclass(frozen=True, slots=True)
class _Compared:
    """Another version, its words, and what it shares with the one at hand."""

    held: Held
    shared: Shared


@dataclass
class Copier:
    """Finds copies; holds the words of some texts ready between batches and reads nothing that has no key in common."""

    ready: dict[int, tuple[Held, Wording]] = field(default_factory=dict)

    def take(self, session: Session, versions: Sequence[int]) -> dict[int, Likely]:
        """Index versions that were just written, the newest there are, and store what was copied from whom.

        Returns, by version, the article that each as a whole likely copies.
        """
        found: dict[int, Likely] = {}
        for number, compared in self._search(session, versions, earlier=True):
            likely = self._whole(session, self.ready[number][0], compared)
            if likely is not None:
                found[number] = likely
        return found

    def renew(self, session: Session, versions: Sequence[int]) -> None:
        """Index versions that are there already and store what they share with any other."""
        copies.forget(session, versions)
        for _ in self._search(session, versions, earlier=False):
            pass

    def _search(
        self, session: Session, versions: Sequence[int], *, earlier: bool
    ) -> Iterator[tuple[int, list[_Compared]]]:
        """Index versions, store the passages that they share with others, and hand on what was compared."""
        for at in range(0, len(versions), AT_ONCE):
            some = versions[at : at + AT_ONCE]
            self._read(session, some)
            copies.add_keys(session, [(number, keys_of(self.ready[number][1])) for number in some], RULES)
            near = copies.candidates(session, some, earlier=earlier)
            self._read(session, sorted({*some, *(other for others in near.values() for other in others)}))
            passages: list[Copied] = []
            for number in some:
                compared = [self._compared(number, other) for other in near.get(number, ())]
                passages += _copied(self.ready[number][0], compared)
                yield number, compared
            copies.keep(session, passages)

    def _read(self, session: Session, versions: Sequence[int]) -> None:
        """Have the words of these versions ready; those that were not wanted for longest are let go."""
        for one in copies.held(session, [number for number in versions if number not in self.ready]):
            self.ready[one.version_id] = one, Wording(one.document)
        for number in versions:
            self.ready[number] = self.ready.pop(number)
        while len(self.ready) > max(KEPT, len(versions)):
            del self.ready[next(iter(self.ready))]

    def _compared(self, number: int, other: int) -> _Compared:
        held, wording = self.ready[other]
        return _Compared(held, shared(self.ready[number][1], wording))

    def _whole(self, session: Session, own: Held, compared: Sequence[_Compared]) -> Likely | None:
        """Note which version a new one as a whole copies; a later one that copies it is pointed to it instead."""
        alike = [one for one in compared if one.shared.likely and one.held.outlet_id != own.outlet_id]
        earlier = [one for one in alike if _before(one.held, own)]
        for one in alike:
            if one not in earlier:
                percent = round(one.shared.share * 100)
                copies.point(session, one.held.version_id, own.version_id, percent, first=False)
        if not earlier:
            return None
        best = min(earlier, key=lambda one: (-one.shared.share, one.held.moment, one.held.version_id))
        percent = round(best.shared.share * 100)
        copies.point(session, own.version_id, best.held.version_id, percent, first=True)
        return Likely(best.held.article_id, percent)


def _copied(own: Held, compared: Sequence[_Compared]) -> Iterator[Copied]:
    """Each passage that a version shares with another outlet's, told as a copy of whoever was first with it.

    An article was first with a passage as soon as any version of it had it. Of a passage that many have, those that
    were first are told.
    """
    taken: list[Passage] = []
    for one in sorted(compared, key=lambda each: (each.held.moment, each.held.version_id)):
        if one.held.outlet_id == own.outlet_id:
            continue
        for passage in one.shared.passages:
            mine = _first(own, own.article_id, passage, compared)
            theirs = _first(one.held, one.held.article_id, passage, compared)
            if theirs > mine:
                yield Copied(one.held.version_id, own.version_id, passage.other, passage.span, passage.words)
            elif sum(_overlaps(known, passage) for known in taken) < ORIGINALS:
                taken.append(passage)
                yield Copied(own.version_id, one.held.version_id, passage.span, passage.other, passage.words)


def _first(held: Held, article: int, passage: Passage, compared: Sequence[_Compared]) -> tuple[datetime, int]:
    """When an article first had a passage, as far as its versions are compared."""
    return min(
        [(held.moment, held.version_id)]
        + [
            (one.held.moment, one.held.version_id)
            for one in compared
            if one.held.article_id == article and any(_overlaps(known, passage) for known in one.shared.passages)
        ]
    )


def _overlaps(known: Passage, passage: Passage) -> bool:
    common = min(known.span.end, passage.span.end) - max(known.span.start, passage.span.start)
    return common * HALF >= len(passage.span)


def _before(one: Held, other: Held) -> bool:
    return (one.moment, one.version_id) < (other.moment, other.version_id)


def catch_up(session: Session) -> None:
    """Search the versions that were never searched, as after a bundle was read or an import brought back."""
    versions = copies.missing(session, RULES)
    if versions:
        Copier().renew(session, versions)


def catch_up_first(session: Session) -> None:
    """The same before more texts come in, at the cost of two look-ups: either all texts were searched, or none."""
    if copies.behind(session, RULES):
        catch_up(session)


def follow(change: Change) -> None:
    """Search what a change brought back, and anew what it dated otherwise: the date decides who was first."""
    change.session.flush()
    dated = [
        step["uid"] for step in change.changes if step["table"] == "versions" and "published" in step.get("after", ())
    ]
    copies.forget(change.session, list(numbers_of(change.session, TABLES["versions"], dated).values()))
    catch_up(change.session)


def catch_up_at(desk: Desk) -> None:
    """The same, where an older sayso left texts that were never searched; otherwise no more than two look-ups."""
    with desk.store.reading() as session:
        if not copies.behind(session, RULES):
            return
    # Another's work comes first, and what is read-only stays: then it is caught up with next time.
    if desk.store.writable():
        with suppress(ConflictError, StorageError), desk.changing("compare") as change:
            catch_up(change.session)
