"""Files become articles: once each, whole, with new versions where a text has changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.desk import history, listing, showing
from sayso.desk.desk import Desk
from sayso.desk.importing import FileReport, Outcome, Settings, run_import
from sayso.desk.importing.run import BATCH
from sayso.model.errors import InputError
from sayso.model.tables import ClaimFilter

Kept = Callable[[Desk], dict[str, str]]
FIRST = "Storm at Selby\n\nSome 40 boats sank, officials said.\n"
SECOND = "Storm at Selby\n\nSome 45 boats sank, officials said.\n"
BY = Settings(outlet="Selby Ledger", published="2031-04-09")


def outcomes(reports: list[FileReport]) -> list[str]:
    """What became of each article and each refused file."""
    return [report.outcome.value for report in reports if report.outcome is not Outcome.SKIPPED]


def test_importing_again_changes_nothing(newsroom: Desk, newsroom_files: Path, kept: Kept) -> None:
    """Not a row, not an entry."""
    before, entries = kept(newsroom), list(history.log(newsroom))

    assert ["unchanged"] * 4 == outcomes(run_import(newsroom, [str(newsroom_files)], Settings()))
    assert (before, entries) == (kept(newsroom), list(history.log(newsroom)))


def test_a_moved_folder_has_the_same_articles(newsroom: Desk, newsroom_files: Path, tmp_path: Path) -> None:
    """Names count from the folder that was named."""
    shutil.copytree(newsroom_files, tmp_path / "elsewhere")

    assert ["unchanged"] * 4 == outcomes(run_import(newsroom, [str(tmp_path / "elsewhere")], Settings()))


def test_a_changed_text_is_a_new_version_and_a_reverted_one_a_third(desk: Desk, tmp_path: Path) -> None:
    """Each is kept as it was; the claim whose figure changed is reported."""
    file = tmp_path / "storm.txt"
    reports = []
    for text in (FIRST, SECOND, FIRST):
        file.write_text(text, "utf-8")
        reports += run_import(desk, [str(file)], BY)

    assert [("new", 1, 0), ("new version", 2, 1), ("new version", 3, 1)] == [
        (report.outcome.value, report.version, report.altered) for report in reports
    ]
    assert [FIRST, SECOND, FIRST] == [showing.original(desk, "A1", version=at).decode() for at in (1, 2, 3)]
    assert (3, 3) == (listing.articles(desk)[0].versions, len(showing.article(desk, "A1").versions))


def test_a_text_under_another_outlet_is_kept_as_a_likely_copy(newsroom: Desk) -> None:
    """The wire's article is the original, whichever way round it is asked."""
    assert ["", "", "", "A3"] == [line.copy_of for line in listing.articles(newsroom)]


def test_the_same_text_of_one_outlet_is_one_article(desk: Desk, tmp_path: Path) -> None:
    """Under another file name it is unchanged, in the same run and in the next."""
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_text(FIRST, "utf-8")

    assert ["new", "unchanged"] == outcomes(run_import(desk, [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], BY))


def test_a_manifest_says_what_files_do_not(newsroom: Desk) -> None:
    """Outlet, date and story; each once."""
    assert ["Quillmouth Post", "Selby Ledger", "Northern Wire", "Bay Herald"] == [
        line.name for line in listing.all_outlets(newsroom)
    ]
    assert [("2031-04-09", "storm"), ("2031-04-12", "storm")] == [
        (line.published, line.story) for line in (listing.articles(newsroom)[0], listing.articles(newsroom)[3])
    ]
    assert ["The storm at Quillmouth"] == [line.title for line in listing.all_stories(newsroom)]


def test_a_batch_survives_bad_files(desk: Desk, tmp_path: Path) -> None:
    """Each bad file is refused with its name; the good ones are all there."""
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.json").write_text('{"headline": "x", ', "utf-8")
    (tmp_path / "e.txt").write_bytes("Caf\xe9 closed\n\nTwo people left.\n".encode("latin-1"))
    (tmp_path / "f.txt").write_text("Ferry late\n\nSome 12 people waited.\n", "utf-8")
    reports = run_import(desk, [str(tmp_path)], BY)

    refused = [report for report in reports if report.outcome is Outcome.REFUSED]
    assert ["new", "refused", "refused", "refused", "refused", "new"] == outcomes(reports)
    assert all(Path(report.file).name in report.message and ";" in report.message for report in refused)
    assert 2 == len(listing.articles(desk))


def test_a_name_that_is_not_utf_8_is_written_with_escapes(desk: Desk, tmp_path: Path) -> None:
    """Such a file is imported like any other, and known again."""
    file = Path(str(tmp_path).encode().decode() + "/caf\udce9.txt")
    try:
        file.write_text(FIRST, "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")

    assert ["new"] == outcomes(run_import(desk, [str(tmp_path)], BY))
    assert ["unchanged"] == outcomes(run_import(desk, [str(file)], BY))
    assert ["caf\\xe9.txt"] == [line.source_name for line in listing.articles(desk)]


def test_a_file_that_vanishes_is_refused_and_the_rest_goes_on(desk: Desk, tmp_path: Path) -> None:
    """It was there when the folder was listed."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(FIRST.replace("40", str(ord(name[0]))), "utf-8")

    def progress(done: int, _all: int) -> None:
        if done == 1:
            (tmp_path / "b.txt").unlink()

    reports = run_import(desk, [str(tmp_path)], BY, progress=progress)
    assert ["new", "refused", "new version"] == outcomes(reports)
    assert f"{tmp_path / 'b.txt'}: the file has vanished; check the path and run the import again" == reports[1].message


def test_an_interrupt_keeps_whole_articles_and_the_next_run_completes_them(desk: Desk, tmp_path: Path) -> None:
    """What was read before is saved with its claims; the rest comes with the second run."""
    folder = tmp_path / "many"
    folder.mkdir()
    for at in range(6):
        (folder / f"{at}.txt").write_text(f"Report {at} of Selby\n\nSome {at + 2}0 boats sank.\n", "utf-8")

    def stop(done: int, _all: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_import(desk, [str(folder)], BY, progress=stop)
    assert [1, 1, 1] == [line.suggested for line in listing.articles(desk)]
    again = run_import(desk, [str(folder)], BY)
    assert ["unchanged"] * 3 + ["new"] * 3 == outcomes(again)
    assert [1] * 6 == [line.suggested for line in listing.articles(desk)]


def test_an_interrupt_while_saving_leaves_nothing_half_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Kept
) -> None:
    """Interrupted between two statements of a batch, not one of its rows is there."""
    from sayso.store import arrivals  # noqa: PLC0415 - patched here alone

    file = tmp_path / "storm.txt"
    file.write_text(FIRST, "utf-8")
    before = kept(desk)

    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(arrivals, "save_places", interrupt)
        with pytest.raises(KeyboardInterrupt):
            run_import(desk, [str(file)], BY)
    assert before == kept(desk)
    assert ["new"] == outcomes(run_import(desk, [str(file)], BY))


def test_more_articles_than_a_batch_are_all_there(sqlite_stocked: Desk, tmp_path: Path) -> None:
    """One entry a batch; running again changes nothing."""
    lines = (f'{{"headline": "Note {at}", "body_text": "Item {at} of the gazette."}}\n' for at in range(BATCH + 1))
    file = tmp_path / "wire.jsonl"
    file.write_text("".join(lines), "utf-8")

    assert ["new"] * (BATCH + 1) == outcomes(run_import(sqlite_stocked, [str(file)], BY))
    assert 3 == len(list(history.log(sqlite_stocked)))
    assert {"unchanged"} == set(outcomes(run_import(sqlite_stocked, [str(file)], BY)))


def test_a_date_that_is_none_refuses_the_whole_import(desk: Desk, article: Path) -> None:
    """Nothing is imported under a wrong date."""
    with pytest.raises(InputError, match="--published 'soon' is not a date; write it as EDTF"):
        run_import(desk, [str(article)], Settings(outlet="X", published="soon"))

    assert [] == listing.articles(desk)


def test_a_story_that_cannot_be_one_refuses_the_whole_import(desk: Desk, article: Path) -> None:
    """Nothing is imported without its story."""
    with pytest.raises(InputError, match="not a story slug: 'The Storm'"):
        run_import(desk, [str(article)], Settings(outlet="X", story="The Storm"))

    assert [] == listing.articles(desk)


def test_a_settled_claim_is_carried_into_a_new_version(desk: Desk, tmp_path: Path) -> None:
    """It is not suggested a second time beside itself."""
    file = tmp_path / "storm.txt"
    file.write_text(FIRST, "utf-8")
    run_import(desk, [str(file)], BY)
    file.write_text("Storm at Selby\n\nA gale blew. Some 40 boats sank, officials said.\n", "utf-8")
    run_import(desk, [str(file)], BY)

    assert [("Some 40", "moved")] == [(line.quote, line.anchor) for line in listing.claims(desk, ClaimFilter())]


def test_words_that_count_something_else_now_are_altered(desk: Desk, tmp_path: Path) -> None:
    """The old claim is said to be altered, and the new one is suggested."""
    file = tmp_path / "storm.txt"
    file.write_text("Storm at Selby\n\nThe council counted 200 houses damaged on the shore.\n", "utf-8")
    run_import(desk, [str(file)], BY)
    file.write_text("Storm at Selby\n\nThe council counted 200 people injured on the shore.\n", "utf-8")
    run_import(desk, [str(file)], BY)

    figures = listing.claims(desk, ClaimFilter(kind="figure"))
    assert [("200", "houses damaged", "altered"), ("200", "people injured", "exact")] == [
        (line.quote, line.measure, line.anchor) for line in figures
    ]


def test_an_id_that_comes_with_a_manifest_means_the_article_that_had_none(desk: Desk, tmp_path: Path) -> None:
    """Starting to use a manifest doubles nothing."""
    (tmp_path / "storm.txt").write_text(FIRST, "utf-8")
    run_import(desk, [str(tmp_path)], BY)
    (tmp_path / "manifest.toml").write_text(
        '[[outlet]]\nname = "Selby Ledger"\n\n[[article]]\nfile = "storm.txt"\noutlet = "Selby Ledger"\nid = "storm"\n',
        "utf-8",
    )

    assert ["unchanged"] == outcomes(run_import(desk, [str(tmp_path)], Settings()))


def test_a_date_that_comes_too_late_is_not_swallowed(desk: Desk, tmp_path: Path) -> None:
    """The report says that the article keeps the date it has, and what to do."""
    file = tmp_path / "storm.txt"
    file.write_text(FIRST, "utf-8")
    run_import(desk, [str(file)], Settings(outlet="Selby Ledger"))

    (report,) = run_import(desk, [str(file)], BY)
    assert (
        "kept no date, not 2031-04-09: to change it, run `sayso article edit A1 --published 2031-04-09`"
        == report.message
    )


def test_an_empty_path_is_refused(desk: Desk) -> None:
    """A variable that is not set does not import the current folder."""
    with pytest.raises(InputError, match="an empty path"):
        run_import(desk, [""], BY)
