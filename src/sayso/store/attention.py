"""A look at a database goes in; how much of each kind waits for an editor comes out, in two statements."""

from dataclasses import dataclass

from sayso.model.errors import NotFoundError
from sayso.store.glance import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for an editor, in numbers; ``ruled`` says that there are rulings, which no statement can judge.

    ``suggested``: claims that nobody reviewed. ``unlinked``: accepted claims of which somebody else is the source, and
    no editor has settled who. ``altered``: open claims whose words their article has since changed or dropped.
    ``open_questions``: put by a person and answered by nobody. ``conflicts``: questions nobody ruled on that hold one,
    as last compared; ``uncompared``: questions that may hold one and changed since they were last compared.
    """

    suggested: int
    unlinked: int
    altered: int
    open_questions: int
    conflicts: int
    uncompared: int
    ruled: bool


_CLAIMS = "AND c.article_id IN (SELECT article_id FROM story_articles WHERE story_id = :story)"
_QUESTIONS = "AND q.story_id = :story"
_ANSWERS = "AND a.question_id IN (SELECT id FROM questions WHERE story_id = :story)"

_COUNTS = """
WITH doubtful AS (
  SELECT a.question_id AS id FROM answers a JOIN claim_screens z ON z.claim_id = a.claim_id
  WHERE a.judgement IN ('suggested', 'positive') {answers}
  GROUP BY a.question_id
  HAVING count(*) > 1 AND (max(z.low) > min(z.high) OR max(z.token) > min(z.token) OR max(z.odd) > 0)
)
SELECT
  (SELECT count(*) FROM claims c WHERE c.status = 'suggested' {claims}),
  (SELECT count(*) FROM claims c WHERE c.status = 'accepted' {claims}
     AND NOT EXISTS (SELECT 1 FROM attributions t WHERE t.claim_id = c.id AND t.status = 'settled')
     AND (c.modality <> 'asserted' OR EXISTS (SELECT 1 FROM attributions t WHERE t.claim_id = c.id))),
  (SELECT count(*) FROM versions v CROSS JOIN anchors n CROSS JOIN claims c
   WHERE v.number > 1 AND n.version_id = v.id AND n.status IN ('altered', 'lost', 'ambiguous')
     AND c.id = n.claim_id AND c.status IN ('suggested', 'accepted') {claims}
     AND v.number = (SELECT max(w.number) FROM versions w WHERE w.article_id = v.article_id)),
  (SELECT count(*) FROM questions q WHERE q.status = 'open' {questions}
     AND NOT EXISTS (SELECT 1 FROM answers a JOIN claims c ON c.id = a.claim_id
                     WHERE a.question_id = q.id AND a.judgement IN ('suggested', 'positive')
                       AND c.status IN ('suggested', 'accepted'))),
  (SELECT count(*) FROM doubtful d CROSS JOIN questions q
   WHERE q.id = d.id AND q.status <> 'dropped' {questions}
     AND NOT EXISTS (SELECT 1 FROM stale_questions s WHERE s.question_id = q.id)
     AND NOT EXISTS (SELECT 1 FROM rulings r WHERE r.question_id = q.id)
     AND EXISTS (SELECT 1 FROM comparisons k WHERE k.question_id = q.id AND k.outcome = 'conflict')),
  (SELECT count(*) FROM doubtful d CROSS JOIN questions q
   WHERE q.id = d.id AND q.status <> 'dropped' {questions}
     AND EXISTS (SELECT 1 FROM stale_questions s WHERE s.question_id = q.id)
     AND NOT EXISTS (SELECT 1 FROM rulings r WHERE r.question_id = q.id)),
  (SELECT count(*) FROM rulings r JOIN questions q ON q.id = r.question_id WHERE q.status <> 'dropped' {questions})
"""
"""Only questions that may hold a conflict are looked at for one: a pass over plain values tells which.

SQLite joins in the order of a CROSS JOIN: from the few to the many, which have an index for it.
"""


def waiting(ask: Ask, story: str = "") -> Waiting:
    """What waits in the whole database, or in one story.

    Raises:
        NotFoundError: if there is no such story.
    """
    number = _story(ask, story) if story else None
    narrowed = {"claims": _CLAIMS, "questions": _QUESTIONS, "answers": _ANSWERS}
    narrowed = narrowed if story else dict.fromkeys(narrowed, "")
    ((suggested, unlinked, altered, open_questions, conflicts, uncompared, ruled),) = ask(
        _COUNTS.format(**narrowed), {} if number is None else {"story": number}
    )
    return Waiting(
        suggested=suggested,
        unlinked=unlinked,
        altered=altered,
        open_questions=open_questions,
        conflicts=conflicts,
        uncompared=uncompared,
        ruled=ruled > 0,
    )


def _story(ask: Ask, slug: str) -> int:
    rows = ask("SELECT id FROM stories WHERE slug = :slug", {"slug": slug})
    if not rows:
        from sayso.store.near import suggestion  # noqa: PLC0415 - wanted only when something was not found

        slugs = [name for (name,) in ask("SELECT slug FROM stories", {})]
        raise NotFoundError(f"there is no story {slug!r}", suggestion(slug, slugs) or "see `sayso stories`")
    number: int = rows[0][0]
    return number
