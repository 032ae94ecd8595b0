"""A story's questions go in, the values of each over time come out: when, which outlet, on whose word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.desk.comparing import Cell, Compared, compare_all
from sayso.desk.desk import Desk
from sayso.desk.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One answer at its time. ``revised_by`` is the same outlet's next answer of another value, or empty.

    ``superseded`` says that the article itself no longer says so. ``source`` reads from the outlet inwards, without
    the outlet; empty where the outlet says it itself.
    """

    published: str
    outlet: str
    article: str
    claim: str
    value: str
    quote: str
    source: str
    status: str
    superseded: bool
    revised_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A question with its answers in order of publication; those without a date come last."""

    question: str
    text: str
    kind: str
    verdict: str
    points: tuple[Point, ...]


def courses(desk: Desk, slug: str) -> list[Course]:
    """Each question of a story that somebody answers, with its answers over time; conflicts first.

    Raises:
        NotFoundError: if there is no such story.
    """
    compared = compare_all(desk, story=slug)
    known = evidence(desk, (cell.claim for one in compared for cell in one.cells))
    return [_course(one, known) for one in compared if one.cells]


def _course(one: Compared, known: Mapping[str, Evidence]) -> Course:
    cells = sorted(one.cells, key=lambda cell: (not cell.published, cell.published[:10], int(cell.claim[1:])))
    return Course(
        question=one.question,
        text=one.text,
        kind=one.kind,
        verdict=one.verdict.value,
        points=tuple(_point(cell, cells, known) for cell in cells),
    )


def _point(cell: Cell, cells: Sequence[Cell], known: Mapping[str, Evidence]) -> Point:
    own = _value(cell, known)
    found = known.get(cell.claim)
    following = _next(cell, cells, known)
    revised = following is not None and _value(following, known) != own
    return Point(
        published=cell.published,
        outlet=cell.outlet,
        article=cell.article,
        claim=cell.claim,
        value=own,
        quote=cell.quote,
        source=" < ".join(link.name for link in found.chain) if found else "",
        status=cell.status,
        superseded=cell.superseded,
        revised_by=following.claim if following is not None and revised else "",
    )


def _next(cell: Cell, cells: Sequence[Cell], known: Mapping[str, Evidence]) -> Cell | None:
    """The amount that took this one's place: in the article itself, or on a later day in the outlet's next article.

    An outlet that gave several amounts on one day reported rivals, and none of them is revised by what comes later.
    """
    if cell.superseded:
        return next((one for one in cells if one.article == cell.article and not one.superseded), None)
    found = known.get(cell.claim)
    if found is None or found.line.kind != "figure":
        return None
    own = [one for one in cells if one.outlet == cell.outlet and not one.superseded]
    if len({_value(one, known) for one in own if one.published[:10] == cell.published[:10]}) > 1:
        return None
    return next((one for one in own if one.published[:10] > cell.published[:10]), None)


def _value(cell: Cell, known: Mapping[str, Evidence]) -> str:
    found = known.get(cell.claim)
    return found.value if found else " ".join(cell.quote.split())
