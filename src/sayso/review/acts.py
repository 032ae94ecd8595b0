"""What a key asks to be done beyond the state itself: read, changed or remembered by the reviewer."""

from dataclasses import dataclass

from sayso.desk.reviewing.page import Held
from sayso.model.claim import Status


@dataclass(frozen=True, slots=True)
class Settle:
    """Settle these claims, as they were seen; ``advance`` goes on to the next open one."""

    held: tuple[Held, ...]
    status: Status
    advance: bool = True


@dataclass(frozen=True, slots=True)
class SettleChain:
    """Settle who said this claim, as suggested."""

    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Submit:
    """Do what the prompt says."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Say how the prompt's words are understood, and what there is to choose from."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back one's last change, or with ``again`` do again what was taken back."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Go to another article, by so many."""

    by: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Go to the next claim in conflict, or with -1 to the one before."""

    by: int


@dataclass(frozen=True, slots=True)
class Search:
    """Go to the next place where these words stand."""

    words: str


Act = Settle | SettleChain | Submit | Preview | Undo | Turn | Conflict | Search
