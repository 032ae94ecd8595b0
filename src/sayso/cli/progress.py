"""A progress bar on stderr for long work; nothing when nobody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

STEP = 0.1
"""Seconds between two looks of the bar."""


@contextmanager
def progress_bar(what: str, *, seen: bool = True) -> Iterator[Callable[[int, int], None]]:
    """A function to call with (done, all), all being 0 where it is not known; the bar goes when the work is done.

    It shows on a terminal, unless it is not to be ``seen``. It is drawn when it is told something, by no thread of its
    own: work may be handed to forked processes meanwhile.
    """
    if not (seen and sys.stderr.isatty()):
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - wanted only where somebody watches
    from rich.progress import Progress  # noqa: PLC0415 - wanted only where somebody watches

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=None)
        drawn = 0.0

        def show(done: int, all_: int) -> None:
            nonlocal drawn
            due = monotonic() - drawn >= STEP
            bar.update(task, completed=done, total=all_ or None, refresh=due)
            drawn = monotonic() if due else drawn

        yield show
