"""A folder under watch: what comes is imported once it is complete, once, and nothing that happens there ends it."""

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso.desk import watching
from sayso.desk.desk import Desk, open_desk
from sayso.desk.history import log
from sayso.desk.importing import FileReport, Settings
from sayso.desk.listing import articles
from sayso.desk.stories import new_story
from sayso.desk.watching import Watch, watch
from sayso.model.errors import InputError, SaysoError, StorageError

NOON = datetime(2031, 4, 10, 12, tzinfo=UTC)
PIER = "Pier closed\n\nNine planks gave way under a lorry on Monday, the harbour office said.\n"
FERRY = "Ferry late\n\nThe ferry to Mill Island came 40 minutes late, passengers said.\n"
SETTINGS = Settings(outlet="Tessel Ledger")


@dataclass
class Spool:
    """A folder under watch with a clock that a test moves on."""

    watch: Watch
    folder: Path
    time: list[float] = field(default_factory=lambda: [100.0])

    def put(self, name: str, text: str | bytes) -> Path:
        """Write a file there."""
        file = self.folder / name
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def look(self, after: float = 3.0) -> list[str]:
        """What a look says that is taken so many seconds after the last: of each file what became of it."""
        self.time[0] += after
        return [_said(outcome) for outcome in self.watch.look()]

    def settle(self) -> list[str]:
        """What two looks say, between which what was written has come to rest."""
        return self.look() + self.look()


def _said(outcome: FileReport | SaysoError) -> str:
    if isinstance(outcome, SaysoError):
        return str(outcome)
    return f"{outcome.outcome.value} {outcome.article or outcome.message}"


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    """A desk over an empty database whose clock moves on by a second a look."""
    seconds = itertools.count()
    with open_desk(sqlite_url, "ed", lambda: NOON + timedelta(seconds=next(seconds))) as opened:
        yield opened


@pytest.fixture
def spool(desk: Desk, tmp_path: Path) -> Spool:
    """An empty folder under watch."""
    folder = tmp_path / "spool"
    folder.mkdir()
    made = Spool(Watch(desk, folder, SETTINGS), folder)
    made.watch.clock = made.watch.settling.clock = lambda: made.time[0]
    return made


def test_a_file_is_imported_once_it_has_come_to_rest(spool: Spool) -> None:
    """And not again."""
    spool.put("pier.txt", PIER)

    assert [[], [], ["new A1"], []] == [spool.look(after) for after in (0, 1.9, 0.1, 60)]


def test_a_file_that_is_being_written_is_waited_for(spool: Spool) -> None:
    """Each new piece starts the wait anew; half a report is never taken."""
    looks = []
    for end in range(20, len(PIER), 20):
        spool.put("pier.txt", PIER[:end])
        looks += spool.look(1.5)
    spool.put("pier.txt", PIER)

    assert ([], ["new A1"]) == (looks, spool.settle())
    assert 1 == sum(line.versions for line in articles(spool.watch.desk))


def test_an_empty_file_is_one_to_come(spool: Spool) -> None:
    """However long its writer takes."""
    spool.put("pier.txt", "")
    assert [] == spool.settle()
    spool.put("pier.txt", PIER)

    assert ["new A1"] == spool.settle()


def test_a_file_that_changes_while_it_is_read_is_left_for_later(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of it is dropped."""
    file = spool.put("pier.txt", PIER[:40])
    spool.look()
    marks = iter([watching._mark(file), watching._mark(file), (1, 2, 3, 4, 5)])
    monkeypatch.setattr(watching, "_mark", lambda path: next(marks) if path == file else None)
    assert [] == spool.look()
    monkeypatch.undo()
    spool.put("pier.txt", PIER)

    assert ["new A1"] == spool.settle()


def test_a_changed_file_is_a_new_version(spool: Spool) -> None:
    """Once it is at rest again."""
    spool.put("pier.txt", PIER)
    spool.settle()
    spool.put("pier.txt", PIER.replace("Nine", "Eleven"))

    assert ["new version A1"] == spool.settle()


def test_a_renamed_file_is_the_same_article(spool: Spool) -> None:
    """It is looked at again, and found unchanged."""
    file = spool.put("pier.txt", PIER)
    spool.settle()
    file.rename(spool.folder / "harbour.txt")

    assert ["unchanged A1"] == spool.settle()


def test_a_file_that_comes_under_another_name_first(spool: Spool) -> None:
    """What programs call a file while they write it is not taken; then it is renamed."""
    for partial in (".pier.txt.swp", "pier.txt.part", "pier.txt.filepart", "pier.txt~", "pier.crdownload"):
        file = spool.put(partial, PIER)
        assert [] == spool.look(0)
        file.rename(spool.folder / "pier.txt")
    assert ["new A1"] == spool.settle()


def test_a_deleted_file_leaves_its_article(spool: Spool) -> None:
    """Its coming back is nothing new."""
    file = spool.put("pier.txt", PIER)
    spool.settle()
    file.unlink()
    assert [] == spool.settle()
    spool.put("pier.txt", PIER)

    assert ["unchanged A1"] == spool.settle()
    assert 1 == len(articles(spool.watch.desk))


def test_a_file_that_goes_before_it_is_read_is_nothing(spool: Spool) -> None:
    """Somebody thought better of it."""
    file = spool.put("pier.txt", PIER)
    spool.look()
    file.unlink()

    assert [] == spool.look()


def test_a_bad_file_is_said_once(spool: Spool) -> None:
    """And again when it has changed; the others are imported."""
    spool.put("bad.txt", b"Pier \xff closed")
    spool.put("ferry.txt", FERRY)

    refused, new = spool.settle()
    assert "new A1" == new
    assert "byte 5 (ff 20 63 6c) is not UTF-8" in refused
    assert [] == spool.settle()
    spool.put("bad.txt", PIER)
    assert ["new A2"] == spool.settle()


def test_a_file_that_is_no_article_is_said_once(spool: Spool) -> None:
    """However often it changes."""
    spool.put("pier.docx", PIER)
    assert ["skipped .docx files are not articles"] == spool.settle()
    spool.put("pier.docx", FERRY)

    assert [] == spool.settle()


def test_what_was_imported_before_is_not_imported_again(spool: Spool, desk: Desk) -> None:
    """A watch that starts anew finds all of it unchanged, and the log says nothing of it."""
    spool.put("pier.txt", PIER)
    spool.settle()
    spool.put("ferry.txt", FERRY)
    again = Watch(desk, spool.folder, SETTINGS, settled=0)

    assert ["new A2", "unchanged A1"] == [_said(outcome) for outcome in again.look()]
    assert [] == list(again.look())
    assert 2 == len(list(log(desk)))


def test_a_batch_is_one_entry_of_the_log(spool: Spool, desk: Desk) -> None:
    """What comes together is imported together."""
    spool.put("pier.txt", PIER)
    spool.put("ferry.txt", FERRY)
    spool.settle()

    assert ["imported 2 new articles from ferry.txt, pier.txt"] == [entry.summary for entry in log(desk)]


def test_between_batches_it_can_be_ended(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved then is whole."""
    monkeypatch.setattr(watching, "BATCH", 1)
    spool.put("pier.txt", PIER)
    spool.put("ferry.txt", FERRY)
    spool.look()
    spool.time[0] += 3
    asked = iter([False, True])

    assert ["new A1"] == [_said(outcome) for outcome in spool.watch.look(lambda: next(asked))]


def test_the_folders_manifest_counts(spool: Spool) -> None:
    """As it does for an import; once it changes, for every file anew."""
    spool.put("pier.txt", PIER)
    spool.put("ferry.txt", FERRY)
    spool.put(
        "manifest.toml",
        '[[outlet]]\nname = "Tinig Berina"\n\n[[article]]\nfile = "pier.txt"\noutlet = "Tinig Berina"\n',
    )

    assert ["skipped not in the manifest", "new A1"] == spool.settle() + spool.settle()
    assert ["Tinig Berina"] == [line.outlet for line in articles(spool.watch.desk)]
    with (spool.folder / "manifest.toml").open("a") as manifest:
        manifest.write('\n[[article]]\nfile = "ferry.txt"\n')
    assert ["unchanged A1", "new A2"] == spool.settle() + spool.settle()


def test_a_manifest_that_cannot_be_read_is_said_once(spool: Spool) -> None:
    """Nothing is imported by half of it."""
    spool.put("pier.txt", PIER)
    spool.put("manifest.toml", "[[article]\nfile")

    assert 1 == len(spool.settle())
    assert [] == spool.settle()
    (spool.folder / "manifest.toml").unlink()
    assert ["new A1"] == spool.settle()


def test_a_folder_that_goes_and_comes_back_is_watched_on(spool: Spool) -> None:
    """A share that is not there for a while is said once."""
    spool.put("pier.txt", PIER)
    spool.settle()
    away = spool.folder.rename(spool.folder.with_name("away"))
    assert [f"{spool.folder}: no such file or folder; check the path"] == spool.settle()
    away.rename(spool.folder)
    spool.put("ferry.txt", FERRY)

    assert ["new A2"] == [said for said in spool.settle() if said != "unchanged A1"]


def test_what_the_database_refuses_is_tried_again(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost by it."""
    spool.put("pier.txt", PIER)
    spool.look()

    def busy(*_: object, **__: object) -> list[FileReport]:
        raise StorageError("the database is busy", "wait")

    monkeypatch.setattr(watching, "run_plan", busy)
    assert ["the database is busy; wait"] == spool.look()
    monkeypatch.undo()

    assert ["new A1"] == spool.look()


def _rests(many: int) -> tuple[Callable[[float], bool], list[float]]:
    rested: list[float] = []

    def rest(seconds: float) -> bool:
        if seconds:
            rested.append(seconds)
        return len(rested) >= many

    return rest, rested


def test_a_watch_rests_as_long_as_it_is_told(desk: Desk, tmp_path: Path) -> None:
    """And ends when it is told to."""
    rest, rested = _rests(3)
    (tmp_path / "data").mkdir()

    assert [] == list(watch(desk, str(tmp_path / "data"), SETTINGS, interval=7, once=False, rest=rest))
    assert [7.0, 7.0, 7.0] == rested


def test_a_single_look_says_what_it_did_not_wait_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that goes on being written is not passed over in silence."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setattr(watching, "PATIENCE", 0.0)
    number = itertools.count(1)

    def rest(_seconds: float) -> bool:
        (folder / "pier.txt").write_text(PIER[: next(number)], "utf-8")
        return False

    (folder / "pier.txt").write_text(PIER, "utf-8")
    said = [_said(one) for one in watch(desk, str(folder), SETTINGS, interval=0.2, once=True, rest=rest)]

    assert [f"{folder / 'pier.txt'}: still being written after 0 seconds; import it once it is complete"] == said


def test_a_single_look_does_not_wait_for_a_manifest_to_be_mended(desk: Desk, tmp_path: Path) -> None:
    """It says what is wrong, and ends."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "manifest.toml").write_text("[[article]\nfile", "utf-8")
    watched = Watch(desk, folder, SETTINGS, settled=0)

    assert 1 == len(list(watched.look()))
    assert not watched.pending


@pytest.mark.parametrize(("name", "said"), [("none", "no such folder"), ("file", "not a folder")])
def test_only_a_folder_is_watched(desk: Desk, tmp_path: Path, name: str, said: str) -> None:
    """Said at once, in one line."""
    (tmp_path / "file").touch()

    with pytest.raises(InputError, match=said):
        list(watch(desk, str(tmp_path / name), SETTINGS, interval=1, once=False, rest=lambda _seconds: True))


def test_an_editor_beside_is_not_locked_out(sqlite_url: str, spool: Spool) -> None:
    """Two desks at one file: each change waits for its turn, and none is refused."""
    ended = threading.Event()
    refused: list[Exception] = []

    def edits() -> None:
        try:
            with open_desk(sqlite_url, "ines") as desk:
                for number in range(15):
                    new_story(desk, f"story-{number}")
        except SaysoError as problem:
            refused.append(problem)
        finally:
            ended.set()

    editor = threading.Thread(target=edits)
    editor.start()
    number = 0
    while not ended.is_set() or number < 5:
        spool.put(f"{number}.txt", f"Ferry {number} late\n\nThe ferry came {number + 3} minutes late on Monday.\n")
        said = spool.settle()
        assert [f"new A{number + 1}"] == said
        number += 1
    editor.join()

    assert [] == refused
