"""Stored verdicts and screens are always those that a full recompute yields, and only what is stale is computed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import event, select

from sayso.compare.screening import rules, screen
from sayso.desk import (
    again,
    asking,
    bundling,
    comparing,
    history,
    linking,
    listing,
    logging,
    raising,
    registry,
    standing,
)
from sayso.desk.csv_importing import import_csv
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.desk.suggesting import Said
from sayso.model.claim import Claim, Kind, Status
from sayso.model.errors import SaysoError
from sayso.model.figure import Figure
from sayso.model.tables import ClaimFilter
from sayso.model.verdict import Outcome, Settlement
from sayso.store import assertions
from sayso.store import standing as kept
from sayso.store.rereading import Stored
from sayso.store.rows import ClaimRow, ComparisonRow, ScreenRow
from sayso.store.rows.stories import Judgement

STEPS = 25


def stored(desk: Desk) -> set[tuple[object, ...]]:
    """Every verdict as stored for questions that stand."""
    columns = ComparisonRow.question_id, ComparisonRow.left_id, ComparisonRow.right_id
    rest = ComparisonRow.outcome, ComparisonRow.reason, ComparisonRow.because, ComparisonRow.inputs
    with desk.store.reading() as session:
        query = select(*columns, *rest).where(ComparisonRow.question_id.in_(kept.wanted()))
        return {tuple(row) for row in session.execute(query)}


def recomputed(desk: Desk) -> set[tuple[object, ...]]:
    """Every verdict computed from the claims as they are."""
    with desk.store.reading() as session:
        return {
            (
                asked.id,
                one.left.claim_id,
                one.right.claim_id,
                one.verdict.outcome.value,
                one.verdict.reason.value,
                one.verdict.because,
                one.inputs,
            )
            for asked, held in standing.judged(session, kept.wanted())
            for one in held
        }


def screens(desk: Desk) -> tuple[dict[int, object], dict[int, object]]:
    """The screens of all claims: as stored, and as derived anew."""
    with desk.store.reading() as session:
        there: dict[int, Any] = {
            row.claim_id: (row.low, row.high, row.token, bool(row.odd)) for row in session.scalars(select(ScreenRow))
        }
        fresh: dict[int, object] = {}
        for one in assertions.stated(session, session.scalars(select(ClaimRow.id)).all()):
            made = screen(one.assertion)
            fresh[one.claim_id] = (made.low, made.high, made.token, made.odd)
    return there, fresh


def article(folder: Path, name: str, count: int) -> Path:
    """A report whose count of boats changes from version to version, with a conversion beside it."""
    file = folder / f"{name}.txt"
    file.write_text(
        f"Boats of {name}\n\nAbout {count} fishing boats were lost in the storm. "
        f"Nets cost {count * 10:,} won (${count}) each, and {count * 10:,} won a year to mend.\n",
        "utf-8",
    )
    return file


def edited_elsewhere(desk: Desk, ref: str, amount: int) -> None:
    """A figure changed in a spreadsheet, and the file taken back."""
    import_csv(desk, "claims.csv", f"claim_id,low,high,note\n{ref},{amount},{amount},counted anew\n".encode())


def read_by_new_rules(desk: Desk, more: int, *, prune: bool) -> None:
    """All articles read again, as after an upgrade of the rules that finds other amounts and no dates."""
    before = again.said_of

    def said_of(stored: Stored) -> tuple[Said, ...]:
        found = (one for one in before(stored) if one.claim.kind is not Kind.DATE)
        return tuple(replace(one, claim=_more(one.claim, more)) for one in found)

    with patch.object(again, "said_of", said_of):
        again.read_again(desk, None, prune=prune)


def _more(claim: Claim, more: int) -> Claim:
    value = claim.value
    if not isinstance(value, Figure) or value.low is None:
        return claim
    return replace(claim, value=replace(value, low=value.low + more, high=None), why="counted on")


def walk(desk: Desk, random: Random, folder: Path) -> None:
    """One random thing that an editor may do; what is refused changes nothing."""
    claims = [line.claim_id for line in listing.claims(desk, ClaimFilter())]
    figures = [line.claim_id for line in listing.claims(desk, ClaimFilter(kind="figure"))]
    asked = [line.question_id for line in listing.questions(desk)]
    one, other, figure = random.choice(claims), random.choice(claims), random.choice(figures)
    question = random.choice(asked or ["Q1"])
    name = random.choice(("Selby", "Tarn"))
    settings = Settings(outlet=f"{name} Echo", story="storm", published="2031-04-11")
    status = random.choice((Status.ACCEPTED, Status.REJECTED, Status.WITHDRAWN))
    judgement = random.choice(tuple(Judgement))
    acts: tuple[Callable[[], object], ...] = (
        lambda: logging.settle_claims(desk, [one], status),
        lambda: logging.edit_claim(desk, figure, Wording(value=f"about {random.randint(1, 2000)}")),
        lambda: logging.edit_claim(desk, one, Wording(when=random.choice(("2031-04", "2030", "")))),
        lambda: asking.answer(desk, question, [figure], judgement),
        lambda: asking.drop(desk, question),
        lambda: asking.suggest(desk),
        lambda: run_import(desk, [str(article(folder, name, random.randint(3, 900)))], settings),
        lambda: linking.link_claims(desk, [one], "Ines Tarrow", create="person"),
        lambda: registry.merge_outlets(desk, "Bay Herald", "Selby Ledger"),
        lambda: comparing.rule(desk, [question], random.choice(tuple(Outcome)), "as it was"),
        lambda: comparing.rule(desk, [one, other], Settlement.DIFFERENT, "two harbours"),
        lambda: history.undo_entry(desk),
        lambda: history.undo_entry(desk),
        lambda: history.redo_entry(desk),
        lambda: comparing.compare_all(desk),
        lambda: comparing.conflicts(desk),
        lambda: edited_elsewhere(desk, figure, random.randint(1, 2000)),
        lambda: read_by_new_rules(desk, random.randint(0, 3), prune=random.random() < 0.5),
    )
    with suppress(SaysoError):
        random.choice(acts)()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_stored_verdicts_are_those_of_a_full_recompute(
    newsroom: Desk, tmp_path: Path, seed: int
) -> None:
    """After any walk of imports, edits by hand or in a file, readings by new rules, answers, rulings, merges and undos.

    And no conflict is missed.
    """
    random = Random(seed)
    asking.suggest(newsroom)
    for _ in range(STEPS):
        walk(newsroom, random, tmp_path)
        there, fresh = screens(newsroom)
        assert there == fresh
        if random.random() < 0.5:
            found = comparing.compare_all(newsroom)
            assert recomputed(newsroom) == stored(newsroom)
            with newsroom.store.reading() as session:
                doubtful = {f"Q{number}" for number in session.scalars(kept.doubtful())}
            machine = {one.question for one in found if any(pair.verdict == "conflict" for pair in one.pairs)}
            assert machine <= doubtful
            raised = {(one.question, one.reason, one.because) for one in raising.raised(newsroom)}
            assert raised == {
                (one.question, one.reason, one.because) for one in found if one.verdict is Outcome.CONFLICT
            }


def boats_of(desk: Desk) -> str:
    """The question that the first claim answers: how many boats were lost."""
    (found,) = (one.question for one in comparing.compare_all(desk) if "C1" in {cell.claim for cell in one.cells})
    return found


def writes(desk: Desk, act: Callable[[], object]) -> list[str]:
    """The statements with which an action writes."""
    sent: list[str] = []

    def note(*arguments: Any) -> None:
        if arguments[2].startswith(("INSERT", "UPDATE", "DELETE", "WITH")):
            sent.append(arguments[2])

    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)
    return sent


def test_what_is_current_is_not_computed_again(newsroom: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither shown nor exported verdicts are; an edit brings back the questions of its article alone."""
    asking.suggest(newsroom)
    comparing.compare_all(newsroom)
    computed: list[int] = []
    plain = standing._judge

    def counted(asked: Any, *rest: Any) -> Any:
        computed.append(asked.id)
        return plain(asked, *rest)

    monkeypatch.setattr(standing, "_judge", counted)
    assert [] == writes(newsroom, lambda: comparing.compare_all(newsroom))
    logging.edit_claim(newsroom, "C11", Wording(value="851"))
    comparing.compare_all(newsroom)
    comparing.compare_all(newsroom)

    assert [boats_of(newsroom)] == [f"Q{number}" for number in computed]


def test_new_rules_make_all_verdicts_stale(newsroom: Desk) -> None:
    """Verdicts of an older sayso are computed again, once."""
    asking.suggest(newsroom)
    comparing.compare_all(newsroom)
    with newsroom.changing("test") as change:
        kept.set_rules(change.session, "older")
        change.session.execute(ComparisonRow.__table__.update().values(because="an older rule"))  # type: ignore[attr-defined]
    logging.settle_claims(newsroom, ["C1"], Status.ACCEPTED)
    shown = comparing.compare_all(newsroom)

    assert "an older rule" not in {pair.because for one in shown for pair in one.pairs}
    assert recomputed(newsroom) == stored(newsroom)
    assert [] == writes(newsroom, lambda: comparing.compare_all(newsroom))
    with newsroom.store.reading() as session:
        assert rules() == kept.rules(session)


def test_a_database_that_is_read_only_shows_current_verdicts(newsroom: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be kept is computed for the eye."""
    asking.suggest(newsroom)
    comparing.compare_all(newsroom)
    logging.edit_claim(newsroom, "C11", Wording(value="1"))
    monkeypatch.setattr(type(newsroom.store), "writable", lambda _self: False)
    (boats,) = comparing.compare_all(newsroom, question=boats_of(newsroom))

    fresh = {row[1:3]: row[3:6] for row in recomputed(newsroom)}
    shown = {
        (int(pair.left[1:]), int(pair.right[1:])): (pair.verdict, pair.reason, pair.because) for pair in boats.pairs
    }
    assert shown == {ends: fresh[ends] for ends in shown}
    assert recomputed(newsroom) != stored(newsroom)


def test_only_conflicts_are_looked_at(newsroom: Desk) -> None:
    """The question on which all agree never reaches the verdicts."""
    asking.suggest(newsroom)
    found = comparing.conflicts(newsroom, story="storm")

    assert {found[0].question} == {f"Q{row[0]}" for row in stored(newsroom)}
    assert [boats_of(newsroom)] == [one.question for one in found]


def test_a_bundle_brings_its_claims_screened(newsroom: Desk, sqlite_url: str, tmp_path: Path) -> None:
    """Into an empty database, and beside what is there already."""
    from sayso.desk.desk import open_desk  # noqa: PLC0415 - a second database

    asking.suggest(newsroom)
    bundling.write_bundle(newsroom, tmp_path / "bundle")
    file = article(tmp_path, "Selby", 12)
    with open_desk(sqlite_url, "ed") as other:
        bundling.read_bundle(other, tmp_path / "bundle")
        assert screens(other)[0] == screens(other)[1]
        run_import(other, [str(file)], Settings(outlet="Selby Echo", story="storm"))
        asking.suggest(other)
        bundling.write_bundle(other, tmp_path / "grown")
        comparing.compare_all(other)
        bundling.read_bundle(newsroom, tmp_path / "grown")
        comparing.compare_all(newsroom)
        assert recomputed(other) == stored(other)
    assert screens(newsroom)[0] == screens(newsroom)[1]
    assert recomputed(newsroom) == stored(newsroom)


def test_an_articles_own_conversion_reaches_each_question_it_answers(desk: Desk, tmp_path: Path) -> None:
    """A rate stated in one sentence holds for the article's other amounts, whichever questions are compared."""
    for name, said in (
        ("ledger", "A night cost 10,000 won ($3.30) at the inn. The nets cost 20,000 won."),
        ("courier", "The nets cost $6.60."),
    ):
        (tmp_path / f"{name}.txt").write_text(f"Nets of {name}\n\n{said}\n", "utf-8")
        run_import(desk, [str(tmp_path / f"{name}.txt")], Settings(outlet=name.title(), story="storm"))
    ref = asking.ask(desk, "How much did the nets cost?", Kind.FIGURE, story="storm")
    wanted = [line.claim_id for line in listing.claims(desk, ClaimFilter()) if line.quote in ("20,000 won", "$6.60")]
    asking.answer(desk, ref, wanted, Judgement.POSITIVE)

    whole, (alone,) = comparing.compare_all(desk), comparing.compare_all(desk, question=ref)
    assert [alone] == [one for one in whole if one.question == ref]
    assert ("agree", "unit") == (alone.verdict, alone.reason)
