"""Worker processes: what comes out, in which order, and what happens when one ends or is told to stop."""

import functools
import itertools
import multiprocessing
import operator
import os
import signal
from collections.abc import Iterator

import pytest

from sayso.desk import workers
from sayso.desk.workers import in_order
from sayso.model.errors import InputError, SaysoError, WorkerError


def doubled(number: int) -> int:
    """Twice the number; 13 is refused, and 666 ends the process."""
    if number == 13:
        raise InputError("13: unlucky", "take another")
    if number == 666:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def sized(size: int, *, letter: str) -> str:
    """A text of that many letters."""
    return letter * size


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_batches(jobs: int) -> None:
    """However many share the work."""
    assert [2 * number for number in range(100) if number != 13] == list(
        in_order(doubled, (number for number in range(100) if number != 13), jobs=jobs)
    )


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_every_way_of_starting_a_process_will_do(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems differ in how they start one; work made by ``partial`` travels too."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} here")
    chosen = multiprocessing.get_context(method)
    monkeypatch.setattr(multiprocessing, "get_context", lambda: chosen)
    work = functools.partial(operator.mul, "x")

    assert ["x" * 100_000, "", "xxx"] == list(in_order(work, [100_000, 0, 3], jobs=2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_batches_no_results(jobs: int) -> None:
    """Nothing to do is no error."""
    assert [] == list(in_order(doubled, [], jobs=jobs))


@pytest.mark.parametrize("jobs", [1, 3])
def test_only_a_window_of_batches_is_taken_at_a_time(jobs: int) -> None:
    """Of endlessly many, those that are wanted and a few more."""
    taken = itertools.count()

    def endless() -> Iterator[int]:
        for number in taken:
            yield number + 1000

    found = in_order(doubled, endless(), jobs=jobs)
    assert [2000 + 2 * number for number in range(50)] == list(itertools.islice(found, 50))
    assert next(taken) <= 50 + 1 + workers.AHEAD * jobs


def test_a_long_result_holds_back_those_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where results pile up, nothing new is handed out until they are taken; none is lost."""
    monkeypatch.setattr(workers, "HELD", 1000)
    sizes = [5000 if number % 7 == 0 else number for number in range(60)]

    assert ["x" * size for size in sizes] == list(in_order(functools.partial(sized, letter="x"), sizes, jobs=3))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_raised_when_its_turn_comes(jobs: int) -> None:
    """What comes before it is there; a helper's error keeps its next step."""
    found = in_order(doubled, [11, 12, 13, 14], jobs=jobs)

    assert [22, 24] == [next(found), next(found)]
    with pytest.raises(InputError, match=r"^13: unlucky; take another$"):
        next(found)


def test_a_worker_that_dies_is_said_so() -> None:
    """With the signal that ended it, and no traceback of the pipe."""
    with pytest.raises(SaysoError, match=r"^a worker process was ended by SIGKILL; see that") as raised:
        list(in_order(doubled, [1, 2, 666, 4, 5, 6, 7, 8, 9], jobs=2))

    assert WorkerError is raised.type


def test_workers_end_when_nobody_listens_any_more() -> None:
    """Closing the results ends the processes."""
    found = in_order(doubled, itertools.count(1000), jobs=2)
    next(found)
    assert 2 == len(multiprocessing.active_children())
    found.close()

    assert [] == multiprocessing.active_children()
