"""Numbers that are no figures, beside ones that are."""

import pytest

from sayso.extract.figures import find_figures


@pytest.mark.parametrize(
    ("refused", "taken"),
    [
        ("Flight 103 left.", "Flights took 103 people."),
        ("The Fortune 500 list is out.", "The fortune took 500 years."),
        ("It began in 1998 again.", "It began with 1,998 men."),
        ("See No. 3 again.", "See all 3 again."),
        ("The one they chose won.", "Only one man won."),
        ("No one came.", "One man came."),
        ("Meet at 5 p.m. there.", "Meet 5 people there."),
        ("The second half began.", "Over half of them began."),
        ("Bees won 3-1 again.", "Bees won 3 again."),
        ("Dial 555-123-4567 now.", "Dial 555 numbers now."),
        ("The B-52 flew.", "The 52 flew."),
        ("At 12:45 it rang.", "At 12 houses it rang."),
        ("He is on 24/7 now.", "He is on 3/4 time."),
        ("Formula One is loud.", "One formula is loud."),
        ("In 2010-2015 it grew.", "In 10-15 shops it grew."),
        ("See pages 12-15 now.", "See 12-15 pages now."),
        ("Ring 555-0147 now.", "Ring 500-1000 people now."),
        ("It lies at 59°10′ now.", "It is 59° now."),
        ("A 911 caller wept.", "All 911 of them wept."),
        ("Apollo 13 is back.", "Only 13 is back."),
    ],
)
def test_a_number_is_refused_where_its_near_miss_is_taken(refused: str, taken: str) -> None:
    """Each refusal stands beside a like sentence that does state a figure."""
    assert find_figures(refused) == []
    assert len(find_figures(taken)) == 1


def test_a_list_number_is_refused_at_a_line_start_only() -> None:
    """'2. Stir' is a step; '2' elsewhere counts."""
    assert find_figures("1. Wash.\n2. Stir.") == []
    assert len(find_figures("Wash 2 pots. Stir.")) == 1


def test_a_run_of_digits_too_long_for_an_amount_is_refused() -> None:
    """Forty digits are an identifier."""
    assert find_figures(f"Key {'7' * 40} failed.") == []


def test_numbers_in_a_close_row_are_refused_together_in_little_time() -> None:
    """A series or a line score states nothing number by number, however long it is; four shirts do."""
    assert find_figures("7,1,2,9,4 " + "1," * 200_000) == []
    assert len(find_figures("They sold 4 shirts, 5 hats, 6 coats and 7 ties.")) == 4
