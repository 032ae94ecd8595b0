"""Lists of everything, as the lines that people read and export."""

from collections.abc import Sequence

from sayso.desk.desk import Desk
from sayso.model.errors import InputError
from sayso.model.grading import reliability_in, reliability_rank
from sayso.model.tables import (
    ArticleLine,
    ClaimFilter,
    ClaimLine,
    OutletLine,
    QuestionLine,
    SourceLine,
    StoryLine,
)
from sayso.model.uid import number_in, reference
from sayso.store import outlets, search, stories
from sayso.store.listing import asked, coverage, registries
from sayso.store.listing import claims as claim_lines
from sayso.store.listing.chains import ARROW, Chains, Link
from sayso.store.records import chunks
from sayso.store.search import Hit


def claims(desk: Desk, wanted: ClaimFilter) -> list[ClaimLine]:
    """The claims that are wanted.

    Raises:
        InputError: if the filter cannot be understood.
        NotFoundError: if it names a record there is not.
    """
    with desk.store.reading() as session:
        return list(claim_lines.claims(session, wanted))


def credibility(desk: Desk, lines: Sequence[ClaimLine]) -> dict[str, int]:
    """How credible these claims were judged to be, by reference; those that nobody graded are left out."""
    numbers = [number_in("claim", line.claim_id) or 0 for line in lines]
    with desk.store.reading() as session:
        found = claim_lines.credibility(session, numbers)
        return {reference("claim", number): grade for number, grade in found.items()}


def marked_chains(desk: Desk, lines: Sequence[ClaimLine]) -> dict[str, str]:
    """By reference, the chain of each claim from the outlet inwards, with a ? behind each source nobody has settled."""
    numbers = {line.claim_id: number_in("claim", line.claim_id) or 0 for line in lines}
    told: dict[int, list[Link]] = {}
    with desk.store.reading() as session:
        known = Chains(session)
        for some in chunks(list(numbers.values())):
            told |= known.of(some)
    names = {
        number: [f"{link.name}{'?' if link.suggested else ''}" for link in chain] for number, chain in told.items()
    }
    return {line.claim_id: _marked(line, names.get(numbers[line.claim_id], [])) for line in lines}


def _marked(line: ClaimLine, names: Sequence[str]) -> str:
    """The chain with these names for its sources; whom the outlet has its article from goes before them, unmarked."""
    whole = line.attribution.split(ARROW)
    return ARROW.join([*whole[: len(whole) - len(names)], *names])


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


def all_sources(
    desk: Desk, *, kind: str = "", grades: Sequence[str] = (), sort: str = "", status: str = ""
) -> list[SourceLine]:
    """All sources, or those of a kind, status or grade; never a protected identity.

    ``sort`` is one of ``SORTED_BY``, with ``-`` before it for descending. By reliability, those that cannot be judged
    and those that nobody graded come last either way.

    Raises:
        InputError: if a letter is no grade, or sources cannot be sorted so.
    """
    letters = {reliability_in(letter) for letter in grades}
    if sort and sort.removeprefix("-") not in SORTED_BY:
        raise InputError(f"sources cannot be sorted by {sort!r}", f"choose one of {', '.join(SORTED_BY)}")
    with desk.store.reading() as session:
        found = [
            line
            for line in registries.sources(session)
            if kind in ("", line.kind) and status in ("", line.status) and (not letters or line.reliability in letters)
        ]
    return _sorted(found, sort)


SORTED_BY = ("reliability", "name", "kind", "claims")


def _sorted(lines: list[SourceLine], sort: str) -> list[SourceLine]:
    name, down = sort.removeprefix("-"), sort.startswith("-")
    if name == "reliability":
        return sorted(lines, key=lambda line: reliability_rank(line.reliability, worst_first=down))
    if name == "name":
        return sorted(lines, key=lambda line: line.name.casefold(), reverse=down)
    return sorted(lines, key=lambda line: getattr(line, name), reverse=down) if name else lines


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
