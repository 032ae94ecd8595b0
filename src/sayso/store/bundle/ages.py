"""A bundle's schema revision goes in; what its records and files lack of today's comes out.

Every migration has its line here, so that a bundle outlives the sayso that wrote it. A migration that leaves bundles
as they were, because it touches only what they leave out, says so with an empty one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Added:
    """What a migration added to bundles.

    ``tables`` are new, and empty in older bundles. ``fields`` gives, by table and field, the value as JSON that records
    from before the migration have; it is what the migration itself wrote into the rows that were there.
    """

    tables: frozenset[str] = frozenset()
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


AGES: dict[str, Added] = {
    "0001": Added(),
    "0002": Added(
        fields={
            "sources": {"status": "confirmed"},
            "attributions": {
                "status": "settled",
                "words": "",
                "rule": "",
                "why": "",
                "content_start": None,
                "content_end": None,
            },
        }
    ),
    "0003": Added(tables=frozenset({"grades"})),
    "0004": Added(fields={"rulings": {"settlement": "", "wrong_claim": "", "held": []}}),
    "0005": Added(),
    "0006": Added(),
    "0007": Added(),
}
"""Every migration, oldest first, with what it added."""


def readable(schema: object) -> bool:
    """Whether a bundle of this schema revision can be read."""
    return isinstance(schema, str) and schema in AGES


def lacking_fields(schema: str, table: str) -> dict[str, Any]:
    """The fields that records of ``table`` lack in a bundle of this revision, each with the value they have."""
    return {name: value for added in _since(schema) for name, value in added.fields.get(table, {}).items()}


def lacking_tables(schema: str) -> frozenset[str]:
    """The tables that a bundle of this revision has no file for."""
    return frozenset(table for added in _since(schema) for table in added.tables)


def _since(schema: str) -> Iterator[Added]:
    known = list(AGES)
    return (AGES[revision] for revision in known[known.index(schema) + 1 :])
