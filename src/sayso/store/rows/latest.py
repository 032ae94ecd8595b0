"""The one condition that picks an article's newest version."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from sayso.store.rows.articles import VersionRow


def is_latest() -> ColumnElement[bool]:
    """True of the version with the highest number of its article."""
    other = aliased(VersionRow)
    newest = select(func.max(other.number)).where(other.article_id == VersionRow.article_id).scalar_subquery()
    return VersionRow.number == newest
