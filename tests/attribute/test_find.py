"""What every answer of the finder must hold, on any text, and what its references resolve to."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute.find import find_attributions
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.text import Span

MARKS = list("‘’“”\"':.,—()…😀é")
SPOKEN = (
    "he",
    "she",
    "said",
    "says",
    "told",
    "Mr. Oru",
    "the report",
    "and",
    "that",
    "according to",
    "a source",
    "who",
)
TURNS = ("not", "was", "expected", "by", "claim", "his", "Reportedly", "Monday", "``", "''")
PIECES = st.sampled_from([*MARKS, *SPOKEN, *TURNS, "\n\n", "\n", "\u2028"])


def only(text: str) -> Attribution:
    """The one attribution of a text that has exactly one."""
    found = find_attributions(text)
    assert len(found) == 1, found
    return found[0]


def referred(text: str) -> list[tuple[str, str]]:
    """Each source of a text beside the words it refers to, or ``''``."""
    found = sorted(find_attributions(text), key=lambda one: one.source or Span(0, 0))
    return [(one.source_text, one.refers_to.of(text) if one.refers_to else "") for one in found]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join)))
def test_spans_lie_in_any_text(text: str) -> None:
    """Every span is inside the text and not empty, and the source's words are those of its span."""
    for one in find_attributions(text):
        for span in (one.source, one.cue, one.content, one.refers_to):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert (one.source.of(text) if one.source else "") == one.source_text
        assert one.cue is not None
        assert one.content is not None


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_answers_come_in_order_of_content_and_do_not_change(text: str) -> None:
    """Asking twice gives the same, in text order."""
    found = find_attributions(text)
    assert find_attributions(text) == found
    starts = [one.content.start for one in found if one.content]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "“", "”", "''", "said", ".", "He", "\x00", "according to", ":", "a:"]
)
def test_scraps_are_no_attribution(text: str) -> None:
    """A text without a statement yields nothing and raises nothing."""
    assert find_attributions(text) == ()


def test_parts_are_told_apart() -> None:
    """Source, cue and content are the words that an editor would mark."""
    text = "On Monday, Mayor Oda Brannigan also said that 93 houses were empty."
    one = only(text)
    assert one.source_text == "Mayor Oda Brannigan"
    assert one.cue is not None
    assert one.content is not None
    assert (one.cue.of(text), one.content.of(text)) == ("also said", "that 93 houses were empty")


def test_rule_names_the_construction() -> None:
    """The rule tells the verb, its build, what followed it and how the source was found."""
    assert only("Tomas Veld said that the mill was sold.").rule == "say/past/that/before"


def test_rule_tells_a_negated_cue() -> None:
    """'did not say' is marked as such."""
    assert only("Tomas Veld did not say that the mill was sold.").rule.endswith("/not")


def test_own_outlet_is_an_outlet() -> None:
    """The article's own outlet is known by name, whatever its name looks like."""
    text = "Blue Heron reported that the mill was sold."
    kinds = [one.source_kind for one in find_attributions(text, outlet="Blue Heron")]
    assert kinds == [SourceKind.OUTLET]


def test_pronoun_resolves_to_the_last_person() -> None:
    """'he' is the man named before, and takes his kind."""
    text = "Tomas Veld said the mill was sold. He added that nobody was paid."
    assert referred(text) == [("Tomas Veld", ""), ("He", "Tomas Veld")]


def test_pronoun_respects_titles() -> None:
    """'she' is not Mr. Veld."""
    text = "Mrs. Ines Quarto said the mill was sold. Mr. Tomas Veld said it was not. She said she was sure."
    assert referred(text)[2] == ("She", "Mrs. Ines Quarto")


def test_last_name_resolves_to_the_full_name() -> None:
    """'Mr. Veld' is Tomas Veld."""
    text = "Tomas Veld, a farmer, said the mill was sold. Mr. Veld said nobody was paid. Veld said he left."
    assert [to for name, to in referred(text) if name in {"Mr. Veld", "Veld"}] == ["Tomas Veld", "Tomas Veld"]


def test_the_source_resolves_to_the_nearest_one() -> None:
    """'the source' is the last source introduced, not the first."""
    text = "A source in Holm said it rained. Another source in Eastmark said it snowed. The source said it was cold."
    assert referred(text)[2] == ("The source", "Another source in Eastmark")


def test_the_report_resolves_to_a_document() -> None:
    """'the report' is the document cited before it."""
    text = "According to the water board’s 2013 report, the dam is sound. “It will hold,” the report said."
    assert referred(text)[1] == ("the report", "the water board’s 2013 report")


def test_relative_pronoun_resolves_to_its_noun() -> None:
    """'who' is the noun phrase before it."""
    text = "It was Tomas Veld who said that the mill was sold."
    assert ("who", "Tomas Veld") in referred(text)


def test_reference_gives_its_reason() -> None:
    """Every resolved reference says what settled it."""
    text = "Tomas Veld said the mill was sold. He added that nobody was paid."
    assert [one.why for one in find_attributions(text)] == ["", "the last single person quoted before 'he'"]


def test_pronoun_without_antecedent_stays_open() -> None:
    """A pronoun that nothing precedes is not guessed."""
    assert referred("He said that the mill was sold.") == [("He", "")]


def test_it_does_not_resolve_to_a_person() -> None:
    """'it' skips the person and takes the institution."""
    text = "The water board said the dam was sound. Tomas Veld said it leaked. It said it would look again."
    assert referred(text)[2] == ("It", "The water board")


def test_quotation_without_cue_goes_to_the_speaker_before() -> None:
    """A paragraph that is nothing but a quotation goes on with what was said before it."""
    text = "“The gates were closed,” Tomas Veld said.\n\n“So we left.”\n\nThe harbour reopened."
    one = only(text)
    assert one.content is not None
    assert one.content.of(text).endswith("“So we left.”")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The ferry will stop, a trader close to the harbour board told the Courier.",
            "a trader close to the harbour board",
            "The ferry will stop",
        ),
        (
            "A pilot briefed by the council said the ferry would stop.",
            "A pilot briefed by the council",
            "the ferry would stop",
        ),
        (
            "The ferry is to be sold abroad, two pilots said on condition of anonymity.",
            "two pilots",
            "The ferry is to be sold abroad",
        ),
        (
            "The ferry is to be sold abroad, a pilot said on condition that she not be named.",
            "a pilot",
            "The ferry is to be sold abroad",
        ),
        (
            "In the port of Holm, a pilot said on condition of anonymity that the ferry leaks.",
            "a pilot",
            "that the ferry leaks",
        ),
        (
            "The board said up to 320 crates had sunk.",
            "The board",
            "up to 320 crates had sunk",
        ),
        (
            "Shipping lines said nearly a dozen vessels would turn back.",
            "Shipping lines",
            "nearly a dozen vessels would turn back",
        ),
        (
            "Of the port's 310 pilots, 290 have signed, said Ada Brome, president of the pilots' guild.",
            "Ada Brome, president of the pilots' guild",
            "Of the port's 310 pilots, 290 have signed",
        ),
        (
            "HOLM, Kestrel, Aug. 9 (Wire) -- Ferry sales fell in July, the water board said Friday.",
            "the water board",
            "Ferry sales fell in July",
        ),
        (
            "HOLM, Kestrel (Jan. 22) - Tideline Ferries Inc. said it would close.",
            "Tideline Ferries Inc.",
            "it would close",
        ),
    ],
)
def test_source_and_content_of_common_news_sentences(text: str, source: str, content: str) -> None:
    """What describes a source belongs to it, and neither a dateline nor a condition is what it said."""
    one = only(text)
    assert one.content is not None
    assert (one.source_text, one.content.of(text)) == (source, content)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["he said ", "he said, ", "“", '" ', "a, who ", ". ", "X and ", "of the ", "his claim ", "“a\n\n", "said, '"],
)
def test_time_is_linear_on_hostile_texts(piece: str) -> None:
    """Eight times the text takes about eight times as long, whatever it repeats."""

    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            find_attributions(text)
            best = min(best, time.process_time() - started)
        return best

    seconds(4_000)
    assert seconds(64_000) < 24 * max(seconds(8_000), 0.01)
