"""A brief says what is agreed, what conflicts and what is open, in sentences, and the same whenever it is written."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso.desk import asking, comparing, listing, logging, protecting
from sayso.desk import stories as desk_stories
from sayso.desk.briefing import brief
from sayso.desk.briefing.prose import count, days, escape, excerpt, inner, joined, snippet
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.listing import claims
from sayso.model.claim import Kind, Status
from sayso.model.errors import NotFoundError
from sayso.model.identity import Identity
from sayso.model.tables import ClaimFilter
from sayso.model.verdict import Outcome
from sayso.store.rows.stories import Judgement
from sayso.vault.key import new_key


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
        "# The storm at Quillmouth\n\n*Four articles by four outlets, 9 to 12 April 2031.*\n\n"
        "The outlets conflict on the one question that they answer.\n"
    )
    assert "### How many boats were lost?\n" in told
    assert (
        "- **At least 1,200**: Quillmouth Post (9 April), citing Ines Tarrow. "
        "“**At least 1,200** fishing boats were lost in the storm, harbour master Ines Tarrow said on Tuesday.”"
    ) in told
    assert (
        "- **850**: Northern Wire (11 April) and Bay Herald (12 April, likely a copy), both citing the coast guard."
        in told
    )
    assert "No two of these can both be right." in told
    assert "- Settle “How many boats were lost?”: ask Ines Tarrow (at least 1,200)" in part(page, "What is still open")


def test_references_are_shown_to_who_asks_for_them(boats: Desk) -> None:
    """Of questions, claims and articles; a page to be sent has none."""
    references = r"\[[ACQ]\d+"

    assert not re.search(references, brief(boats, "storm"))
    page = brief(boats, "storm", refs=True)
    assert "### How many boats were lost? [Q1]" in page
    assert re.search(r"- \*\*850\*\*: .* \[C\d+\?, C\d+\?\]", page)
    assert "A question mark after a C reference: no editor has reviewed that claim." in page


def test_a_ruling_is_told_and_closes_the_conflict(boats: Desk) -> None:
    """With who ruled and why."""
    comparing.rule(boats, ["Q1"], Outcome.COMPATIBLE, "counted on *different* days")
    page = brief(boats, "storm")

    assert "## Where they conflict" not in page
    assert r"ruled: counted on \*different\* days." in page
    assert "Settle" not in page


def test_what_nobody_reviewed_is_said_to_be_the_machines(boats: Desk) -> None:
    """Until it is accepted."""
    page = brief(boats, "storm")
    assert "no editor has reviewed any of the four claims used here" in page
    logging.settle_claims(boats, [], Status.ACCEPTED, wanted=ClaimFilter(story="storm"))

    assert "no editor has reviewed" not in brief(boats, "storm")
    assert not re.search(r"\[C\d+\?", brief(boats, "storm", refs=True))


def test_an_unanswered_question_is_open(newsroom: Desk) -> None:
    """And a story of which nobody asked anything is told by its articles."""
    assert "## What the articles say" in brief(newsroom, "storm")
    asking.ask(newsroom, "How tall were the waves?", Kind.FIGURE, story="storm")

    assert "- Find out, since no article says: “How tall were the waves?”." in brief(newsroom, "storm")


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


SNIPPETS = [
    ("We have pulled 68 people from the water alive, he said.", "68", "68 people from the water alive"),
    ("“As of noon we count 19 dead and 71 survivors,” he said.", "71", "71 survivors"),
    ("The toll has risen to 33, an official said.", "33", "The toll has risen to 33"),
    ("She had paid 850 pesos ($16.60) each for the crossing.", "850 pesos", "850 pesos ($16.60) each for the crossing"),
    ("This week floods caused damage of €38 million.", "€38 million", "This week floods caused damage of €38 million"),
    ("A dealer offered Mr. Brack 250,000 crowns.", "250,000 crowns", "A dealer offered Mr. Brack 250,000 crowns"),
    ("Eight bodies from the hull of the MV Anna Star were found.", "Eight", "Eight bodies from the hull"),
    ("It was not 12, as some had it.", "12", "It was not 12"),
]


@pytest.mark.parametrize(("sentence", "words", "cut"), SNIPPETS)
def test_a_claim_is_told_in_a_few_words_of_its_sentence(sentence: str, words: str, cut: str) -> None:
    """With what follows it, or else with what leads to it; neither names nor figures are cut."""
    start = sentence.index(words)

    assert cut == snippet(sentence, start, start + len(words))


def test_a_long_sentence_is_cut_around_the_words() -> None:
    """Never within them, and the cut is shown."""
    sentence = "a long way " * 40 + "some 40 boats sank " + "in the end " * 40
    start = sentence.index("some 40 boats")
    shown = excerpt(sentence, start, start + 13)

    assert "**some 40 boats**" in shown
    assert (True, True, True) == (shown.startswith("“… "), shown.endswith(" …”"), len(shown) < 200)


PAPERS = ("Selby Times", "Bay Papers", "Quillmouth Post", "Northern Wire")


def articles(folder: Path, reports: Sequence[tuple[str, str, str]]) -> list[str]:
    """A file for each report: outlet, day in April 2031, text."""
    files = []
    for at, (outlet, day, text) in enumerate(reports):
        file = folder / f"{at}.jsonl"
        headline = f"Report {chr(65 + at)} from the quay"
        line = {"headline": headline, "body_text": text, "outlet": outlet, "published": f"2031-04-{day}"}
        file.write_text(json.dumps(line) + "\n", "utf-8")
        files.append(str(file))
    return files


REPORTS = [
    (PAPERS[0], "09", "Some 40 boats sank in the storm, the coast guard said. Each boat was worth $3,000."),
    (PAPERS[1], "10", "The storm sank 52 boats, harbour master Ines Tarrow said. Nobody was hurt."),
    (PAPERS[2], "11", "Some 40 boats sank in the storm. The union declined to comment on its losses."),
    (PAPERS[3], "12", "It is not true that 52 boats sank, the coast guard said. The count was 40 boats."),
]


def story_of(desk: Desk, files: Sequence[str]) -> str:
    """The brief of a story with these reports and one question on boats, answered by all that count some."""
    for file in files:
        line = json.loads(Path(file).read_text("utf-8"))
        run_import(desk, [file], Settings(outlet=line["outlet"], published=line["published"], story="storm"))
    ref = asking.ask(desk, "How many boats sank?", Kind.FIGURE, story="storm")
    held = [one.claim_id for one in claims(desk, ClaimFilter(kind="figure")) if "boats" in one.measure]
    asking.answer(desk, ref, held, Judgement.POSITIVE)
    return brief(desk, "storm")


def test_the_order_of_import_does_not_tell(sqlite_template: Path, tmp_path: Path) -> None:
    """Forwards, backwards and from the middle: the same page."""
    files = articles(tmp_path, REPORTS)
    pages = set()
    for at, order in enumerate((files, files[::-1], [*files[2:], *files[:2]])):
        shutil.copy(sqlite_template, tmp_path / f"{at}.db")
        with open_desk(str(tmp_path / f"{at}.db"), "ed") as desk:
            pages.add(story_of(desk, order))

    (page,) = pages
    assert "How many boats sank?" in page


SINGULAR = re.compile(rf"(?:{'|'.join(PAPERS)}) (\w+)")


def test_verbs_agree_with_their_outlets(sqlite_template: Path, tmp_path: Path) -> None:
    """Names that end in s are one outlet each; where two are told of, no verb follows the second."""
    shutil.copy(sqlite_template, tmp_path / "one.db")
    with open_desk(str(tmp_path / "one.db"), "ed") as desk:
        page = story_of(desk, articles(tmp_path, REPORTS))
    shutil.copy(sqlite_template, tmp_path / "two.db")
    with open_desk(str(tmp_path / "two.db"), "ed") as desk:
        files = articles(tmp_path, REPORTS[:2])
        run_import(desk, files[:1], Settings(outlet=PAPERS[0], published="2031-04-09", story="storm"))
        unasked = brief(desk, "storm")

    assert "- Selby Times gives “some 40 boats sank in the storm”" in unasked
    follows = set(SINGULAR.findall(f"{page} {unasked}"))
    assert follows <= {"on", "and", "for", "gives", "names", "changed"}
    assert not re.search(r"\b(?:have|say|give|has not)\b", re.sub(r"“[^”]*”", "", page))


def test_who_is_protected_is_not_named(sqlite_template: Path, tmp_path: Path) -> None:
    """Neither the name nor the contact; the article's own description stands for them."""
    text = "A mechanic at the yard, who asked not to be named, said 40 boats sank. The union said 52 boats sank."
    shutil.copy(sqlite_template, tmp_path / "kept.db")
    with open_desk(str(tmp_path / "kept.db"), "ed") as desk:
        files = articles(tmp_path, [(PAPERS[0], "09", text), REPORTS[1]])
        story_of(desk, files)
        (source,) = [one for one in listing.all_sources(desk) if "mechanic" in one.name]
        who = Identity(name="Bo Vexley", contact="+44 20 5550 0142", notes="Met at the slip.")
        protecting.protect(desk, source.source_id, who, new_key())
        pages = brief(desk, "storm") + brief(desk, "storm", refs=True)

    assert "“a mechanic at the yard" in pages
    assert not any(secret in pages for secret in ("Vexley", "5550", "slip"))


def test_a_long_story_stays_a_page(crates: tuple[Desk, Desk]) -> None:
    """What is told is bounded; what is left out is counted."""
    pages = [brief(desk, "storm") for desk in crates]

    assert all(len(page.split()) < 900 for page in pages)
    assert "- 30 earlier articles." in pages[1]
