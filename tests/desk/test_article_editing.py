"""An editor sets what is recorded of an article: journaled, undone, and its dates read again."""

from pathlib import Path

import pytest

from sayso.desk import history, listing, logging, showing
from sayso.desk.article_editing import About, edit_article
from sayso.desk.desk import Desk
from sayso.desk.importing import FileReport, Settings, run_import
from sayso.desk.logging import Wording
from sayso.model.errors import InputError, NotFoundError
from sayso.model.tables import ArticleLine, ClaimFilter

TEXT = """Harbour swept clean

Some 40 boats sank in January, officials said. The pier broke in March. The storm of February 11, 2013 was worse.
"""


def bring(desk: Desk, folder: Path, text: str = TEXT) -> FileReport:
    """Import an article that nobody dates."""
    file = folder / "storm.txt"
    file.write_text(text, "utf-8")
    return run_import(desk, [str(file)], Settings(outlet="Quillmouth Post"))[0]


def dates(desk: Desk) -> dict[str, str]:
    """The EDTF of each date, by its words."""
    return {line.quote: line.date_edtf for line in listing.claims(desk, ClaimFilter(kind="date"))}


def article(desk: Desk) -> ArticleLine:
    """The one article."""
    return showing.article(desk, "A1").article


def test_a_date_that_only_the_text_suggests_is_told_and_not_stored(desk: Desk, tmp_path: Path) -> None:
    """On import and where the article is shown, with the command that sets it."""
    report = bring(desk, tmp_path)
    suggested = showing.article(desk, "A1").suggested

    assert suggested is not None
    assert ("2013-02-11", "2013-02-11", "") == (suggested.edtf, report.suggested_published, article(desk).published)
    assert report.undated.startswith("no date given; the text suggests 2013-02-11 (")
    assert report.undated.endswith("): set it with `sayso article edit A1 --published 2013-02-11`")
    assert report.undated == bring(desk, tmp_path).undated


def test_a_dated_article_suggests_none(stocked: Desk) -> None:
    """It has one."""
    assert showing.article(stocked, "A1").suggested is None


def test_a_new_date_reads_again_what_nobody_touched(desk: Desk, tmp_path: Path) -> None:
    """What an editor said of a date stays; one undo takes all of it back."""
    bring(desk, tmp_path)
    march = next(line.claim_id for line in listing.claims(desk, ClaimFilter()) if line.quote == "March")
    logging.edit_claim(desk, march, Wording(value="2012-03"))
    before = dates(desk)
    done = edit_article(desk, "a1", About(published="2013-02-12"), because="the printed page")

    assert ("A1", ("published",)) == (done.article, done.altered)
    assert done.reread is not None
    assert ["January"] == [each.quote for each in done.reread.revalued]
    assert {"January": "XXXX-01", "March": "2012-03", "February 11, 2013": "2013-02-11"} == before
    assert before | {"January": "2013-01"} == dates(desk)
    assert "2013-02-12" == article(desk).published
    entry = next(iter(history.log(desk)))
    assert ("article edit", "edited A1: published '2013-02-12'", "the printed page") == (
        entry.action,
        entry.summary,
        entry.because,
    )
    history.undo_entry(desk)
    assert (before, "") == (dates(desk), article(desk).published)
    history.redo_entry(desk)
    assert before | {"January": "2013-01"} == dates(desk)


def test_a_new_version_keeps_the_date_that_was_set(desk: Desk, tmp_path: Path) -> None:
    """It says none of its own."""
    bring(desk, tmp_path)
    edit_article(desk, "A1", About(published="2013-02-12"))
    bring(desk, tmp_path, TEXT.replace("officials said", "officials said in December"))
    assert ("2013-02-12", 2) == (article(desk).published, article(desk).versions)
    assert "2012-12" == dates(desk)["December"]


def test_headline_byline_address_and_note_are_set_and_found(desk: Desk, tmp_path: Path) -> None:
    """Claims are left alone, and so is what is not named."""
    bring(desk, tmp_path)
    said = About(headline="Fleet lost", byline="Ines Tarrow", url="https://post.example/1", note="check")
    done = edit_article(desk, "A1", said)
    line = article(desk)

    assert (("headline", "byline", "url", "note"), None) == (done.altered, done.reread)
    assert ("Fleet lost", "Ines Tarrow", "https://post.example/1", "check", "") == (
        line.headline,
        line.byline,
        line.url,
        line.note,
        line.published,
    )
    assert "A1" in {hit.ref for hit in listing.find(desk, "fleet")}
    log = len(list(history.log(desk)))
    assert () == edit_article(desk, "A1", said).altered
    assert log == len(list(history.log(desk)))


def test_a_date_can_be_taken_away(stocked: Desk) -> None:
    """Written empty."""
    assert ("published",) == edit_article(stocked, "A1", About(published="")).altered
    assert "" == article(stocked).published


@pytest.mark.parametrize(
    ("ref", "about", "error", "said"),
    [
        ("A1", About(), InputError, "nothing to change is named"),
        ("A1", About(published="03/04/2013"), InputError, "--published '03/04/2013' is not a date"),
        ("A9", About(note="x"), NotFoundError, "there is no article 'A9'"),
    ],
)
def test_what_cannot_be_set_is_refused(
    stocked: Desk, ref: str, about: About, error: type[Exception], said: str
) -> None:
    """And nothing is written."""
    log = len(list(history.log(stocked)))
    with pytest.raises(error, match=said):
        edit_article(stocked, ref, about)
    assert log == len(list(history.log(stocked)))
