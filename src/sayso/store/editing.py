"""What is recorded of an article beside its text is changed, in its newest version."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from sayso.store.journal import Change
from sayso.store.rows import ArticleRow, VersionRow
from sayso.store.rows.latest import is_latest

TOLD = ("published", "headline", "byline", "url", "note")
"""What can be changed, in the order in which it is told; what is derived from it goes along."""


def edit(change: Change, number: int, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Set columns of an article's newest version, and its note; the names of those in ``TOLD`` that changed."""
    session = change.session
    article = session.get_one(ArticleRow, number, with_for_update=True)
    version = session.scalars(select(VersionRow).where(VersionRow.article_id == number, is_latest())).one()
    altered: set[str] = set()
    for name, new in values.items():
        row = article if name == "note" else version
        if getattr(row, name) != new:
            setattr(row, name, new)
            altered.add(name)
    session.flush()
    if altered:
        change.touch(article.uid)
        change.decide("edit", "article", article.uid, columns=sorted(altered))
    return tuple(name for name in TOLD if name in altered)
