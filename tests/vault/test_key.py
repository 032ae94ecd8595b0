import os
import stat
from pathlib import Path

import pytest

from sayso.model.errors import ConfigError, ConflictError, StorageError
from sayso.vault.key import PREFIX, Key, find_key, new_key, read_key, write_key


def test_a_key_file_gives_its_key_back_and_is_the_owners_alone(tmp_path: Path) -> None:
    """What was made is what is read, and the file's mode lets nobody else in."""
    key = new_key()
    write_key(key, tmp_path / "key")

    assert (key, 0o600) == (read_key(tmp_path / "key"), stat.S_IMODE((tmp_path / "key").stat().st_mode))


def test_two_keys_differ_and_so_do_their_ids() -> None:
    """An id of eight digits tells keys apart, and a key's text is not it."""
    one, two = new_key(), new_key()

    assert len({one.id, two.id, one.text, two.text}) == 4
    assert [8, 8] == [len(one.id), len(two.id)]


def test_a_key_shows_in_no_repr() -> None:
    """A traceback or a log line with the key in it tells nothing."""
    assert "Key()" == repr(new_key())


def test_a_key_file_is_never_overwritten(tmp_path: Path) -> None:
    """It may be the only copy."""
    (tmp_path / "key").write_text("precious")
    with pytest.raises(ConflictError, match="exists already"):
        write_key(new_key(), tmp_path / "key")
    assert "precious" == (tmp_path / "key").read_text()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A key is written nowhere else instead."""
    with pytest.raises(StorageError, match=r"none.key cannot be written"):
        write_key(new_key(), tmp_path / "none" / "none.key")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666, 0o610])
@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_a_file_that_others_can_open_is_refused(tmp_path: Path, mode: int) -> None:
    """Whichever bit it is; the message says what to do."""
    write_key(new_key(), tmp_path / "key")
    (tmp_path / "key").chmod(mode)
    with pytest.raises(ConfigError, match=r"read or changed by others.*chmod 600"):
        read_key(tmp_path / "key")


def _changed(text: str, at: int) -> str:
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


def test_any_wrong_letter_is_noticed_and_none_is_quoted() -> None:
    """One letter copied wrongly, one lost, one too many: never another key by mistake."""
    text = new_key().text
    broken = [_changed(text, at) for at in range(len(PREFIX), len(text))]
    broken += [text[:-1], text + "A", text + "=", text.replace(PREFIX, PREFIX + " ")]
    for one in broken:
        with pytest.raises(ConfigError) as refused:
            find_key("", {"SAYSO_KEY": one})
        assert one[len(PREFIX) + 4 : 30] not in str(refused.value)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"hunter2\n", b"# only a comment\n", b"sayso-key-1:\n", b"x" * 9000]
)
def test_what_is_no_key_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    """Empty, binary, a passphrase, half a key, a huge file."""
    (tmp_path / "key").write_bytes(content)
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(ConfigError, match=r"no key|damaged") as refused:
        read_key(tmp_path / "key")
    assert "hunter2" not in str(refused.value)


def test_two_keys_in_a_file_are_none(tmp_path: Path) -> None:
    """It is not clear which is meant."""
    (tmp_path / "key").write_text(f"{new_key().text}\n{new_key().text}\n")
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(ConfigError, match="holds no key"):
        read_key(tmp_path / "key")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    """With the option that names another."""
    for file in (tmp_path / "none", tmp_path):
        with pytest.raises(ConfigError, match="--key-file"):
            read_key(file)


def test_a_named_file_goes_before_the_environment(tmp_path: Path) -> None:
    """--key-file, then SAYSO_KEY_FILE, then SAYSO_KEY; an empty variable is none."""
    given, named, plain = new_key(), new_key(), new_key()
    write_key(given, tmp_path / "given")
    write_key(named, tmp_path / "named")
    environment = {"SAYSO_KEY_FILE": str(tmp_path / "named"), "SAYSO_KEY": plain.text}

    assert given == find_key(str(tmp_path / "given"), environment)
    assert named == find_key("", environment)
    assert plain == find_key("", {"SAYSO_KEY": f" {plain.text}\n", "SAYSO_KEY_FILE": ""})
    assert find_key("", {"SAYSO_KEY": ""}) is None


def test_an_id_tells_nothing_of_its_key() -> None:
    """It is a digest with a purpose of its own, stable from release to release."""
    assert "01d725a9" == Key(bytes(32)).id


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are a matter of POSIX")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes into it, so that reading it would never end."""
    os.mkfifo(tmp_path / "key", 0o600)
    with pytest.raises(ConfigError, match="is not a file"):
        read_key(tmp_path / "key")


@pytest.mark.skipif(os.name != "posix", reason="owners are a matter of POSIX")
def test_a_key_file_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed to others as it is, its owner can read it."""
    write_key(new_key(), tmp_path / "key")
    another = (tmp_path / "key").stat().st_uid + 1
    monkeypatch.setattr(os, "geteuid", lambda: another)
    with pytest.raises(ConfigError, match="belongs to somebody else"):
        read_key(tmp_path / "key")
