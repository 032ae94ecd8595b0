"""Who said each of a batch of claims, as one chain a claim."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from sayso.model.attribution import LinkStatus
from sayso.store.identities import kept
from sayso.store.rows import AttributionRow, SourceRow

ARROW = " < "
"""Between the hops of a chain, read from the outlet inwards: ``RFA < a source in Liaoning``."""


@dataclass(frozen=True, slots=True)
class Link:
    """One hop: the source that stands for the one linked, by uid, name and kind.

    ``suggested`` says that no editor has settled it; ``local`` that the source means somebody in its article alone;
    ``loose`` that both were so before the source was merged into the one that stands for it.
    """

    uid: str
    name: str
    kind: str
    suggested: bool = False
    local: bool = False
    loose: bool = False


class Chains:
    """Looks up chains; merged sources are read as the one that stands for them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        standing = kept(session, "source")
        self.standing = standing
        columns = SourceRow.uid, SourceRow.name, SourceRow.kind
        query = select(*columns).where(SourceRow.uid.in_(set(standing.values())))
        self.named = {row.uid: Link(row.uid, row.name, row.kind) for row in session.execute(query)} if standing else {}

    def of(self, claims: Sequence[int] | Select[Any]) -> dict[int, list[Link]]:
        """The chain of each of these claims, hop 1 first; one query."""
        query = (
            select(
                AttributionRow.claim_id,
                AttributionRow.status,
                SourceRow.uid,
                SourceRow.name,
                SourceRow.kind,
                SourceRow.article_id,
            )
            .join(SourceRow, SourceRow.id == AttributionRow.source_id)
            .where(AttributionRow.claim_id.in_(claims))
            .order_by(AttributionRow.claim_id, AttributionRow.hop)
        )
        found: dict[int, list[Link]] = defaultdict(list)
        for claim_id, status, made, name, kind, article_id in self.session.execute(query):
            suggested, local = status == LinkStatus.SUGGESTED.value, article_id is not None
            own = Link(made, name, kind, suggested, local, loose=suggested and local)
            stands = self.named.get(self.standing.get(made, ""))
            found[claim_id].append(replace(stands, loose=own.loose) if stands else own)
        return found
