"""Claims go in; the earlier article of another outlet that each was copied from, with its passage, comes out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from sayso.model.uid import reference
from sayso.store.copies import moment
from sayso.store.rows import AnchorRow, ArticleRow, ClaimRow, CopiedPassageRow, OutletRow, VersionRow
from sayso.store.rows.latest import is_latest

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Original:
    """What a claim's passage was copied from: the article's reference, its outlet's uid and name."""

    article: str
    outlet_uid: str
    outlet: str


def originals(session: Session, claims: Select[Any]) -> dict[int, Original]:
    """The earliest original of each of these claims that stands in a copied passage; one query.

    Where the copy says something else than the original at that place, the claim is the copy's own.
    """
    model, modelled, passage = aliased(VersionRow), aliased(ArticleRow), CopiedPassageRow
    words = func.substr(model.text, passage.original_start + 1, passage.original_end - passage.original_start)
    query = (
        select(
            ClaimRow.id,
            ClaimRow.quote,
            words.label("words"),
            model.id.label("version_id"),
            model.published,
            model.published_latest,
            model.imported_at,
            modelled.id.label("article_id"),
            OutletRow.uid,
            OutletRow.name,
        )
        .select_from(ClaimRow)
        .join(VersionRow, (VersionRow.article_id == ClaimRow.article_id) & is_latest())
        .join(AnchorRow, (AnchorRow.claim_id == ClaimRow.id) & (AnchorRow.version_id == VersionRow.id))
        .join(
            passage,
            (passage.version_id == VersionRow.id) & (passage.start <= AnchorRow.start) & (passage.end >= AnchorRow.end),
        )
        .join(model, model.id == passage.original_id)
        .join(modelled, modelled.id == model.article_id)
        .join(OutletRow, OutletRow.id == modelled.outlet_id)
        .where(ClaimRow.id.in_(claims))
    )
    return _earliest(session.execute(query))


def _earliest(rows: Iterable[Any]) -> dict[int, Original]:
    found: dict[int, tuple[Any, Original]] = {}
    for row in rows:
        if _words(row.quote) not in _words(row.words):
            continue
        rank = moment(row.published, row.published_latest, row.imported_at), row.version_id
        if row.id not in found or rank < found[row.id][0]:
            found[row.id] = rank, Original(reference("article", row.article_id), row.uid, row.name)
    return {claim: original for claim, (_, original) in found.items()}


def _words(text: str) -> str:
    """The words between spaces, so that one text holds another where it has all of its words, whole and in order."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
