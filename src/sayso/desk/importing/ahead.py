"""What takes long is done ahead of the transaction, so that nobody else has to wait for the database meanwhile."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from sayso.desk.desk import Desk
from sayso.desk.importing.plan import Plan
from sayso.desk.importing.save import Item
from sayso.desk.suggesting import read_claims
from sayso.store import articles, outlets


def extracted(desk: Desk, planned: Plan, batch: Sequence[Item]) -> list[Item]:
    """The items with the claims of every text that the database does not hold yet, and who said them."""
    digests = [hashlib.sha256(item.document.text.encode()).hexdigest() for item in batch]
    with desk.store.reading() as session:
        held = articles.texts_held(session, digests)
        countries = outlets.countries(session)
    for entry in planned.outlets:
        for name in (entry.name, *entry.aliases):
            countries.setdefault(outlets.folded(name), entry.country)
    return [
        item if digest in held else _extracted(item, countries.get(outlets.folded(item.document.outlet), ""))
        for item, digest in zip(batch, digests, strict=True)
    ]


def _extracted(item: Item, country: str) -> Item:
    return replace(item, said=read_claims(item.document, country))
