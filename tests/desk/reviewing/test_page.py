"""What an editor settles is read in few queries, however long the article."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from sayso.desk.article_editing import About, edit_article
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.reviewing.page import articles_in, news, page
from sayso.model.errors import NotFoundError


@pytest.fixture
def desk(sqlite_url: str, tmp_path: Path) -> Iterator[Desk]:
    """Two articles of a story, one with four claims, one with forty; and one of none."""
    with open_desk(sqlite_url, "ines") as opened:
        for name, count, published in (("long", 40, "2031-04-09"), ("short", 4, "2031-04-08"), ("apart", 1, "")):
            said = " ".join(f"Some {at + 20} crates of type {chr(97 + at % 26)} were lost." for at in range(count))
            (tmp_path / f"{name}.txt").write_text(f"Crates of {name}\n\n{said}\n", "utf-8")
            about = Settings(outlet="Selby Ledger", published=published, story="" if name == "apart" else "storm")
            run_import(opened, [str(tmp_path / f"{name}.txt")], about)
        yield opened


@contextmanager
def counted(desk: Desk) -> Iterator[list[str]]:
    """The statements that are executed meanwhile."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            found.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    yield found
    event.remove(desk.store.engine, "before_cursor_execute", note)


def test_the_queries_do_not_grow_with_the_claims(desk: Desk) -> None:
    """Nor does a second look read the text again; nothing new costs one."""
    with counted(desk) as many:
        long = page(desk, "A1")
    with counted(desk) as few:
        short = page(desk, "A2")
    with counted(desk) as again:
        page(desk, "A1", before=long)
    with counted(desk) as idle:
        assert not news(desk, long.pulse).told

    assert (40, 4) == (len(long.claims), len(short.claims))
    assert len(many) == len(few)
    assert len(again) < len(many)
    assert [] == [statement for statement in again if re.search(r"(?<!substr\()versions\.text\b", statement)]
    assert 1 == len(idle)


def test_articles_come_by_publication_or_as_named(desk: Desk) -> None:
    """Undated ones last; a story holds only its own."""
    assert ["A2", "A1", "A3"] == [line.article_id for line in articles_in(desk)]
    assert ["A2", "A1"] == [line.article_id for line in articles_in(desk, story="storm")]
    assert ["A3", "A1"] == [line.article_id for line in articles_in(desk, ["A3", "A1", "A3"])]
    assert ["A1"] == [line.article_id for line in articles_in(desk, ["A3", "A1"], story="storm")]


@pytest.mark.parametrize(("refs", "story"), [(["A9"], ""), ([], "none"), (["A3"], "storm")])
def test_what_is_not_there_is_refused(desk: Desk, refs: list[str], story: str) -> None:
    """An article, a story, an article of the story."""
    with pytest.raises(NotFoundError):
        articles_in(desk, refs, story=story)


def test_an_empty_database_has_nothing_to_review(postgres_url: str) -> None:
    """And says what to do."""
    with open_desk(postgres_url) as empty, pytest.raises(NotFoundError, match="there is no article to review; import"):
        articles_in(empty)


def test_a_new_date_is_read_though_the_text_stays(desk: Desk) -> None:
    """A colleague may date an article while it is open."""
    before = page(desk, "A3")
    edit_article(desk, "A3", About(published="2031-04-10"))

    assert ("", "2031-04-10") == (before.article.published, page(desk, "A3", before=before).article.published)
