"""The chain that holds a claim, its modality and its polarity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.find import find_attributions
from sayso.attribute.holding import Holders, chain, modality_of, polarity_of
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.claim import Modality, Polarity
from sayso.model.text import Span


def hops(text: str, words: str, outlet: str = "Courier") -> tuple[Attribution, ...]:
    """The chain that holds ``words`` in ``text``."""
    start = text.index(words)
    return chain(find_attributions(text, outlet=outlet), Span(start, start + len(words)), outlet)


LOCAL = "A local official, who asked not to be named"


def names(text: str, words: str) -> list[str]:
    """The sources of the chain, from the outlet inwards."""
    return [one.source_text for one in hops(text, words)]


def test_outlet_holds_what_nobody_else_says() -> None:
    """A claim outside every attribution is the outlet's own."""
    assert names("The ferry carried 40 people.", "40") == ["Courier"]


def test_chain_reads_from_the_outlet_inwards() -> None:
    """What a source hands on from another stands behind it."""
    text = "Tomas Veld said the report said that 93 houses were empty."
    assert names(text, "93") == ["Courier", "Tomas Veld", "the report"]


def test_outlet_hop_is_an_outlet() -> None:
    """The first hop is of the kind outlet and has no place in the text."""
    first = hops("The ferry carried 40 people.", "40")[0]
    assert (first.source, first.source_kind, first.content) == (None, SourceKind.OUTLET, None)


def test_no_outlet_no_hop() -> None:
    """Without a known outlet the chain begins with the first source."""
    assert hops("The ferry carried 40 people.", "40", outlet="") == ()


def test_other_sentences_do_not_hold() -> None:
    """A claim in the next sentence is not the speaker's."""
    assert names("Tomas Veld said the mill was sold. It had 12 rooms.", "12") == ["Courier"]


def test_same_speaker_counts_once() -> None:
    """'said ..., adding ...' is one hop."""
    text = "“It was late,” Tomas Veld said, adding that 12 men had left."
    assert names(text, "12") == ["Courier", "Tomas Veld"]


def test_words_of_the_source_are_not_held_by_it() -> None:
    """A place in the description of the source is not what the source said."""
    text = "“It was late,” said Tomas Veld, a baker from Holm. “We left.”"
    assert names(text, "Holm") == ["Courier"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The mill has 12 rooms.", Modality.ASSERTED),
        ("Tomas Veld said the mill had 12 rooms.", Modality.REPORTED),
        ("Tomas Veld denied that he owed 12 crowns.", Modality.DENIED),
        ("Prosecutors alleged that he took 12 crowns.", Modality.ALLEGED),
        ("The cashier allegedly took 12 crowns.", Modality.ALLEGED),
        ("The bank expects that prices will rise by 12 percent.", Modality.EXPECTED),
        ("Tomas Veld said the bank expects that prices will rise by 12 percent.", Modality.EXPECTED),
        ("Aker called for 12 new posts.", Modality.EXPECTED),
        ("Some 12 men were reported missing.", Modality.REPORTED),
        ("Aker called the plan, which costs 12 crowns, a bad joke.", Modality.REPORTED),
        ("Aker claims that 12 men left.", Modality.ALLEGED),
        ("Prosecutors accused Aker of taking 12 crowns.", Modality.ALLEGED),
        ("Accusations by residents that 12 men left were not answered.", Modality.ALLEGED),
        ("The minister rejected reports that 12 men had left.", Modality.DENIED),
        ("The board rejected the offer of 12 crowns.", Modality.REPORTED),
        ("The minister did not deny that 12 men had left.", Modality.REPORTED),
        ("The minister did not say whether 12 men had left.", Modality.UNKNOWN),
        ("The minister refused to say whether 12 men had left.", Modality.UNKNOWN),
        ("The ministry could not confirm that 12 men had left.", Modality.UNKNOWN),
        ("Nobody confirmed that 12 men had left.", Modality.UNKNOWN),
        ("Neither the ministry nor the police said 12 men had left.", Modality.UNKNOWN),
    ],
)
def test_modality_follows_the_cue(text: str, modality: Modality) -> None:
    """The strongest reservation in the chain decides."""
    assert modality_of(hops(text, "12")) == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The fee may rise to 12 crowns.", Modality.EXPECTED),
        ("The ministry said the fee is expected to rise to 12 crowns.", Modality.EXPECTED),
        ("Some 12 men are likely to leave.", Modality.EXPECTED),
        ("The fee, which may rise, is 12 crowns.", Modality.ASSERTED),
        ("In May 12 men left.", Modality.ASSERTED),
        ("Tomas Veld denied that the fee may rise to 12 crowns.", Modality.DENIED),
    ],
)
def test_modality_is_read_from_the_clause_too(text: str, modality: Modality) -> None:
    """With the text at hand, what may or will be is expected."""
    start = text.index("12")
    assert modality_of(hops(text, "12"), text, Span(start, start + 2)) == modality


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The minister said, citing a UN report, that 12 men had left.", ["The minister", "a UN report"]),
        ("Citing a UN report, the minister said 12 men had left.", ["the minister", "a UN report"]),
        ("Reuters, citing two officials, reported 12 deaths.", ["Reuters", "two officials"]),
        ("KCNA quoted Kim as saying that 12 men had left.", ["KCNA", "Kim"]),
        ("Kim was quoted by KCNA as saying 12 men had left.", ["KCNA", "Kim"]),
        ("Radio Holm reported that, according to the police, 12 men had left.", ["Radio Holm", "the police"]),
        ("The minister told parliament that the audit found 12 wells were dry.", ["The minister", "the audit"]),
        ("Asked about the fire, Veld said 12 men had left.", ["Veld"]),
        ("The ministry said in a statement that 12 men had left.", ["The ministry"]),
        ("A local official, who asked not to be named, said 12 men had left.", [LOCAL]),
        ("“We were 12,” Veld said, “and we left at dawn.”", ["Veld"]),
        ("Oru put the toll at 12.", ["Oru"]),
        ("Officials: Flood kills 12", ["Officials"]),
        ("12 dead in flood: mayor", ["mayor"]),
        ("Floods: 12 dead", []),
        ("12 men left, the source said.", ["the source"]),
    ],
)
def test_chain_follows_the_construction(text: str, sources: list[str]) -> None:
    """Whoever hands on comes before whom he has it from, however the sentence is turned."""
    assert names(text, "12") == ["Courier", *sources]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Tomas Veld said the mill had 12 rooms.", Polarity.AFFIRMED),
        ("Tomas Veld denied that he owed 12 crowns.", Polarity.NEGATED),
        ("Tomas Veld did not deny that he owed 12 crowns.", Polarity.AFFIRMED),
        ("The minister dismissed claims that 12 men had left.", Polarity.NEGATED),
        ("The board rejected the offer of 12 crowns.", Polarity.AFFIRMED),
        ("Tomas Veld does not believe that 12 men left.", Polarity.NEGATED),
        ("Tomas Veld did not say that 12 men had left.", Polarity.AFFIRMED),
    ],
)
def test_polarity_follows_the_cue(text: str, polarity: Polarity) -> None:
    """A denial negates what it holds, unless it is itself negated."""
    assert polarity_of(hops(text, "12")) == polarity


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda ends: Span(ends[0], ends[0] + ends[1]))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_index_finds_what_a_scan_finds(contents: list[Span], span: Span) -> None:
    """Looking up agrees with asking each attribution in turn."""
    found = [Attribution(None, "", SourceKind.PERSON, None, content, "say/past") for content in contents]
    held = sorted(one.content for one in Holders(found).chain(span) if one.content)
    assert held == sorted(content for content in contents if content.contains(span))
