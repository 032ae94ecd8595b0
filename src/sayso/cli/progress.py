"""A progress bar on stderr for long work; nothing when nobody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

STEP = 0.1
"""Seconds between two looks of the bar."""

PATIENCE = 1.0
"""Seconds that nobody minds waiting without a bar."""


@contextmanager
def progress_bar(what: str, *, seen: bool = True) -> Iterator[Callable[[int, int], None]]:
    """A function to call with (done, all), all being 0 where it is not known; the bar goes when the work is done.

    It shows on a terminal, unless it is not to be ``seen``, once the work takes a while. It is drawn when it is told
    something, by no thread of its own: work may be handed to forked processes meanwhile.
    """
    if not (seen and sys.stderr.isatty()):
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - wanted only where somebody watches
    from rich.progress import Progress  # noqa: PLC0415 - wanted only where somebody watches

    # Left to itself, Rich would send what is printed meanwhile to stderr too.
    bar = Progress(
        console=Console(stderr=True), transient=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
    )
    task = bar.add_task(what, total=None)
    due = monotonic() + PATIENCE

    def show(done: int, all_: int) -> None:
        nonlocal due
        bar.update(task, completed=done, total=all_ or None)
        if monotonic() >= due:
            bar.start()
            bar.refresh()
            due = monotonic() + STEP

    try:
        yield show
    finally:
        bar.stop()
