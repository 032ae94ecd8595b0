import pytest

from sayso.export.reformatted import number, same

BY_PROGRAM = [
    ("3.3", "3.30"),
    ("1200.00", "1200"),
    ("1.23457E+16", "12345678901234567"),
    ("12345678901234600", "12345678901234567"),
    ("4/8/2031", "2031-04-08"),
    ("08.04.2031", "2031-04-08"),
    ("8/4/31", "2031-04-08"),
    ("Apr-31", "2031-04"),
    ("first\nsecond", "first\r\nsecond"),
    ("=1+1", "'=1+1"),
    ("90s", "'90s"),
    (" padded", "padded "),
    ("8-Apr", "April 8"),
    ("08-Apr-31", "April 8, 2031"),
]
BY_HAND = [
    ("3.31", "3.30"),
    ("1000", "1234"),
    ("1E3", "1234"),
    ("12345678901234500", "12345678901234567"),
    ("2031-08-04", "2031-04-08"),
    ("1931-04-08", "2031-04-08"),
    ("4/9/2031", "2031-04-08"),
    ("2031-05", "2031-04"),
    ("2031", "2031-04"),
    ("", "1200"),
    ("0", ""),
    ("first second", "first\nsecond"),
    ("Not", "not"),
]
LOOSE = [("93300", "93,300"), ("3.3", "$3.30"), ("17", "17%"), ("1200", "1 200")]


@pytest.mark.parametrize(("cell", "exported"), BY_PROGRAM)
def test_what_a_program_rewrites_is_no_edit(cell: str, exported: str) -> None:
    """Trailing zeros, exponents, local dates, line ends and eaten apostrophes."""
    assert same(cell, exported)


@pytest.mark.parametrize(("cell", "exported"), BY_HAND)
def test_what_a_person_rewrites_is_an_edit(cell: str, exported: str) -> None:
    """A different digit, day, month, century or letter is a change, and so is emptying a cell."""
    assert not same(cell, exported)


@pytest.mark.parametrize(("cell", "exported"), LOOSE)
def test_a_quoted_amount_may_lose_its_signs(cell: str, exported: str) -> None:
    """Words that nobody may edit are compared by their amount; those that one may, are not."""
    assert same(cell, exported, loosely=True)
    assert not same(cell, exported)


@pytest.mark.parametrize(
    ("cell", "comma", "expected"),
    [
        ("3,30", True, "3.30"),
        ("-3,5", True, "-3.5"),
        ("3.30", True, "3.30"),
        ("3,30", False, None),
        ("1,200", False, None),
        ("1.200,50", True, None),
        ("NaN", False, None),
        ("Infinity", False, None),
        ("1_000", False, None),
        ("twelve", False, None),
        (" 12 ", False, "12"),
    ],
)
def test_amounts_are_read_without_guessing(cell: str, comma: bool, expected: str | None) -> None:
    """A decimal comma counts only where cells part at semicolons; grouping is never guessed at."""
    found = number(cell, decimal_comma=comma)

    assert expected == (None if found is None else str(found))
