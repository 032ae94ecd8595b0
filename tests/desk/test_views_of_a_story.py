"""What is shown of a story - matrix, details, timelines, conflicts, origins - is the same on SQLite and PostgreSQL."""

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.desk import asking, logging, stories
from sayso.desk.desk import Desk, open_desk
from sayso.desk.logging import Wording
from sayso.model.claim import Status
from sayso.store.engine import address, make_engine

VIEWS = [
    ("compare",),
    ("compare", "--details"),
    ("compare", "--json"),
    ("compare", "--conflicts"),
    ("compare", "--origins", "--json"),
    ("story", "timeline", "storm"),
    ("story", "timeline", "storm", "--json"),
    ("story", "timeline", "storm", "--questions"),
    ("story", "timeline", "storm", "--questions", "--json"),
]


def worked_on(url: str) -> None:
    """Questions proposed, one claim accepted and one put right, in a newsroom of four outlets."""
    with open_desk(url, "ed") as desk:
        asking.suggest(desk)
        logging.settle_claims(desk, ["C1"], Status.ACCEPTED)
        logging.edit_claim(desk, "C4", Wording(value="at least 41"))


def on_server(server: str, name: str) -> str:
    """A copy of the newsroom on the PostgreSQL server."""
    engine = make_engine(address(server))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE newsroom")
    engine.dispose()
    return address(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def both(sqlite_newsroom: Path, postgres_newsroom: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The same newsroom after the same work, on each database."""
    file = tmp_path_factory.mktemp("views") / "newsroom.db"
    shutil.copy(sqlite_newsroom, file)
    urls = str(file), on_server(postgres_newsroom, f"newsroom_views_{os.getpid()}")
    for url in urls:
        worked_on(url)
    return urls


@pytest.mark.postgres
@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_both_databases_show_the_same(
    both: tuple[str, str], view: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the letter, with both conflicting counts in it."""
    monkeypatch.setenv("COLUMNS", "100")
    sqlite, postgres = (CliRunner().invoke(app, [*view, "--db", url]) for url in both)

    assert (0, 0) == (sqlite.exit_code, postgres.exit_code)
    assert sqlite.output == postgres.output
    assert "Quillmouth Post" in sqlite.output


def test_the_timeline_runs_by_publication(newsroom: Desk) -> None:
    """An article a day."""
    assert [
        ("2031-04-09", "Quillmouth Post"),
        ("2031-04-10", "Selby Ledger"),
        ("2031-04-11", "Northern Wire"),
        ("2031-04-12", "Bay Herald"),
    ] == [(moment.published, moment.outlet) for moment in stories.timeline(newsroom, "storm")]
