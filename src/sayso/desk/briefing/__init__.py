"""A story goes in, a page that an editor can send comes out: what is agreed, what conflicts, who said what."""

from sayso.desk.briefing.material import gathered
from sayso.desk.briefing.page import page
from sayso.desk.desk import Desk

__all__ = ["brief"]


def brief(desk: Desk, slug: str, *, refs: bool = False) -> str:
    """The brief of a story as Markdown; the same whenever it is written, until the story changes.

    With ``refs`` it shows the references of articles, claims and questions, for the desk's own use.

    Raises:
        NotFoundError: if there is no such story.
    """
    return page(gathered(desk, slug, refs=refs))
