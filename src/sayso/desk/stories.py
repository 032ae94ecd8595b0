"""Stories are started, filled and told in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.desk.desk import Desk
from sayso.model.errors import ConflictError, InputError, NotFoundError
from sayso.model.tables import ArticleLine, ClaimFilter, ClaimLine, QuestionLine, StoryLine
from sayso.store import articles, stories
from sayso.store.listing import asked, coverage
from sayso.store.listing import claims as claim_lines


def new_story(desk: Desk, slug: str, title: str = "", note: str = "") -> None:
    """Start a story.

    Raises:
        InputError: if the slug cannot be one.
        ConflictError: if there is one of that slug.
    """
    with desk.changing("story new") as change:
        row = stories.new(change, slug, title, note)
        change.summary = f"started story {row.slug}: {row.title}"


def edit_story(desk: Desk, slug: str, *, title: str | None = None, note: str | None = None, because: str = "") -> bool:
    """Change a story's title or note; ``None`` leaves it as it is. False if both were so already.

    Raises:
        InputError: if nothing is named, or the title is empty.
        NotFoundError: if there is no such story.
    """
    given = {name: value for name, value in (("title", title), ("note", note)) if value is not None}
    if not given:
        raise InputError("nothing to change is named", "give --title or --note")
    if not given.get("title", "-").strip():
        raise InputError("a story needs a title", "give one")
    with desk.changing("story edit", because=because) as change:
        row = stories.row_of(change.session, slug)
        altered = [name for name, value in given.items() if getattr(row, name) != value]
        for name in altered:
            setattr(row, name, given[name])
        change.session.flush()
        change.summary = f"edited story {slug}: {', '.join(altered)}"
    return bool(altered)


def fill(desk: Desk, slug: str, refs: Sequence[str]) -> list[str]:
    """Put articles into a story, in one change; returns those that were not in it.

    Raises:
        NotFoundError: if the story or an article is not there; then none is added.
    """
    with desk.changing("story add") as change:
        stories.row_of(change.session, slug)
        numbers = {ref: articles.number_of(change.session, ref) for ref in refs}
        added = [ref for ref, number in numbers.items() if stories.add_to_story(change, slug, number)]
        change.summary = f"put {', '.join(added)} into story {slug}"
    return added


def take_out(desk: Desk, slug: str, refs: Sequence[str]) -> None:
    """Take articles out of a story, in one change.

    Raises:
        NotFoundError: if the story or an article is not there.
        ConflictError: if an article is not in the story; then none is taken out.
    """
    with desk.changing("story remove") as change:
        for ref in refs:
            if not stories.remove_from_story(change, slug, articles.number_of(change.session, ref)):
                raise ConflictError(f"{ref} is not in story {slug}", f"see `sayso story show {slug}`")
        change.summary = f"took {', '.join(refs)} out of story {slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story with its articles, oldest first, and its questions."""

    story: StoryLine
    articles: tuple[ArticleLine, ...]
    questions: tuple[QuestionLine, ...]


def show(desk: Desk, slug: str) -> StoryView:
    """A story with its articles and questions.

    Raises:
        NotFoundError: if there is no such story.
    """
    with desk.store.reading() as session:
        stories.row_of(session, slug)
        line = next((one for one in coverage.stories(session) if one.story == slug), None)
        if line is None:
            raise NotFoundError(f"there is no story {slug!r}", "see `sayso stories`")
        held = sorted(coverage.articles(session, story=slug), key=_in_time)
        return StoryView(story=line, articles=tuple(held), questions=tuple(asked.questions(session, story=slug)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One step of a timeline: an article, and the answers to the story's questions that it gave."""

    published: str
    outlet: str
    article: str
    headline: str
    claims: tuple[ClaimLine, ...]


def timeline(desk: Desk, slug: str) -> list[Moment]:
    """The story's articles in order of publication, each with its answers to questions and its accepted claims.

    Articles without a date come last.

    Raises:
        NotFoundError: if there is no such story.
    """
    with desk.store.reading() as session:
        stories.row_of(session, slug)
        said: dict[str, list[ClaimLine]] = {}
        for line in claim_lines.claims(session, ClaimFilter(story=slug, status=("suggested", "accepted"))):
            if line.question or line.status == "accepted":
                said.setdefault(line.article_id, []).append(line)
        return [
            Moment(
                published=one.published,
                outlet=one.outlet,
                article=one.article_id,
                headline=one.headline,
                claims=tuple(said.get(one.article_id, ())),
            )
            for one in sorted(coverage.articles(session, story=slug), key=_in_time)
        ]


def _in_time(line: ArticleLine) -> tuple[bool, str, int]:
    return not line.published, line.published, int(line.article_id[1:])
