"""What ``sayso extract --again`` tells: what became of each article, and the values before and after."""

from collections.abc import Callable, Iterator
from operator import itemgetter

from sayso.cli.output import as_json, table, write
from sayso.cli.progress import progress_bar
from sayso.cli.wording import value_of
from sayso.desk.again import Reading, Reread, read_again, summary
from sayso.desk.desk import Desk
from sayso.model.counting import counted

COLUMNS: list[tuple[str, Callable[[Reread], str]]] = [
    ("article", lambda one: one.article),
    ("outlet", lambda one: one.outlet),
    ("headline", lambda one: one.headline),
    ("added", lambda one: str(len(one.added) or "")),
    ("re-valued", lambda one: str(len(one.revalued) or "")),
    ("kept", lambda one: str(one.kept or "")),
    ("no longer found", lambda one: str(len(one.gone) or "")),
]
RECHAINED: tuple[str, Callable[[Reread], str]] = ("chain changed", lambda one: str(len(one.rechained) or ""))
"""A column that is shown where there is anything in it."""

Detail = tuple[str, str, str, str, str]
DETAILS: list[tuple[str, Callable[[Detail], str]]] = [
    (name, itemgetter(at)) for at, name in enumerate(("claim", "article", "quote", "before", "after"))
]


def read_and_tell(desk: Desk, refs: list[str] | None, *, prune: bool, dry_run: bool, because: str, json: bool) -> None:
    """Read stored articles again and print what came of it."""
    with progress_bar("Reading again") as progress:
        reports = read_again(desk, refs, prune=prune, dry_run=dry_run, because=because, progress=progress)
    if json:
        as_json(reports)
        return
    changed = [one for one in reports if one.added or one.revalued or one.reworded or one.gone or one.rechained]
    if changed:
        more = [RECHAINED] if any(one.rechained for one in changed) else []
        table(changed, [*COLUMNS, *more], empty="", cut="headline")
        write("\n")
    details = [detail for one in changed for detail in _details(one)]
    if details:
        table(details, DETAILS, empty="")
        write("\n")
    same = len(reports) - len(changed)
    rest = f"; {counted(same, 'article')} as {'it was' if same == 1 else 'they were'}" if same and changed else ""
    write(f"{'would be: ' if dry_run and changed else ''}{summary(reports)}{rest}\n")


def _details(one: Reread) -> Iterator[Detail]:
    """A line for each claim that reads otherwise, is no longer found, or is said by somebody else."""
    for each in (*one.revalued, *one.gone):
        after = _stated(each.after) or f"no longer found, {each.status}"
        yield each.claim, one.article, each.quote, _stated(each.before), after
    told = {each.claim for each in one.revalued}
    for said in one.rechained:
        if said.before != said.after:
            yield said.claim, one.article, said.quote, said.before, said.after
        elif said.claim not in told:
            yield said.claim, one.article, said.quote, said.before, "the same, by other words"


def _stated(reading: Reading | None) -> str:
    """A reading in few words: '40 boats', 'about 40 boats, negated'."""
    if reading is None:
        return ""
    said = f"{value_of(reading)} {reading.measure}".strip()
    marks = [mark for mark in (reading.polarity, reading.modality) if mark not in ("affirmed", "asserted")]
    return ", ".join([said, *marks])
