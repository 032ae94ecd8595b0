"""The digests say what they are, leave nothing out, and borrow no sentence."""

import re
from pathlib import Path

import pytest

from sayso.intake.manifest import Manifest
from sayso.model.text import Document

Documents = dict[tuple[str, str], Document]

DIGESTS = "digests/"


def test_digests_say_what_they_are(documents: Documents, manifest: Manifest) -> None:
    """A digest is published by no news outlet, says so in its first lines, and names what it digests."""
    digests = [entry for entry in manifest.articles if entry.file.startswith(DIGESTS)]
    assert [entry.file for entry in digests] == [entry.file for entry in manifest.articles if entry.digest_of]
    assert len(digests) == 2
    for entry in digests:
        opening = documents[entry.file, ""].text[:400]
        assert entry.outlet == "sayso digests"
        assert opening.startswith("Digest: ")
        assert "This is a digest, written for this project, of a report by" in opening
        assert "is not the outlet's" in opening


DIGESTED = {
    "digests/closed-rooms.txt": (
        "Kim Min Se|Daily NK|2000|Shinuiju|Chongjin|Hamheung|flower|bed|Good Friends|September|Wonsan|Kangwon Province"
        "|death|Mr. Park|Dandong|telephone|Security Agency|10,000 won|$3.30|Lio Jilong|the end of August|Chosun"
        "|six months|over a year|second-degree"
    ),
    "digests/deported-workers.txt": (
        "RFA|Joon Ho Kim|Jina Lee|Joshua Lipes|Feb. 11, 2013|Dandong|half a dozen|Liaoning|Donggang|food factory"
        "|official figures|January|National Tourism Administration|93,300|2013|17 percent|Ju,|several thousand"
        "|State Department|Trafficking in Persons|UNHCR|northeast|morals"
    ),
}
"""Names, figures, dates and places that a digest must not leave out."""


@pytest.mark.parametrize("file", sorted(DIGESTED))
def test_digests_leave_nothing_out(documents: Documents, file: str) -> None:
    """A digest has every name, figure, date and place of the report that it digests."""
    text = documents[file, ""].text
    assert [fact for fact in DIGESTED[file].split("|") if fact not in text] == []


def test_no_sentence_of_the_originals_is_here(seeds: Path, originals: Path) -> None:
    """No run of eight words of the original reports stands anywhere in the corpus."""
    taken = {run for file in originals.glob("*.txt") for run in _runs(file.read_text(encoding="utf-8"))}
    copied = {
        (file.name, " ".join(run))
        for file in seeds.rglob("*")
        if file.is_file()
        for run in _runs(file.read_bytes().decode("cp1252", errors="replace") + file.read_text("utf-8", "replace"))
        if run in taken
    }
    assert taken
    assert set() == copied


def _runs(text: str, size: int = 8) -> list[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
