"""What an editor types as a filter decides which claims are shown."""

from dataclasses import replace

import pytest
from tests.review.conftest import april, dandong, forty, hop, twelve

from sayso.desk.reviewing.rivals import Rival
from sayso.model.errors import InputError
from sayso.review.wanted import EVERYTHING, Wanted, read_wanted

RIVAL = Rival(
    question="Q1", asks="How many?", claim="C9", article="A2", outlet="Post", quote="60", verdict="conflict",
    because="", settled=False,
)  # fmt: skip
CLAIMS = (
    forty(answers=(("Q1", "positive"),)),
    dandong(status="accepted", hops=(hop("C2", "a guard", status="settled"),)),
    april(status="rejected"),
    twelve(anchor="altered", note="ask the harbour"),
)


def shown(text: str) -> list[str]:
    """The claims that a filter shows."""
    return [one.ref for one in CLAIMS if read_wanted(text).takes(one, {"C1": (RIVAL,)})]


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("", ["C1", "C2", "C4"]),
        ("all", ["C1", "C2", "C3", "C4"]),
        ("figures", ["C1", "C4"]),
        ("figure place", ["C1", "C2", "C4"]),
        ("open", ["C1", "C4"]),
        ("rejected", ["C3"]),
        ("Rejected figure", []),
        ("conflict", ["C1"]),
        ("unlinked", ["C1", "C4"]),
        ("unasked", ["C2", "C4"]),
        ("altered", ["C4"]),
        ("rule=figures", ["C1", "C4"]),
        ("rule=figures.count", ["C1", "C4"]),
        ("rule=figure", []),
        ("harbour", ["C4"]),
        ("boats figure", ["C1", "C4"]),
        ("lighthouse", []),
    ],
)
def test_filters(text: str, refs: list[str]) -> None:
    """Kinds, statuses and traits by name, a rule and those below it, and all words."""
    assert refs == shown(text)


def test_a_settled_conflict_is_none() -> None:
    """It need not be raised again."""
    settled = replace(RIVAL, settled=True)

    assert not read_wanted("conflict").takes(CLAIMS[0], {"C1": (settled,)})


def test_a_filter_reads_as_it_was_typed() -> None:
    """So that it can be typed further."""
    assert "figure suggested conflict rule=figures.count harbour" == str(
        read_wanted("harbour CONFLICT open rule=figures.count figures")
    )
    assert (EVERYTHING, "") == (Wanted(), str(EVERYTHING))


def test_a_rule_without_a_name_is_refused() -> None:
    """The message names one."""
    with pytest.raises(InputError, match="needs a rule's name"):
        read_wanted("rule=")
