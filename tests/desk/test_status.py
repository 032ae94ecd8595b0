"""What needs attention, counted without loading what it counts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from sayso.desk import asking, comparing, linking, listing, logging, registry
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.desk.status import Attention, commands, in_words, status
from sayso.model.claim import Kind, Status
from sayso.model.errors import NotFoundError, StorageError
from sayso.model.tables import ClaimFilter
from sayso.model.verdict import Outcome, Settlement
from sayso.store import schema
from sayso.store.engine import address
from sayso.store.rows.stories import Judgement


@pytest.fixture
def look(newsroom: Desk, newsroom_url: str) -> Callable[..., Attention]:
    """What looks at the newsroom's database."""
    del newsroom
    return lambda **how: status(newsroom_url, **how)


def test_suggestions_are_counted_until_they_are_settled(newsroom: Desk, look: Callable[..., Attention]) -> None:
    """As many as the list of them has."""
    before = len(listing.claims(newsroom, ClaimFilter(status=("suggested",))))
    logging.settle_claims(newsroom, ["C1"], Status.ACCEPTED)
    logging.settle_claims(newsroom, ["C2", "C3"], Status.REJECTED)

    assert before - 3 == look().suggested


def test_what_an_outlet_says_itself_needs_no_link(newsroom: Desk, look: Callable[..., Attention]) -> None:
    """An accepted claim whose source is somebody whom nobody settled does."""
    own = listing.claims(newsroom, ClaimFilter(own=True))[0].claim_id
    logging.settle_claims(newsroom, [own], Status.ACCEPTED)
    quiet = look().unlinked
    logging.edit_claim(newsroom, own, Wording(modality="reported"))
    asked = look().unlinked
    listed = listing.claims(newsroom, ClaimFilter(status=("accepted",), unlinked=True, told=True))
    registry.add_source(newsroom, "Ines Marrow", "person")
    linking.link_claims(newsroom, [own], "Ines Marrow")

    assert (0, 1, 0) == (quiet, asked, look().unlinked)
    assert [own] == [line.claim_id for line in listed]


def test_claims_whose_words_are_gone_are_counted(desk: Desk, any_url: str, article: Path) -> None:
    """Altered and lost ones of the newest version, unless they are set aside."""
    run_import(desk, [str(article)], Settings(outlet="Quillmouth Post", published="2031-04-09"))
    none = status(any_url).altered
    article.write_text(article.read_text("utf-8").replace("1,200", "1,400"), "utf-8")
    run_import(desk, [str(article)], Settings(outlet="Quillmouth Post", published="2031-04-09"))
    gone = next(one for one in listing.claims(desk, ClaimFilter()) if one.anchor in ("altered", "lost"))
    some = status(any_url).altered
    logging.settle_claims(desk, [gone.claim_id], Status.REJECTED)

    assert (0, 1, 0) == (none, some, status(any_url).altered)


def test_a_question_is_open_until_a_claim_answers_it(newsroom: Desk, look: Callable[..., Attention]) -> None:
    """Those that nobody answers, and those whose answers are all set aside."""
    ref = asking.ask(newsroom, "How many boats were lost?", Kind.FIGURE, story="storm")
    asked = look().open_questions
    asking.answer(newsroom, ref, ["C1"], Judgement.POSITIVE)
    answered = look().open_questions
    logging.settle_claims(newsroom, ["C1"], Status.REJECTED)
    refused = look().open_questions
    asking.drop(newsroom, ref)

    assert (1, 0, 1, 0) == (asked, answered, refused, look().open_questions)


def test_conflicts_are_told_once_compared_and_until_settled(newsroom: Desk, look: Callable[..., Attention]) -> None:
    """Before that, as questions to compare; --compare compares."""
    ref = asking.ask(newsroom, "How many boats were lost?", Kind.FIGURE, story="storm")
    asking.answer(newsroom, ref, ["C1", "C8"], Judgement.POSITIVE)
    first = look()
    second = look(compare=True)
    comparing.rule(newsroom, [ref], Settlement.BOTH_STAND, "counted apart")
    third = look()
    logging.edit_claim(newsroom, "C1", Wording(value="at least 1,300"))
    fourth = look()

    assert (0, 1) == (first.conflicts, first.uncompared)
    assert (1, 0, 0) == (second.conflicts, second.uncompared, second.stale_rulings)
    assert (0, 0, 0) == (third.conflicts, third.uncompared, third.stale_rulings)
    assert (1, 1) == (fourth.conflicts, fourth.stale_rulings)


def test_a_ruling_that_is_no_settlement_is_as_it_says(newsroom: Desk, look: Callable[..., Attention]) -> None:
    """A conflict that an editor calls one stays one; one that is called agreement is none."""
    ref = asking.ask(newsroom, "How many boats were lost?", Kind.FIGURE, story="storm")
    asking.answer(newsroom, ref, ["C1", "C8"], Judgement.POSITIVE)
    comparing.rule(newsroom, [ref], Outcome.CONFLICT, "they contradict each other")
    conflict = look().conflicts
    comparing.rule(newsroom, [ref], Outcome.AGREE, "the same boats")

    assert (1, 0) == (conflict, look().conflicts)


def test_a_story_is_counted_alone(newsroom: Desk, look: Callable[..., Attention], tmp_path: Path) -> None:
    """Claims, questions and rulings of others are left out; one that is not there is told with the nearest."""
    file = tmp_path / "other.txt"
    file.write_text("Pier closed\n\nSome 12 ferries waited off the pier.\n", "utf-8")
    whole = look().suggested
    run_import(newsroom, [str(file)], Settings(outlet="Selby Ledger"))
    asking.ask(newsroom, "How many waited?", Kind.FIGURE)

    assert whole < look().suggested
    assert whole == look(story="storm").suggested
    assert (1, 0) == (look().open_questions, look(story="storm").open_questions)
    with pytest.raises(NotFoundError, match="there is no story 'strom'; did you mean 'storm'"):
        look(story="strom")


def test_looking_writes_and_makes_nothing(sqlite_url: str, tmp_path: Path) -> None:
    """A database that is not there stays so, and is told; one that is read-only is looked at."""
    missing = tmp_path / "none" / "sayso.db"
    with pytest.raises(StorageError, match=r"there is no database at .*sayso\.db; import something first"):
        status(str(missing))
    before = Path(sqlite_url).read_bytes()
    quiet = status(sqlite_url)
    Path(sqlite_url).chmod(0o400)

    assert not missing.parent.exists()
    assert before == Path(sqlite_url).read_bytes()
    assert quiet == status(sqlite_url)
    assert not quiet.anything
    assert "nothing needs attention" == in_words(quiet)


def test_an_old_schema_is_upgraded_first(tmp_path: Path) -> None:
    """As any command would."""
    file = tmp_path / "old.db"
    schema.upgrade(address(str(file)), "0003")

    assert not status(str(file)).anything


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """In one sentence."""
    file = tmp_path / "text.db"
    file.write_text("not a database, but words that go on for a while " * 30)
    with pytest.raises(StorageError, match=r"is not a sayso database"):
        status(str(file))


def test_the_line_names_the_pressing_first() -> None:
    """Only what there is, with ones and many."""
    found = Attention(
        suggested=1200, unlinked=1, altered=2, conflicts=1, stale_rulings=0, open_questions=3, uncompared=1
    )

    assert (
        "1 conflict, 2 altered claims, 1,200 claims to review, 1 claim to link, 3 open questions, 1 question to compare"
    ) == in_words(found)


def test_every_number_has_its_command() -> None:
    """Narrowed to the story where one is asked about."""
    assert set(Attention.__slots__) == set(commands())
    assert "sayso claims --altered --story storm" == commands("storm")["altered"]


def test_many_claims_take_as_many_statements_as_few(crates: tuple[Desk, Desk]) -> None:
    """One on the numbers, whatever there is; rulings are looked at with a fixed number more."""
    sent: list[int] = []
    for desk in crates:
        counted: list[str] = []

        def note(*arguments: object, counted: list[str] = counted) -> None:
            counted.append(str(arguments[2]))

        event.listen(desk.store.engine, "before_cursor_execute", note)
        try:
            comparing.ruled(desk)
        finally:
            event.remove(desk.store.engine, "before_cursor_execute", note)
        sent.append(len(counted))
        assert status(str(desk.store.url.database)).suggested

    assert sent[0] == sent[1]
