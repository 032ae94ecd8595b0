"""Non-answers are recorded as what they are, and answers are not."""

import pytest

from sayso.attribute.nonanswers import NonAnswerKind, find_non_answers

DECLINED, NO_REPLY, UNVERIFIED, NO_FIGURES, UNKNOWN = NonAnswerKind

MATCHES = [
    ("The ministry declined to comment.", DECLINED, "declined to comment"),
    ("She refused to answer questions.", DECLINED, "refused to answer"),
    ("The owner declined to be named.", DECLINED, "declined to be named"),
    ("The board wouldn’t say who paid.", DECLINED, "wouldn’t say"),
    ("Ledger had no comment.", DECLINED, "had no comment"),
    ("The firm did not respond to a request.", NO_REPLY, "did not respond"),
    ("The firm did not immediately reply.", NO_REPLY, "did not immediately reply"),
    ("He didn't return several phone calls.", NO_REPLY, "didn't return several phone calls"),
    ("Messages left at the office were not returned.", NO_REPLY, "Messages left at the office were not returned"),
    ("Veld could not be reached on Sunday.", NO_REPLY, "could not be reached"),
    ("The captain was not available for comment.", NO_REPLY, "was not available for comment"),
    ("The claim could not be independently verified.", UNVERIFIED, "could not be independently verified"),
    ("The paper was unable to confirm the account.", UNVERIFIED, "was unable to confirm"),
    ("The deaths have not been confirmed.", UNVERIFIED, "have not been confirmed"),
    ("There are no official figures on the crews.", NO_FIGURES, "There are no official figures"),
    ("No reliable statistics are available.", NO_FIGURES, "No reliable statistics are available"),
    ("The state does not publish data on this.", NO_FIGURES, "does not publish data"),
    ("It is not known how many left.", UNKNOWN, "It is not known how"),
    ("It was unclear who gave the order.", UNKNOWN, "It was unclear who"),
    ("The cause isn't known.", UNKNOWN, "isn't known"),
]

NEAR_MISSES = [
    "The birth rate declined to 1.2 in a year.",
    "She did not mind the noise.",
    "There are no trains on Sunday.",
    "There are official figures on the crews.",
    "The ministry commented on Friday.",
    "The mayor responded at once.",
    "The claim was verified by two experts.",
    "He is known for his bread.",
    "They could reach the island by noon.",
    "No one was hurt.",
    "The sky was clear.",
]


@pytest.mark.parametrize(("text", "kind", "words"), MATCHES)
def test_non_answer_is_found(text: str, kind: NonAnswerKind, words: str) -> None:
    """Kind and words are those that an editor would record."""
    assert [(one.kind, one.span.of(text)) for one in find_non_answers(text)] == [(kind, words)]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_answer_is_none(text: str) -> None:
    """Words that look like a non-answer but give one, or speak of something else, are left alone."""
    assert find_non_answers(text) == ()


def test_rule_names_the_pattern() -> None:
    """Each non-answer says which pattern saw it."""
    assert [one.rule for one in find_non_answers("It did not respond. He declined to comment.")] == [
        "did-not-respond",
        "declined-to",
    ]
