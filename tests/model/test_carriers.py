"""Whom an outlet has an article from is read from what the article says of itself."""

import pytest

from sayso.model.carriers import carrier, credited, same_body


@pytest.mark.parametrize(
    ("outlet", "signs", "expected"),
    [
        ("Herald", {}, ""),
        ("Herald", {"credit": "AP contributed to this report."}, "AP"),
        ("Herald", {"credit": "AP, Reuters"}, "AP and Reuters"),
        ("Reuters", {"credit": "Reuters; AP contributed"}, "AP"),
        ("The Associated Press", {"byline": "(AP)"}, ""),
        ("Herald", {"byline": "Ana Berg, Reuters"}, "Reuters"),
        ("Herald", {"credit": "Photo: Reuters"}, ""),
        ("Digests", {"digest_of": "Daily Lantern: a report by A. Pine", "credit": "AP"}, "Daily Lantern"),
        ("Herald", {"copied_outlet": "Northern Wire", "credit": "AP"}, "Northern Wire"),
        ("Daily Lantern", {"digest_of": "Daily Lantern, 4 May"}, ""),
    ],
)
def test_whom_an_article_is_from(outlet: str, signs: dict[str, str], expected: str) -> None:
    """A digest's report goes before the article copied, and that before a credit; nobody has it from themselves."""
    assert expected == carrier(outlet, **signs)


def test_every_agency_is_credited_once() -> None:
    """In the order of their first mention, credit lines before bylines."""
    assert ("AP", "Reuters", "AFP") == credited("AP and Reuters\nThe Associated Press", "Agence France-Presse")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("RFA", "RFA Korean Service", True),
        ("The Associated Press", "AP", True),
        ("RFA", "RFAX", False),
        ("", "RFA", False),
    ],
)
def test_a_part_of_a_body_is_that_body(one: str, other: str, same: bool) -> None:
    """Whole words alone count."""
    assert (same, same) == (same_body(one, other), same_body(other, one))
