"""An import runs: file by file, saved in batches of whole articles, with a report of everything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from sayso.desk.copying import Copier, catch_up_first
from sayso.desk.desk import Desk
from sayso.desk.importing.ahead import extracted
from sayso.desk.importing.plan import Plan, Settings, Task, plan
from sayso.desk.importing.report import FileReport, Outcome
from sayso.desk.importing.save import Item, Saver
from sayso.fetch.addresses import Address
from sayso.intake.outlet import with_outlet
from sayso.intake.published import edtf_of
from sayso.intake.read import read
from sayso.intake.sent import NOTHING_SENT
from sayso.model.errors import InputError, SaysoError
from sayso.model.text import Document
from sayso.store import outlets

if TYPE_CHECKING:
    from sayso.desk.importing.fetching import Fetching, Loaded

BATCH = 200
"""Articles a transaction: an interrupted import keeps all but the last few, and one undo takes back one batch."""

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""


def run_import(
    desk: Desk,
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = lambda _done, _all: None,
) -> list[FileReport]:
    """Import files, folders, web addresses or standard input; a bad one is reported and the rest goes on.

    Interrupted, it keeps the whole articles it has read; run again, it completes them.

    Raises:
        InputError: if the settings or a manifest as a whole cannot be used.
        StorageError: if the database refuses; finished batches stay.
    """
    with desk.store.reading() as session:
        known_outlets = outlets.display_names(session)
    planned = plan(paths, settings.checked(), stdin=stdin, known_outlets=known_outlets)
    return run_plan(desk, planned, settings, progress=progress)


def run_plan(
    desk: Desk, planned: Plan, settings: Settings, *, progress: Progress = lambda _done, _all: None
) -> list[FileReport]:
    """Import what was planned; see ``run_import``.

    Raises:
        StorageError: if the database refuses; finished batches stay.
    """
    run = _Run(desk, settings, planned)
    reports = [_refused(refusal) for refusal in planned.refused]
    reports += [FileReport(file=one.display, outcome=Outcome.SKIPPED, message=one.why) for one in planned.skipped]
    try:
        for done, task in enumerate(planned.tasks):
            progress(done, len(planned.tasks))
            run.take(task)
    finally:
        run.flush()
    progress(len(planned.tasks), len(planned.tasks))
    return [*run.told(), *reports]


def _refused(refusal: SaysoError, file: str = "") -> FileReport:
    return FileReport(file=file or refusal.what.split(":", 1)[0], outcome=Outcome.REFUSED, message=str(refusal))


@dataclass
class _Run:
    """The state of one import: the batch at hand and the reports so far."""

    desk: Desk
    settings: Settings
    planned: Plan
    reports: list[FileReport] = field(default_factory=list)
    batch: list[Item] = field(default_factory=list)
    copier: Copier | None = None
    fetching: "Fetching | None" = None

    def take(self, task: Task) -> None:
        """Read one file or address into the batch; saves the batch when it is full."""
        try:
            loaded = self._fetched(task.address) if task.address else None
            data = loaded.data if loaded else task.found.data(limit=self.settings.limit)
        except InputError as refusal:
            self.reports.append(_refused(refusal, task.found.display))
            return
        encoding = (task.entry.encoding if task.entry else "") or self.settings.encoding
        found = read(
            task.found.display,
            data,
            encoding=encoding,
            as_format=self.settings.format,
            limit=self.settings.limit,
            sent=loaded.sent if loaded else NOTHING_SENT,
        )
        whole = loaded.final.shown if loaded else task.found.name
        for at, document in enumerate(found):
            if isinstance(document, InputError):
                self.reports.append(_refused(document, task.found.display))
                continue
            name = whole if document.part is None and at == 0 else f"{whole}#{at + 1}"
            self._prepare(task, loaded.placed(document) if loaded else document, name, data)
            if len(self.batch) >= BATCH:
                self.flush()

    def _fetched(self, address: Address) -> "Loaded":
        from sayso.desk.importing.fetching import Fetching  # noqa: PLC0415 - only addresses need the network's libraries

        if self.fetching is None:
            self.fetching = Fetching(self.desk, self.settings)
            self.fetching.expect(task.address for task in self.planned.tasks if task.address)
        return self.fetching.load(address)

    def told(self) -> list[FileReport]:
        """The reports; where no host at all could be reached, all of its addresses say the same."""
        offline = self.fetching.offline() if self.fetching else ""
        if not offline or self.fetching is None:
            return self.reports
        lost = self.fetching.lost
        return [replace(report, message=offline) if report.file in lost else report for report in self.reports]

    def _prepare(self, task: Task, document: Document, name: str, data: bytes) -> None:
        entry = task.entry
        try:
            settled = with_outlet(
                document,
                name=task.found.display,
                manifest=entry.outlet if entry else "",
                option=self.settings.outlet,
                otherwise=self.settings.otherwise,
            )
        except InputError as refusal:
            self.reports.append(_refused(refusal, task.found.display))
            return
        published = (entry.published if entry else "") or edtf_of(self.settings.published) or settled.published
        settled = replace(settled, published=published, headline=(entry.headline if entry else "") or settled.headline)
        story = (entry.story if entry else "") or self.settings.story
        # The report's place comes first: an interrupt between the two must not leave an article without one.
        self.reports.append(FileReport(file=task.found.display, outcome=Outcome.REFUSED, headline=settled.headline))
        self.batch.append(Item(task, settled, name, data, story, len(self.reports) - 1))

    def flush(self) -> None:
        """Save the batch at hand in one transaction; an interrupt before it leaves the batch to be saved."""
        batch = extracted(self.desk, self.planned, self.batch, self.settings.country)
        self.batch = []
        fetched = self.fetching is not None and (self.fetching.answers or self.fetching.overruled)
        if not batch and not (self.planned.outlets or self.planned.stories or fetched):
            return
        with self.desk.changing("import", because=self.fetching.because if self.fetching else "") as change:
            if self.copier is None:
                catch_up_first(change.session)
                self.copier = Copier()
            saver = Saver(change, self.planned, self.copier, self.settings.country)
            for item, report in zip(batch, saver.save(batch), strict=True):
                self.reports[item.report] = report
            if self.fetching is not None:
                self.fetching.keep(change)
        self.planned = replace(self.planned, outlets=(), stories=())
