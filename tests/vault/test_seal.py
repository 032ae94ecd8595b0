import pytest

from sayso.model.errors import ConflictError
from sayso.model.identity import Identity
from sayso.vault.key import new_key
from sayso.vault.seal import BLOCK, seal, unseal

WHO = Identity(name="Ines Tarrow-Vey", contact="+44 20 5550 0199", notes="Met twice.\nÄrger 🌊")


def test_what_is_sealed_comes_back_whole() -> None:
    """Every field, with line ends and letters of any script."""
    key = new_key()

    assert WHO == unseal(key, seal(key, WHO, "a1"), "a1")


def test_sealing_twice_makes_other_bytes_of_one_length() -> None:
    """Nobody can tell whether two sources are one person, nor how long a name is."""
    key = new_key()
    one, two = seal(key, WHO, "a1"), seal(key, WHO, "a1")
    short = seal(key, Identity(name="X"), "a1")

    assert one != two
    assert {len(one)} == {len(two), len(short)}
    assert 0 == (len(one) - 1 - 12 - 16) % BLOCK
    assert WHO.name.encode() not in one


def test_bytes_that_were_moved_to_another_source_stay_shut() -> None:
    """The source's uid is authenticated with them."""
    key = new_key()
    sealed = seal(key, WHO, "a1")
    with pytest.raises(ConflictError, match="does not open"):
        unseal(key, sealed, "a2")


def test_another_key_opens_nothing() -> None:
    """And the message names the key by its id alone."""
    sealed, other = seal(new_key(), WHO, "a1"), new_key()
    with pytest.raises(ConflictError, match=other.id):
        unseal(other, sealed, "a1")


def test_any_changed_byte_is_noticed() -> None:
    """Version, nonce, ciphertext and tag."""
    key = new_key()
    sealed = seal(key, WHO, "a1")
    for at in (*range(0, len(sealed), 37), 0, 1, 12, 13, len(sealed) - 1):
        broken = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(ConflictError) as refused:
            unseal(key, broken, "a1")
        assert refused.value.__cause__ is None


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + bytes(12), b"\x01" + bytes(20)])
def test_what_is_too_short_is_damaged(sealed: bytes) -> None:
    """No other error comes out."""
    with pytest.raises(ConflictError, match="damaged"):
        unseal(new_key(), sealed, "a1")
