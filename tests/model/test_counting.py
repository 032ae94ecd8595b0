"""Numbers with the words for what they count."""

import pytest

from sayso.model.counting import counted
from sayso.model.uid import number_in


@pytest.mark.parametrize(
    ("number", "one", "many", "said"),
    [
        (1, "outlet", "", "1 outlet"),
        (0, "outlet", "", "0 outlets"),
        (1, "story", "", "1 story"),
        (2, "story", "", "2 stories"),
        (2, "day", "", "2 days"),
        (1204, "claim", "", "1,204 claims"),
        (2, "was", "were", "2 were"),
    ],
)
def test_one_is_singular_and_all_else_is_not(number: int, one: str, many: str, said: str) -> None:
    """With thousands set apart."""
    assert said == counted(number, one, many)


@pytest.mark.parametrize(
    ("text", "number"), [("C12?", 12), ("c12", 12), (" C12? ", 12), ("C12??", None), ("?", None), ("C?", None)]
)
def test_a_reference_may_keep_the_mark_of_what_nobody_has_settled(text: str, number: int | None) -> None:
    """As it is pasted from a list."""
    assert number == number_in("claim", text)
