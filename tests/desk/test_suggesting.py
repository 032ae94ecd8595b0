"""What a text says of its claims: who said them, hop by hop, how it commits to them, and where there is no answer."""

import pytest

from sayso.desk.naming import called
from sayso.desk.suggesting import read_claims, telling
from sayso.intake.read import read
from sayso.model.attribution import SourceKind
from sayso.model.text import Document


def document(text: str) -> Document:
    """A text as intake reads it."""
    found = next(iter(read("text.txt", text.encode())))
    assert isinstance(found, Document)
    return found


def told(text: str) -> dict[str, tuple[str, str]]:
    """Each claim's modality and its chain, from the outlet inwards, by its words."""
    return {
        said.claim.text: (said.claim.modality.value, " < ".join(hop.voice.name for hop in said.hops))
        for said in read_claims(document(text))
    }


BODY = "Storm at Selby\n\n{}\n"
CASES = [
    ("Some 40 boats sank, harbour master Ines Tarrow said.", "Some 40", ("reported", "Ines Tarrow")),
    ("The harbour lost 40 boats in an hour.", "40", ("asserted", "")),
    ("The mayor denied that 40 boats sank.", "40", ("denied", "the mayor")),
    ("The mayor did not deny that 40 boats sank.", "40", ("reported", "the mayor")),
    ("The ministry expects that 40 boats will be rebuilt.", "40", ("expected", "the ministry")),
    ("The fee may rise to 40 crowns, the ministry said.", "40", ("expected", "the ministry")),
    ("Some 40 boats are expected to return.", "Some 40", ("expected", "")),
    ("“We lost 40 boats,” Ines Tarrow said. “The quay took 12 more.”", "12", ("reported", "Ines Tarrow")),
]


@pytest.mark.parametrize(("sentence", "claim", "wanted"), CASES)
def test_a_claim_takes_chain_and_modality_from_what_holds_it(
    sentence: str, claim: str, wanted: tuple[str, str]
) -> None:
    """One outside every attribution is the outlet's own; not to deny is no denial."""
    assert wanted == told(BODY.format(sentence))[claim]


def test_a_denial_is_told_by_the_modality_alone() -> None:
    """Negated as well, it would read as affirmed."""
    said = next(one for one in read_claims(document(BODY.format("The mayor denied that 40 boats sank."))))
    assert ("denied", "affirmed") == (said.claim.modality, said.claim.polarity)


def test_a_claim_within_the_words_for_a_source_is_the_outlets_own() -> None:
    """'the 2013 report' dates the report; the report did not say so."""
    found = told(BODY.format("The 2013 report said that 40 boats sank."))
    assert ("asserted", "") == found["2013"]
    assert ("reported", "the 2013 report") == found["40"]


def test_a_pronoun_is_followed_to_whom_it_stands_for() -> None:
    """With the words that stand there, and why."""
    text = BODY.format("Ines Tarrow said the pier broke. She said 40 boats sank.")
    said = next(one for one in read_claims(document(text)) if one.claim.text == "40")
    assert [("Ines Tarrow", "She")] == [(hop.voice.name, hop.words) for hop in said.hops]
    assert said.hops[0].why


def test_a_last_name_means_the_one_person_of_that_name() -> None:
    """Of two, neither."""
    text = BODY.format("Ines Tarrow said the pier broke. Later, Tarrow said 40 boats sank.")
    assert "Ines Tarrow" == told(text)["40"][1]


def test_nothing_reaches_from_the_headline_into_the_text() -> None:
    """What the headline attributes is the headline's alone."""
    found = told("Mayor says 40 boats sank\n\nThe storm took 12 houses by the quay.\n")
    assert ("asserted", "") == found["12"]


def test_credit_lines_attribute_nothing() -> None:
    """Who contributed to a report is no source of it."""
    text = BODY.format("The storm took 12 houses.\n\nReporting by Ines Tarrow; editing by Bo Lund")
    assert () == telling(document(text)).voices()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The harbour office declined to comment.", "declined to comment"),
        ("There are no official figures on lost boats.", "no official figures"),
        ("The ministry could not be reached.", "could not be reached"),
    ],
)
def test_a_non_answer_is_a_claim_without_an_amount(sentence: str, words: str) -> None:
    """It is recorded as what it is."""
    found = told(BODY.format(sentence))
    assert ["unknown"] == [modality for quote, (modality, _) in found.items() if words in quote or quote in words]


NAMES = [
    ("harbour master Ines Tarrow", SourceKind.PERSON, "Ines Tarrow", True),
    ("Ines Tarrow, who runs the port", SourceKind.PERSON, "Ines Tarrow", True),
    ("Lt. Cmdr. Bo van der Lund", SourceKind.PERSON, "Bo van der Lund", True),
    ("Managing Director Ines Tarrow", SourceKind.PERSON, "Ines Tarrow", True),
    ("Chief Fire Officer Ines Tarrow", SourceKind.PERSON, "Ines Tarrow", True),
    ("Managing Director Tarrow", SourceKind.PERSON, "Director Tarrow", False),
    ("John Constable", SourceKind.PERSON, "John Constable", True),
    ("trader Mr. Lund", SourceKind.PERSON, "Mr. Lund", False),
    ("Bo Lund of the Owners’ Council", SourceKind.PERSON, "Bo Lund", True),
    ("a pedlar of Arlen descent surnamed Lund", SourceKind.PERSON, "Lund", False),
    ("A spokesman for the Ministry of Urban Housing, Bo Lund", SourceKind.PERSON, "Bo Lund", True),
    ("its secretary, Bo Lund", SourceKind.PERSON, "Bo Lund", True),
    ("a survey published", SourceKind.DOCUMENT, "a survey", False),
    ("the Selby Port Authority", SourceKind.INSTITUTION, "Selby Port Authority", True),
    ("the ministry", SourceKind.INSTITUTION, "the ministry", False),
    ("The ministry", SourceKind.INSTITUTION, "the ministry", False),
    ("Police", SourceKind.INSTITUTION, "Police", True),
    ("the 2013 report", SourceKind.DOCUMENT, "the 2013 report", False),
    ("A source in the port who asked not to be named", SourceKind.UNNAMED, "", False),
]


@pytest.mark.parametrize(("words", "kind", "name", "everywhere"), NAMES)
def test_a_name_holds_beyond_its_article_where_it_is_one(
    words: str, kind: SourceKind, name: str, *, everywhere: bool
) -> None:
    """A description is somebody in this article alone."""
    found = called(words, kind)
    assert found is not None
    assert (name or "a source in the port who asked not to be named", everywhere) == (found.name, found.everywhere)


def test_a_capital_that_begins_a_sentence_makes_no_name() -> None:
    """Unless the word is written in capitals anyway."""
    initial = called("Police", SourceKind.INSTITUTION, initial=True)
    capitals = called("NATO", SourceKind.INSTITUTION, initial=True)
    assert initial is not None
    assert capitals is not None
    assert (False, True) == (initial.everywhere, capitals.everywhere)


@pytest.mark.parametrize("words", ["he", "They", "who", "He, who runs the port", " "])
def test_a_pronoun_is_no_name(words: str) -> None:
    """It stays open."""
    assert called(words, SourceKind.PERSON) is None
