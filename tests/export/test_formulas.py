import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.formulas import neutral, restored

RUN = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\rcmd",
    "\ncmd",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    " =1+1",
    "\u00a0=1+1",
]
SHOWN = ["", "1+1", "a=b", "'90s", "'quoted'", "'", "''", " plain", "“=quoted”", "–5", "1 - 2", "%", "\u200b=1"]


@pytest.mark.parametrize("text", RUN)
def test_what_would_run_gets_an_apostrophe(text: str) -> None:
    """Half width, full width, and behind spaces or control characters."""
    assert "'" + text == neutral(text)


@pytest.mark.parametrize("text", SHOWN)
def test_what_would_not_run_stays(text: str) -> None:
    """Ordinary words keep their look, apostrophes included."""
    assert text == neutral(text) == restored(text)


@given(st.text(alphabet="'=+-@＝＠ \t\r\nab1"))
def test_the_mark_comes_off_again(text: str) -> None:
    """Every text survives, however many apostrophes it began with."""
    assert text == restored(neutral(text))


@given(st.text(alphabet="'=+-@＝＠ \t\r\nab1"))
def test_no_written_text_would_run(text: str) -> None:
    """What is written never begins as a formula does."""
    assert neutral(text).lstrip()[:1] not in set("=+-@＝＋－＠") - {""}


@given(st.text(), st.text())
def test_two_texts_are_never_written_alike(one: str, other: str) -> None:
    """The written form tells texts apart."""
    assert (one == other) == (neutral(one) == neutral(other))
