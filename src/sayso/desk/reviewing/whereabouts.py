"""Where an editor was in each article goes in and comes out again at the next start, kept on their own machine.

It is kept in a small file rather than in the database: it changes with every key, is nobody else's business, and a
move to the next claim should neither wait for a colleague's change nor be in the log. Losing the file costs an editor
a few keys and no decision. Nothing of what articles or claims say is in it, only their uids.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_state_path

from sayso.desk.desk import Desk

KEPT = 500
"""Articles whose place is remembered, the latest."""


def state_folder() -> Path:
    """Where the operating system keeps what programs remember of a user."""
    return Path(user_state_path("sayso", appauthor=False)) / "review"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place of one person in one database, in a file of its own."""

    file: Path

    def claim_in(self, article: str) -> str:
        """The uid of the claim where they were in the article with this uid, or empty."""
        found: str = self._read()["claims"].get(article, "")
        return found

    def article_among(self, articles: list[str]) -> str:
        """The uid of that of these articles where they were last, or empty."""
        kept = [uid for uid in self._read()["claims"] if uid in set(articles)]
        return kept[-1] if kept else ""

    def keep(self, article: str, claim: str) -> None:
        """Remember a place: written whole beside the file, then put where it was.

        A disk that refuses costs a few keys and no decision, so nothing is raised.
        """
        claims = self._read()["claims"]
        claims.pop(article, None)
        claims[article] = claim
        wanted = {"claims": dict(list(claims.items())[-KEPT:])}
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            handle, made = tempfile.mkstemp(dir=self.file.parent, prefix=".place-")
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(wanted, out)
            Path(made).replace(self.file)

    def _read(self) -> dict[str, dict[str, str]]:
        held: Any = None
        with suppress(OSError, ValueError):
            held = json.loads(self.file.read_text("utf-8"))
        claims = held.get("claims") if isinstance(held, dict) else None
        known = claims if isinstance(claims, dict) else {}
        return {"claims": {str(key): value for key, value in known.items() if isinstance(value, str)}}


def whereabouts(desk: Desk, folder: Path | None = None) -> Whereabouts:
    """The place of the desk's person in its database; ``folder`` is another than the user's own."""
    who = hashlib.sha256(f"{desk.store.name}\x1f{desk.by}".encode()).hexdigest()[:16]
    return Whereabouts((folder or state_folder()) / f"{who}.json")
