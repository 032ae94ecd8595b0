"""Articles go in; their credit lines, and whom each claim of theirs was carried over from, come out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from sayso.model.carriers import carrier
from sayso.model.text import Role
from sayso.store.originals import originals
from sayso.store.rows import ArticleRow, ClaimRow, OutletRow, RegionRow, VersionRow
from sayso.store.rows.latest import is_latest

_SIGNED = (Role.BYLINE, Role.DATELINE)


def credits_of(session: Session, articles: Select[Any] | Sequence[int]) -> dict[tuple[int, bool], str]:
    """The credit lines of the newest versions of these articles, cut out of their texts by the database.

    By version; with ``True`` its bylines and datelines, with ``False`` the others.
    """
    words = func.substr(VersionRow.text, RegionRow.start + 1, RegionRow.end - RegionRow.start)
    query = (
        select(RegionRow.version_id, RegionRow.role, words)
        .join(VersionRow, VersionRow.id == RegionRow.version_id)
        .where(VersionRow.article_id.in_(articles), is_latest(), RegionRow.role.in_((Role.CREDIT, *_SIGNED)))
        .order_by(RegionRow.version_id, RegionRow.start)
    )
    found: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for version_id, role, line in session.execute(query):
        found[version_id, role in _SIGNED].append(line)
    return {key: "\n".join(lines) for key, lines in found.items()}


def carriers(session: Session, claims: Mapping[int, int]) -> dict[int, str]:
    """Whom the outlet of each of these claims, given with its article, has it from; its own are left out.

    Three queries for several hundred.
    """
    articles = sorted(set(claims.values()))
    query = (
        select(ArticleRow.id, ArticleRow.digest_of, OutletRow.name, VersionRow.id, VersionRow.byline)
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .join(VersionRow, (VersionRow.article_id == ArticleRow.id) & is_latest())
        .where(ArticleRow.id.in_(articles))
    )
    credited = credits_of(session, articles)
    copied = originals(session, select(ClaimRow.id).where(ClaimRow.id.in_(claims)))
    told: dict[int, tuple[str, str, str, str]] = {}
    for number, digest_of, outlet, version_id, byline in session.execute(query):
        signed = "\n".join(filter(None, (byline, credited.get((version_id, True), ""))))
        told[number] = outlet, digest_of, credited.get((version_id, False), ""), signed
    return dict(_carried(claims, told, {claim: one.outlet for claim, one in copied.items()}))


def _carried(
    claims: Mapping[int, int], told: Mapping[int, tuple[str, str, str, str]], copied: Mapping[int, str]
) -> Iterable[tuple[int, str]]:
    for claim, article in claims.items():
        outlet, digest_of, credit, byline = told[article]
        found = carrier(outlet, digest_of=digest_of, copied_outlet=copied.get(claim, ""), credit=credit, byline=byline)
        if found:
            yield claim, found
