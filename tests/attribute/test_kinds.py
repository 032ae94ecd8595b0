"""The kind of a source, read from the words that name it."""

import pytest

from sayso.attribute.kinds import kind_of
from sayso.attribute.page import read_page
from sayso.model.attribution import SourceKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Tomas Veld", SourceKind.PERSON),
        ("Mr. Oru", SourceKind.PERSON),
        ("ministry spokesman Ken Ito", SourceKind.PERSON),
        ("A Korlish trader surnamed Oru", SourceKind.PERSON),
        ("he", SourceKind.PERSON),
        ("Sen. Dale Post", SourceKind.PERSON),
        ("the water board", SourceKind.INSTITUTION),
        ("The Office of the Harbour Master", SourceKind.INSTITUTION),
        ("the Ministry of Fisheries", SourceKind.INSTITUTION),
        ("UNHCR", SourceKind.INSTITUTION),
        ("River Friends", SourceKind.INSTITUTION),
        ("Kestrel’s National Ferry Administration", SourceKind.INSTITUTION),
        ("the ministry’s report", SourceKind.DOCUMENT),
        ("the 2013 Traffic in Ports report", SourceKind.DOCUMENT),
        ("a Holm University study", SourceKind.DOCUMENT),
        ("figures from the customs office", SourceKind.DOCUMENT),
        ("the Eastmark Courier News", SourceKind.OUTLET),
        ("the newspaper", SourceKind.OUTLET),
        ("Reuters", SourceKind.OUTLET),
        ("a source in Kestrel province", SourceKind.UNNAMED),
        ("multiple sources", SourceKind.UNNAMED),
        ("ministry officials", SourceKind.UNNAMED),
        ("Residents", SourceKind.UNNAMED),
        ("two people familiar with the talks", SourceKind.UNNAMED),
        ("their overseer", SourceKind.UNNAMED),
        ("the mayor", SourceKind.PERSON),
        ("a mayor", SourceKind.UNNAMED),
        ("the police", SourceKind.INSTITUTION),
        ("the coast guard", SourceKind.INSTITUTION),
        ("The president’s office", SourceKind.INSTITUTION),
        ("state media", SourceKind.OUTLET),
        ("satellite images", SourceKind.DOCUMENT),
        ("A letter seen by the Courier", SourceKind.DOCUMENT),
        ("Nobody", SourceKind.UNNAMED),
        ("the Office for Harbour Statistics", SourceKind.INSTITUTION),
        ("the Assembled Pilots of Holm (APH)", SourceKind.INSTITUTION),
        ("Tomas Veld (KLP)", SourceKind.PERSON),
        ("TideWatch", SourceKind.INSTITUTION),
        ("McVeld", SourceKind.PERSON),
        ("Moscow", SourceKind.INSTITUTION),
    ],
)
def test_kind_of_source(words: str, kind: SourceKind) -> None:
    """The head noun decides, not the first name that stands in the phrase."""
    page = read_page(words)
    assert kind_of(page, (0, len(page.tokens))) == kind


def test_nobody_is_unnamed() -> None:
    """An attribution that names nobody has an unnamed source."""
    assert kind_of(read_page(""), None) == SourceKind.UNNAMED
