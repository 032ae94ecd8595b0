import pytest

from sayso.model.errors import InputError
from sayso.model.identity import LONGEST, Identity, identity_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Tarrow", ("Ines Tarrow", "", "")),
        ("Ines Tarrow\n", ("Ines Tarrow", "", "")),
        ("Ines Tarrow\nmet twice\n\nonce at sea\n", ("Ines Tarrow", "", "met twice\n\nonce at sea")),
        ("Name: Ines Tarrow\nContact: +44\nNotes: met\ntwice", ("Ines Tarrow", "+44", "met\ntwice")),
        ("Ines Tarrow\r\ncontact: +44\r\nmet", ("Ines Tarrow", "+44", "met")),
        ("Name:\nInes Tarrow\nmet", ("Ines Tarrow", "", "met")),
        ("\ufeffInes Tarrow: harbour master", ("Ines Tarrow: harbour master", "", "")),
        ("Notes: first\nName: Ines Tarrow", ("Ines Tarrow", "", "first")),
    ],
)
def test_a_text_gives_name_contact_and_notes(text: str, expected: tuple[str, str, str]) -> None:
    """With labels or without, and a line each for name and contact."""
    found = identity_in(text)

    assert expected == (found.name, found.contact, found.notes)


@pytest.mark.parametrize("text", ["", " \n\t", "Contact: +44", "Name:\n\n", "Ines\x00Tarrow", "Ines \x1b[2J"])
def test_what_names_nobody_or_is_no_text_is_refused(text: str) -> None:
    """And the message quotes none of it."""
    with pytest.raises(InputError) as refused:
        identity_in(text)
    assert not any(word in str(refused.value) for word in ("Ines", "+44"))


def test_an_identity_has_an_end() -> None:
    """A file that was named by mistake is not sealed."""
    Identity(name="x" * LONGEST)
    with pytest.raises(InputError, match=str(LONGEST)):
        identity_in("x" + "\ny" * LONGEST)


def test_an_identity_shows_in_no_repr() -> None:
    """Whatever prints it tells nothing."""
    assert "Identity()" == repr(Identity(name="Ines Tarrow", contact="+44", notes="met"))
