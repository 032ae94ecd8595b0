"""The brief of each shipped story, with the questions that an editor asks of it, reads as an editor left it.

When a page reads otherwise for a good reason, let it be written again, and read the difference before committing it::

    SAYSO_REFRESH_BRIEF=1 python -m pytest tests/desk/test_seed_briefs.py
"""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.desk import asking, listing
from sayso.desk import stories as desk_stories
from sayso.desk.briefing import brief
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.listing import claims
from sayso.model.claim import Kind
from sayso.model.tables import ClaimFilter, ClaimLine
from sayso.store.rows.stories import Judgement

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
GOLDEN = Path(__file__).parent / "golden"
REFRESH = os.environ.get("SAYSO_REFRESH_BRIEF") == "1"
STORIES = (
    "amihan-ferry",
    "huelva-permits",
    "kallbacken-meteorite",
    "muess-flood",
    "nk-closed-rooms",
    "nk-workers-china",
    "port-ellery-strike",
    "zambezia-charcoal",
)
ONE_PAGE = 1_600
"""Words of the longest brief."""

Row = dict[str, Any]
pytestmark = pytest.mark.slow


def _rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (SEEDS / "expected" / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def asked(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over the shipped corpus on which an editor has put their own questions."""
    file = tmp_path_factory.mktemp("seeds") / "asked.db"
    shutil.copy(sqlite_template, file)
    with open_desk(str(file), "ed") as desk:
        run_import(desk, [str(SEEDS)], Settings(manifest=str(SEEDS / "manifest.toml")))
        _ask(desk)
        yield desk


@pytest.fixture(scope="module")
def proposed(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over the same on which nobody has done anything but let questions be proposed."""
    file = tmp_path_factory.mktemp("seeds") / "proposed.db"
    shutil.copy(sqlite_template, file)
    with open_desk(str(file), "ed") as desk:
        run_import(desk, [str(SEEDS)], Settings(manifest=str(SEEDS / "manifest.toml")))
        asking.suggest(desk)
        yield desk


def _ask(desk: Desk) -> None:
    """The editor's questions, each answered by the claims that stand where the editor's do."""
    expected = {row["id"]: row for row in _rows("claims.jsonl")}
    headlines = {(row["file"], row["item"]): (row["outlet"], row["headline"]) for row in _rows("articles.jsonl")}
    held: dict[tuple[object, ...], list[ClaimLine]] = {}
    for line in claims(desk, ClaimFilter()):
        held.setdefault((line.outlet, line.headline, line.kind, line.quote), []).append(line)
    for question in _rows("questions.jsonl"):
        ref = asking.ask(desk, question["text"], Kind(question["kind"]), story=question["story"])
        found = []
        for name in question["claims"]:
            row = expected[name]
            key = *headlines[row["file"], row["item"]], row["kind"], row["quote"]
            same = sorted(held.get(key, ()), key=lambda line: line.start or 0)
            found += [same[min(row["occurrence"], len(same)) - 1].claim_id] if same else []
        if found:
            asking.answer(desk, ref, sorted(set(found)), Judgement.POSITIVE)


@pytest.fixture(scope="module")
def pages(asked: Desk, proposed: Desk) -> dict[str, str]:
    """Every brief, by its story and whether an editor asked or sayso proposed."""
    desks = {"asked": asked, "proposed": proposed}
    return {f"{story} {name}": brief(desk, story) for story in STORIES for name, desk in desks.items()}


@pytest.mark.parametrize("story", STORIES)
def test_a_brief_reads_as_it_did(pages: dict[str, str], story: str) -> None:
    """Word for word, with the editor's questions."""
    file = GOLDEN / f"{story}.md"
    if REFRESH:
        file.write_text(pages[f"{story} asked"], "utf-8")

    assert file.read_text("utf-8") == pages[f"{story} asked"]


def test_every_brief_is_a_page(pages: dict[str, str]) -> None:
    """However much there is to tell."""
    long = {name: words for name, page in pages.items() if (words := len(page.split())) > ONE_PAGE}

    assert {} == long


def test_no_phrase_occurs_twice(pages: dict[str, str], asked: Desk) -> None:
    """Neither a line, nor a clause of eight words, but for the titles of questions and the names of who is cited."""
    known = [one.name for one in listing.all_outlets(asked)] + [one.name for one in listing.all_sources(asked)]
    names = sorted((name for name in known if " " in name), key=len, reverse=True)
    for name, page in pages.items():
        body = page.split("\n## The articles", 1)[0]
        titles = re.findall(r"(?:### |- \*\*)(.+?\?)", body)
        for title in titles:
            body = body.replace(title.strip("*"), "")
        for each in names:
            body = body.replace(each, "")
        body = re.sub(r"\bon \d[\d, and]* [A-Z][a-z]+( and|,)?", "", body)
        lines = [line for line in body.splitlines() if line.strip("# ")]
        clauses = [part.strip() for line in lines for part in re.split(r"[;:.“”()]|, (?:citing|both|all)", line)]
        often = [part for part, times in Counter(clauses).items() if times > 1 and len(part.split()) >= 8]

        assert (name, [], []) == (name, [line for line, times in Counter(lines).items() if times > 1], often)


COUNTS = re.compile(
    r"\b\d+ (?=(?:more |other |of )?(?:questions?|claims?|articles?|outlets?|figures?|of them)\b)|of \d+ claims"
)


def test_every_number_is_the_storys(pages: dict[str, str], asked: Desk) -> None:
    """What the page gives in digits stands in a claim, in its sentence, in a headline or in a date of the story."""
    for name, page in pages.items():
        story = name.split()[0]
        known = " ".join(
            f"{line.quote} {line.sentence} {line.date_edtf} {line.published} {line.headline}"
            for line in claims(asked, ClaimFilter(story=story))
        )
        titles = " ".join(line.text for line in listing.questions(asked, story=story)) + " " + _told(asked, story)
        numbers = {_plain(found) for found in re.findall(r"\d[\d,.:]*", f"{known} {titles}")}
        numbers |= {found.lstrip("0") for text in re.findall(r"\d{4}-\d\d-\d\d", known) for found in text.split("-")}
        numbers |= set(re.findall(r"\d\d:\d\d", known))
        body = COUNTS.sub("", re.sub(r"\(<[^>]*>\)", "", page))
        strange = {found for found in re.findall(r"\d[\d,.:]*", body) if _plain(found) not in numbers}

        assert (name, set()) == (name, strange)


def _plain(number: str) -> str:
    return number.rstrip(",.:")


def _told(desk: Desk, story: str) -> str:
    view = desk_stories.show(desk, story)
    return " ".join((view.story.title, view.story.note, *(one.digest_of for one in view.articles)))


def test_dates_leave_out_the_year_that_all_share(pages: dict[str, str]) -> None:
    """It stands once, below the title."""
    for name, page in pages.items():
        heading, rest = page.split("\n\n", 2)[1:]
        year = re.search(r"\b(\d{4})", heading)
        months = "January|February|March|April|May|June|July|August|September|October|November|December"
        again = re.findall(rf"\b\d+ (?:{months}) {year[1]}", re.sub(r"“[^”]*”", "", rest)) if year else []

        assert (name, []) == (name, again)


def test_no_page_names_what_is_no_source(pages: dict[str, str]) -> None:
    """A heading, a length of time or the name of a town says nothing."""
    strange = (
        "citing Correction",
        "“the journey",
        "citing Müssegg",
        "citing Port Ellery",
        "citing province",
        "citing Union",
    )
    found = {(name, words) for name, page in pages.items() for words in strange if words in page}

    assert set() == found
