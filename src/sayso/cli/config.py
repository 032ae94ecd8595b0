"""``sayso config``: each setting with its value and where it came from; settings files are changed."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Json

if TYPE_CHECKING:
    from pathlib import Path

app = typer.Typer(help="Show each setting with where it came from, and change settings files.")

# Without the environment's say: where a value came from is what this command is asked.
Db = Annotated[str, typer.Option("--db", metavar="URL_OR_PATH", help="The database.", show_default=False)]
As = Annotated[str, typer.Option("--as", metavar="NAME", help="Who makes changes.", show_default=False)]
Newsroom = Annotated[
    bool, typer.Option("--newsroom", help="In the newsroom's file: SAYSO_CONFIG, else sayso.toml beside the database.")
]
Name = Annotated[str, typer.Argument(metavar="SETTING", help="A setting such as as, db or pager.")]


@app.callback(invoke_without_command=True)
def config(ctx: typer.Context, *, json: Json = False, db: Db = "", by: As = "") -> None:
    """Show each setting with where it came from, and change settings files."""
    if ctx.invoked_subcommand is None:
        show(json=json, db=db, by=by)


@app.command()
def show(*, json: Json = False, db: Db = "", by: As = "") -> None:
    """Show each setting with its value and where it came from: option, environment, a file, or the default."""
    from sayso.cli.filters import as_words  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - see above
    from sayso.desk import settings  # noqa: PLC0415 - see above
    from sayso.desk.setting_names import SETTINGS  # noqa: PLC0415 - see above

    place = settings.database(db)
    found = [settings.settled(name, {"db": db, "as": by}.get(name, ""), db=place) for name in SETTINGS]
    saved = settings.filters(place)
    rows = [(one.name, settings.discreet(one.value), one.came.value, one.where) for one in found]
    rows += [(f"filters.{one.name}", as_words(one), one.came.value, one.where) for one in saved.values()]
    if json:
        as_json([dict(zip(("setting", "value", "from", "where"), row, strict=True)) for row in rows])
        return
    table(
        rows,
        [
            ("setting", lambda row: row[0]),
            ("value", lambda row: row[1]),
            ("from", lambda row: f"{row[2]} {row[3]}" if row[2] in ("option", "environment") else row[3] or row[2]),
        ],
        empty="",
    )


@app.command("set")
def set_(
    name: Name,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it shall be.")],
    *,
    newsroom: Newsroom = False,
    db: Db = "",
) -> None:
    """Write a setting into your settings file, or the newsroom's."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk import setting_files, settings  # noqa: PLC0415 - see above

    file = file_for(db, newsroom=newsroom)
    setting_files.with_setting(file, name, settings.fit(name, value, file))
    write(f"{name} set in {file}\n")


@app.command()
def unset(name: Name, *, newsroom: Newsroom = False, db: Db = "") -> None:
    """Take a setting out of your settings file, or the newsroom's."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk import setting_files, settings  # noqa: PLC0415 - see above
    from sayso.desk.setting_names import SETTINGS  # noqa: PLC0415 - see above
    from sayso.model.errors import NotFoundError  # noqa: PLC0415 - see above

    file = file_for(db, newsroom=newsroom)
    if name not in setting_files.read_file(file).settings:
        hint = "see `sayso config`" if name in SETTINGS else settings.unknown(name)
        raise NotFoundError(f"{file} does not set {name!r}", hint)
    setting_files.with_setting(file, name, None)
    write(f"{name} unset in {file}\n")


@app.command()
def path(*, newsroom: Newsroom = False, json: Json = False, db: Db = "") -> None:
    """Say where the settings files are, or would be: yours first, then the newsroom's."""
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk import settings  # noqa: PLC0415 - see above

    own, shared = settings.user_file(), settings.newsroom_file(db)
    files = [one for one in ([shared] if newsroom else [own, shared]) if one is not None]
    if json:
        as_json([{"path": str(one), "exists": one.exists()} for one in files])
    else:
        write("".join(f"{one}{'' if one.exists() else '  (not there)'}\n" for one in files))


def file_for(db: str, *, newsroom: bool) -> "Path":
    """The settings file to be changed: the user's own, or the newsroom's.

    Raises:
        ConfigError: if a server's newsroom has none.
    """
    from sayso.desk import settings  # noqa: PLC0415 - see above
    from sayso.model.errors import ConfigError  # noqa: PLC0415 - see above

    if not newsroom:
        return settings.user_file()
    found = settings.newsroom_file(db)
    if found is None:
        raise ConfigError("nothing lies beside a server's database", "name the newsroom's file with SAYSO_CONFIG")
    return found
