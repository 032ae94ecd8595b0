"""``sayso log``: what was done, by whom, when and why, and what it changed, field by field."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Db, Json, desk_at

if TYPE_CHECKING:
    from rich.text import Text

    from sayso.desk.history import Told
    from sayso.store.tracing import Difference

app = typer.Typer()

SIGNS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}

NOTHING = "Nothing was done that is asked about."


@app.command()
def log(
    ref: Annotated[
        str,
        typer.Argument(metavar="[REF]", help="Only what concerns this record, A3, C12, a story; or one entry, J12."),
    ] = "",
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Only what this person did.")] = "",
    since: Annotated[str, typer.Option(metavar="DATE", help="Only from then on: a date or time, UTC.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Only up to then, included.")] = "",
    command: Annotated[
        str, typer.Option("--command", metavar="WORDS", help="Only what this did: 'claim edit', claim, import, undo.")
    ] = "",
    kind: Annotated[
        str,
        typer.Option(
            "--kind", help="Only what concerns such records: article, claim, source, outlet, question, story."
        ),
    ] = "",
    limit: Annotated[int | None, typer.Option(min=1, help="How many at the most.")] = None,
    oneline: Annotated[bool, typer.Option("--oneline", help="A line an entry, without what it changed.")] = False,
    json: Json = False,
    db: Db = "",
) -> None:
    """Show what was done, newest first, with each field before and after."""
    from dataclasses import asdict  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli.output import as_json  # noqa: PLC0415 - see above
    from sayso.desk import history  # noqa: PLC0415 - see above

    wanted = history.Wanted(ref=ref, by=by, since=since, until=until, action=command, kind=kind, limit=limit)
    with desk_at(db) as desk:
        if oneline and not json:
            _lines(list(history.log(desk, wanted=wanted)))
            return
        found = history.told(desk, wanted)
    if json:
        as_json([asdict(one.entry) | {"differences": [_record(each) for each in one.differences]} for one in found])
    else:
        _show(found)


def _record(one: "Difference") -> dict[str, str]:
    """A difference as JSON shows it."""
    told = {"what": one.what, "kind": one.table, "record": one.record}
    return told | ({"field": one.field, "before": one.before, "after": one.after} if one.what == "changed" else {})


def _lines(found: list[object]) -> None:
    from sayso.cli.output import table  # noqa: PLC0415 - see above

    table(
        found,
        [
            ("entry", lambda one: one.entry),
            ("at", lambda one: one.at.strftime("%Y-%m-%d %H:%M")),
            ("by", lambda one: one.by),
            ("", lambda one: "undone" if one.undone else ""),
            ("what", lambda one: one.summary),
            ("because", lambda one: one.because),
        ],
        empty=NOTHING,
    )


def _show(found: "list[Told]") -> None:
    from rich.console import Group  # noqa: PLC0415 - see above

    from sayso.cli.output import show, write  # noqa: PLC0415 - see above

    if not found:
        write(f"{NOTHING}\n")
        return
    entries = [_entry(one) for one in found]
    show(Group(*entries), sum(str(one).count("\n") + 1 for one in entries))


def _entry(one: "Told") -> "Text":
    """An entry with its differences, indented."""
    from rich.text import Text  # noqa: PLC0415 - see above

    entry = one.entry
    head = Text(f"{entry.entry:<6}", style="bold")
    head.append(f"{entry.at:%Y-%m-%d %H:%M}  {entry.by}  ", style="dim")
    head.append("undone: " if entry.undone else "", style="red")
    head.append(" ".join(entry.summary.split()))
    if entry.because and entry.because not in entry.summary:
        head.append(f"\n      because {' '.join(entry.because.split())}", style="italic")
    width = max((len(each.record) for each in one.differences if each.what == "changed"), default=0)
    for each in one.differences:
        sign, style = SIGNS[each.what]
        head.append(f"\n      {sign} ", style=style)
        if each.what == "changed":
            head.append(
                f"{each.record:<{width}}  {each.field}: {each.before or '(nothing)'} → {each.after or '(nothing)'}"
            )
        else:
            head.append(each.record)
    if one.more:
        head.append(f"\n      {one.more}", style="dim")
    return head
