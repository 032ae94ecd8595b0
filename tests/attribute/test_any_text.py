"""Any text at all: an attribution's source, cue and content are stretches of it, and come out the same twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute.find import find_attributions

FRAGMENTS = (
    "said|says|told|tells|according to|added|that|Kim|Mr.|the ministry|officials|a spokesman for|he|she|it|"
    "they|who|which|report|statement|announced|denied|believes|“|”|\"|'|‘|’|``|''|,|.|;|:|...|—|-|(|)|[|]|\n|\n\n|\r\n|"
    "\t|\u00a0|\u200b|\u0301|😀|\x00|שלום|中国|İ|ﬁ|in|on|the bridge is closed|We will not go|not|no|to|by|of|and|"
    "12|did not|declined to comment|asked|reporters|http://a.b/C|@Al|I|quoted|as saying|the Tumen Gazette|reported|was"
)
PIECES = FRAGMENTS.split("|")
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda chosen: st.sampled_from(["", " ", " ", " "]).map(lambda joint: joint.join(chosen))
)
TEXT = st.one_of(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200), SOUP)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXT, st.sampled_from(["", "Tumen Gazette"]))
def test_parts_are_stretches_of_the_text(text: str, outlet: str) -> None:
    """Not empty, and inside the text; a source has its words."""
    for found in find_attributions(text, outlet=outlet):
        for part in (found.source, found.cue, found.content, found.refers_to):
            assert part is None or (part.start < part.end <= len(text) and part.of(text).strip())
        assert found.source is None or found.source_text
        assert found.rule


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXT)
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    """There is no state between calls."""
    assert find_attributions(text) == find_attributions(text)
