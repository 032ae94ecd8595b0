"""An article goes in; what an editor settles in it comes out: its text, its claims, and what others say of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.desk.dating import Suggestion, suggest_published
from sayso.desk.desk import Desk
from sayso.desk.reviewing.watching import Seen, SeenAnswers, SeenText
from sayso.model.claim import Status
from sayso.model.errors import NotFoundError
from sayso.model.tables import ArticleLine, AttributionLine, ClaimFilter, ClaimLine, QuestionLine
from sayso.model.text import Span
from sayso.model.uid import number_in, reference
from sayso.store import articles, claims, reviewing, stories
from sayso.store.listing import asked, coverage, registries
from sayso.store.listing import claims as claim_lines
from sayso.store.standing import ANSWERS
from sayso.store.store import Session
from sayso.store.versions import version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim in review, with its revision, the reason that it was read so, and each hop of its chain.

    ``answers`` are the questions that it was ever held against, by number, with the judgement.
    """

    line: ClaimLine
    revision: int
    why: str
    hops: tuple[AttributionLine, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def ref(self) -> str:
        """Its reference."""
        return self.line.claim_id

    @property
    def span(self) -> Span | None:
        """Where its words stand, or ``None`` where they are lost."""
        start, end = self.line.start, self.line.end
        return Span(start, end) if start is not None and end is not None else None

    @property
    def open(self) -> bool:
        """Whether nobody has settled it yet."""
        return self.line.status == Status.SUGGESTED

    @property
    def quotation(self) -> Span | None:
        """The innermost quotation that it stands in, or ``None``."""
        spans = [
            Span(hop.content_start, hop.content_end)
            for hop in self.hops
            if hop.content_start is not None and hop.content_end is not None
        ]
        return spans[-1] if spans else None

    @property
    def questions(self) -> tuple[tuple[str, bool], ...]:
        """The questions that it answers, with whether a person said so."""
        return tuple((ref, judged == "positive") for ref, judged in self.answers if judged in ANSWERS)

    @property
    def seen_answers(self) -> SeenAnswers:
        """What judging whether it answers a question rests on."""
        return SeenAnswers(self.ref, self.answers)

    @property
    def seen(self) -> Seen:
        """What changing it rests on."""
        return Seen(self.ref, self.revision, tuple((hop.source_id, hop.status) for hop in self.hops))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article in its newest version with all its claims, in the order of its text; those that are lost come last.

    ``country`` is its outlet's; ``pulse`` says as of which change. ``suggested`` is the date of publication that the
    text of an article without one suggests.
    """

    article: ArticleLine
    version: int
    text: str
    country: str
    claims: tuple[Held, ...]
    pulse: int
    suggested: Suggestion | None = None

    @property
    def seen(self) -> SeenText:
        """What changing its text's claims, or its date, rests on."""
        return SeenText(self.ref, self.version, self.article.published)

    @property
    def ref(self) -> str:
        """The article's reference."""
        return self.article.article_id

    def claim(self, ref: str) -> Held | None:
        """The claim with this reference, if it is the article's."""
        return next((one for one in self.claims if one.ref == ref), None)


def articles_in(desk: Desk, refs: Sequence[str] = (), *, story: str = "") -> list[ArticleLine]:
    """The articles to review: those named, in that order, those of a story by publication, else all.

    Raises:
        NotFoundError: if there is no such article or story, or none at all.
    """
    with desk.store.reading() as session:
        named = [reference("article", articles.number_of(session, ref)) for ref in refs]
        if story:
            stories.row_of(session, story)
        lines = sorted(coverage.articles(session, story=story), key=lambda line: (line.published or "~", _number(line)))
    known = {line.article_id: line for line in lines}
    chosen = [known[ref] for ref in dict.fromkeys(named) if ref in known] if refs else lines
    if not chosen:
        raise NotFoundError(
            f"story {story!r} holds no such article" if story else "there is no article to review",
            "import some with `sayso import PATH`",
        )
    return chosen


def _number(line: ArticleLine) -> int:
    return number_in("article", line.article_id) or 0


def page(desk: Desk, ref: str, *, before: Page | None = None) -> Page:
    """The article as it is now; ``before`` is the same page as it was, whose text and heading are kept.

    Raises:
        NotFoundError: if there is no such article.
    """
    with desk.store.reading() as session:
        pulse = reviewing.pulse(session)
        number = articles.number_of(session, ref)
        held = _held(session, number)
        if before is not None and before.seen == SeenText(before.ref, *reviewing.newest_version(session, number)):
            return replace(before, claims=held, pulse=pulse)
        line = next(iter(coverage.articles(session, number=number)))
        shown = version_of(session, number, None)
        country = articles.country_of(session, number)
    return Page(
        article=line,
        version=shown.number,
        text=shown.text,
        country=country,
        claims=held,
        pulse=pulse,
        suggested=None if line.published else suggest_published(shown.text, country=country),
    )


def _held(session: Session, article: int) -> tuple[Held, ...]:
    lines = list(claim_lines.claims(session, ClaimFilter(article=reference("article", article))))
    rows = claims.rows_of(session, [number_in("claim", line.claim_id) or 0 for line in lines])
    told = {reference("claim", row.id): (row.revision, row.why) for row in rows}
    hops: dict[str, list[AttributionLine]] = {}
    for hop in registries.attributions(session, article=article):
        hops.setdefault(hop.claim_id, []).append(hop)
    answers: dict[str, list[tuple[str, str]]] = {}
    for (claim, question), judgement in reviewing.answering(session, article).items():
        answers.setdefault(reference("claim", claim), []).append((reference("question", question), judgement))
    found = [
        Held(
            line=line,
            revision=told[line.claim_id][0],
            why=told[line.claim_id][1],
            hops=tuple(hops.get(line.claim_id, ())),
            answers=tuple(answers.get(line.claim_id, ())),
        )
        for line in lines
    ]
    return tuple(sorted(found, key=_in_the_text))


def _in_the_text(one: Held) -> tuple[bool, int, int, int]:
    span = one.span or Span(0, 0)
    return one.span is None, span.start, -span.end, number_in("claim", one.ref) or 0


@dataclass(frozen=True, slots=True)
class News:
    """What was changed since: as of which change, whether anything was, and what colleagues did, newest first."""

    pulse: int
    told: tuple[str, ...]


def news(desk: Desk, since: int) -> News:
    """What was changed after this pulse; one look at an index while nothing was."""
    with desk.store.reading() as session:
        pulse = reviewing.pulse(session)
        entries = reviewing.since(session, since, NEWS) if pulse > since else []
        return News(pulse, tuple(f"{one.by}: {one.summary}" for one in entries if one.by != desk.by))


NEWS = 20
"""Changes by colleagues that are told at once, at most."""


def questions_for(desk: Desk, page: Page, kind: str) -> list[QuestionLine]:
    """The questions that a claim of this kind may answer: those of the article's stories, and those of none."""
    own = {slug for slug in page.article.story.split("; ") if slug}
    with desk.store.reading() as session:
        return [
            line
            for line in asked.questions(session)
            if line.kind == kind and line.status != "dropped" and (not line.story or line.story in own)
        ]
