"""Stored articles are extracted again after an upgrade of the rules: what is new is added, what people did stays."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal

from sayso.anchor.pin import pin
from sayso.desk import rechaining, workers
from sayso.desk.desk import Desk
from sayso.desk.differences import Difference, difference
from sayso.desk.rechaining import Fresh, Rechained
from sayso.desk.suggesting import Said, read_claims
from sayso.model.claim import Claim, Status, Value, kind_of
from sayso.model.counting import counted
from sayso.model.figure import Figure
from sayso.model.text import Document
from sayso.model.uid import reference, uid
from sayso.model.when import When
from sayso.store import rereading
from sayso.store.journal import Change
from sayso.store.rereading import Present, Stored
from sayso.store.store import Session
from sayso.store.suggested import Chain, Hops, suggest, suggest_again
from sayso.store.values import measure_of

BATCH = 20
"""Articles that are read from the database, and handed to a worker, at once."""

Progress = Callable[[int, int], None]
"""Called with articles done and articles in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a claim states, as lists of claims show it; amounts are ``None`` where open."""

    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str = ""
    unit: str = ""
    currency: str = ""
    per: str = ""
    date_edtf: str = ""
    place: str = ""
    place_ref: str = ""
    country: str = ""
    measure: str = ""
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One claim with its reading before and after; ``None`` where there is none.

    ``claim`` is empty while a claim is not added yet. ``status`` is what became of it.
    """

    claim: str
    kind: str
    quote: str
    status: str
    before: Reading | None = None
    after: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What became of one article: claims added, given a fresh value, or no longer found; ``kept`` is how many stay.

    ``reworded`` counts those among the kept whose value is the same for another reason, ``rechained`` are those of
    them that somebody else is read to have said, or that are read otherwise to be said.
    """

    article: str
    outlet: str
    headline: str
    added: tuple[Changed, ...] = ()
    revalued: tuple[Changed, ...] = ()
    gone: tuple[Changed, ...] = ()
    kept: int = 0
    reworded: int = 0
    rechained: tuple[Rechained, ...] = ()


def read_again(
    desk: Desk,
    refs: Sequence[str] | None,
    *,
    prune: bool = False,
    dry_run: bool = False,
    because: str = "",
    progress: Progress = lambda _done, _all: None,
) -> list[Reread]:
    """Extract the newest versions of articles again: of these stories and articles, or of all for ``None``.

    All that it changes is one entry of the journal. ``prune`` withdraws suggestions that are no longer found and that
    nobody touched; with ``dry_run`` nothing is changed. Run again, it changes nothing.

    Raises:
        NotFoundError: if a story or article is not there.
        WorkerError: if a process that does a part of the work ends; then nothing is changed.
    """
    with desk.store.reading() as session:
        numbers = rereading.all_numbers(session) if refs is None else rereading.numbers_of(session, refs)
    reports: dict[int, Reread] = {}
    waiting: list[_Read] = []
    for some in _looked_at(desk, numbers):
        for one in some:
            reports[one.stored.article_id] = _report(one, prune=prune)
            if one.found.changes(prune=prune) or one.rechained:
                waiting.append(one)
            progress(len(reports), len(numbers))
    if waiting and not dry_run:
        with desk.changing(rereading.AGAIN, because=because) as change:
            for at in range(0, len(waiting), BATCH):
                reports |= _settle(change, waiting[at : at + BATCH], prune=prune)
            change.summary = f"read {counted(len(numbers), 'article')} again: {summary(list(reports.values()))}"
    return list(reports.values())


def summary(reports: Sequence[Reread]) -> str:
    """What all of it comes to, in words."""
    counts = {
        "added": sum(len(one.added) for one in reports),
        "re-valued": sum(len(one.revalued) for one in reports),
        "explained anew": sum(one.reworded for one in reports),
        "chain changed": sum(len(one.rechained) for one in reports),
        "withdrawn": sum(each.status == Status.WITHDRAWN for one in reports for each in one.gone),
        "no longer found": sum(each.status != Status.WITHDRAWN for one in reports for each in one.gone),
    }
    said = [f"{count} {what}" for what, count in counts.items() if count]
    return ", ".join(said) or "nothing new"


def said_of(stored: Stored) -> tuple[Said, ...]:
    """What the rules find in a stored text and who they read to have said it, as an import of it would."""
    return read_claims(_document(stored), stored.country)


def _document(stored: Stored) -> Document:
    return Document(stored.text, stored.regions, stored.headline, outlet=stored.outlet, published=stored.published)


def _said_of_each(batch: Sequence[Stored]) -> list[tuple[Said, ...]]:
    return [said_of(stored) for stored in batch]


def _length(batch: Sequence[Stored]) -> int:
    return sum(len(stored.text) for stored in batch)


@dataclass(frozen=True, slots=True)
class _Read:
    """An article read again: what the rules find, what that is beside the claims in it, and whose chains changed."""

    stored: Stored
    said: tuple[Said, ...]
    found: Difference
    rechained: tuple[tuple[Fresh, Rechained], ...] = ()

    def hops(self, claims: Sequence[Claim]) -> list[Hops]:
        """Who is read to have said each of these claims."""
        found = {(one.claim.kind, one.claim.span): one.hops for one in self.said}
        return [found[claim.kind, claim.span] for claim in claims]


def _looked_at(desk: Desk, numbers: Sequence[int]) -> Iterator[list[_Read]]:
    """The articles, some at a time, with what the rules find in them now beside the claims that stand there."""
    asked: deque[dict[int, list[Present]]] = deque()
    texts: deque[list[Stored]] = deque()

    def batches() -> Iterator[list[Stored]]:
        for at in range(0, len(numbers), BATCH):
            with desk.store.reading() as session:
                stored = rereading.newest(session, numbers[at : at + BATCH])
                asked.append(rereading.present(session, stored))
            texts.append(stored)
            yield stored

    with closing(workers.shared(_said_of_each, batches(), size=_length)) as found:
        for said in found:
            stored, held = texts.popleft(), asked.popleft()
            with desk.store.reading() as session:
                read = _compared(session, list(zip(stored, said, strict=True)), held)
            yield read


def _compared(
    session: Session, read: Sequence[tuple[Stored, tuple[Said, ...]]], held: Mapping[int, Sequence[Present]]
) -> list[_Read]:
    """What reading articles again yields beside the claims that stand in them."""
    found = [
        _Read(stored, said, difference([one.claim for one in said], held.get(stored.article_id, [])))
        for stored, said in read
    ]
    fresh = [
        Fresh(one.stored, mine, hops)
        for one in found
        for (mine, _), hops in zip(
            one.found.untouched, one.hops([claim for _, claim in one.found.untouched]), strict=True
        )
    ]
    changed: dict[int, list[tuple[Fresh, Rechained]]] = defaultdict(list)
    for each, said_now in rechaining.outdated(session, fresh):
        changed[each.stored.article_id].append((each, said_now))
    return [replace(one, rechained=tuple(changed[one.stored.article_id])) for one in found]


def _settle(change: Change, waiting: Sequence[_Read], *, prune: bool) -> dict[int, Reread]:
    """Write what is new of some articles; what changed in them meanwhile is looked at afresh."""
    before = {one.stored.article_id: one for one in waiting}
    current = rereading.newest(change.session, list(before))
    held = rereading.present(change.session, current, hold=True)
    pairs = []
    for stored in current:
        then = before[stored.article_id]
        pairs.append((stored, then.said if stored == then.stored else said_of(stored)))
    return _write(change, _compared(change.session, pairs, held), prune=prune)


def read_within(change: Change, numbers: Sequence[int]) -> dict[int, Reread]:
    """Read articles again within a change, by number; what it comes to is written and told, and nothing is pruned."""
    current = rereading.newest(change.session, numbers)
    held = rereading.present(change.session, current, hold=True)
    return _write(change, _compared(change.session, [(one, said_of(one)) for one in current], held), prune=False)


def _write(change: Change, read: Sequence[_Read], *, prune: bool) -> dict[int, Reread]:
    """Write what reading some articles again yields."""
    pinned = {
        one.stored.article_id: [(claim, pin(one.stored.text, claim.span)) for claim in one.found.added] for one in read
    }
    added = rereading.add(change, pinned, [one.stored for one in read])
    suggest(change, _chains(read, added))
    suggest_again(change, [fresh.chain for one in read for fresh, _ in one.rechained])
    numbers = iter(added)
    values, texts, dropped = {}, {}, []
    for one in read:
        for mine, claim in (*one.found.revalued, *one.found.reworded):
            values[mine.id], texts[mine.id] = claim, one.stored
        dropped += [each.id for each in one.found.gone if not each.touched]
    rereading.revalue(change, values, texts)
    if prune:
        rereading.withdraw(change, dropped)
    return {one.stored.article_id: _report(one, prune=prune, numbers=numbers) for one in read}


def _chains(read: Sequence[_Read], added: Sequence[int]) -> list[Chain]:
    """Who is suggested to have said the claims that were added, in the order of their numbers."""
    claims = [
        (one, claim, hops)
        for one in read
        for claim, hops in zip(one.found.added, one.hops(one.found.added), strict=True)
    ]
    return [
        Chain(
            claim_id=number,
            claim_uid=uid("claim", one.stored.version_uid, claim.kind.value, claim.span.start, claim.span.end),
            article=rechaining.article_of(one.stored),
            hops=hops,
        )
        for number, (one, claim, hops) in zip(added, claims, strict=True)
    ]


def _report(read: _Read, *, prune: bool, numbers: Iterator[int] | None = None) -> Reread:
    stored, found = read.stored, read.found
    return Reread(
        article=reference("article", stored.article_id),
        outlet=stored.outlet,
        headline=stored.headline,
        added=tuple(_added(claim, next(numbers) if numbers else 0) for claim in found.added),
        revalued=tuple(
            replace(
                _was(stored, one), after=shown(claim.value, measure_of(claim.value), claim.polarity, claim.modality)
            )
            for one, claim in found.revalued
        ),
        gone=tuple(
            replace(_was(stored, one), status=Status.WITHDRAWN.value)
            if prune and not one.touched
            else _was(stored, one)
            for one in found.gone
        ),
        kept=found.kept,
        reworded=len(found.reworded),
        rechained=tuple(said for _, said in read.rechained),
    )


def _added(claim: Claim, number: int) -> Changed:
    return Changed(
        claim=reference("claim", number) if number else "",
        kind=claim.kind.value,
        quote=claim.text,
        status=Status.SUGGESTED.value,
        after=shown(claim.value, measure_of(claim.value), claim.polarity, claim.modality),
    )


def _was(stored: Stored, one: Present) -> Changed:
    return Changed(
        claim=reference("claim", one.id),
        kind=one.kind.value,
        quote=one.span.of(stored.text),
        status=one.status.value,
        before=shown(one.value, one.measure, one.polarity, one.modality),
    )


def shown(value: Value, measure: str, polarity: str, modality: str) -> Reading:
    """A reading as lists of claims show it."""
    common = Reading(kind=kind_of(value).value, measure=measure, polarity=str(polarity), modality=str(modality))
    if isinstance(value, Figure):
        return replace(
            common,
            low=value.low,
            high=value.high,
            bound=value.bound.value,
            unit=value.unit,
            currency=value.currency,
            per=value.per,
        )
    if isinstance(value, When):
        return replace(common, date_edtf=value.edtf)
    return replace(common, place=value.name, place_ref=value.ref, country=value.country)
