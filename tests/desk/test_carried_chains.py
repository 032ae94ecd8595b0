"""A chain begins with whom the outlet has its article from: the report digested, the article copied, the agency."""

from pathlib import Path

import pytest

from sayso.desk import listing
from sayso.desk.csv_importing import import_csv
from sayso.desk.desk import Desk
from sayso.desk.exporting import Wanted, to_stdout
from sayso.desk.importing import Settings, run_import
from sayso.model.tables import ClaimFilter

COPIED = (
    "Some 212 greenhouses lost their roofs in the hail, the growers of the Ebbing valley told the parish clerk over "
    "the weekend, and the road to the mill stayed white until noon."
)


def bring(desk: Desk, folder: Path, outlet: str, text: str, day: int = 9) -> None:
    """Import one article of an outlet."""
    file = folder / f"{outlet}.txt"
    file.write_text(f"News of {outlet}\n\n{text}\n", "utf-8")
    run_import(desk, [str(file)], Settings(outlet=outlet, published=f"2031-04-{day:02}"))


def chains(desk: Desk) -> dict[str, tuple[str, str]]:
    """The chain and the origin of each figure, by its words."""
    lines = listing.claims(desk, ClaimFilter(kind="figure"))
    return {f"{line.outlet} {line.quote}": (line.attribution, line.origin) for line in lines}


def test_an_agency_comes_before_whom_it_quotes(desk: Desk, tmp_path: Path) -> None:
    """Where nobody is quoted it is the origin; an outlet's own word has none."""
    bring(desk, tmp_path, "Herald", "Ines Tarrow said 40 boats sank.\n\nNets cost 900 euros.\n\nAP contributed.")
    bring(desk, tmp_path, "Ledger", "Divers counted 12 boats.")

    assert {
        "Herald 40": ("Herald < AP < Ines Tarrow", "Ines Tarrow"),
        "Herald 900 euros": ("Herald < AP", "AP"),
        "Ledger 12": ("Ledger", ""),
    } == chains(desk)


def test_a_digest_has_it_from_its_report(desk: Desk, tmp_path: Path) -> None:
    """Which is named once, though the text names it too."""
    (tmp_path / "digest.txt").write_text(
        "Digest\n\nSome 40 boats sank. Daily Lantern reported that 12 people drowned.\n", "utf-8"
    )
    (tmp_path / "manifest.toml").write_text(
        '[[outlet]]\nname = "Digests"\n[[article]]\nfile = "digest.txt"\noutlet = "Digests"\n'
        'digest_of = "Daily Lantern: a report by A. Pine"\n',
        "utf-8",
    )
    run_import(desk, [str(tmp_path)], Settings())

    assert {
        "Digests Some 40": ("Digests < Daily Lantern", "Daily Lantern"),
        "Digests 12": ("Digests < Daily Lantern", "Daily Lantern"),
    } == chains(desk)


def test_a_copied_claim_has_it_from_the_original(desk: Desk, tmp_path: Path) -> None:
    """And the original from nobody."""
    bring(desk, tmp_path, "Wire", COPIED)
    bring(desk, tmp_path, "Ledger", COPIED, day=10)
    found = chains(desk)

    assert found["Ledger Some 212"][0].startswith("Ledger < Wire")
    assert not found["Wire Some 212"][0].startswith("Wire < Wire")


def test_lists_mark_sources_and_not_agencies(desk: Desk, tmp_path: Path) -> None:
    """An agency is read off the page; that somebody said so is a suggestion."""
    bring(desk, tmp_path, "Herald", "Ines Tarrow said 40 boats sank.\n\nAP contributed.")
    (line,) = listing.claims(desk, ClaimFilter(kind="figure"))

    assert {line.claim_id: "Herald < AP < Ines Tarrow?"} == listing.marked_chains(desk, [line])


@pytest.mark.parametrize("credit", ["AP contributed.", ""])
def test_an_untouched_file_of_such_claims_changes_nothing(desk: Desk, tmp_path: Path, credit: str) -> None:
    """What is exported is what is compared with when it comes back."""
    bring(desk, tmp_path, "Herald", f"Ines Tarrow said 40 boats sank.\n\n{credit}")
    report = import_csv(desk, "claims.csv", b"".join(to_stdout(desk, Wanted(table="claims", format="csv"))))

    assert ([], []) == (report.applied, report.refused)
