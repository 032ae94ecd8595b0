"""A desk that changes claims only while they are as the editor saw them."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC

from sayso.desk.desk import Desk
from sayso.model.errors import ConflictError
from sayso.model.uid import number_in, reference
from sayso.store import reviewing
from sayso.store.journal import Change
from sayso.store.reviewing import Chain


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as an editor saw it: its revision, and each source of its chain with whether that was settled."""

    claim: str
    revision: int
    chain: Chain = ()


@dataclass(frozen=True, slots=True)
class SeenAnswers:
    """How an editor saw that a claim was judged to answer questions: each question with the judgement."""

    claim: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SeenText:
    """An article's text as an editor saw it: the number of its version, and when it was published."""

    article: str
    version: int
    published: str


Sight = Seen | SeenAnswers | SeenText
"""What a change may rest on."""


class OvertakenError(ConflictError):
    """Somebody else changed what the editor was about to change; ``claims`` are the references of what they changed."""

    def __init__(self, claims: Sequence[str], who: str) -> None:
        named = ", ".join(claims)
        super().__init__(f"{named} changed meanwhile{who}", "look at it again; nothing of yours was saved")
        self.claims = tuple(claims)


@dataclass(frozen=True)
class WatchingDesk(Desk):
    """A desk whose every change is refused, whole, if one of ``seen`` is no longer so when the change begins."""

    seen: tuple[Sight, ...] = ()

    def changing(self, action: str, *, because: str = "") -> AbstractContextManager[Change]:
        """One change, if all is as it was seen.

        Raises:
            OvertakenError: on entering, if it is not.
        """
        return self._checked(super().changing(action, because=because))

    @contextmanager
    def _checked(self, changing: AbstractContextManager[Change]) -> Iterator[Change]:
        with changing as change:
            _refuse_overtaken(change, self.seen)
            yield change


def watching(desk: Desk, seen: Sequence[Sight]) -> Desk:
    """The desk, for changes that rest on what was seen."""
    return WatchingDesk(desk.store, desk.by, desk.now, tuple(seen))


def _refuse_overtaken(change: Change, seen: Sequence[Sight]) -> None:
    session = change.session
    claims = {number_in("claim", one.claim) or 0: one for one in seen if isinstance(one, Seen)}
    rows = reviewing.hold(session, claims)
    chains = reviewing.chains(session, claims)
    late = [
        number
        for number, one in claims.items()
        if number not in rows or rows[number].revision != one.revision or chains.get(number, ()) != one.chain
    ]
    if late:
        uid = rows[late[0]].uid if late[0] in rows else ""
        raise OvertakenError([reference("claim", number) for number in late], _who(change, uid))
    for one in seen:
        if isinstance(one, SeenAnswers):
            _refuse_judged(change, one)
        if isinstance(one, SeenText):
            article = number_in("article", one.article) or 0
            reviewing.hold_article(session, article)
            number, published = reviewing.newest_version(session, article)
            if number != one.version:
                raise OvertakenError([one.article], ": it has a new version")
            if published != one.published:
                raise OvertakenError([one.article], f": it was published {published or 'at a time not known'}")


def _refuse_judged(change: Change, seen: SeenAnswers) -> None:
    number = number_in("claim", seen.claim) or 0
    held = reviewing.hold(change.session, [number]).get(number)
    if held is None or reviewing.answers_of(change.session, number) != seen.answers:
        raise OvertakenError([seen.claim], _who(change, held.uid if held is not None else ""))


def _who(change: Change, uid: str) -> str:
    last = reviewing.last_touch(change.session, uid) if uid else None
    if last is None:
        return ""
    return f" (by {last.by}, {last.at.astimezone(UTC):%H:%M} UTC: {last.summary})"
