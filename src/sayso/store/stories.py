"""Stories: found by slug, made, and filled with articles."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model.errors import ConflictError, InputError
from sayso.model.uid import uid
from sayso.store.journal import Change
from sayso.store.nearest import missing
from sayso.store.rows import ArticleRow, StoryArticleRow, StoryRow


def row_of(session: Session, slug: str) -> StoryRow:
    """The story with this slug.

    Raises:
        NotFoundError: if there is none; the message offers the nearest slug.
    """
    row = session.scalars(select(StoryRow).where(StoryRow.slug == slug)).one_or_none()
    if row is None:
        raise missing(session, "story", slug)
    return row


def slugs(session: Session) -> set[str]:
    """The slugs of all stories."""
    return set(session.scalars(select(StoryRow.slug)))


def new(change: Change, slug: str, title: str = "", note: str = "") -> StoryRow:
    """Start a story.

    Raises:
        ConflictError: if there is one of that slug.
        InputError: if the slug is not lower-case letters, digits and hyphens.
    """
    if not slug or not all(letter.isalnum() or letter == "-" for letter in slug) or slug != slug.lower():
        raise InputError(f"not a story slug: {slug!r}", "use lower-case letters, digits and hyphens")
    if change.session.scalars(select(StoryRow.id).where(StoryRow.slug == slug)).first() is not None:
        raise ConflictError(f"there is a story {slug!r} already", f"see `sayso story show {slug}`")
    row = StoryRow(uid=uid("story", slug), slug=slug, title=title or slug.replace("-", " ").capitalize(), note=note)
    change.session.add(row)
    change.session.flush()
    return row


def add_to_story(change: Change, slug: str, article_id: int) -> bool:
    """Put an article into a story, which is made if there is none of that slug; false if it was there already."""
    session = change.session
    story = session.scalars(select(StoryRow).where(StoryRow.slug == slug)).one_or_none() or new(change, slug)
    held = select(StoryArticleRow.id).where(
        StoryArticleRow.story_id == story.id, StoryArticleRow.article_id == article_id
    )
    if session.execute(held).first() is not None:
        return False
    article_uid = session.execute(select(ArticleRow.uid).where(ArticleRow.id == article_id)).scalar_one()
    made = uid("story_article", story.uid, article_uid)
    session.add(StoryArticleRow(uid=made, story_id=story.id, article_id=article_id))
    session.flush()
    change.touch(story.uid, article_uid)
    return True


def remove_from_story(change: Change, slug: str, article_id: int) -> bool:
    """Take an article out of a story; false if it was not in it."""
    session = change.session
    story = row_of(session, slug)
    held = session.scalars(
        select(StoryArticleRow).where(StoryArticleRow.story_id == story.id, StoryArticleRow.article_id == article_id)
    ).one_or_none()
    if held is None:
        return False
    session.delete(held)
    session.flush()
    change.touch(story.uid)
    return True
