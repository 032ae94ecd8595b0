"""Stored articles are extracted again after an upgrade of the rules: what is new is added, what people did stays."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal

from sayso.anchor.pin import pin
from sayso.desk import workers
from sayso.desk.desk import Desk
from sayso.desk.differences import Difference, difference
from sayso.desk.suggesting import read_claims, telling
from sayso.model.anchor import Anchor
from sayso.model.claim import Claim, Status, Value, kind_of
from sayso.model.figure import Figure
from sayso.model.text import Document
from sayso.model.uid import reference, uid
from sayso.model.when import When
from sayso.store import rereading
from sayso.store.journal import Change
from sayso.store.rereading import Present, Stored
from sayso.store.suggested import Chain, suggest
from sayso.store.values import measure_of
from sayso.store.voices import Article

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

    ``reworded`` counts those among the kept whose value is the same for another reason.
    """

    article: str
    outlet: str
    headline: str
    added: tuple[Changed, ...] = ()
    revalued: tuple[Changed, ...] = ()
    gone: tuple[Changed, ...] = ()
    kept: int = 0
    reworded: int = 0


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
    waiting: list[tuple[Stored, tuple[Claim, ...]]] = []
    for stored, claims, held in _looked_at(desk, numbers):
        found = difference(claims, held)
        reports[stored.article_id] = _report(stored, found, prune=prune)
        if found.changes(prune=prune):
            waiting.append((stored, claims))
        progress(len(reports), len(numbers))
    if waiting and not dry_run:
        with desk.changing(rereading.AGAIN, because=because) as change:
            for at in range(0, len(waiting), BATCH):
                reports |= _settle(change, waiting[at : at + BATCH], prune=prune)
            articles = "1 article" if len(numbers) == 1 else f"{len(numbers)} articles"
            change.summary = f"read {articles} again: {summary(list(reports.values()))}"
    return list(reports.values())


def summary(reports: Sequence[Reread]) -> str:
    """What all of it comes to, in words."""
    counts = {
        "added": sum(len(one.added) for one in reports),
        "re-valued": sum(len(one.revalued) for one in reports),
        "explained anew": sum(one.reworded for one in reports),
        "withdrawn": sum(each.status == Status.WITHDRAWN for one in reports for each in one.gone),
        "no longer found": sum(each.status != Status.WITHDRAWN for one in reports for each in one.gone),
    }
    said = [f"{count} {what}" for what, count in counts.items() if count]
    return ", ".join(said) or "nothing new"


def claims_of(stored: Stored) -> tuple[Claim, ...]:
    """What the rules find in a stored text, as an import of it would."""
    return tuple(one.claim for one in read_claims(_document(stored), stored.country))


def _document(stored: Stored) -> Document:
    return Document(stored.text, stored.regions, stored.headline, outlet=stored.outlet, published=stored.published)


def _claims_of_each(batch: Sequence[Stored]) -> list[tuple[Claim, ...]]:
    return [claims_of(stored) for stored in batch]


def _length(batch: Sequence[Stored]) -> int:
    return sum(len(stored.text) for stored in batch)


def _looked_at(desk: Desk, numbers: Sequence[int]) -> Iterator[tuple[Stored, tuple[Claim, ...], list[Present]]]:
    """Each article with what the rules find in it now, and the claims that stand in it."""
    asked: deque[dict[int, list[Present]]] = deque()
    texts: deque[list[Stored]] = deque()

    def batches() -> Iterator[list[Stored]]:
        for at in range(0, len(numbers), BATCH):
            with desk.store.reading() as session:
                stored = rereading.newest(session, numbers[at : at + BATCH])
                asked.append(rereading.present(session, stored))
            texts.append(stored)
            yield stored

    with closing(workers.shared(_claims_of_each, batches(), size=_length)) as found:
        for claims in found:
            held = asked.popleft()
            for stored, each in zip(texts.popleft(), claims, strict=True):
                yield stored, each, held.get(stored.article_id, [])


def _settle(change: Change, waiting: Sequence[tuple[Stored, tuple[Claim, ...]]], *, prune: bool) -> dict[int, Reread]:
    """Write what is new of some articles; what changed in them meanwhile is looked at afresh."""
    before = {stored.article_id: (stored, claims) for stored, claims in waiting}
    current = rereading.newest(change.session, list(before))
    held = rereading.present(change.session, current, hold=True)
    found: dict[int, Difference] = {}
    for stored in current:
        then, claims = before[stored.article_id]
        claims = claims if stored == then else claims_of(stored)
        found[stored.article_id] = difference(claims, held.get(stored.article_id, []))
    pinned = {
        number: [(claim, pin(stored.text, claim.span)) for claim in found[number].added]
        for stored in current
        for number in [stored.article_id]
    }
    added = rereading.add(change, pinned, current)
    _suggest(change, pinned, current, added)
    numbers = iter(added)
    fresh, texts, dropped = {}, {}, []
    for stored in current:
        one = found[stored.article_id]
        for mine, claim in (*one.revalued, *one.reworded):
            fresh[mine.id], texts[mine.id] = claim, stored
        dropped += [each.id for each in one.gone if not each.touched]
    rereading.revalue(change, fresh, texts)
    if prune:
        rereading.withdraw(change, dropped)
    return {
        stored.article_id: _report(stored, found[stored.article_id], prune=prune, numbers=numbers) for stored in current
    }


def _suggest(
    change: Change, pinned: Mapping[int, Sequence[tuple[Claim, Anchor]]], stored: Sequence[Stored], added: Sequence[int]
) -> None:
    """Suggest who said the claims that were added, in the order of their numbers."""
    numbers = iter(added)
    chains = []
    for one in stored:
        own = pinned.get(one.article_id, ())
        told = telling(_document(one)) if own else None
        article = Article(one.article_id, one.article_uid, one.outlet_id)
        for claim, _ in own if told else ():
            made = uid("claim", one.version_uid, claim.kind.value, claim.span.start, claim.span.end)
            hops = told.hops(claim.span)[0] if told else ()
            chains.append(Chain(claim_id=next(numbers), claim_uid=made, article=article, hops=hops))
    suggest(change, chains)


def _report(stored: Stored, found: Difference, *, prune: bool, numbers: Iterator[int] | None = None) -> Reread:
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
