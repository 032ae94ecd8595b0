"""Articles are read again after an upgrade of the rules: what is new is added, what people did stays."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from sayso.desk import again, asking, comparing, history, linking, listing, logging, registry, showing, workers
from sayso.desk.again import Reread, read_again, summary
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.desk.suggesting import Said
from sayso.model.attribution import SourceKind
from sayso.model.claim import Claim, Kind, Status
from sayso.model.errors import NotFoundError
from sayso.model.figure import Figure
from sayso.model.tables import ClaimFilter, ClaimLine
from sayso.model.text import Span
from sayso.model.verdict import Outcome
from sayso.store.rereading import Stored
from sayso.store.rows.stories import Judgement
from sayso.store.suggested import SuggestedHop
from sayso.store.voices import Voice

Upgrade = Callable[[Stored, tuple[Claim, ...]], Sequence[Claim]]
Rules = Callable[[Upgrade], None]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Rules:
    """What upgrades the rules: they find something else in a text than they did."""
    before = again.said_of

    def upgrade(change: Upgrade) -> None:
        def said(stored: Stored) -> tuple[Said, ...]:
            found = before(stored)
            hops = {one.claim.span: one.hops for one in found}
            claims = change(stored, tuple(one.claim for one in found))
            return tuple(Said(claim, hops.get(claim.span, ())) for claim in claims)

        monkeypatch.setattr(again, "said_of", said)

    return upgrade


def more_by_one(_stored: Stored, claims: tuple[Claim, ...]) -> Sequence[Claim]:
    """Rules that read each figure as one more."""
    return [
        replace(claim, value=replace(claim.value, low=claim.value.low + 1, high=None), why="one more")
        if isinstance(claim.value, Figure) and claim.value.low is not None
        else claim
        for claim in claims
    ]


def no_figures(_stored: Stored, claims: tuple[Claim, ...]) -> Sequence[Claim]:
    """Rules that find no figure any more."""
    return [claim for claim in claims if claim.kind is not Kind.FIGURE]


def and_the_storm(stored: Stored, claims: tuple[Claim, ...]) -> Sequence[Claim]:
    """Rules that also find a figure in 'storm'."""
    at = stored.text.find("storm")
    if at < 0:
        return claims
    one = next(claim for claim in claims if claim.kind is Kind.FIGURE)
    span = Span(at, at + len("storm"))
    return [*claims, replace(one, span=span, text="storm", sentence=span, rule="figures.storm", why="a storm")]


def lines(desk: Desk, **wanted: str) -> dict[str, ClaimLine]:
    """The claims, by reference."""
    return {line.claim_id: line for line in listing.claims(desk, ClaimFilter(**wanted))}  # type: ignore[arg-type]


def entries(desk: Desk) -> int:
    """How many entries the log has."""
    return len(list(history.log(desk)))


def counts(reports: Sequence[Reread]) -> dict[str, tuple[int, int, int]]:
    """How many claims of each article were added, re-valued and no longer found, where any were."""
    found = {one.article: (len(one.added), len(one.revalued), len(one.gone)) for one in reports}
    return {article: each for article, each in found.items() if any(each)}


def test_the_same_rules_change_nothing(newsroom: Desk, kept: Callable[[Desk], dict[str, str]]) -> None:
    """Reading right after an import finds what the import found, and makes no entry."""
    before, log = kept(newsroom), entries(newsroom)
    reports = read_again(newsroom, None)

    assert ["A1", "A2", "A3", "A4"] == [one.article for one in reports]
    assert {} == counts(reports)
    assert "nothing new" == summary(reports)
    assert len(lines(newsroom)) == sum(one.kept for one in reports)
    assert (before, log) == (kept(newsroom), entries(newsroom))


def test_what_the_rules_newly_find_is_added(
    newsroom: Desk, rules: Rules, kept: Callable[[Desk], dict[str, str]]
) -> None:
    """As an import would add it; in one entry that can be undone and done again."""
    before, log, held = kept(newsroom), entries(newsroom), lines(newsroom)
    rules(and_the_storm)
    reports = read_again(newsroom, ["storm"], because="new rules")
    added = {ref: line for ref, line in lines(newsroom).items() if ref not in held}

    assert {"A1": (1, 0, 0), "A2": (1, 0, 0), "A3": (1, 0, 0), "A4": (1, 0, 0)} == counts(reports)
    assert {each.claim for one in reports for each in one.added} == set(added)
    assert {("storm", "suggested", "figures.storm", "sayso", "exact")} == {
        (line.quote, line.status, line.rule, line.logged_by, line.anchor) for line in added.values()
    }
    assert ("extract again", "read 4 articles again: 4 added", "new rules") == (
        (entry := next(iter(history.log(newsroom)))).action,
        entry.summary,
        entry.because,
    )
    assert log + 1 == entries(newsroom)
    assert set(added) <= {hit.ref for hit in listing.find(newsroom, "storm")}
    after = kept(newsroom)
    history.undo_entry(newsroom)
    assert before == kept(newsroom)
    history.redo_entry(newsroom)
    assert after == kept(newsroom)


def test_run_twice_it_changes_nothing_the_second_time(newsroom: Desk, rules: Rules) -> None:
    """Nor does it make an entry."""
    rules(lambda stored, claims: and_the_storm(stored, tuple(more_by_one(stored, claims))))
    assert "4 added" in summary(read_again(newsroom, None))
    log, held = entries(newsroom), lines(newsroom)
    reports = read_again(newsroom, None)

    assert ({}, "nothing new") == (counts(reports), summary(reports))
    assert (log, held) == (entries(newsroom), lines(newsroom))


def test_a_suggestion_that_nobody_touched_gets_a_fresh_value(
    newsroom: Desk, rules: Rules, kept: Callable[[Desk], dict[str, str]]
) -> None:
    """With the values before and after, the new reason, and all of it undone at once."""
    before = kept(newsroom)
    rules(more_by_one)
    (report,) = read_again(newsroom, ["A2"])
    shown = showing.claim(newsroom, "C8")

    change = next(each for each in report.revalued if each.claim == "C8")
    assert (Decimal(700), Decimal(701)) == (change.before and change.before.low, change.after and change.after.low)
    assert (Decimal(701), "one more", "suggested") == (shown.claim.low, shown.why, shown.claim.status)
    assert Decimal(850) == showing.claim(newsroom, "C11").claim.low
    history.undo_entry(newsroom)
    assert before == kept(newsroom)


def rule_on_boats(desk: Desk) -> None:
    """Rule on a pair of claims that sayso itself proposed as answers."""
    asking.suggest(desk)
    comparing.rule(desk, ["C8", "C11"], Outcome.COMPATIBLE, "another count")


TOUCHES: dict[str, Callable[[Desk], object]] = {
    "accepted": lambda desk: logging.settle_claims(desk, ["C8"], Status.ACCEPTED),
    "rejected": lambda desk: logging.settle_claims(desk, ["C8"], Status.REJECTED),
    "withdrawn": lambda desk: logging.settle_claims(desk, ["C8"], Status.WITHDRAWN),
    "edited": lambda desk: logging.edit_claim(desk, "C8", Wording(measure="trawlers")),
    "annotated": lambda desk: logging.edit_claim(desk, "C8", Wording(note="ask the union")),
    "linked": lambda desk: linking.link_claims(desk, ["C8"], "the union", create="institution"),
    "an answer": lambda desk: asking.answer(
        desk, asking.ask(desk, "How many boats?", Kind.FIGURE), ["C8"], Judgement.POSITIVE
    ),
    "no answer": lambda desk: asking.answer(
        desk, asking.ask(desk, "How many crews?", Kind.FIGURE), ["C8"], Judgement.NEGATIVE
    ),
    "ruled on": rule_on_boats,
}


@pytest.mark.parametrize("touch", sorted(TOUCHES))
def test_what_a_person_did_stays(newsroom: Desk, rules: Rules, touch: str) -> None:
    """Whether the rules read the words differently or find them no more, and even when pruning."""
    TOUCHES[touch](newsroom)
    before = showing.claim(newsroom, "C8")
    for upgrade in (more_by_one, no_figures):
        rules(upgrade)
        read_again(newsroom, ["A2"], prune=True)

        assert before == showing.claim(newsroom, "C8")
    assert 1 == len([line for line in lines(newsroom, article="A2").values() if "700" in line.quote])


def test_what_a_person_took_back_is_untouched_again(newsroom: Desk, rules: Rules) -> None:
    """An edit that was undone is none; done again, it is one."""
    logging.edit_claim(newsroom, "C8", Wording(measure="trawlers"))
    history.undo_entry(newsroom)
    rules(more_by_one)
    (untouched,) = read_again(newsroom, ["A2"], dry_run=True)
    history.redo_entry(newsroom)
    (touched,) = read_again(newsroom, ["A2"], dry_run=True)

    assert [True, False] == ["C8" in [each.claim for each in one.revalued] for one in (untouched, touched)]


def test_a_rejected_suggestion_does_not_come_back_a_word_longer(newsroom: Desk, rules: Rules) -> None:
    """Rules that draw its span otherwise still mean the same; what reads otherwise is another claim."""

    def longer(_stored: Stored, claims: tuple[Claim, ...]) -> Sequence[Claim]:
        return [
            replace(claim, span=Span(claim.span.start, claim.span.end + 8), text=_stored.text[slice(*_ends(claim, 8))])
            if "700" in claim.text
            else claim
            for claim in claims
        ]

    logging.settle_claims(newsroom, ["C8"], Status.REJECTED)
    rules(longer)
    assert {} == counts(read_again(newsroom, ["A2"]))
    rules(lambda stored, claims: more_by_one(stored, tuple(longer(stored, claims))))
    (report,) = read_again(newsroom, ["A2"], dry_run=True)

    assert ["About 700 fishing"] == [each.quote for each in report.added]


def _ends(claim: Claim, more: int) -> tuple[int, int]:
    return claim.span.start, claim.span.end + more


def test_what_is_no_longer_found_is_listed_and_stays(
    newsroom: Desk, rules: Rules, kept: Callable[[Desk], dict[str, str]]
) -> None:
    """Pruned, it is withdrawn where nobody touched it; undone, it stands again."""
    logging.edit_claim(newsroom, "C8", Wording(note="ask the union"))
    before = kept(newsroom)
    rules(no_figures)
    (listed,) = read_again(newsroom, ["A2"])
    figures = [ref for ref, line in lines(newsroom, article="A2").items() if line.kind == "figure"]

    assert before == kept(newsroom)
    assert [(ref, "suggested") for ref in figures] == [(each.claim, each.status) for each in listed.gone]
    (pruned,) = read_again(newsroom, ["A2"], prune=True)
    assert {ref: "suggested" if ref == "C8" else "withdrawn" for ref in figures} == {
        each.claim: each.status for each in pruned.gone
    }
    assert ["suggested", "withdrawn"] == [lines(newsroom)[ref].status for ref in ("C8", figures[-1])]
    log = entries(newsroom)
    (again_pruned,) = read_again(newsroom, ["A2"], prune=True)
    assert (["C8"], log) == ([each.claim for each in again_pruned.gone], entries(newsroom))
    history.undo_entry(newsroom)
    assert before == kept(newsroom)


def test_what_was_withdrawn_is_not_added_again(newsroom: Desk, rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that find it once more find it withdrawn."""
    with monkeypatch.context():
        rules(no_figures)
        read_again(newsroom, ["A2"], prune=True)
    rules(lambda _stored, claims: claims)

    assert {} == counts(read_again(newsroom, ["A2"]))


def test_a_dry_run_says_the_same_and_changes_nothing(
    newsroom: Desk, rules: Rules, kept: Callable[[Desk], dict[str, str]]
) -> None:
    """Only the claims to be added have no reference yet."""
    before, log = kept(newsroom), entries(newsroom)
    rules(lambda stored, claims: and_the_storm(stored, tuple(more_by_one(stored, claims))))
    planned = read_again(newsroom, None, dry_run=True, prune=True)
    assert (before, log) == (kept(newsroom), entries(newsroom))
    done = read_again(newsroom, None, prune=True)

    assert {""} == {each.claim for one in planned for each in one.added}
    assert [replace(one, added=tuple(replace(each, claim="") for each in one.added)) for one in done] == planned


def by_bo_lund(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that read everything to be said by Bo Lund."""
    hop = SuggestedHop(voice=Voice(kind=SourceKind.PERSON, name="Bo Lund", everywhere=True), words="Bo Lund", why="new")
    before = again.said_of
    monkeypatch.setattr(again, "said_of", lambda stored: tuple(replace(one, hops=(hop,)) for one in before(stored)))


def test_who_said_what_nobody_touched_is_suggested_anew(
    newsroom: Desk, monkeypatch: pytest.MonkeyPatch, kept: Callable[[Desk], dict[str, str]]
) -> None:
    """Also where nobody was suggested before; once, and undone with the rest of it."""
    (settled,) = [ref for ref, line in lines(newsroom, article="A2").items() if "40" in line.quote]
    linking.accept_links(newsroom, [settled])
    before, chains = kept(newsroom), {ref: line.attribution for ref, line in lines(newsroom).items()}
    by_bo_lund(monkeypatch)
    (planned,) = read_again(newsroom, ["A2"], dry_run=True)
    assert before == kept(newsroom)
    (report,) = read_again(newsroom, ["A2"])
    after = {ref: line.attribution for ref, line in lines(newsroom).items()}

    assert planned == report
    changed = {each.claim: (each.before, each.after) for each in report.rechained}
    assert {ref: (chains[ref], after[ref]) for ref in chains if chains[ref] != after[ref]} == changed
    assert {"Selby Ledger < Bo Lund"} == {now for _, now in changed.values()}
    assert changed
    assert settled not in changed
    assert f"{len(changed)} chain changed" == summary([report])
    assert () == read_again(newsroom, ["A2"])[0].rechained
    history.undo_entry(newsroom)
    assert before == kept(newsroom)


def test_a_source_that_was_renamed_is_still_who_said_it(newsroom: Desk) -> None:
    """An editor's better name for whom the text describes is no other source."""
    source = next(line for line in listing.all_sources(newsroom) if line.name == "the coast guard")
    registry.edit_source(newsroom, source.source_id, {"name": "Selby coast guard"})
    assert {""} == {"".join(each.claim for each in one.rechained) for one in read_again(newsroom, None)}


def test_an_unknown_story_is_named_with_the_nearest(newsroom: Desk) -> None:
    """And an article that is not there, before anything is read."""
    with pytest.raises(NotFoundError, match="there is no story 'strom'; did you mean 'storm'"):
        read_again(newsroom, ["strom"])
    with pytest.raises(NotFoundError, match="there is no article 'A99'; see"):
        read_again(newsroom, ["storm", "A99"])


def test_an_article_that_is_named_twice_is_read_once(newsroom: Desk) -> None:
    """By itself and in its story."""
    assert ["A1", "A2", "A3", "A4"] == [one.article for one in read_again(newsroom, ["a2", "storm", "A2"])]


def test_a_version_that_comes_in_meanwhile_is_the_one_that_counts(
    newsroom: Desk, newsroom_files: Path, tmp_path: Path, rules: Rules
) -> None:
    """What was read of the version before is read again, in the version that is newest once it is written."""
    newer = tmp_path / "ledger.txt"
    newer.write_text((newsroom_files / "ledger.txt").read_text("utf-8").replace("About 700", "Yet about 900"), "utf-8")
    arrived: list[object] = []

    def arrive(stored: Stored, claims: tuple[Claim, ...]) -> Sequence[Claim]:
        if not arrived:
            arrived.append(run_import(newsroom, [str(newer)], Settings(outlet="Selby Ledger", published="2031-04-11")))
        return and_the_storm(stored, claims)

    rules(arrive)
    (report,) = read_again(newsroom, ["A2"])
    (added,) = report.added

    assert 2 == showing.claim(newsroom, added.claim).claim.version
    assert {} == counts(read_again(newsroom, ["A2"]))


def test_many_articles_are_shared_by_all_cores(newsroom: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same outcome, and the database still open here."""
    monkeypatch.setattr(workers, "WORTH", 1)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(again, "BATCH", 1)
    logging.settle_claims(newsroom, ["C8"], Status.REJECTED)

    assert {} == counts(read_again(newsroom, None))
    assert "rejected" == lines(newsroom)["C8"].status


REVISED = Settings(outlet="Selby Ledger", published="2031-04-12")


def imported(desk: Desk, files: Path, tmp_path: Path, change: Callable[[str], str]) -> None:
    """The Ledger's article comes in once more, changed."""
    newer = tmp_path / "ledger.txt"
    newer.write_text(change((files / "ledger.txt").read_text("utf-8")), "utf-8")
    run_import(desk, [str(newer)], REVISED)


def sevens(desk: Desk) -> list[tuple[str, str, str]]:
    """The claims about 700 in the Ledger's article: reference, status and anchor."""
    return [(ref, line.status, line.anchor) for ref, line in lines(desk, article="A2").items() if "700" in line.quote]


def test_a_rejected_suggestion_is_not_made_again(newsroom: Desk, newsroom_files: Path, tmp_path: Path) -> None:
    """Not by importing the text again, nor a version that moves its words, that drops them, or that has them back."""
    logging.settle_claims(newsroom, ["C8"], Status.REJECTED)
    run_import(newsroom, [str(newsroom_files)], Settings())
    read_again(newsroom, None)
    assert [("C8", "rejected", "exact")] == sevens(newsroom)
    imported(newsroom, newsroom_files, tmp_path, lambda text: text.replace("wrecked\n\n", "wrecked\n\nDay two.\n\n"))
    read_again(newsroom, None)
    assert [("C8", "rejected", "moved")] == sevens(newsroom)
    imported(newsroom, newsroom_files, tmp_path, lambda text: text.replace("About 700 fishing boats", "Many boats"))
    read_again(newsroom, None)
    assert ["rejected"] == [status for _, status, _ in sevens(newsroom)]
    imported(newsroom, newsroom_files, tmp_path, lambda text: text + "\nThe harbour is closed.\n")
    read_again(newsroom, None)

    assert [("C8", "rejected")] == [each[:2] for each in sevens(newsroom)]


def test_a_rejection_that_is_undone_leaves_the_suggestion(newsroom: Desk) -> None:
    """It stands as before, once."""
    logging.settle_claims(newsroom, ["C8"], Status.REJECTED)
    history.undo_entry(newsroom)
    read_again(newsroom, None)

    assert [("C8", "suggested", "exact")] == sevens(newsroom)
