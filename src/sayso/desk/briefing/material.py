"""A story's slug goes in, all that its brief is written from comes out."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.desk.changes import Altered, ArticleChanges, changes_between
from sayso.desk.comparing import Compared, compare_all
from sayso.desk.desk import Desk
from sayso.desk.evidence import Evidence, gather
from sayso.desk.stories import StoryView
from sayso.desk.stories import show as show_story
from sayso.model.tables import ArticleLine, ClaimFilter, ClaimLine, QuestionLine
from sayso.store.listing import claims as claim_lines

LIVE = ("suggested", "accepted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A story with its articles, oldest first, its claims by reference, and how its questions compare.

    ``changes`` are those of every article that has more than one version.
    """

    view: StoryView
    claims: dict[str, Evidence]
    compared: tuple[Compared, ...]
    changes: tuple[ArticleChanges, ...]

    @property
    def articles(self) -> tuple[ArticleLine, ...]:
        """The story's articles, oldest first."""
        return self.view.articles

    @property
    def questions(self) -> dict[str, QuestionLine]:
        """The story's questions by reference."""
        return {line.question_id: line for line in self.view.questions}

    def answers(self, one: Compared) -> list[Evidence]:
        """What answers a question, in order of publication."""
        return [self.claims[cell.claim] for cell in one.cells if cell.claim in self.claims]


def gathered(desk: Desk, slug: str) -> Material:
    """All that the brief of a story is written from.

    Raises:
        NotFoundError: if there is no such story.
    """
    view = show_story(desk, slug)
    compared = compare_all(desk, story=slug)
    with desk.store.reading() as session:
        lines = list(claim_lines.claims(session, ClaimFilter(story=slug, status=LIVE)))
        known = {line.claim_id for line in lines}
        elsewhere = sorted({int(cell.claim[1:]) for one in compared for cell in one.cells if cell.claim not in known})
        lines += claim_lines.claims(session, among=elsewhere)
        held = {one.line.claim_id: one for one in gather(session, lines)}
    return Material(
        view=view,
        claims=held,
        compared=tuple(compared),
        changes=tuple(changes_between(desk, one.article_id) for one in view.articles if one.versions > 1),
    )


def superseded(line: ClaimLine) -> bool:
    """Whether the article's newest text no longer says so."""
    return line.anchor in ("altered", "lost")


def references(held: Iterable[Evidence]) -> list[str]:
    """The claims' references, with a question mark where nobody has reviewed one."""
    return [one.line.claim_id + ("?" if one.line.status == "suggested" else "") for one in held]


__all__ = ["Altered", "ArticleChanges", "Material", "gathered", "references", "superseded"]
