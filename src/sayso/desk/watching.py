"""A folder goes in, and as long as it is watched, a report of every file that comes or changes comes out.

The folder is looked at again and again rather than asked to tell: newsroom folders are often network shares, of which a
machine is not told what others write there. A look at ten thousand files takes half a second, and the watch rests ten
times as long as it looked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

from sayso.desk.desk import Desk
from sayso.desk.importing.plan import MANIFEST, Plan, Settings, Task, plan
from sayso.desk.importing.report import FileReport, Outcome
from sayso.desk.importing.run import run_plan
from sayso.model.errors import ConflictError, InputError, SaysoError, StorageError
from sayso.store import outlets

SETTLED = 2.0
"""Seconds that a file has to stay as it is to count as complete: longer than programs pause while they write."""

PATIENCE = 60.0
"""Seconds that a single look waits for files that are still being written."""

BATCH = 50
"""Files that are read and saved at once: nobody beside waits for more than these, and one undo takes them back."""

SHARE = 10
"""How many times as long as a look took the watch rests at least, however often it is to look."""

RETRY = 30.0
"""Seconds until what a database refused is tried again."""

Rest = Callable[[float], bool]
"""Waits so many seconds, or until it is time to end, and says whether it is."""

Mark = tuple[int, ...]
"""What a file looks like from outside; another one says that it may hold something else."""


@dataclass
class _Settling:
    """Since when each file that is not imported yet has looked as it does."""

    settled: float
    clock: Callable[[], float]
    since: dict[str, tuple[Mark, float]] = field(default_factory=dict)
    now: dict[str, tuple[Mark, float]] = field(default_factory=dict)

    def stands(self, path: Path, mark: Mark | None) -> bool:
        """Whether a file has looked like this for long enough; one without a byte in it is not written yet."""
        if mark is None or not mark[0]:
            return False
        key = str(path)
        before = self.since.get(key)
        self.now[key] = before if before is not None and before[0] == mark else (mark, self.clock())
        return self.clock() - self.now[key][1] >= self.settled

    def forget(self) -> None:
        """A look is over: what it did not come upon is gone or imported."""
        self.since, self.now = self.now, {}


@dataclass
class Watch:
    """One folder under watch: what its files look like, and which of them were imported so.

    ``pending`` says whether the last look left something for the next one, ``writing`` which files it left because they
    were being written.
    """

    desk: Desk
    folder: Path
    settings: Settings
    settled: float = SETTLED
    clock: Callable[[], float] = monotonic
    done: dict[str, Mark] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    passed: set[str] = field(default_factory=set)
    described: Mark | None = None
    pending: bool = False
    writing: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.settling = _Settling(self.settled, self.clock)

    def look(self, to_end: Callable[[], bool] = lambda: False) -> Iterator[FileReport | SaysoError]:
        """Import what is complete and new or changed since the last look; what cannot be read is said once.

        Between two batches it asks whether it is ``to_end``.
        """
        self.pending, self.writing = False, []
        yield from self._look(to_end)
        self.settling.forget()

    def _look(self, to_end: Callable[[], bool]) -> Iterator[FileReport | SaysoError]:
        planned = self._planned()
        if planned is None:
            self._wait(str(self.folder / MANIFEST))
            return
        if isinstance(planned, InputError):
            yield from self._once([planned])
            return
        yield from self._once(planned.refused)
        yield from self._aside(planned)
        ready = self._ready(planned.tasks)
        for at in range(0, len(ready), BATCH):
            if to_end():
                return
            yield from self._imported(planned, ready[at : at + BATCH])

    def _planned(self) -> Plan | InputError | None:
        """What there is to read now; a manifest counts once it is complete, and then for every file anew.

        ``None`` as long as the manifest is being written.
        """
        manifest = self.folder / MANIFEST
        described = _mark(manifest)
        if described != self.described:
            self.described = described
            self.done.clear()
        if described is not None and not self.settling.stands(manifest, described):
            return None
        known: tuple[str, ...] = ()
        if described is not None:
            with self.desk.store.reading() as session:
                known = tuple(outlets.display_names(session))
        try:
            return plan([str(self.folder)], self.settings, known_outlets=known)
        except InputError as problem:
            return problem

    def _ready(self, tasks: Sequence[Task]) -> list[Task]:
        """The tasks whose files are complete and not imported as they are."""
        ready: list[Task] = []
        for task in tasks:
            mark = _mark(task.found.path)
            if task.found.path is None or mark is None or self.done.get(task.found.name) == mark:
                continue
            if self.settling.stands(task.found.path, mark):
                ready.append(task)
            elif mark[0]:
                self._wait(task.found.display)
        for gone in self.done.keys() - {task.found.name for task in tasks}:
            del self.done[gone]
        return ready

    def _wait(self, file: str) -> None:
        self.pending = True
        self.writing.append(file)

    def _imported(self, planned: Plan, ready: Sequence[Task]) -> Iterator[FileReport | SaysoError]:
        """Import these files; what changes while it is read is left for later, and so is what the database refuses."""
        held: list[Task] = []
        marks: dict[str, Mark] = {}
        for task in ready:
            key, before = task.found.name, _mark(task.found.path)
            if before is None:
                continue
            try:
                data = task.found.data(limit=self.settings.limit)
            except InputError as problem:
                if _mark(task.found.path) == before:
                    self.done[key] = before
                    yield FileReport(file=task.found.display, outcome=Outcome.REFUSED, message=str(problem))
                continue
            if _mark(task.found.path) == before:
                held.append(replace(task, found=replace(task.found, path=None, held=data)))
                marks[key] = before
            else:
                self._wait(task.found.display)
        if not held:
            return
        batch = replace(planned, tasks=tuple(held), skipped=(), refused=())
        try:
            reports = run_plan(self.desk, batch, self.settings)
        except (StorageError, ConflictError) as problem:
            self.pending = True
            yield problem
            return
        self.done.update(marks)
        yield from reports

    def _once(self, problems: Sequence[SaysoError]) -> Iterator[SaysoError]:
        """Of these problems, those that were not there at the last look."""
        now = {str(problem): problem for problem in problems}
        yield from (problem for said, problem in now.items() if said not in self.said)
        self.said = set(now)

    def _aside(self, planned: Plan) -> Iterator[FileReport]:
        """What is left aside for good, each file once; what programs put there while they write does not stay."""
        for one in planned.skipped:
            path = Path(one.display)
            if path.name == MANIFEST or one.display in self.passed:
                continue
            if self.settling.stands(path, _mark(path)):
                self.passed.add(one.display)
                yield FileReport(file=one.display, outcome=Outcome.SKIPPED, message=one.why)


def watch(
    desk: Desk, folder: str, settings: Settings, *, interval: float, once: bool, rest: Rest
) -> Iterator[FileReport | SaysoError]:
    """Import what comes into ``folder``, until ``rest`` says that it is time to end; ``once``, until all is imported.

    A file is imported when it is complete, again when it has changed, and never twice as it is, also across runs. An
    error says what could not be done now, and is tried again.

    Raises:
        InputError: if there is no such folder, or a setting is no good.
        StorageError: if the database refuses, once.
    """
    place = Path(folder)
    if not place.is_dir():
        hint = "name a folder that files come into"
        raise InputError(f"{folder}: {'not a folder' if place.exists() else 'no such folder'}", hint)
    watched = Watch(desk, place, settings.checked())
    begun = watched.clock()
    while True:
        looked = watched.clock()
        pause = interval
        for outcome in watched.look(lambda: rest(0)):
            if isinstance(outcome, StorageError | ConflictError):
                if once:
                    raise outcome
                pause = max(pause, RETRY)
            yield outcome
        if once and not watched.pending:
            return
        if once and watched.clock() - begun > PATIENCE:
            yield from (_unfinished(file) for file in watched.writing)
            return
        if rest(min(interval, SETTLED) if once else max(pause, SHARE * (watched.clock() - looked))):
            return


def _unfinished(file: str) -> InputError:
    return InputError(f"{file}: still being written after {PATIENCE:g} seconds", "import it once it is complete")


def _mark(path: Path | None) -> Mark | None:
    """A file's size, times, place and permissions; ``None`` where there is none to see."""
    if path is None:
        return None
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return None
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, seen.st_mode
