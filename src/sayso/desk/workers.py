"""Batches of work go in, what comes of them comes out in the same order: done here, or by worker processes."""

import os
import pickle
import signal
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from sayso.model.errors import SaysoError, WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Batch = TypeVar("Batch")
Result = TypeVar("Result")

AHEAD = 4
"""Batches a worker that may be under way or wait for their turn: enough that none idles, few enough for any memory."""

WORTH = 200_000
"""Characters of text after which starting processes pays: it takes some tenths of a second."""

HELD = 64 * 1024 * 1024
"""Bytes of results that wait for an earlier one, above which no new batch is handed out."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(
    work: Callable[[Batch], Result], batches: Iterable[Batch], *, size: Callable[[Batch], int], jobs: int = 0
) -> Generator[Result, None, None]:
    """``in_order`` in ``jobs`` processes; for 0, on all cores once so much was done here that it pays.

    ``size`` of a batch is in characters or bytes of text.

    Raises:
        WorkerError: if a process ends that was not told to.
    """
    coming = iter(batches)
    if not jobs:
        jobs, done = cores(), 0
        for batch in coming:
            yield work(batch)
            done += size(batch)
            # What is loaded here by then, forked processes need not load.
            if done >= WORTH:
                break
        else:
            return
    yield from in_order(work, coming, jobs=jobs)


def in_order(work: Callable[[Batch], Result], batches: Iterable[Batch], *, jobs: int) -> Generator[Result, None, None]:
    """``work`` of every batch, in order: in ``jobs`` processes, or here where ``jobs`` is 1.

    ``work``, the batches and the results must be picklable. Only a window of batches is taken from ``batches`` at a
    time. What ``work`` raises for a batch is raised when its turn comes. Closing the iterator ends the processes.

    Raises:
        WorkerError: if a process ends that was not told to.
    """
    if jobs < 2:
        yield from map(work, batches)
        return
    with _hired(work, jobs) as crew:
        yield from crew.serve(batches)


@dataclass(slots=True)
class _Worker:
    process: "BaseProcess"
    line: "Connection"
    at: int = 0


@dataclass
class _Crew:
    """Processes, the batches they have, and the results that wait for an earlier one."""

    workers: list[_Worker]
    busy: dict["Connection", _Worker] = field(default_factory=dict)
    done: dict[int, bytes] = field(default_factory=dict)
    given: int = 0
    taken: int = 0

    def serve(self, batches: Iterable[Any]) -> Iterator[Any]:
        coming = iter(batches)
        more = self._feed(coming)
        while self.busy or self.done:
            while self.taken in self.done:
                ready = self.done.pop(self.taken)
                self.taken += 1
                # Nobody idles while the result is made use of.
                more = more and self._feed(coming)
                yield _opened(ready)
            if self.busy:
                self._receive()
            more = more and self._feed(coming)

    def _feed(self, coming: Iterator[Any]) -> bool:
        """Give every idle worker a batch, within the window; false once there are no more."""
        for worker in self.workers:
            full = self.given >= self.taken + AHEAD * len(self.workers)
            if full or (self.done and sum(map(len, self.done.values())) > HELD):
                return True
            if worker.line in self.busy:
                continue
            try:
                batch = next(coming)
            except StopIteration:
                return False
            worker.at, self.given = self.given, self.given + 1
            self.busy[worker.line] = worker
            try:
                worker.line.send_bytes(pickle.dumps(batch))
            except OSError:
                raise _lost(worker) from None
        return True

    def _receive(self) -> None:
        from multiprocessing.connection import wait  # noqa: PLC0415 - wanted only where there are workers

        for line in wait(list(self.busy)):
            worker = self.busy.pop(line)  # type: ignore[call-overload]  # what was waited for are these lines
            try:
                self.done[worker.at] = worker.line.recv_bytes()
            except (EOFError, OSError):
                raise _lost(worker) from None


@contextmanager
def _hired(work: Callable[[Any], Any], jobs: int) -> Iterator[_Crew]:
    """Start the processes, and end them whatever happens."""
    import multiprocessing  # noqa: PLC0415 - wanted only where there are workers

    context = multiprocessing.get_context()
    crew = _Crew([])
    try:
        with _undisturbed():
            for _ in range(jobs):
                crew.workers.append(_start(context, work, [worker.line for worker in crew.workers]))
        yield crew
    finally:
        for worker in crew.workers:
            worker.line.close()
            worker.process.terminate()
        for worker in crew.workers:
            worker.process.join()


def _start(context: "BaseContext", work: Callable[[Any], Any], others: list["Connection"]) -> _Worker:
    ours, theirs = context.Pipe()
    # Only a forked process has the ends that its parent holds; open there, they would hide that the parent is gone.
    inherited = [*others, ours] if context.get_start_method() == "fork" else []
    process = context.Process(target=_toil, args=(theirs, work, inherited), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C here, and for good in the processes that are started meanwhile: their parent ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _toil(line: "Connection", work: Callable[[Any], Any], inherited: list["Connection"]) -> None:
    """The life of a worker: a batch comes in, its result goes out, until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A forked process would go on handling it as its parent does, and the parent means to end it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for each in inherited:
        each.close()
    with suppress(EOFError, OSError):
        while True:
            line.send_bytes(_result(work, line.recv_bytes()))
    # A forked process has its parent's buffers and exit handlers: they are the parent's to flush and to run.
    os._exit(0)


def _result(work: Callable[[Any], Any], packed: bytes) -> bytes:
    try:
        return pickle.dumps((work(pickle.loads(packed)), None))  # noqa: S301 - from our own parent process
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        if not isinstance(error, SaysoError):
            error.add_note(f"In a worker process:\n{traceback.format_exc()}")
        return pickle.dumps((None, error))


def _opened(packed: bytes) -> Any:
    result, error = pickle.loads(packed)  # noqa: S301 - from our own worker process
    if error is not None:
        raise error
    return result


def _lost(worker: _Worker) -> WorkerError:
    worker.process.join(timeout=1)
    code = worker.process.exitcode
    how = f"was ended by {signal.Signals(-code).name}" if code is not None and code < 0 else f"ended with code {code}"
    return WorkerError(f"a worker process {how}", "see that there is memory enough, or use fewer with --jobs")
