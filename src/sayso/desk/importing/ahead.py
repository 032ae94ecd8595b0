"""What takes long is done ahead of the transaction, so that nobody else has to wait for the database meanwhile."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain

from sayso.desk import workers
from sayso.desk.desk import Desk
from sayso.desk.importing.plan import Plan
from sayso.desk.importing.save import Item
from sayso.desk.suggesting import Said, read_claims
from sayso.model.text import Document
from sayso.store import articles, outlets

HANDFUL = 10
"""Texts that are handed to a worker at once."""


def extracted(desk: Desk, planned: Plan, batch: Sequence[Item], country: str = "") -> list[Item]:
    """The items with the claims of every text that the database does not hold yet, and who said them.

    ``country`` is that of outlets that nobody knows yet.
    """
    digests = [hashlib.sha256(item.document.text.encode()).hexdigest() for item in batch]
    with desk.store.reading() as session:
        held = articles.texts_held(session, digests)
        countries = outlets.countries(session)
    for entry in planned.outlets:
        for name in (entry.name, *entry.aliases):
            countries.setdefault(outlets.folded(name), entry.country)
    new = [at for at, digest in enumerate(digests) if digest not in held]
    asked = [(batch[at].document, countries.get(outlets.folded(batch[at].document.outlet), country)) for at in new]
    found = list(batch)
    with closing(workers.shared(_read_each, _handfuls(asked), size=_length)) as told:
        for at, said in zip(new, chain.from_iterable(told), strict=True):
            found[at] = replace(found[at], said=said)
    return found


Asked = tuple[Document, str]
"""A text to be read, and its outlet's country."""


def _handfuls(asked: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
    for at in range(0, len(asked), HANDFUL):
        yield asked[at : at + HANDFUL]


def _read_each(some: Sequence[Asked]) -> list[tuple[Said, ...]]:
    return [read_claims(document, country) for document, country in some]


def _length(some: Sequence[Asked]) -> int:
    return sum(len(document.text) for document, _ in some)
