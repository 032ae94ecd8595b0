"""What an editor types, looked up in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.anchor import QuoteLevel, find_quote, look_up, pin
from sayso.model.anchor import CONTEXT, Anchor
from sayso.model.text import Span

TEXT = "“It’s  over,” Ann Lee said — 1,200 of 12,000 workers left.\nAt Café Müller, 12 stayed; 12 did not."


@pytest.mark.parametrize(
    ("quote", "level", "words"),
    [
        ("1,200 of 12,000", QuoteLevel.EXACT, ["1,200 of 12,000"]),
        (" Ann Lee ", QuoteLevel.EXACT, ["Ann Lee"]),
        ("12", QuoteLevel.EXACT, ["12", "12"]),
        ("It's  over", QuoteLevel.TYPOGRAPHY, ["It’s  over"]),
        ("said - 1,200", QuoteLevel.TYPOGRAPHY, ["said — 1,200"]),
        ("Cafe\u0301 Mu\u0308ller", QuoteLevel.TYPOGRAPHY, ["Café Müller"]),
        ('"It\'s over,"', QuoteLevel.SPACING, ["“It’s  over,”"]),
        ("workers left. At", QuoteLevel.SPACING, ["workers left.\nAt"]),
        ("ann lee SAID", QuoteLevel.CASE, ["Ann Lee said"]),
    ],
)
def test_is_found_at_the_strictest_level(quote: str, level: QuoteLevel, words: list[str]) -> None:
    """Quotes, dashes and accents first, then spacing, then case."""
    found = look_up(TEXT, quote)
    assert (level, words) == (found.level, [span.of(TEXT) for span in found.spans])


@pytest.mark.parametrize(
    "quote",
    ["", "  ", "13", "200", "1,20", "2,000", "work", "orkers", "Cafe", "Café Mu", "1 200", "12,00", "“", "left!"],
)
def test_is_not_in_the_text(quote: str) -> None:
    """Not a digit, letter or accent may differ, and no number or word is cut."""
    assert quote == "“" or find_quote(TEXT, quote) == ()
    assert quote != "“" or len(find_quote(TEXT, quote)) == 1


def test_words_of_scripts_without_capitals_may_be_cut() -> None:
    """Korean joins particles to names."""
    assert (Span(0, 2),) == find_quote("평양에서 왔다", "평양")


@given(st.text(min_size=1, max_size=60), st.data())
def test_what_is_found_is_what_was_typed(text: str, data: st.DataObject) -> None:
    """At the exact level, code point for code point; a quote of the text never raises."""
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    found = look_up(text, quote)
    if found.level is QuoteLevel.EXACT:
        assert {quote.strip()} == {span.of(text) for span in found.spans}
    for earlier, later in zip(found.spans, found.spans[1:], strict=False):
        assert earlier.end <= later.start


def test_a_pin_keeps_the_context() -> None:
    """As much as there is, up to its length on either side."""
    text = "x" * 50 + "12" + "y" * 10
    assert Anchor(Span(50, 52), "12", "x" * CONTEXT, "y" * 10) == pin(text, Span(50, 52))


@pytest.mark.parametrize("span", [Span(3, 3), Span(2, 6), Span(9, 12)])
def test_a_pin_needs_words(span: Span) -> None:
    """Nothing can be pinned to nothing."""
    with pytest.raises(ValueError, match="covers no words"):
        pin("words", span)
