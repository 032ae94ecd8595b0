"""A brief says what is agreed, what conflicts and what is open, in sentences, and the same whenever it is written.

When it reads otherwise for a good reason, let the page be written again, and read the difference before committing it::

    SAYSO_REFRESH_BRIEF=1 python -m pytest tests/desk/test_briefing.py
"""

import json
import os
import re
from pathlib import Path

import pytest

from sayso.desk import asking, comparing, logging
from sayso.desk import stories as desk_stories
from sayso.desk.briefing import brief
from sayso.desk.briefing.prose import count, days, escape, excerpt, inner, joined
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.listing import claims
from sayso.model.claim import Kind, Status
from sayso.model.errors import NotFoundError
from sayso.model.tables import ClaimFilter
from sayso.model.verdict import Outcome
from sayso.store.rows.stories import Judgement

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
REFRESH = os.environ.get("SAYSO_REFRESH_BRIEF") == "1"


@pytest.fixture
def boats(newsroom: Desk) -> Desk:
    """The newsroom with its question on boats lost, answered by all."""
    figures = [one.claim_id for one in claims(newsroom, ClaimFilter(kind="figure")) if "boats" in one.measure]
    ref = asking.ask(newsroom, "How many boats were lost?", Kind.FIGURE, story="storm")
    asking.answer(newsroom, ref, figures, Judgement.POSITIVE)
    return newsroom


def part(page: str, title: str) -> str:
    """What stands under one heading."""
    return page.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_a_conflict_is_told_with_its_sides_and_words(boats: Desk) -> None:
    """Each value with who has it, the words in their sentence, and that nobody has ruled."""
    page = brief(boats, "storm")
    told = part(page, "Where they conflict")

    assert page.startswith(
        "# The storm at Quillmouth\n\n*As of 12 April 2031. Four articles by four outlets, published"
    )
    assert "### How many boats were lost? [Q1]" in told
    assert "Northern Wire (11 April 2031) and Bay Herald (12 April 2031)" in told
    assert "> **At least 1,200** fishing boats were lost" in told or "> **At least 1,200 fishing boats** were" in told
    assert "No editor has ruled on one conflict: “How many boats were lost?” [Q1]." in part(page, "What is still open")


def test_a_ruling_is_told_and_closes_the_conflict(boats: Desk) -> None:
    """With who ruled and why."""
    comparing.rule(boats, ["Q1"], Outcome.COMPATIBLE, "counted on *different* days")
    page = brief(boats, "storm")

    assert "## Where they conflict" not in page
    assert r"ruled: counted on \*different\* days." in page
    assert "No editor has ruled" not in page


def test_what_nobody_reviewed_is_said_to_be_the_machines(boats: Desk) -> None:
    """Until it is accepted."""
    page = brief(boats, "storm")
    assert re.search(r"used here are sayso’s reading, which no editor has reviewed\.", page)
    logging.settle_claims(boats, [], Status.ACCEPTED, wanted=ClaimFilter(story="storm"))

    assert "which no editor has reviewed." not in brief(boats, "storm")
    assert not re.search(r"\[C\d+\?", brief(boats, "storm"))


def test_an_unanswered_question_is_open(newsroom: Desk) -> None:
    """And a story of which nobody asked anything is told by its articles."""
    assert "## What the articles say" in brief(newsroom, "storm")
    asking.ask(newsroom, "How tall were the waves?", Kind.FIGURE, story="storm")

    assert "- Nobody answers: “How tall were the waves?” [Q1]." in brief(newsroom, "storm")


def test_an_empty_story_and_one_that_is_not(newsroom: Desk) -> None:
    """One says so, the other is refused."""
    desk_stories.new_story(newsroom, "pier", "The _pier_")

    assert "# The \\_pier\\_\n\n*There are no articles in this story yet.*\n" == brief(newsroom, "pier")
    with pytest.raises(NotFoundError, match="there is no story 'dyke'"):
        brief(newsroom, "dyke")


@pytest.mark.usefixtures("boats")
def test_a_brief_is_the_same_whenever_it_is_written(boats: Desk) -> None:
    """Twice in a row, whatever the clock says."""
    assert brief(boats, "storm") == brief(boats, "storm")


def test_quoted_text_is_no_markup() -> None:
    """Nor is it HTML, an entity or a list."""
    assert r"\*a\* \_b\_ \[c\](d) \<e\> \`f\` \|" == escape("*a* _b_ [c](d) <e> `f` |")
    assert [r"\# a", r"\- a", r"1\. a", "7.5 a", r"\&amp; a", "Harbour & Hill"] == [
        escape(text) for text in ("# a", "- a", "1. a", "7.5 a", "&amp; a", "Harbour & Hill")
    ]
    assert "a b" == escape("a\n\x1b\tb")
    assert "‘Not one’" == inner("“Not one”")


def test_numbers_and_lists_are_written_as_editors_write_them() -> None:
    """Small numbers in words, days without a repeated month."""
    assert ["no boat", "one boat", "nine boats", "10 boats"] == [count(number, "boat") for number in (0, 1, 9, 10)]
    assert ["", "A", "A and B", "A, B and C", "A, x; B; and C"] == [
        joined(parts) for parts in ([], ["A"], ["A", "B"], ["A", "B", "C"], ["A, x", "B", "C"])
    ]
    assert "4 and 10 March 2022" == days(["2022-03-10T08:00:00Z", "2022-03-04", ""])
    assert "30 April, 2 May 2022 and 1 May 2023" == days(["2022-04-30", "2022-05-02", "2023-05-01"])


def test_a_long_sentence_is_cut_around_the_words() -> None:
    """Never within them, and the cut is shown."""
    sentence = "a long way " * 40 + "some 40 boats sank " + "in the end " * 40
    start = sentence.index("some 40 boats")
    shown = excerpt(sentence, start, start + 13)

    assert "**some 40 boats**" in shown
    assert (True, True, True) == (shown.startswith("… "), shown.endswith(" …"), len(shown) < 320)


@pytest.mark.slow
def test_the_brief_of_a_seed_story_reads_as_it_did(sqlite_url: str) -> None:
    """The meteorite, with the questions that an editor asks of it; references left out, which follow other rules."""
    with open_desk(sqlite_url, "ed") as desk:
        run_import(
            desk,
            [str(ROOT / "seeds" / "practice" / "meteorite")],
            Settings(manifest=str(ROOT / "seeds" / "manifest.toml")),
        )
        _ask(desk)
        page = re.sub(r" \[[ACQ]\d[^\]]*\]", "", brief(desk, "kallbacken-meteorite"))
    file = GOLDEN / "meteorite.md"
    if REFRESH:
        file.write_text(page, "utf-8")
    assert file.read_text("utf-8") == page


def _ask(desk: Desk) -> None:
    """The editor's questions, each answered by the claims with the words that the editor expects."""
    rows = (ROOT / "seeds" / "expected" / "claims.jsonl").read_text("utf-8").splitlines()
    expected = {one["id"]: one for one in map(json.loads, rows)}
    held = claims(desk, ClaimFilter())
    for line in (ROOT / "seeds" / "expected" / "questions.jsonl").read_text("utf-8").splitlines():
        asked = json.loads(line)
        if asked["story"] != "kallbacken-meteorite":
            continue
        ref = asking.ask(desk, asked["text"], Kind(asked["kind"]), story=asked["story"])
        words = {expected[each]["quote"] for each in asked["claims"]}
        found = [one.claim_id for one in held if one.kind == asked["kind"] and one.quote in words]
        asking.answer(desk, ref, found, Judgement.POSITIVE)
