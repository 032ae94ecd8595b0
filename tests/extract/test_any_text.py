"""Any text at all: claims hold their words and sit in their sentences, their ends in order, the same every time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.pipeline import Context, extract
from sayso.extract.votes import Entity, Votes
from sayso.model.claim import Claim, Kind
from sayso.model.figure import Figure
from sayso.model.text import Region, Role, Span
from sayso.model.when import When

FRAGMENTS = (
    "5|1,200|3.5 million|half a dozen|at least|about|between|and|to|from|$|US$|€|£3|won|percent|%|per|a|May|March|Feb.|"
    "2013|1990s|'90s|Monday|last|week|three|ago|the|the end of|August|spring|noon|5:30|p.m.|EST|every|since|until|"
    "Paris|Mr.|Kim|U.S.|Calif.|New|York|Times|Donggang|,|Liaoning|Province|River|Mount|said|told|according|that|“|”|"
    "\"|'|‘|’|``|''|(|)|[|—|-|–|.|...|!|?|:|\n|\n\n|\r\n|\t|\u00a0|\u200b|\u202e|\u0301|😀|\x00|שלום|中国|İ|ß|ﬁ|Ⅷ|½|²|"
    "١٢|１２|he|she|officials|spokesman|report|not|none of|no|BC|A.D.|1st|21st|century|year-old|aged|km|°C|ft|6-3|"
    "337-80|http://a.b/C|@Al|#1|&|/|9999999999999999999999|0|-1|13/13/2013|2013-02-30|31/12/9999|0000|9999|"
    "1 million years ago|10,000 weeks ago|100 centuries ago|next|this|year 0|20 Feb 0001|Friday the 13th|the 19th|in"
)
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
PIECES = FRAGMENTS.split("|")
SOUP = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda chosen: st.sampled_from(["", " ", " ", "  \n"]).map(lambda joint: joint.join(chosen))
)
SPACED = st.lists(st.one_of(st.just(" " * 999), st.just("\n" * 500), st.sampled_from(PIECES)), max_size=12).map("".join)
SENTENCES = (
    "At least 12 people were killed near Donggang in Liaoning on Monday, a spokesman said.",
    "“We paid 10,000 won ($3.30) a night,” Kim Ok-hui, 43, told the Tumen Gazette last week.",
    "According to the ministry, exports rose 17 percent to between $3 and $5 million since January 2013.",
)
"""Ordinary sentences, to be broken by what is put into them."""


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An ordinary sentence into which other pieces were cut, or out of which some were taken."""
    text = draw(st.sampled_from(SENTENCES))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 8))
        text = text[:at] + draw(st.sampled_from([*PIECES, ""])) + text[at + gone :]
    return text


TEXT = st.one_of(ANY, SOUP, SPACED, mutated())
DATES = (
    "|2013|2013-02|2013-02-11|2013-02-11T10:00:00Z|2013~|0001-01-01|9999-12-31|-0044|XXXX-01|2013-21|../2013|"
    "2013/2014|20XX|2012-02-29|0000"
)
PUBLISHED = st.sampled_from(DATES.split("|"))
COUNTRY = st.sampled_from(["", "US", "GB", "CN", "KR", "xx"])


def check(claim: Claim, text: str) -> None:
    """What holds of every claim of every text."""
    assert text[claim.span.start : claim.span.end] == claim.text
    assert claim.text.strip()
    assert claim.sentence.contains(claim.span)
    assert claim.sentence.end <= len(text)
    assert claim.rule
    if isinstance(claim.value, Figure) and claim.value.low is not None and claim.value.high is not None:
        assert claim.value.low <= claim.value.high
    if isinstance(claim.value, When) and claim.value.earliest and claim.value.latest:
        assert claim.value.earliest <= claim.value.latest


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXT, PUBLISHED, COUNTRY, st.booleans())
def test_claims_hold_their_words(text: str, published: str, country: str, demonyms: bool) -> None:
    """Spans, sentences and values of whatever is found, whenever and wherever it was published."""
    for claim in extract(text, Context(published, country, demonyms)):
        check(claim, text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXT, PUBLISHED)
def test_the_same_text_gives_the_same_claims(text: str, published: str) -> None:
    """There is no state between calls, and places and dates share no words."""
    claims = extract(text, Context(published))
    assert extract(text, Context(published)) == claims
    dates = [claim.span for claim in claims if claim.kind is Kind.DATE]
    others = [claim.span for claim in claims if claim.kind is not Kind.DATE]
    assert not any(one.overlaps(other) for one in dates for other in others)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXT, st.data())
def test_words_about_the_article_make_no_claim(text: str, data: st.DataObject) -> None:
    """Whatever stands in a byline or in boilerplate is left alone."""
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    region = Region(Span(*ends), data.draw(st.sampled_from([Role.BYLINE, Role.BOILERPLATE, Role.CREDIT])))
    for claim in extract(text, Context(regions=(region,))):
        check(claim, text)
        assert not region.span.contains(claim.span)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXT, st.data())
def test_an_engine_may_see_anything(text: str, data: st.DataObject) -> None:
    """Whatever an engine takes for an entity, claims hold their words."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    labels = st.sampled_from(["GPE", "LOC", "FAC", "PERSON", "ORG", "DATE", "CARDINAL", ""])
    entities = tuple(
        Entity(Span(start, end), data.draw(labels)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    for claim in extract(text, Context(votes=Votes("an_engine", entities))):
        check(claim, text)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ufeff", "\u2028\u2029", "a" * 10_000, "\U0010ffff"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    """Texts without words have no claims."""
    assert extract(text) == ()
