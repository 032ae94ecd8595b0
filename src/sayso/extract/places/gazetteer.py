"""The packaged gazetteer: a name goes in, the entries that bear it come out; read straight from a mapped file.

The file has a header, fixed-width records sorted by GeoNames id, the names as UTF-8 text, and an index: lines of
``key<TAB>numbers`` gathered in buckets by the CRC-32 of the key, so that one look-up reads one bucket.
"""

import mmap
import struct
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from sayso.extract.places.fold import fold
from sayso.extract.places.renowned import renowned

MAGIC = b"SAYSOGZ1"
HEADER = struct.Struct("<8s6I")
"""Magic; records; first record without a GeoNames id; offsets of records, names, buckets and index lines."""
RECORD = struct.Struct("<IiiIIBB2s")
"""GeoNames id, latitude and longitude in 1e-5 degrees, parent + 1 or 0, offset of the name, size, kind, country."""
BUCKETS = 1 << 14

KINDS = (
    "country", "admin1", "admin2", "capital", "city", "continent", "region", "district", "ocean", "sea", "gulf",
    "bay", "strait", "canal", "river", "lake", "mountain", "desert", "park", "island", "cape", "site",
    "body",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One place, compared by identity: the finder keeps what it worked out for an entry in tables.

    ``size`` is ten times the decimal logarithm of the population, 0 where it is not known.
    ``chain`` holds the areas that contain it, nearest first, ending with its country.
    ``alias`` says that the name looked up is not the usual one.
    """

    number: int
    ref: str
    name: str
    kind: str
    country: str
    size: int
    lat: Decimal
    lon: Decimal
    chain: tuple["Entry", ...]
    alias: bool = False


class Gazetteer:
    """Read-only view of the data file; one for each process, see :func:`gazetteer`."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        self._data = data
        magic, count, self._slugs, self._records, self._names, self._buckets, self._lines = HEADER.unpack_from(data, 0)
        if magic != MAGIC:
            raise ValueError("the packaged gazetteer is damaged: reinstall sayso")
        self.count: int = count
        self.entry = lru_cache(maxsize=65536)(self._entry)
        self.named = lru_cache(maxsize=131072)(self._named)
        self._longest = lru_cache(maxsize=65536)(lambda word: max(self.numbers(">" + word), default=0))

    def numbers(self, key: str) -> tuple[int, ...]:
        """The numbers of the entries under a folded key; negative ones, less one, are other names of theirs."""
        word = key.encode()
        bucket = crc32(word) % BUCKETS
        low, high = struct.unpack_from("<2I", self._data, self._buckets + 4 * bucket)
        word = b"\n" + word + b"\t"
        at = self._data.find(word, self._lines + low, self._lines + high)
        if at < 0:
            return ()
        at += len(word)
        return tuple(map(int, self._data[at : self._data.find(b"\n", at)].split()))

    def longest(self, word: str) -> int:
        """Words in the longest name of several words that begins with the folded ``word``; 0 where there is none."""
        return self._longest(word)

    def _named(self, key: str) -> tuple[Entry, ...]:
        found = []
        for number in self.numbers(key):
            if number >= 0:
                found.append(self.entry(number))
            else:
                found.append(_as_alias(self.entry(-number - 1)))
        ref = renowned().get(key)
        entry = self.by_ref(ref) if ref else None
        if entry is not None:
            found = [entry, *(other for other in found if other.ref != ref)]
        return tuple(found)

    def exactly(self, word: str) -> tuple[Entry, ...]:
        """Entries that ``word`` means in just this writing: 'US', 'U.S.', 'Calif.'."""
        return self.named("=" + word)

    def of(self, name: str) -> tuple[Entry, ...]:
        """Entries that bear ``name``, whatever its case and accents."""
        return self.named(fold(name))

    def by_ref(self, ref: str) -> Entry | None:
        """The entry with this reference, such as ``geonames:2037886`` or ``sayso:yalu``."""
        scheme, _, rest = ref.partition(":")
        if scheme == "sayso":
            return next((self.entry(n) for n in self.numbers("#" + rest)), None)
        if scheme != "geonames" or not (rest.isascii() and rest.isdigit()):
            return None
        wanted, low, high = int(rest), 0, self._slugs
        while low < high:
            middle = (low + high) // 2
            if self._field(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return self.entry(low) if low < self._slugs and self._field(low) == wanted else None

    def country(self, code: str) -> Entry | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        return next((self.entry(number) for number in self.numbers("@" + code)), None)

    def _chain(self, parent: int) -> tuple[Entry, ...]:
        if parent < 0:
            return ()
        above = self.entry(parent)
        return (above, *above.chain)

    def _field(self, number: int) -> int:
        value: int = struct.unpack_from("<I", self._data, self._records + number * RECORD.size)[0]
        return value

    def _entry(self, number: int) -> Entry:
        ident, lat, lon, parent, name_at, size, kind, country = RECORD.unpack_from(
            self._data, self._records + number * RECORD.size
        )
        start = self._names + name_at
        name, _, slug = self._data[start : self._data.find(b"\n", start)].decode().partition("\t")
        return Entry(
            number=number,
            ref=f"geonames:{ident}" if number < self._slugs else f"sayso:{slug}",
            name=name,
            kind=KINDS[kind],
            country=country.decode().strip(),
            size=size,
            lat=Decimal(lat).scaleb(-5),
            lon=Decimal(lon).scaleb(-5),
            chain=self._chain(parent - 1),
        )


def _as_alias(entry: Entry) -> Entry:
    return Entry(
        entry.number, entry.ref, entry.name, entry.kind, entry.country, entry.size, entry.lat, entry.lon, entry.chain,
        alias=True,
    )  # fmt: skip


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, mapped on first use and kept for the life of the process."""
    with (Path(__file__).parent / "data" / "gazetteer.bin").open("rb") as file:
        return Gazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
