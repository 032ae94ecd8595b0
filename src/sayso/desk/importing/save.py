"""One batch of documents is matched with what is known, extracted, re-anchored and written in one change."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sayso.anchor import pin
from sayso.desk.copying import Copier
from sayso.desk.dating import suggest_published, told
from sayso.desk.importing.carry import Met, meet
from sayso.desk.importing.match import OWN_KEY, Incoming, Match, match
from sayso.desk.importing.plan import Plan, Task
from sayso.desk.importing.report import FileReport, Outcome
from sayso.desk.suggesting import Said, read_claims
from sayso.model import edtf
from sayso.model.anchor import AnchorStatus
from sayso.model.text import Document
from sayso.model.uid import LENGTH, reference
from sayso.store import articles, outlets, stories
from sayso.store.arrivals import Arrival, save
from sayso.store.articles import Known
from sayso.store.journal import Change


@dataclass(frozen=True, slots=True)
class Item:
    """One document on its way to the database; ``report`` is its place in the import's report.

    ``said`` is what was extracted ahead, ``None`` for a text that the database holds already.
    """

    task: Task
    document: Document
    name: str
    data: bytes
    story: str
    report: int
    said: tuple[Said, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    arrival: Arrival
    at: int


class Saver:
    """Puts the documents of one batch into one change."""

    def __init__(self, change: Change, planned: Plan, copier: Copier, country: str = "") -> None:
        self.change = change
        self.country = country
        self.copier = copier
        self.names = outlets.by_names(change.session)
        self.reports: list[FileReport] = []
        self.waiting: list[_Waiting] = []
        self._prepare(planned)
        self.rows = outlets.by_number(change.session)

    def _prepare(self, planned: Plan) -> None:
        """Make the outlets and stories that the manifest describes and the database lacks."""
        for entry in planned.outlets:
            if outlets.folded(entry.name) not in self.names:
                new = outlets.NewOutlet(
                    name=entry.name,
                    country=entry.country,
                    kind=entry.kind,
                    homepage=entry.homepage,
                    aliases=tuple(alias for alias in entry.aliases if outlets.folded(alias) not in self.names),
                )
                outlets.add(self.change, new)
                self.names = outlets.by_names(self.change.session)
        known = stories.slugs(self.change.session)
        for story in planned.stories:
            if story.slug not in known:
                stories.new(self.change, story.slug, story.title)

    def save(self, items: Sequence[Item]) -> list[FileReport]:
        """Save all that is new of ``items``; a report for each, in order."""
        incoming = [self._incoming(item) for item in items]
        self.known = articles.known(
            self.change.session,
            keys=[key for one in incoming for key in (one.key, _own_key(one)) if key],
            names=[one.name for one in incoming],
            headlines=[one.headline for one in incoming],
        )
        for item, one in zip(items, incoming, strict=True):
            if self._awaited(one):
                self._write()
            self._add(item, one)
        self._write()
        self.change.summary = _summary(self.reports)
        return self.reports

    def _incoming(self, item: Item) -> Incoming:
        entry, document = item.task.entry, item.document
        folded = outlets.folded(document.outlet)
        if folded not in self.names:
            self.names[folded] = outlets.add(self.change, outlets.NewOutlet(name=document.outlet, country=self.country))
            self.rows = outlets.by_number(self.change.session)
        return Incoming(
            outlet_id=self.names[folded],
            key=f"id:{entry.id}" if entry and entry.id else f"key:{document.key}" if document.key else "",
            name=item.name,
            headline=document.headline,
            published=document.published,
            text=document.text,
            text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        )

    def _awaited(self, one: Incoming) -> bool:
        """Whether a document of this batch that is not written yet may be the same article."""
        return any(
            held.arrival.outlet_id == one.outlet_id
            and (
                (one.key and held.arrival.key == one.key)
                or held.arrival.source_name == one.name
                or held.arrival.text_sha256 == one.text_sha256
                or (one.headline and held.arrival.headline == one.headline)
            )
            for held in self.waiting
        )

    def _add(self, item: Item, one: Incoming) -> None:
        found = match(one, self.known, lambda number: articles.text_of(self.change.session, number))
        report = FileReport(
            file=item.task.found.display,
            outcome=_outcome(found),
            outlet=self.rows[one.outlet_id].name,
            headline=item.document.headline,
            message="; ".join(item.document.notes),
        )
        if found is not None and item.story:
            stories.add_to_story(self.change, item.story, found.newest.article_id)
        if found is not None and found.unchanged:
            article = reference("article", found.newest.article_id)
            report = replace(
                report,
                article=article,
                version=found.newest.number,
                message=_not_taken(item, found.newest, article) or report.message,
            )
            if not found.newest.published:
                report = _undated(report, item.document, self.rows[one.outlet_id].country)
        else:
            arrival, restated = self._arrival(item, one, found.newest if found else None)
            report = replace(
                report,
                version=arrival.number,
                claims=len(arrival.claims),
                altered=sum(kept.status in (AnchorStatus.ALTERED, AnchorStatus.LOST) for kept in arrival.carried),
                restated=restated,
            )
            self.waiting.append(_Waiting(arrival, len(self.reports)))
        self.reports.append(report)

    def _arrival(self, item: Item, one: Incoming, newest: Known | None) -> tuple[Arrival, int]:
        document, outlet, found = item.document, self.rows[one.outlet_id], item.said
        if newest and newest.published and not document.published:
            # A version that gives no date has its article's, which an editor may have set.
            document, found = replace(document, published=newest.published), None
        found = found if found is not None else read_claims(document, outlet.country)
        met = meet(self.change, newest, document, outlet.country, found) if newest else Met(fresh=tuple(found))
        days = edtf.read(document.published) if document.published else None
        entry = item.task.entry
        arrival = Arrival(
            article=newest,
            number=newest.number + 1 if newest else 1,
            outlet_id=outlet.id,
            outlet_uid=outlet.uid,
            key=one.key or _own_key(one),
            headline=document.headline,
            byline=document.byline,
            published=document.published,
            published_earliest=days.earliest if days else None,
            published_latest=days.latest if days else None,
            language=document.language,
            url=document.url,
            format=document.format,
            outlet_clue=document.outlet_clue.value if document.outlet_clue else "",
            text=document.text,
            text_sha256=one.text_sha256,
            original_sha256=hashlib.sha256(item.data).hexdigest(),
            original=item.data,
            part=document.part,
            source_name=item.name,
            regions=document.regions,
            claims=tuple(one.claim for one in met.fresh),
            pins=tuple(pin(document.text, one.claim.span) for one in met.fresh),
            chains=tuple(one.hops for one in met.fresh),
            carried=met.carried,
            stories=(item.story,) if item.story and newest is None else (),
            digest_of=entry.digest_of if entry else "",
            note=entry.note if entry else "",
        )
        return arrival, met.restated

    def _write(self) -> None:
        """Write what waits, and let the rest of the batch see it."""
        waiting, self.waiting = self.waiting, []
        put = save(self.change, [held.arrival for held in waiting])
        copied = self.copier.take(self.change.session, [saved.version_id for saved in put])
        for held, saved in zip(waiting, put, strict=True):
            arrival = held.arrival
            article = reference("article", saved.article_id)
            likely = copied.get(saved.version_id)
            model = reference("article", likely.article_id) if likely else ""
            self.reports[held.at] = replace(self.reports[held.at], article=article, copy_of=model)
            if not arrival.published:
                document = Document(arrival.text, arrival.regions, arrival.headline)
                country = self.rows[arrival.outlet_id].country
                self.reports[held.at] = _undated(self.reports[held.at], document, country)
            self.known.append(
                Known(
                    saved.article_id,
                    saved.article_uid,
                    arrival.outlet_id,
                    arrival.key,
                    saved.version_id,
                    saved.number,
                    arrival.headline,
                    arrival.published,
                    arrival.source_name,
                    arrival.text_sha256,
                )
            )


def _outcome(found: Match | None) -> Outcome:
    if found is None:
        return Outcome.NEW
    return Outcome.UNCHANGED if found.unchanged else Outcome.VERSION


def _undated(report: FileReport, document: Document, country: str) -> FileReport:
    """The report with the date that a text suggests for itself, where it came with none."""
    suggested = suggest_published(document.text, country=country)
    if suggested is None:
        return report
    said = f"no date given; {told(suggested, report.article)}"
    return replace(report, suggested_published=suggested.edtf, undated=said)


def _not_taken(item: Item, newest: Known, article: str) -> str:
    """What was said about a known text that does not change it: its date is the one it came with."""
    said = item.document
    if said.published != newest.published and said.published:
        known = newest.published or "no date"
        command = f"`sayso article edit {article} --published {said.published}`"
        return f"kept {known}, not {said.published}: to change it, run {command}"
    return ""


def _own_key(one: Incoming) -> str:
    """The key of an article whose publisher gave it none: its first text."""
    return f"{OWN_KEY}{one.text_sha256[:LENGTH]}"


def _summary(reports: Sequence[FileReport]) -> str:
    new = sum(report.outcome is Outcome.NEW for report in reports)
    versions = sum(report.outcome is Outcome.VERSION for report in reports)
    files = sorted({PurePosixPath(report.file).name for report in reports if report.outcome is not Outcome.UNCHANGED})
    shown = ", ".join(files[:3]) + (f" and {len(files) - 3} more files" if len(files) > 3 else "")
    if not new and not versions:
        known = sorted({report.article for report in reports if report.article}, key=lambda ref: int(ref[1:]))
        return f"imported again: {', '.join(known[:5])}{' and more' if len(known) > 5 else ''}"
    said = [f"{new} new article{'s' if new != 1 else ''}"] if new or not versions else []
    said += [f"{versions} new version{'s' if versions != 1 else ''}"] if versions else []
    return f"imported {' and '.join(said)}" + (f" from {shown}" if shown else "")
