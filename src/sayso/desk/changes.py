"""An article with several versions goes in, what changed between them comes out: claims, not lines."""

from dataclasses import dataclass, replace

from sayso.anchor.notes import Note, find_notes
from sayso.desk.desk import Desk
from sayso.desk.fates import Altered, Walk, What
from sayso.desk.restating import Text
from sayso.model.errors import InputError, NotFoundError
from sayso.model.tables import ArticleLine, ClaimFilter, ClaimLine
from sayso.model.text import Document
from sayso.model.uid import number_in
from sayso.store import articles
from sayso.store.listing import claims as claim_lines
from sayso.store.listing import coverage
from sayso.store.versions import Stood, Version, Versioned, stood, version_of, versions_of

__all__ = ["Altered", "ArticleChanges", "Step", "What", "changes_between"]

LIVE = ("suggested", "accepted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What changed between two versions. ``notes`` stand in the newer text, ``fresh`` are those the older has not."""

    older: int
    newer: int
    published: tuple[str, str]
    headlines: tuple[str, str]
    changes: tuple[Altered, ...]
    unchanged: int
    notes: tuple[Note, ...]
    fresh: tuple[Note, ...]

    @property
    def silent(self) -> bool:
        """Whether what was said is said otherwise or no more, and no new note owns up to any change."""
        told = (What.REVERSED, What.BECAME, What.QUALIFIED, What.DROPPED)
        return not self.fresh and any(one.what in told for one in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChanges:
    """An article with what changed from version to version, oldest first."""

    article: str
    outlet: str
    headline: str
    versions: int
    steps: tuple[Step, ...]


def changes_between(desk: Desk, ref: str, *, first: int | None = None, last: int | None = None) -> ArticleChanges:
    """What changed in an article: between the versions ``first`` and ``last``, else at every step from one to the next.

    Only one of them given, the other is the version beside it, later or earlier.

    Raises:
        NotFoundError: if there is no such article or version.
        InputError: if the versions are not in order.
    """
    with desk.store.reading() as session:
        number = articles.number_of(session, ref)
        line = next(iter(coverage.articles(session, number=number)))
        history = versions_of(session, number)
        pairs = _steps(ref, len(history), first, last)
        country = articles.country_of(session, number)
        texts = {
            wanted: Text(_document(version_of(session, number, wanted), history[wanted - 1], line), country)
            for wanted in sorted({one for pair in pairs for one in pair})
        }
        claims = {
            number_in("claim", one.claim_id) or 0: one
            for one in claim_lines.claims(session, ClaimFilter(article=ref, status=LIVE))
        }
        anchors = stood(session, number)
    held: dict[int, dict[int, Stood]] = {}
    for one in anchors:
        if one.claim_id in claims:
            held.setdefault(one.claim_id, {})[one.version] = one
    return ArticleChanges(
        article=line.article_id,
        outlet=line.outlet,
        headline=line.headline,
        versions=line.versions,
        steps=tuple(_step(history, texts, claims, held, pair) for pair in pairs),
    )


def _steps(ref: str, versions: int, first: int | None, last: int | None) -> list[tuple[int, int]]:
    if first is None and last is None:
        return [(at, at + 1) for at in range(1, versions)]
    older = first if first is not None else (last or 2) - 1
    newer = last if last is not None else older + 1
    if older >= newer or older < 1:
        raise InputError(f"version {newer} of {ref} is not later than version {older}", "give --from 1 --to 2")
    if newer > versions:
        raise NotFoundError(f"{ref} has no version {newer}", f"see `sayso article show {ref}`")
    return [(older, newer)]


def _document(version: Version, told: Versioned, line: ArticleLine) -> Document:
    return Document(version.text, version.regions, told.headline, outlet=line.outlet, published=told.published)


def _step(
    history: tuple[Versioned, ...],
    texts: dict[int, Text],
    claims: dict[int, ClaimLine],
    held: dict[int, dict[int, Stood]],
    pair: tuple[int, int],
) -> Step:
    older, newer = pair
    before, after = texts[older], texts[newer]
    notes = find_notes(after.document.text)
    had = {one.text for one in find_notes(before.document.text)}
    fresh = tuple(one for one in notes if one.text not in had)
    walk = Walk(before, after, claims=claims, held=held, older=older, newer=newer, notes=notes)
    found = walk.changes()
    return Step(
        older=older,
        newer=newer,
        published=(history[older - 1].published, history[newer - 1].published),
        headlines=(history[older - 1].headline, history[newer - 1].headline),
        changes=tuple(sorted(_merged(found), key=lambda one: list(What).index(one.what))),
        unchanged=walk.unchanged,
        notes=notes,
        fresh=fresh,
    )


def _merged(found: list[Altered]) -> list[Altered]:
    """The same change in the headline and in the text, told once."""
    kept: dict[tuple[object, ...], Altered] = {}
    for one in found:
        because = "" if one.what is What.BECAME else one.because.casefold()
        key = (one.what, one.before.casefold(), one.after.casefold(), because, one.in_note)
        if key not in kept:
            kept[key] = one
            continue
        same = kept[key]
        kept[key] = replace(
            same,
            claims=tuple(dict.fromkeys((*same.claims, *one.claims))),
            now=tuple(dict.fromkeys((*same.now, *one.now))),
            measure=same.measure or one.measure,
            noted=same.noted or one.noted,
        )
    return list(kept.values())
