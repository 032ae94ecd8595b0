"""Records of places become the bytes of the packaged gazetteer; used when the data is renewed, never at run time."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from zlib import crc32

from sayso.extract.places.fold import fold
from sayso.extract.places.gazetteer import BUCKETS, HEADER, KINDS, MAGIC, RECORD


@dataclass
class Record:
    """One place on its way into the file; ``ident`` is a GeoNames id or 0, ``slug`` the reference of our own.

    ``aliases`` are other names as GeoNames has them; ``exact`` those that rank with the name itself, with '=' in front
    where they count in just that writing, else '+'; ``usual`` says that ``name`` is one that a newspaper writes.
    """

    name: str
    kind: str
    country: str
    ident: int = 0
    slug: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    parent: "Record | None" = None
    aliases: set[str] = field(default_factory=set)
    exact: set[str] = field(default_factory=set)
    usual: bool = True

    @property
    def ref(self) -> str:
        """The reference that the file will give it."""
        return f"sayso:{self.slug}" if self.slug else f"geonames:{self.ident}"


SPELT_ALIKE = 0.84
"""The likeness from which two names are spellings of one: 'Gondar' and 'Gonder', 'Marrakech' and 'Marrakesh'."""
WELL_KNOWN = 50_000
"""Inhabitants from which a town's other spellings rank with its name."""


def _keys(record: Record, held: frozenset[str]) -> dict[str, bool]:
    """Folded key -> whether it is another name than the usual one; ``held`` are the names of countries and areas."""
    keys: dict[str, bool] = {}
    for name in record.exact:
        keys[name if name.startswith("=") else fold(name[1:])] = False
    usual = fold(record.name)
    if record.usual:
        keys[usual] = False
    for name in record.aliases:
        key = fold(name)
        keys.setdefault(key, record.kind != "country" and (key in held or not _akin(record, usual, key)))
    keys.pop("", None)
    return keys


def _akin(record: Record, usual: str, key: str) -> bool:
    if record.kind == "admin1":
        return key[:3] == usual[:3]
    if record.kind not in {"city", "capital"} or record.population < WELL_KNOWN or key[0] not in {usual[0], usual[3:4]}:
        return False
    short = set(key.split()) <= set(usual.split()) and len(key) > 3
    return short or SequenceMatcher(None, key, usual).ratio() >= SPELT_ALIKE


def pack(records: list[Record]) -> bytes:
    """The file that :mod:`sayso.extract.places.gazetteer` reads."""
    order = {id(record): number for number, record in enumerate(records)}
    names, name_at = bytearray(b"\n"), []
    for record in records:
        name_at.append(len(names))
        names += (record.name + ("\t" + record.slug if record.slug else "") + "\n").encode()
    body = b"".join(
        RECORD.pack(
            record.ident,
            round((record.lat or 0.0) * 1e5),
            round((record.lon or 0.0) * 1e5),
            order[id(record.parent)] + 1 if record.parent is not None and id(record.parent) in order else 0,
            at,
            round(10 * math.log10(record.population)) if record.population else 0,
            KINDS.index(record.kind),
            record.country.encode().ljust(2),
        )
        for record, at in zip(records, name_at, strict=True)
    )
    buckets, lines = _index(records)
    offsets = [HEADER.size]
    for part in (body, names, buckets):
        offsets.append(offsets[-1] + len(part))
    slugs = sum(1 for record in records if not record.slug)
    return b"".join((HEADER.pack(MAGIC, len(records), slugs, *offsets), body, names, buckets, lines))


def _index(records: list[Record]) -> tuple[bytes, bytes]:
    under: dict[str, list[int]] = defaultdict(list)
    held = frozenset(
        fold(name)
        for record in records
        if record.kind in {"country", "admin1"}
        for name in (record.name, *record.aliases)
    )
    for number, record in enumerate(records):
        for key, other in _keys(record, held).items():
            under[key].append(-number - 1 if other else number)
        if record.slug:
            under["#" + record.slug].append(number)
        if record.kind == "country":
            under["@" + record.country].append(number)
    longest: dict[str, int] = defaultdict(int)
    for key in under:
        first, *more = key.split(" ")
        if more:
            longest[first] = max(longest[first], len(more) + 1)
    under.update({">" + first: [count] for first, count in longest.items()})
    gathered: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for key in sorted(under):
        line = key.encode() + b"\t" + b" ".join(str(n).encode() for n in sorted(under[key], key=abs)) + b"\n"
        gathered[crc32(key.encode()) % BUCKETS].append(line)
    starts, lines = [], bytearray()
    for bucket in gathered:
        starts.append(len(lines))
        lines += b"\n" + b"".join(bucket)
    starts.append(len(lines))
    return b"".join(start.to_bytes(4, "little") for start in starts), bytes(lines)
