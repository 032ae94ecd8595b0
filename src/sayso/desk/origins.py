"""Questions go in; the origins behind their answers, and who has them from whom, come out."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.compare import Origins, count_origins
from sayso.compare.origin_graph import Edge, origin_graph
from sayso.desk.backing import backing_of
from sayso.desk.copying import catch_up_at
from sayso.desk.desk import Desk
from sayso.model.tables import OriginLine
from sayso.model.uid import reference
from sayso.store import comparing, questions, standing, stories
from sayso.store.comparing import Asked
from sayso.store.store import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """One question with the origins of its answers, and the edges from each origin to the claims."""

    question: str
    text: str
    story: str
    origins: Origins
    edges: tuple[Edge, ...]


def trace(desk: Desk, *, story: str = "", question: str = "") -> list[Traced]:
    """The origin graph of every question that has answers, or of those of one story, or of one question.

    Raises:
        NotFoundError: if there is no such story or question.
    """
    catch_up_at(desk)
    with desk.store.reading() as session:
        found = comparing.asked(
            session,
            standing.wanted(
                story_id=stories.row_of(session, story).id if story else None,
                question_id=questions.row_of(session, question).id if question else None,
            ),
        )
    return [traced for one in found if (traced := _traced(one)).edges]


def lines(session: Session, *, story: str = "") -> Iterator[OriginLine]:
    """The edges of all questions that stand, or of those of one story, as lines."""
    within = standing.wanted(story_id=stories.row_of(session, story).id if story else None)
    for asked in comparing.asked(session, within):
        for edge in _traced(asked).edges:
            yield OriginLine(
                question_id=reference("question", asked.id),
                question=asked.text,
                story=asked.story,
                origin=edge.origin,
                known=edge.known,
                from_kind=edge.giver.kind.value,
                from_id=edge.giver.id,
                from_name=edge.giver.name,
                to_kind=edge.taker.kind.value,
                to_id=edge.taker.id,
                to_name=edge.taker.name,
                how=edge.how.value,
                status=edge.status.value,
                outlet=edge.taker.outlet,
                article_id=edge.taker.article,
            )


def _traced(asked: Asked) -> Traced:
    backings = [backing_of(answer) for answer in asked.answers if not answer.superseded]
    return Traced(
        question=reference("question", asked.id),
        text=asked.text,
        story=asked.story,
        origins=count_origins(backings),
        edges=origin_graph(backings),
    )
