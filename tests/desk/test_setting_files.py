"""Settings files are changed as a person would: one thing, and the rest stays as it is."""

import stat
from pathlib import Path

import pytest

from sayso.desk.setting_files import read_file, with_filter, with_setting
from sayso.model.errors import ConfigError

WRITTEN = """# Newsroom of the Post
outlet = "Post"   # for imports

# how it looks
colour = "never"

# every day
[filters.tolls]
kind = "figure"

[filters.places]
kind = "place"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file with comments and filters."""
    made = tmp_path / "config.toml"
    made.write_text(WRITTEN, "utf-8")
    return made


def test_a_setting_is_put_before_the_tables(file: Path) -> None:
    """Comments, order and all else stay."""
    with_setting(file, "as", 'Ines "the\\pen"')

    own = 'as = "Ines \\"the\\\\pen\\""\n'
    assert WRITTEN.replace('colour = "never"\n', f'colour = "never"\n{own}') == file.read_text("utf-8")
    assert 'Ines "the\\pen"' == read_file(file).settings["as"].value


def test_a_setting_is_replaced_and_taken_out(file: Path) -> None:
    """On its own line."""
    with_setting(file, "colour", "always")
    replaced = file.read_text("utf-8")
    with_setting(file, "colour", None)

    assert WRITTEN.replace("never", "always") == replaced
    assert WRITTEN.replace('colour = "never"\n', "") == file.read_text("utf-8")


def test_a_filter_is_saved_replaced_and_deleted(file: Path) -> None:
    """The others stay, and so do comments."""
    with_filter(file, "open", {"status": ["suggested", "accepted"], "min": "100", "unlinked": True})
    saved = file.read_text("utf-8")
    with_filter(file, "tolls", {"kind": "date"})
    replaced = read_file(file)
    for name in ("open", "tolls"):
        with_filter(file, name, None)

    own = '\n[filters.open]\nstatus = ["suggested", "accepted"]\nmin = "100"\nunlinked = true\n'
    assert WRITTEN + own == saved
    assert {"kind": "date"} == replaced.filters["tolls"].value
    assert {"open", "places", "tolls"} == replaced.filters.keys()
    assert ["places"] == list(read_file(file).filters)
    assert {"outlet": "Post", "colour": "never"} == {name: one.value for name, one in read_file(file).settings.items()}


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    """An address of a database may hold a password; the folder is made, too."""
    made = tmp_path / "new" / "config.toml"
    with_setting(made, "db", "postgresql://ed:secret@host/news")

    assert 0o600 == stat.S_IMODE(made.stat().st_mode)
    assert 'db = "postgresql://ed:secret@host/news"\n' == made.read_text("utf-8")


@pytest.mark.parametrize("text", ['as = """\nx\n"""\n', "as = '''\nx'''\n[filters.tolls]\nkind='x'\n"])
def test_what_only_a_person_can_change_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    """Rather than broken."""
    made = tmp_path / "config.toml"
    made.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="is written in a way that only you can change"):
        with_setting(made, "as", "ines")

    assert text == made.read_text("utf-8")


def test_an_inline_table_of_filters_is_left_as_it_is(tmp_path: Path) -> None:
    """It can be read, and not be changed line by line."""
    made = tmp_path / "config.toml"
    made.write_text('filters = {tolls = {kind = "figure"}}\n', "utf-8")
    with pytest.raises(ConfigError, match="only you can change"):
        with_filter(made, "tolls", None)

    assert {"kind": "figure"} == read_file(made).filters["tolls"].value


def test_each_thing_is_found_on_its_line(file: Path) -> None:
    """Settings, and filters at their headings."""
    found = read_file(file)

    assert {"outlet": 2, "colour": 5} == {name: one.line for name, one in found.settings.items()}
    assert {"tolls": 8, "places": 11} == {name: one.line for name, one in found.filters.items()}


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """In one sentence."""
    made = tmp_path / "config.toml"
    made.write_bytes(b"as = '\xff'\n")
    with pytest.raises(ConfigError, match="is not UTF-8; save it as UTF-8"):
        read_file(made)


def test_a_comment_stays_on_its_line(file: Path) -> None:
    """Whatever the value before it holds."""
    with_setting(file, "outlet", "Post # 2")
    once = file.read_text("utf-8")
    with_setting(file, "outlet", "Herald")

    assert WRITTEN.replace('"Post"', '"Post # 2"') == once
    assert WRITTEN.replace('"Post"', '"Herald"') == file.read_text("utf-8")


def test_a_mark_of_byte_order_is_no_word(tmp_path: Path) -> None:
    """Some editors write one before all else."""
    made = tmp_path / "config.toml"
    made.write_bytes(b"\xef\xbb\xbfas = 'nora'\n")

    assert "nora" == read_file(made).settings["as"].value
