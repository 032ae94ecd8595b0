"""A desk with a fixed clock, three claims of three kinds from one imported article, and a small newsroom."""

import itertools
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.model.tables import ClaimLine
from sayso.store import bundle
from sayso.store.engine import address, make_engine
from sayso.store.listing.claims import claims

NOON = datetime(2031, 4, 10, 12, tzinfo=UTC)
TEXT = """Harbour swept clean

A total of 1,200 boats were lost in Dandong on April 8, 2031, officials said.
"""


@pytest.fixture
def desk(any_url: str) -> Iterator[Desk]:
    """A desk over an empty database, on SQLite and on PostgreSQL."""
    with open_desk(any_url, "ed", lambda: NOON) as opened:
        yield opened


@pytest.fixture
def sent_by() -> Callable[[Desk, Callable[[], object]], list[tuple[str, Any]]]:
    """Records the statements that an action sends, each with its parameters; those for many rows at once left out."""

    def recorded(desk: Desk, act: Callable[[], object]) -> list[tuple[str, Any]]:
        sent: list[tuple[str, Any]] = []

        def note(*arguments: Any) -> None:
            if re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)", arguments[2]) and not arguments[5]:
                sent.append((arguments[2], arguments[3]))

        event.listen(desk.store.engine, "before_cursor_execute", note)
        try:
            act()
        finally:
            event.remove(desk.store.engine, "before_cursor_execute", note)
        assert sent
        return sent

    return recorded


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with one article."""
    file = tmp_path / "articles" / "storm.txt"
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def stocked(desk: Desk, article: Path) -> Desk:
    """The desk once the article is imported."""
    reports = run_import(desk, [str(article)], Settings(outlet="Quillmouth Post", published="2031-04-09"))
    assert [report.message for report in reports] == [""]
    return desk


@pytest.fixture
def listed() -> Callable[[Desk], dict[str, ClaimLine]]:
    """What lists a desk's claims by kind; the article has one of each."""

    def by_kind(desk: Desk) -> dict[str, ClaimLine]:
        with desk.store.reading() as session:
            return {line.kind: line for line in claims(session)}

    return by_kind


@pytest.fixture
def sqlite_stocked(sqlite_url: str, article: Path) -> Iterator[Desk]:
    """The same desk on SQLite alone, for what no database has a say in."""
    with open_desk(sqlite_url, "ed", lambda: NOON) as opened:
        run_import(opened, [str(article)], Settings(outlet="Quillmouth Post", published="2031-04-09"))
        yield opened


WIRE = """Quillmouth counts its losses

Fishing crews along the northern shore spent the morning hauling wreckage out of the harbour after the worst storm in
a generation passed over the town.

Divers counted 850 fishing boats lost in the storm, the coast guard said, and warned that the count would change as
crews reached the outer moorings.

The town council met through the night and asked the province for tents, generators and drinking water for the
families whose homes stood closest to the sea wall.
"""
NEWSROOM = {
    "post.txt": """Storm sinks boats at Quillmouth

At least 1,200 fishing boats were lost in the storm, harbour master Ines Tarrow said on Tuesday.

Nets worth $3.30 million lay on the quay. Forty people were injured in Dandong on April 8, 2031, and forty people
slept in the school.
""",
    "ledger.txt": """Fleet of Quillmouth wrecked

About 700 fishing boats were lost in the storm. The fishermen's union said so in a statement.

Some 40 people were injured in Dandong, harbour master Ines Tarrow said.
""",
    "wire.txt": WIRE,
    "herald.txt": WIRE,
}
OUTLETS = ("Quillmouth Post", "Selby Ledger", "Northern Wire", "Bay Herald")
MANIFEST = '[[story]]\nslug = "storm"\ntitle = "The storm at Quillmouth"\n' + "".join(
    f'[[outlet]]\nname = "{outlet}"\n[[article]]\nfile = "{file}"\noutlet = "{outlet}"\n'
    f'published = "2031-04-{day:02d}"\nstory = "storm"\n'
    for day, (file, outlet) in enumerate(zip(NEWSROOM, OUTLETS, strict=True), start=9)
)
"""Four outlets on one storm: rival counts of boats, one count of the injured, and a wire copy."""


@pytest.fixture(scope="session")
def newsroom_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the four articles, with its manifest."""
    folder = tmp_path_factory.mktemp("newsroom")
    for name, text in NEWSROOM.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "manifest.toml").write_text(MANIFEST, "utf-8")
    return folder


@pytest.fixture(scope="session")
def sqlite_newsroom(sqlite_template: Path, newsroom_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the four articles, to be copied."""
    file = tmp_path_factory.mktemp("newsroom-template") / "sayso.db"
    shutil.copy(sqlite_template, file)
    with open_desk(str(file), "ed", lambda: NOON) as desk:
        run_import(desk, [str(newsroom_files)], Settings())
    return file


@pytest.fixture(scope="session")
def postgres_newsroom(postgres_server: str, newsroom_files: Path) -> str:
    """A PostgreSQL database with the four articles, to be the template of others."""
    _sql(postgres_server, "CREATE DATABASE newsroom TEMPLATE sayso_template")
    with open_desk(_within(postgres_server, "newsroom"), "ed", lambda: NOON) as desk:
        run_import(desk, [str(newsroom_files)], Settings())
    return postgres_server


_copies = itertools.count(1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def newsroom_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with the four articles, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        file = tmp_path / "newsroom.db"
        shutil.copy(request.getfixturevalue("sqlite_newsroom"), file)
        yield str(file)
        return
    server = request.getfixturevalue("postgres_newsroom")
    name = f"newsroom_{next(_copies)}"
    _sql(server, f"CREATE DATABASE {name} TEMPLATE newsroom")
    yield _within(server, name)
    _sql(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def newsroom(newsroom_url: str) -> Iterator[Desk]:
    """A desk over the four articles whose clock ticks a second a change."""
    with open_desk(newsroom_url, "ed", ticking()) as opened:
        yield opened


def ticking() -> Callable[[], datetime]:
    """A clock that moves on by a second whenever it is read."""
    seconds = itertools.count(1)
    return lambda: NOON + timedelta(seconds=next(seconds))


def _within(server: str, database: str) -> str:
    return address(server).set(database=database).render_as_string(hide_password=False)


def _sql(server: str, statement: str) -> None:
    engine = make_engine(address(server))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[Desk], dict[str, str]]:
    """What reads everything that a database holds as a bundle would, but for what only ever grows.

    The journal and the decisions grow with an undo; originals and places stay for whoever refers to them next.
    """
    numbers = itertools.count(1)

    def read(desk: Desk) -> dict[str, str]:
        folder = tmp_path / f"kept-{next(numbers)}"
        with desk.store.reading() as session:
            bundle.write(session, folder)
        growing = {"journal.jsonl", "decisions.jsonl", "originals.jsonl", "places.jsonl", "bundle.json"}
        return {
            file.relative_to(folder).as_posix(): file.read_text("utf-8")
            for file in sorted(folder.rglob("*"))
            if file.is_file() and file.name not in growing and file.parent.name != "originals"
        }

    return read


@pytest.fixture(scope="session")
def crates(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """Two desks on SQLite that nobody changes: one with ten claims in its story, one with four hundred."""
    folder = tmp_path_factory.mktemp("crates")
    with ExitStack() as opened:
        desks = []
        for claims in (10, 400):
            shutil.copy(sqlite_template, folder / f"{claims}.db")
            desk = opened.enter_context(open_desk(str(folder / f"{claims}.db"), "ed", ticking()))
            lines = []
            for at in range(0, claims, 10):
                said = " ".join(f"Some {at + 20 + n} crates of type {chr(97 + n)} were lost." for n in range(10))
                lines.append(f'{{"headline": "Crates {at} of Selby", "body_text": "{said}"}}\n')
            (folder / f"{claims}.jsonl").write_text("".join(lines), "utf-8")
            run_import(desk, [str(folder / f"{claims}.jsonl")], Settings(outlet="Selby Ledger", story="storm"))
            desks.append(desk)
        yield desks[0], desks[1]
