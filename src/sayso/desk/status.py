"""A database goes in; what needs an editor's attention comes out, in numbers, soon enough for a shell prompt."""

from dataclasses import dataclass, fields

from sayso.model.counting import counted
from sayso.model.errors import StorageError
from sayso.store.attention import Waiting, waiting
from sayso.store.glance import glance


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """What needs attention, in numbers; see ``sayso.store.attention.Waiting``.

    ``conflicts`` are questions that hold one which no editor settled, ``stale_rulings`` those with a ruling that no
    longer counts because what it was given on has changed; both as last compared. ``uncompared`` questions may hold a
    conflict and changed since.
    """

    suggested: int
    unlinked: int
    altered: int
    conflicts: int
    stale_rulings: int
    open_questions: int
    uncompared: int

    @property
    def anything(self) -> bool:
        """Whether anything needs attention at all."""
        return any(getattr(self, one.name) for one in fields(self))


COMMANDS: dict[str, str] = {
    "suggested": "sayso claims --status suggested",
    "unlinked": "sayso claims --status accepted --unlinked --not-own",
    "altered": "sayso claims --altered",
    "conflicts": "sayso compare --only conflict",
    "stale_rulings": "sayso compare",
    "open_questions": "sayso questions",
    "uncompared": "sayso compare",
}
"""The command that lists what each number counts; ``--story`` narrows all of them."""


def status(db: str, *, story: str = "", compare: bool = False) -> Attention:
    """What needs attention in the database at ``db``, or in one of its stories, in a constant number of queries.

    Nothing is written, and a SQLite file is only looked at, unless its schema is old. With ``compare``, stored verdicts
    are brought up to date first.

    Raises:
        NotFoundError: if there is no such story.
        StorageError: if there is no database, or it cannot be read.
    """
    if compare:
        _compare(db, story)
    try:
        with glance(db) as ask:
            found = waiting(ask, story)
    except StorageError:
        if not _upgraded(db):
            raise
        with glance(db) as ask:
            found = waiting(ask, story)
    return _told(found, *(_ruled(db, story) if found.ruled else (0, 0)))


def _told(found: Waiting, conflicts: int, stale: int) -> Attention:
    return Attention(
        suggested=found.suggested,
        unlinked=found.unlinked,
        altered=found.altered,
        conflicts=found.conflicts + conflicts,
        stale_rulings=stale,
        open_questions=found.open_questions,
        uncompared=found.uncompared,
    )


def _compare(db: str, story: str) -> None:
    from sayso.desk.comparing import compare_all  # noqa: PLC0415 - comparing is heavy to load
    from sayso.desk.desk import open_desk  # noqa: PLC0415 - see above

    with open_desk(db) as desk:
        compare_all(desk, story=story)


def _upgraded(db: str) -> bool:
    """Whether there is a database that was brought up to this sayso's schema just now; it then can be looked at."""
    from pathlib import Path  # noqa: PLC0415 - see above

    from sayso.desk.desk import open_desk  # noqa: PLC0415 - see above

    if "://" in db or not Path(db).expanduser().is_file():
        return False
    with open_desk(db) as desk:
        return desk.store.writable()


def _ruled(db: str, story: str) -> tuple[int, int]:
    """Of the questions with rulings: how many hold a conflict that stands unsettled, and how many a stale ruling."""
    from sayso.desk.comparing import ruled  # noqa: PLC0415 - see above
    from sayso.desk.desk import open_desk  # noqa: PLC0415 - see above

    with open_desk(db) as desk:
        found = ruled(desk, story=story)
    return (
        sum(one.verdict == "conflict" and not one.settled for one in found),
        sum(bool(one.stale) for one in found),
    )


def in_words(found: Attention) -> str:
    """One line: what there is of each kind, the most pressing first."""
    kinds = (
        (found.conflicts, "conflict", "conflicts"),
        (found.stale_rulings, "stale ruling", "stale rulings"),
        (found.altered, "altered claim", "altered claims"),
        (found.suggested, "claim to review", "claims to review"),
        (found.unlinked, "claim to link", "claims to link"),
        (found.open_questions, "open question", "open questions"),
        (found.uncompared, "question to compare", "questions to compare"),
    )
    said = [counted(count, one, many) for count, one, many in kinds if count]
    return ", ".join(said) or "nothing needs attention"


def commands(story: str = "") -> dict[str, str]:
    """By the name of each number, the command that lists what it counts."""
    return {name: f"{command} --story {story}" if story else command for name, command in COMMANDS.items()}
