"""What the finder hands on: spans, order, taken spans, country, reasons."""

from decimal import Decimal
from itertools import pairwise

from sayso.extract.figures import find_figures
from sayso.extract.found import Found
from sayso.model.claim import Polarity
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.text import Span


def figure(found: Found) -> Figure:
    """The figure that was found."""
    assert isinstance(found.value, Figure)
    return found.value


def only(text: str, country: str = "") -> Found:
    """The one figure in ``text``."""
    (found,) = find_figures(text, country=country)
    return found


def test_figures_come_in_text_order_without_overlap() -> None:
    """Each figure starts where the one before has ended, or later."""
    found = find_figures("Nine of 40 trucks carried 3.5 tons for $80 a day, up 12 percent.")
    assert [span.start for span in sorted(f.span for f in found)] == [f.span.start for f in found]
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


def test_a_taken_span_is_not_read_again() -> None:
    """Numbers that a date covers are no figures."""
    text = "In the past six months 12 shops closed."
    taken = [Span(3, 22)]
    assert [f.span.of(text) for f in find_figures(text, taken=taken)] == ["12"]


def test_a_rate_stops_at_a_taken_span_but_is_kept() -> None:
    """'a year' may belong to a date; the figure then ends before it and still knows its rate."""
    text = "It grew 5 percent a year."
    (found,) = find_figures(text, taken=[Span(18, 24)])
    assert found.span.of(text) == "5 percent"
    assert figure(found).per == "year"


def test_taken_spans_may_come_unsorted() -> None:
    """The order of the taken spans does not matter."""
    text = "On 3 May, 4 ships left; on 9 May, 7 came back."
    taken = [Span(27, 32), Span(3, 8)]
    assert [f.span.of(text) for f in find_figures(text, taken=taken)] == ["4", "7"]


def test_the_country_says_which_dollar() -> None:
    """A bare '$' in a Canadian outlet is Canadian."""
    assert figure(only("Fined $40.", "CA")).currency == "CAD"
    assert figure(only("Fined $40.")).currency == "USD"


def test_a_named_dollar_beats_the_country() -> None:
    """'US$' stays American in an Australian outlet."""
    assert figure(only("Fined US$40.", "AU")).currency == "USD"


def test_won_is_north_korean_where_the_text_names_north_korea() -> None:
    """The name of the country decides between the two currencies called won."""
    assert figure(only("Rice in North Korea costs 5,000 won.")).currency == "KPW"
    assert figure(only("Rice in the capital costs 5,000 won.")).currency == "KRW"


def test_a_conversion_says_what_it_converts() -> None:
    """The figure in brackets names the one before it and shares its rate and bound."""
    first, second = find_figures("Guests pay over 9,000 yen ($61) per night.")
    assert "per" not in first.why
    assert "converts 'over 9,000 yen'" in second.why
    assert (figure(first).per, figure(second).per) == ("night", "night")
    assert (Bound.MORE_THAN, Decimal(61), None) == (figure(second).bound, figure(second).low, figure(second).high)


def test_brackets_that_convert_nothing_stay_separate() -> None:
    """A bracketed count after a count is a second figure, not a conversion."""
    _, second = find_figures("The club has 40 members (12 women).")
    assert "converts" not in second.why


def test_the_reason_names_the_hedge() -> None:
    """An editor sees which words set the bound."""
    assert only("It fits no more than 8 cars.").why == "'no more than' makes it at most"


def test_a_negated_figure_says_so() -> None:
    """'not 12' is found, and marked."""
    found = only("There were not 12 of them.")
    assert found.polarity == Polarity.NEGATED
    assert "negate" in found.why


def test_rules_are_dotted_names() -> None:
    """Each figure says which rule read it."""
    text = "About 9 people paid $4 to $6 for dozens of eggs over two days."
    rules = [f.rule for f in find_figures(text)]
    assert rules == ["figures.count", "figures.money.range", "figures.count.vague", "figures.duration"]


def test_an_amount_at_the_very_start_is_found() -> None:
    """Nothing needs to stand before a figure."""
    assert only("USD115 was paid").span.of("USD115 was paid") == "USD115"
    assert Decimal(7) == figure(only("7 goats")).low


def test_no_text_has_no_figures() -> None:
    """An empty text yields nothing."""
    assert find_figures("") == []


def test_a_rate_may_hold_a_number_of_its_own() -> None:
    """'per 100,000 people' is no second figure."""
    found = only("It sees 12 cases per 100,000 people.")
    assert figure(found).per == "100,000 people"


def test_a_fraction_of_people_is_a_ratio() -> None:
    """'one in four' carries the share as its value."""
    found = figure(only("One in four voters stayed home."))
    assert (Scale.RATIO, Decimal("0.25")) == (found.scale, found.low)
