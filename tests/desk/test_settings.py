"""What a setting is, and where it came from."""

from pathlib import Path

import pytest

from sayso.desk.settings import Came, Settled, discreet, filters, newsroom_file, settled, user_file, value_of
from sayso.model.errors import ConfigError


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set but what a test sets."""
    for name in ("SAYSO_AS", "PAGER", "VISUAL", "EDITOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def write(file: Path, text: str) -> Path:
    """A settings file with this text."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_an_option_counts_before_the_environment_a_file_and_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is told with its place, the next once the one before it is gone."""
    own = write(user_file(), '# mine\nas = "nora"\n')
    monkeypatch.setenv("SAYSO_AS", "ines")
    login = settled("as", "kim"), settled("as")
    monkeypatch.delenv("SAYSO_AS")
    from_file = settled("as")
    own.unlink()
    monkeypatch.setenv("LOGNAME", "someone")

    assert (
        Settled(name="as", value="kim", came=Came.OPTION, where="--as"),
        Settled(name="as", value="ines", came=Came.ENVIRONMENT, where="SAYSO_AS"),
    ) == login
    assert Settled(name="as", value="nora", came=Came.USER, where=f"{own} line 2") == from_file
    assert Settled(name="as", value="someone", came=Came.DEFAULT) == settled("as")


def test_the_newsroom_counts_before_the_user_where_both_say(tmp_path: Path) -> None:
    """For what a newsroom may share; the file lies beside the database."""
    write(user_file(), 'outlet = "My Post"\nprofile = "desk"\n')
    shared = write(tmp_path / "room" / "sayso.toml", 'outlet = "Our Post"\n')
    db = str(tmp_path / "room" / "sayso.db")

    assert shared == newsroom_file(db)
    assert Settled(name="outlet", value="Our Post", came=Came.NEWSROOM, where=f"{shared} line 1") == settled(
        "outlet", db=db
    )
    assert "desk" == value_of("profile", db=db)
    assert "My Post" == value_of("outlet", db=str(tmp_path / "elsewhere" / "sayso.db"))
    assert newsroom_file("postgresql://host/sayso") is None
    assert shared == newsroom_file(f"sqlite:///{db}")


def test_a_file_that_came_with_a_database_starts_no_program(tmp_path: Path) -> None:
    """Neither editor nor pager, and nobody's name, may stand beside a database."""
    db = str(tmp_path / "sayso.db")
    for name in ("editor", "pager", "as", "db", "key_file", "colour"):
        file = write(tmp_path / "sayso.toml", f'{name} = "never"\n')
        with pytest.raises(ConfigError, match=f"{file} line 1: {name} is for a person to set"):
            settled("outlet", db=db)
        assert "never" not in (value_of("editor"), value_of("pager"), value_of("as"))


def test_the_file_that_the_environment_names_may_say_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in it are read from its own folder; it counts before the user's."""
    write(user_file(), 'db = "/home/mine.db"\n')
    named = write(tmp_path / "shared" / "room.toml", 'db = "news.db"\nkey_file = "~/key"\nas = "desk"\n')
    monkeypatch.setenv("SAYSO_CONFIG", str(named))
    monkeypatch.setenv("HOME", "/home/ines")

    assert str(tmp_path / "shared" / "news.db") == value_of("db")
    assert "/home/ines/key" == value_of("key_file")
    assert "desk" == value_of("as")


def test_a_named_file_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than working with another database than the newsroom's."""
    monkeypatch.setenv("SAYSO_CONFIG", str(tmp_path / "gone.toml"))
    with pytest.raises(ConfigError, match=r"SAYSO_CONFIG names .*gone\.toml, which is not there"):
        settled("db")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('as = "x"\n\ncolor = "auto"\n', "line 3: there is no setting 'color'; did you mean 'colour'"),
        ('# one\ncolour = "blue"\n', "line 2: colour 'blue' is none of auto, always, never"),
        ('country = "Korea"\n', "line 1: country 'Korea' is no country of ISO 3166-1"),
        ("as = 3\n", 'line 1: as is no text; write as = "…"'),
        ('as = " "\n', "line 1: as ' ' is empty"),
        ('as = "x"\nas = "y"\n', "line 2: "),
        ('as = "x\n', "line 1: "),
        ("\n[pagers]\nx = 1\n", "line 2: there is no setting 'pagers'; did you mean 'pager'"),
        ('\nfilters = "x"\n', "line 2: filters is a table of tables"),
        ("[filters]\ntolls = 1\n", "line 1: filters is a table of tables"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(text: str, said: str) -> None:
    """One sentence with the file, the line and the word."""
    file = write(user_file(), text)
    with pytest.raises(ConfigError) as refused:
        settled("as")

    assert str(refused.value).startswith(f"{file} {said}")


def test_what_is_wrong_in_the_environment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variable's name."""
    monkeypatch.setenv("SAYSO_COLOUR", "blue")
    with pytest.raises(ConfigError, match="SAYSO_COLOUR 'blue' is none of auto, always, never; unset"):
        settled("colour")


def test_what_all_programs_heed_counts_after_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """EDITOR is there on most machines: whoever writes another into a file of sayso's means that."""
    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setenv("NO_COLOR", "1")
    usual = settled("editor"), settled("colour")
    write(user_file(), 'editor = "vim"\ncolour = "always"\n')
    filed = value_of("editor"), value_of("colour")
    monkeypatch.setenv("SAYSO_EDITOR", "emacs")

    assert (
        Settled(name="editor", value="ed", came=Came.ENVIRONMENT, where="EDITOR"),
        Settled(name="colour", value="never", came=Came.ENVIRONMENT, where="NO_COLOR"),
    ) == usual
    assert ("vim", "always") == filed
    assert "emacs" == value_of("editor")


def test_saved_filters_of_newsroom_and_user_are_found(tmp_path: Path) -> None:
    """With their lines; of two with one name, the newsroom's."""
    own = write(user_file(), '[filters.mine]\nkind = "date"\n\n[filters.tolls]\nkind = "place"\n')
    shared = write(tmp_path / "sayso.toml", '[filters.tolls]\nkind = "figure"\n')
    found = filters(str(tmp_path / "sayso.db"))

    assert {
        "mine": ({"kind": "date"}, f"{own} line 1"),
        "tolls": ({"kind": "figure"}, f"{shared} line 1"),
    } == {name: (dict(one.options), one.where) for name, one in found.items()}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("postgresql://ines:pier@host/news", "postgresql://ines:***@host/news"),
        (
            "postgresql://host/news?user=ines&password=pier&port=1",
            "postgresql://host/news?user=ines&password=***&port=1",
        ),
        ("postgresql://ines@host/news", "postgresql://ines@host/news"),
        ("/srv/a?password=b.db", "/srv/a?password=b.db"),
    ],
)
def test_a_password_is_not_shown(value: str, shown: str) -> None:
    """Wherever an address has it; a path has none."""
    assert shown == discreet(value)
