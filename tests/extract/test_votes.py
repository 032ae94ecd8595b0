"""What an engine's vote changes, and that nothing changes without one."""

import pytest

from sayso.extract import ner
from sayso.extract.pipeline import Context, extract
from sayso.extract.votes import Entity, Votes
from sayso.model.claim import Claim, Kind
from sayso.model.place import Place
from sayso.model.text import Span


def votes_on(text: str, **seen: str) -> Votes:
    """Votes for the first mention of each of some words, whose label is the argument's name."""
    spans = [(text.index(words), words, label) for label, words in seen.items()]
    return Votes("an_engine", tuple(Entity(Span(at, at + len(words)), label) for at, words, label in sorted(spans)))


def places(text: str, votes: Votes | None = None) -> dict[str, Claim]:
    """The places found in a text, by their words."""
    return {claim.text: claim for claim in extract(text, Context(votes=votes)) if claim.kind is Kind.PLACE}


def test_what_both_see_keeps_its_rule_and_says_so() -> None:
    """A place of the rules that the engine confirms."""
    text = "The river rose in Georgia overnight."
    [alone], [both] = places(text).values(), places(text, votes_on(text, GPE="Georgia")).values()
    assert both.rule == alone.rule == "places.name"
    assert both.why == f"{alone.why}; an_engine sees GPE"


def test_dates_and_figures_say_what_the_engine_sees() -> None:
    """Their values are the rules' alone."""
    text = "On Monday 12 boats sank."
    alone = extract(text, Context("2013-02-13"))
    both = extract(text, Context("2013-02-13", votes=votes_on(text, DATE="Monday", CARDINAL="12")))
    assert [claim.why.rpartition("; ")[2] for claim in both] == ["an_engine sees DATE", "an_engine sees CARDINAL"]
    assert [(one.span, one.value, one.rule) for one in both] == [(one.span, one.value, one.rule) for one in alone]


def test_a_date_that_only_the_engine_sees_is_no_claim() -> None:
    """It would have no value."""
    text = "The days were long."
    assert extract(text, Context(votes=votes_on(text, DATE="The days"))) == ()


def test_the_engine_settles_what_the_rules_leave_open() -> None:
    """A town named like many persons, without a word beside it that tells."""
    text = "Supporters cheered as Sheffield, tired and cold, gave up."
    assert places(text) == {}
    [found] = places(text, votes_on(text, GPE="Sheffield")).values()
    assert found.rule == "places.name"
    assert isinstance(found.value, Place)
    assert found.value.country == "GB"


def test_a_place_that_only_the_engine_sees_is_added_after_a_word_for_places() -> None:
    """It is in no list, so that it has neither reference nor candidates."""
    text = "Two boats were lost near Whitlock itself."
    assert places(text) == {}
    [found] = places(text, votes_on(text, GPE="Whitlock")).values()
    assert found.rule == "ner.place"
    assert found.value == Place("Whitlock", None, ())
    assert found.why == "only an_engine sees GPE; after 'near'"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officials praised Whitlock warmly.", "Whitlock"),
        ("In Whitlock's view it was over.", "Whitlock"),
        ("The vote was lost in UNTD last year.", "UNTD"),
        ("He trusts in Whitlock Rovers now.", "Whitlock"),
        ("The PA towns wait.", "PA"),
        ("Anna Whitlock left. They believe in Whitlock still.", "Whitlock"),
        ("It was written in Korean first.", "Korean"),
        ("They met in the lobby.", "lobby"),
    ],
    ids=[
        "no cue",
        "a person's",
        "an acronym",
        "inside a longer name",
        "a short form",
        "a person of the text",
        "a people",
        "no name",
    ],
)
def test_what_only_the_engine_sees_must_pass_our_exclusions(text: str, words: str) -> None:
    """Persons, organisations and peoples that an engine takes for places are none."""
    at = text.rindex(words)
    assert places(text, Votes("an_engine", (Entity(Span(at, at + len(words)), "GPE"),))) == places(text)


def test_a_name_inside_that_of_a_person_falls() -> None:
    """The rules have nothing for it but the name."""
    text = "Malta Odetskaya sang."
    assert places(text).keys() == {"Malta"}
    seen = votes_on(text, PERSON="Malta Odetskaya")
    assert places(text, seen) == {}


def test_a_name_with_a_word_for_places_beside_it_stands() -> None:
    """'in' outweighs an engine that sees a person."""
    text = "They met in Jordan Springs Road yesterday, in Jordan."
    seen = votes_on(text, PERSON="in Jordan.")
    assert places(text, seen).keys() == places(text).keys()


def test_a_building_that_only_the_engine_sees_is_no_place() -> None:
    """Of buildings and roads, engines see more that are none than that are."""
    text = "The guests slept at the Varnholm Palace annexe."
    assert places(text, votes_on(text, FAC="the Varnholm Palace")) == places(text)


def test_entities_around_articles_and_possessives_count() -> None:
    """Pipelines take 'the' and 's into the entity."""
    text = "The river rose in Georgia's north."
    assert places(text, votes_on(text, GPE="Georgia's"))["Georgia"].why.endswith("an_engine sees GPE")


def test_demonyms_stay_what_they_are() -> None:
    """A people that the engine takes for a place is taken once, and only when asked for."""
    text = "A North Korean boat sank."
    votes = votes_on(text, GPE="North Korean")
    assert extract(text, Context(votes=votes)) == ()
    assert [claim.rule for claim in extract(text, Context(votes=votes, demonyms=True))] == ["places.demonym"]


def test_an_engine_that_sees_nothing_changes_nothing() -> None:
    """Silence is no vote: engines miss more places than they doubt rightly."""
    text = "The river rose in Georgia overnight; Lima and Quito sent 12 boats on Monday."
    assert extract(text, Context(votes=Votes("an_engine", ()))) == extract(text)


def test_a_real_pipeline_votes(pipeline: str) -> None:
    """From the saved pipeline to the claim."""
    text = "Flood water reached homes near Whitlock on Monday."
    found = places(text, ner.votes_of(pipeline, text))
    assert [(claim.text, claim.rule) for claim in found.values()] == [("Whitlock", "ner.place")]
