"""Claims and pages made by hand for what knows no database; a small newsroom on a real one for all else."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sayso.desk import asking, listing
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.reviewing.page import Held, Page
from sayso.desk.reviewing.whereabouts import whereabouts
from sayso.model.claim import Kind
from sayso.model.tables import ArticleLine, AttributionLine, ClaimFilter, ClaimLine
from sayso.review.reviewer import Reviewer, start
from sayso.review.state import State, arrived
from sayso.store.engine import address, make_engine
from sayso.store.rows.stories import Judgement

NOON = datetime(2031, 4, 10, 12, tzinfo=UTC)
TEXT = "Crews sailed at dawn. Some 40 boats sank off Dandong in April, a guard said, and 12 are missing."
MADE: dict[str, Any] = {
    "claim_uid": "", "kind": "figure", "status": "suggested", "sentence": TEXT, "measure": "", "low": None,
    "high": None, "bound": "exact", "unit": "", "currency": "", "per": "", "date_edtf": "", "date_earliest": None,
    "date_latest": None, "place": "", "place_ref": "", "country": "", "lat": None, "lon": None, "polarity": "affirmed",
    "modality": "asserted", "when_edtf": "", "where": "", "source": "", "source_kind": "", "attribution": "",
    "origin": "", "outlet": "Selby Ledger", "article_id": "A1", "headline": "Boats sink", "published": "2031-04-09",
    "version": 1, "anchor": "exact", "story": "storm", "question": "", "rule": "figures.count", "logged_by": "sayso",
    "logged_at": NOON, "note": "",
}  # fmt: skip

ARTICLE = ArticleLine(
    article_id="A1", article_uid="a" * 32, outlet="Selby Ledger", headline="Boats sink", byline="",
    published="2031-04-09", language="en", url="", format="plain", versions=1, characters=len(TEXT), suggested=4,
    accepted=0, story="storm", copy_of="", copy_similarity=None, digest_of="", source_name="", imported_at=NOON,
    note="",
)  # fmt: skip


def hop(claim: str, source: str, *, number: int = 1, status: str = "suggested", quoted: str = "") -> AttributionLine:
    """A hop of a claim's chain; ``quoted`` are the words of the quotation."""
    start = TEXT.index(quoted) if quoted else None
    return AttributionLine(
        attribution_uid=f"{claim}-{number}", claim_id=claim, claim_uid="", hop=number, source_id=f"S{number}",
        source=source, source_kind="unnamed", cue="said", cue_start=TEXT.index("said"),
        cue_end=TEXT.index("said") + 4, basis="", channel="", linked_by="sayso", linked_at=NOON, status=status,
        words="", rule="", why="", content_start=start, content_end=None if start is None else start + len(quoted),
    )  # fmt: skip


def held(ref: str, quote: str, **given: Any) -> Held:
    """A claim of the text with these words; what is not given is plain."""
    own = {name: given.pop(name) for name in ("revision", "why", "hops", "answers") if name in given}
    start = TEXT.index(quote)
    spans = {"start": start, "end": start + len(quote)}
    line = ClaimLine(claim_id=ref, quote=quote, **(MADE | spans | given))
    plain: dict[str, Any] = {"revision": 1, "why": ""}
    return Held(line=line, **(plain | own))


def forty(**given: Any) -> Held:
    """The count of boats that sank."""
    amount = {"low": Decimal(40), "high": Decimal(40), "bound": "about", "measure": "boats"}
    hops = (hop("C1", "a guard", quoted="Some 40 boats sank off Dandong in April"),)
    return held("C1", "Some 40", **({"hops": hops} | amount | given))


def dandong(**given: Any) -> Held:
    """The place where they sank, of the same quotation."""
    hops = (hop("C2", "a guard", quoted="Some 40 boats sank off Dandong in April"),)
    where = {"kind": "place", "place": "Dandong", "country": "CN", "place_ref": "geonames:2037886"}
    return held("C2", "Dandong", **({"hops": hops, "rule": "places.name"} | where | given))


def april(**given: Any) -> Held:
    """When they sank."""
    return held("C3", "April", **({"kind": "date", "date_edtf": "2031-04", "rule": "date.month"} | given))


def twelve(**given: Any) -> Held:
    """The count of the missing."""
    return held("C4", "12", **({"low": Decimal(12), "high": Decimal(12), "measure": "missing"} | given))


def page_of(*claims: Held, **given: Any) -> Page:
    """The article with these claims, in the order of its text."""
    found = tuple(sorted(claims, key=lambda one: (one.span is None, one.span)))
    plain: dict[str, Any] = {"article": ARTICLE, "version": 1, "text": TEXT, "country": "", "pulse": 1}
    return Page(claims=found, **(plain | given))


@pytest.fixture
def state() -> State:
    """A review of four open claims, at the first."""
    opened = page_of(forty(), dandong(), april(), twelve())
    return arrived(State(scope=("A1", "A2"), page=opened, rivals={}), opened)


def changed(state: State, ref: str, **columns: Any) -> State:
    """The state once a claim has other values, as after a change was saved."""
    claims = [
        replace(one, line=replace(one.line, **columns), revision=one.revision + 1) if one.ref == ref else one
        for one in state.page.claims
    ]
    return arrived(state, replace(state.page, claims=tuple(claims)))


REPORTS = {
    "ledger.txt": """Boats sink off Dandong

“Some 40 boats sank off Dandong on April 8, 2031, and 12 people are missing,” harbour master Ines Tarrow said on
Tuesday.

Some 700 people slept in the school.
""",
    "post.txt": """Storm at Selby

At least 60 boats sank, the coast guard said. Nets worth $3.30 million lay on the quay.
""",
}


def ticking() -> Callable[[], datetime]:
    """A clock that moves on by a second whenever it is read."""
    seconds = itertools.count(1)
    return lambda: NOON + timedelta(seconds=next(seconds))


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the two articles."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def sqlite_filled(sqlite_template: Path, reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the two articles, to be copied."""
    file = tmp_path_factory.mktemp("filled") / "sayso.db"
    shutil.copy(sqlite_template, file)
    fill(str(file), reports)
    return file


@pytest.fixture(scope="session")
def postgres_filled(postgres_server: str, reports: Path) -> str:
    """A server with a database of the two articles, to be the template of others."""
    _run(postgres_server, "CREATE DATABASE reports TEMPLATE sayso_template")
    fill(_named(postgres_server, "reports"), reports)
    return postgres_server


_copies = itertools.count(1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database with two articles of a story that conflict on one question, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("light_url")
        return
    server = request.getfixturevalue("postgres_filled")
    name = f"reports_{next(_copies)}"
    _run(server, f"CREATE DATABASE {name} TEMPLATE reports")
    yield _named(server, name)
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def light_url(sqlite_filled: Path, tmp_path: Path) -> str:
    """The same on SQLite alone, for what no database has a say in."""
    file = tmp_path / "reports.db"
    shutil.copy(sqlite_filled, file)
    return str(file)


def fill(url: str, folder: Path) -> None:
    """Import the two articles, and ask how many boats sank."""
    with open_desk(url, "sayso", ticking()) as desk:
        for name, outlet in (("ledger.txt", "Selby Ledger"), ("post.txt", "Quillmouth Post")):
            about = Settings(outlet=outlet, published="2031-04-09", story="storm")
            run_import(desk, [str(folder / name)], about)
        question = asking.ask(desk, "How many boats sank?", Kind.FIGURE, story="storm")
        asking.answer(desk, question, [numbered(desk, "Some 40"), numbered(desk, "At least 60")], Judgement.POSITIVE)


def numbered(desk: Desk, quote: str) -> str:
    """The reference of the claim with these words."""
    return next(line.claim_id for line in listing.claims(desk, ClaimFilter()) if line.quote == quote)


@pytest.fixture
def ines(url: str) -> Iterator[Reviewer]:
    """Ines reviews the story."""
    with open_desk(url, "ines", ticking()) as desk:
        yield start(desk, story="storm", place=whereabouts(desk))


@pytest.fixture
def ben(url: str) -> Iterator[Reviewer]:
    """Ben reviews the same story at another terminal."""
    with open_desk(url, "ben", ticking()) as desk:
        yield start(desk, story="storm", place=whereabouts(desk))


def _named(server: str, database: str) -> str:
    return address(server).set(database=database).render_as_string(hide_password=False)


def _run(server: str, statement: str) -> None:
    engine = make_engine(address(server))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
