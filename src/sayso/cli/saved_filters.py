"""What ``sayso claims`` does with saved filters: keeps one, lists them, deletes one."""

from typing import Any

from sayso.cli.filters import as_words, asked_for, delete, save
from sayso.model.errors import InputError


def keep(ctx: Any, name: str, db: str, *, newsroom: bool) -> None:
    """Keep the options of this call under a name.

    Raises:
        InputError: if it is no name, there is nothing to keep, or the newsroom's of that name would count before it.
        ConfigError: if the file cannot be changed, or there is none for a newsroom.
    """
    from sayso.cli.config import file_for  # noqa: PLC0415 - wanted only to save
    from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above
    from sayso.desk.settings import Came, database, filters  # noqa: PLC0415 - see above

    file = file_for(db, newsroom=newsroom)
    before = filters(database(db)).get(name)
    if before is not None and before.came is Came.NEWSROOM and not newsroom:
        hint = "choose another name, or change the newsroom's with --newsroom"
        raise InputError(f"the newsroom has a filter {name!r} in {before.where}, which counts before yours", hint)
    save(name, asked_for(ctx), file)
    say(f"saved as {name} in {file}: list it with `sayso claims @{name}`")


def manage(gone: str, db: str, *, json: bool) -> None:
    """Delete the filter called ``gone``, or list all there are.

    Raises:
        NotFoundError: if there is none of that name.
    """
    from sayso.cli.output import as_json, table, write  # noqa: PLC0415 - wanted only here
    from sayso.desk.settings import database, filters  # noqa: PLC0415 - see above

    place = database(db)
    if gone:
        write(f"{gone} deleted from {delete(gone.removeprefix('@'), place)}\n")
        return
    found = list(filters(place).values())
    if json:
        as_json([{"name": one.name, "options": dict(one.options), "where": one.where} for one in found])
        return
    table(
        found,
        [("filter", lambda one: f"@{one.name}"), ("options", as_words), ("from", lambda one: one.where)],
        empty="No saved filters. Keep one with `sayso claims --save NAME` and options.",
    )
