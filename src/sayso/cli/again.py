"""What ``sayso extract --again`` tells: what became of each article, and the values before and after."""

from collections.abc import Callable

from sayso.cli.output import as_json, table, write
from sayso.cli.progress import progress_bar
from sayso.cli.wording import value_of
from sayso.desk.again import Changed, Reading, Reread, read_again, summary
from sayso.desk.desk import Desk

COLUMNS: list[tuple[str, Callable[[Reread], str]]] = [
    ("article", lambda one: one.article),
    ("outlet", lambda one: one.outlet),
    ("headline", lambda one: one.headline),
    ("added", lambda one: str(len(one.added) or "")),
    ("re-valued", lambda one: str(len(one.revalued) or "")),
    ("kept", lambda one: str(one.kept or "")),
    ("no longer found", lambda one: str(len(one.gone) or "")),
]
DETAILS: list[tuple[str, Callable[[tuple[str, Changed]], str]]] = [
    ("claim", lambda each: each[1].claim),
    ("article", lambda each: each[0]),
    ("quote", lambda each: each[1].quote),
    ("before", lambda each: _stated(each[1].before)),
    ("after", lambda each: _stated(each[1].after) or f"no longer found, {each[1].status}"),
]


def read_and_tell(desk: Desk, refs: list[str] | None, *, prune: bool, dry_run: bool, because: str, json: bool) -> None:
    """Read stored articles again and print what came of it."""
    with progress_bar("Reading again") as progress:
        reports = read_again(desk, refs, prune=prune, dry_run=dry_run, because=because, progress=progress)
    if json:
        as_json(reports)
        return
    changed = [one for one in reports if one.added or one.revalued or one.reworded or one.gone]
    if changed:
        table(changed, COLUMNS, empty="", cut="headline")
        write("\n")
    details = [(one.article, each) for one in changed for each in (*one.revalued, *one.gone)]
    if details:
        table(details, DETAILS, empty="")
        write("\n")
    same = len(reports) - len(changed)
    rest = f"; {same} article{'s' if same != 1 else ''} as they were" if same and changed else ""
    write(f"{'would be: ' if dry_run and changed else ''}{summary(reports)}{rest}\n")


def _stated(reading: Reading | None) -> str:
    """A reading in few words: '40 boats', 'about 40 boats, negated'."""
    if reading is None:
        return ""
    said = f"{value_of(reading)} {reading.measure}".strip()
    marks = [mark for mark in (reading.polarity, reading.modality) if mark not in ("affirmed", "asserted")]
    return ", ".join([said, *marks])
