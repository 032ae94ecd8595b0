"""Lists of everything, as the lines that people read and export."""

from sayso.desk.desk import Desk
from sayso.model.tables import (
    ArticleLine,
    ClaimFilter,
    ClaimLine,
    OutletLine,
    QuestionLine,
    SourceLine,
    StoryLine,
)
from sayso.store import outlets, search, stories
from sayso.store.listing import asked, coverage, registries
from sayso.store.listing import claims as claim_lines
from sayso.store.search import Hit


def claims(desk: Desk, wanted: ClaimFilter) -> list[ClaimLine]:
    """The claims that are wanted.

    Raises:
        InputError: if the filter cannot be understood.
        NotFoundError: if it names a record there is not.
    """
    with desk.store.reading() as session:
        return list(claim_lines.claims(session, wanted))


def articles(desk: Desk, *, outlet: str = "", story: str = "") -> list[ArticleLine]:
    """All articles, or those of an outlet or story.

    Raises:
        NotFoundError: if there is no such outlet or story.
    """
    with desk.store.reading() as session:
        if story:
            stories.row_of(session, story)
        number = outlets.number_of(session, outlet) if outlet else None
        return list(coverage.articles(session, outlet=number, story=story))


def all_outlets(desk: Desk) -> list[OutletLine]:
    """All outlets."""
    with desk.store.reading() as session:
        return list(registries.outlets(session))


def all_sources(desk: Desk) -> list[SourceLine]:
    """All sources; never a protected identity."""
    with desk.store.reading() as session:
        return list(registries.sources(session))


def all_stories(desk: Desk) -> list[StoryLine]:
    """All stories."""
    with desk.store.reading() as session:
        return list(coverage.stories(session))


def questions(desk: Desk, *, story: str = "") -> list[QuestionLine]:
    """All questions, or those of a story.

    Raises:
        NotFoundError: if there is no such story.
    """
    with desk.store.reading() as session:
        if story:
            stories.row_of(session, story)
        return list(asked.questions(session, story=story))


def find(desk: Desk, words: str, *, limit: int = 50) -> list[Hit]:
    """Articles, claims and sources that hold these words, best first."""
    with desk.store.reading() as session:
        return search.find(session, words, limit=limit)
