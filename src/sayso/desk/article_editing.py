"""An editor says what is recorded of an article beside its text: when it was published, its headline, its byline."""

from dataclasses import dataclass
from typing import Any

from sayso.desk.again import Reread, read_within
from sayso.desk.copying import follow
from sayso.desk.desk import Desk
from sayso.intake.published import edtf_of
from sayso.model import edtf
from sayso.model.errors import InputError
from sayso.model.uid import reference
from sayso.store import articles, editing


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an editor says of an article; ``None`` leaves a thing as it is, an empty text takes it away."""

    published: str | None = None
    headline: str | None = None
    byline: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """What was altered, by name, and what reading the article again against a new date came to."""

    article: str
    altered: tuple[str, ...]
    reread: Reread | None = None


def edit_article(desk: Desk, ref: str, about: About, *, because: str = "") -> Edited:
    """Change what is recorded of an article in its newest version, in one entry of the journal; its text stays.

    Where the date of publication changed, the suggestions that nobody touched are read again against it, as
    ``extract --again`` does. What a person did stays.

    Raises:
        InputError: if nothing is said, or the date cannot be read.
        NotFoundError: if there is no such article.
    """
    values: dict[str, Any] = {
        name: given
        for name, given in (
            ("headline", about.headline),
            ("byline", about.byline),
            ("url", about.url),
            ("note", about.note),
        )
        if given is not None
    }
    if about.published is not None:
        values |= _published(about.published)
    if not values:
        raise InputError("nothing to change is named", "give --published, --headline, --byline, --url or --note")
    with desk.changing("article edit", because=because) as change:
        number = articles.number_of(change.session, ref)
        article = reference("article", number)
        altered = editing.edit(change, number, values)
        follow(change)
        reread = read_within(change, [number])[number] if "published" in altered else None
        told = "; ".join(f"{name} {values[name]!r}" for name in altered)
        change.summary = f"edited {article}: {told}"
    return Edited(article, altered, reread)


def _published(given: str) -> dict[str, Any]:
    """The columns for a date of publication as an editor writes it."""
    if not given.strip():
        return {"published": "", "published_earliest": None, "published_latest": None}
    read = edtf_of(given)
    if not read:
        raise InputError(f"--published {given!r} is not a date", "write it as EDTF, such as 2013-02-11")
    days = edtf.read(read)
    return {
        "published": read,
        "published_earliest": days.earliest if days else None,
        "published_latest": days.latest if days else None,
    }
