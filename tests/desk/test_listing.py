"""Lists and exports count what stands: merged records together, live claims, questions that are asked."""

import csv
import io

import pytest

from sayso.desk import asking, comparing, linking, listing, logging, merging, registry, showing
from sayso.desk.desk import Desk
from sayso.desk.exporting import Wanted, to_stdout
from sayso.desk.logging import Wording
from sayso.desk.source_page import page
from sayso.model.claim import Status
from sayso.model.tables import ClaimFilter
from sayso.model.verdict import Outcome


def found(desk: Desk, wanted: ClaimFilter) -> list[str]:
    """The claims that a filter finds."""
    return [line.claim_id for line in listing.claims(desk, wanted)]


def exported(desk: Desk) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Verdict, ruling and ruler of every exported pair."""
    text = b"".join(to_stdout(desk, Wanted(table="comparisons", format="csv"))).decode()
    return {
        (row["left_claim"], row["right_claim"]): (row["verdict"], row["ruling"], row["ruled_by"])
        for row in csv.DictReader(io.StringIO(text))
    }


def test_a_source_holds_the_claims_of_those_merged_into_it(newsroom: Desk) -> None:
    """By any of their names; split again, each has its own."""
    for name in ("Ines Tarrow", "harbour master Tarrow", "the harbour office"):
        registry.add_source(newsroom, name, "person")
    linking.link_claims(newsroom, ["C4"], "S1")
    linking.link_claims(newsroom, ["C9"], "S5")
    linking.unlink_claims(newsroom, ["C1", "C10"])
    merging.merge_sources(newsroom, "S5", "S4")
    merging.merge_sources(newsroom, "S4", "S1")

    for ref in ("S1", "S4", "S5"):
        view = page(newsroom, ref)
        assert ["C4", "C9"] == found(newsroom, ClaimFilter(source=ref))
        assert (["C4", "C9"], 2) == ([line.claim_id for line in view.claims], view.source.claims)
    assert 2 == listing.all_sources(newsroom)[0].claims
    merging.split_source(newsroom, "S4")
    assert ["C4"] == found(newsroom, ClaimFilter(source="S1"))
    assert 1 == listing.all_sources(newsroom)[0].claims


def test_an_outlet_holds_the_articles_of_those_merged_into_it(newsroom: Desk) -> None:
    """Claims, articles and counts, by either outlet; others are not drawn in."""
    registry.merge_outlets(newsroom, "Bay Herald", "Northern Wire")

    for ref in ("Northern Wire", "Bay Herald"):
        view = showing.outlet(newsroom, ref)
        assert ["C11", "C12"] == found(newsroom, ClaimFilter(outlet=ref))
        assert ["A3", "A4"] == [line.article_id for line in listing.articles(newsroom, outlet=ref)]
        assert (["A3", "A4"], 2) == ([line.article_id for line in view.articles], view.outlet.articles)
    assert [1, 1, 2, 1] == [line.articles for line in listing.all_outlets(newsroom)]
    assert ["C8", "C9", "C10"] == found(newsroom, ClaimFilter(outlet="Selby Ledger"))


def test_rejected_claims_and_dropped_questions_do_not_count(newsroom: Desk) -> None:
    """In the list of questions and in that of stories."""
    asking.suggest(newsroom)
    before = listing.all_stories(newsroom)[0]
    assert ([2, 4], 2) == ([line.answers for line in listing.questions(newsroom)], before.questions)
    logging.settle_claims(newsroom, ["C1"], Status.REJECTED)
    logging.settle_claims(newsroom, ["C12"], Status.WITHDRAWN)
    logging.settle_claims(newsroom, ["C8"], Status.ACCEPTED)
    asking.drop(newsroom, "Q1")

    after = listing.all_stories(newsroom)[0]
    assert [2, 2] == [line.answers for line in listing.questions(newsroom)]
    assert (before.claims - 2, 1) == (after.claims, after.questions)


@pytest.fixture
def asked(newsroom: Desk) -> Desk:
    """The newsroom with its two proposed questions."""
    asking.suggest(newsroom)
    return newsroom


def test_exported_comparisons_are_up_to_date(asked: Desk) -> None:
    """Without comparing first; a rejected claim and a dropped question are gone from the next export."""
    assert ("C4", "C9") in exported(asked)
    assert 7 == len(exported(asked))
    logging.settle_claims(asked, ["C1"], Status.REJECTED)
    asking.drop(asked, "Q1")

    assert {("C8", "C11"), ("C8", "C12"), ("C11", "C12")} == set(exported(asked))


def test_a_ruling_on_the_question_is_no_ruling_on_its_pairs(asked: Desk) -> None:
    """Who ruled on the whole said nothing of any two."""
    comparing.rule(asked, ["Q1"], Outcome.COMPATIBLE, "counted on two days")

    assert {("", "")} == {one[1:] for one in exported(asked).values()}


def test_an_exported_ruling_is_the_newest_on_the_pair_while_it_holds(asked: Desk) -> None:
    """A change of what it was given on takes it out, and does not bring back an older one."""
    comparing.rule(asked, ["C1", "C8"], Outcome.COMPATIBLE, "two days")
    comparing.rule(asked, ["C1", "C8"], Outcome.AGREE, "a slip of the pen")
    assert ("conflict", "agree", "ed") == exported(asked)["C1", "C8"]
    assert ("", "") == exported(asked)["C1", "C11"][1:]

    logging.edit_claim(asked, "C8", Wording(value="about 710"))
    assert ("conflict", "", "") == exported(asked)["C1", "C8"]
