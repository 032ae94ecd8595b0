"""A pattern that is compiled when first used does what the compiled pattern does."""

import importlib
import pkgutil
import re

import pytest

import sayso
from sayso.model.late import late


def _late_patterns() -> list[tuple[str, re.Pattern[str]]]:
    kind = type(late(""))
    names = [
        module.name
        for part in ("model", "extract", "attribute")
        for module in pkgutil.walk_packages([f"{sayso.__path__[0]}/{part}"], f"sayso.{part}.")
    ]
    return [
        (f"{name}.{key}", value)
        for name in names
        for key, value in vars(importlib.import_module(name)).items()
        if type(value) is kind
    ]


def test_every_late_pattern_of_the_package_is_a_pattern() -> None:
    """A slip in an expression is found here, not by the first text that needs it."""
    found = _late_patterns()
    assert len(found) > 100
    for name, pattern in found:
        assert pattern.match("") is None or pattern.match("").span() == (0, 0), name  # type: ignore[union-attr]  # not None


@pytest.mark.parametrize("method", ["findall", "split"])
def test_a_late_pattern_answers_as_a_compiled_one(method: str) -> None:
    """First use and second give the same."""
    text = "one, two,three"
    pattern = late(r",\s*")
    wanted = getattr(re.compile(r",\s*"), method)(text)
    assert [wanted, wanted] == [getattr(pattern, method)(text), getattr(pattern, method)(text)]


def test_flags_and_position_count() -> None:
    """Flags and the place to start from reach the compiled pattern."""
    found = late("B", re.IGNORECASE).search("ab b", 2)
    assert (3, 4) == (found.span() if found else None)


def test_a_wrong_pattern_raises_when_used() -> None:
    """It is only made late, not made right."""
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.match("x")


def test_a_pattern_has_no_other_attributes() -> None:
    """A slip in a method's name is an error."""
    with pytest.raises(AttributeError):
        late("x").mach("x")  # type: ignore[attr-defined]  # the slip
