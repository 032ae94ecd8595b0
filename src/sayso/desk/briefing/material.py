"""A story's slug goes in, all that its brief is written from comes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sayso.desk.briefing.prose import shared_year
from sayso.desk.changes import ArticleChanges, changes_between
from sayso.desk.comparing import Compared, compare_all
from sayso.desk.desk import Desk
from sayso.desk.evidence import Evidence, gather
from sayso.desk.stories import StoryView
from sayso.desk.stories import show as show_story
from sayso.model.tables import ArticleLine, ClaimFilter, ClaimLine, QuestionLine
from sayso.store.listing import claims as claim_lines

LIVE = ("suggested", "accepted")

REWRITTEN = 4
"""Changed articles whose changes are looked at, the latest; each takes reading its versions again."""


@dataclass(frozen=True, kw_only=True)
class Material:
    """A story with its articles, oldest first, its claims by reference, and how its questions compare.

    ``changes`` are those of the latest articles that have more than one version, ``unread`` how many more have.
    ``refs`` says that the page shows the references of claims, articles and questions.
    """

    view: StoryView
    claims: dict[str, Evidence]
    compared: tuple[Compared, ...]
    changes: tuple[ArticleChanges, ...]
    unread: int = 0
    refs: bool = False

    @cached_property
    def articles(self) -> tuple[ArticleLine, ...]:
        """The story's articles, oldest first; those without a date last."""
        return tuple(
            sorted(self.view.articles, key=lambda one: (not one.published, one.published, one.outlet, one.headline))
        )

    @cached_property
    def by_ref(self) -> dict[str, ArticleLine]:
        """The story's articles by reference."""
        return {one.article_id: one for one in self.view.articles}

    @cached_property
    def questions(self) -> dict[str, QuestionLine]:
        """The story's questions by reference."""
        return {line.question_id: line for line in self.view.questions}

    @cached_property
    def year(self) -> str:
        """The year of all the articles, which then goes without saying; else empty."""
        return shared_year(one.published for one in self.view.articles)

    @cached_property
    def standing(self) -> list[Evidence]:
        """The claims that the newest texts hold, in order of publication."""
        return sorted((one for one in self.claims.values() if not superseded(one.line)), key=in_time)

    @cached_property
    def copies(self) -> dict[str, str]:
        """The references of articles that likely repeat another outlet's, with what they repeat."""
        return {one.article_id: one.copy_of for one in self.view.articles if one.copy_of}

    def answers(self, one: Compared) -> list[Evidence]:
        """What answers a question, in order of publication."""
        return sorted((self.claims[cell.claim] for cell in one.cells if cell.claim in self.claims), key=in_time)

    def cite(self, held: Iterable[Evidence]) -> str:
        """Where the page shows references, those of these claims: ' [C12, C13?]'; '?' where nobody reviewed one."""
        shown = [one.line.claim_id + ("?" if one.line.status == "suggested" else "") for one in held]
        return self.mark(*dict.fromkeys(shown))

    def mark(self, *refs: str) -> str:
        """Where the page shows references, these: ' [Q3]'."""
        return f" [{', '.join(refs)}]" if self.refs and refs else ""


def gathered(desk: Desk, slug: str, *, refs: bool = False) -> Material:
    """All that the brief of a story is written from; the number of queries does not grow with the story.

    Raises:
        NotFoundError: if there is no such story.
    """
    view = show_story(desk, slug)
    compared = compare_all(desk, story=slug)
    with desk.store.reading() as session:
        lines = list(claim_lines.claims(session, ClaimFilter(story=slug, status=LIVE)))
        known = {line.claim_id for line in lines}
        elsewhere = sorted({int(cell.claim[1:]) for one in compared for cell in one.cells if cell.claim not in known})
        if elsewhere:
            lines += claim_lines.claims(session, among=elsewhere)
        held = {one.line.claim_id: one for one in gather(session, lines)}
    changed = sorted(
        (one for one in view.articles if one.versions > 1),
        key=lambda one: (one.published, one.outlet, one.headline),
    )
    return Material(
        view=view,
        claims=held,
        compared=tuple(compared),
        changes=tuple(changes_between(desk, one.article_id) for one in changed[-REWRITTEN:]),
        unread=max(0, len(changed) - REWRITTEN),
        refs=refs,
    )


def superseded(line: ClaimLine) -> bool:
    """Whether the article's newest text no longer says so."""
    return line.anchor in ("altered", "lost")


def in_time(one: Evidence) -> tuple[object, ...]:
    """By what claims are ordered: publication, outlet, and place in the article; never by when they were imported."""
    line = one.line
    return not line.published, line.published, line.outlet, line.headline, line.start or 0, line.kind, line.quote
