"""Which stored text a new one likely copies; never one of its own outlet."""

from dataclasses import dataclass, field

from sayso.intake.copies import Copies, comparable
from sayso.model.text import Document
from sayso.store import articles
from sayso.store.store import Session


@dataclass(slots=True)
class Seen:
    """A text that a later one may copy; its numbers are 0 until it is written."""

    outlet_id: int
    version_id: int = 0
    article_id: int = 0


@dataclass(frozen=True, slots=True)
class Copied:
    """The text that another likely repeats; ``percent`` of the shorter text stands in the longer."""

    original: Seen
    percent: int


@dataclass
class CopyIndex:
    """The newest text of every article, read from the database when first asked for, and what this import adds."""

    copies: Copies | None = None
    seen: list[Seen] = field(default_factory=list)

    def likely(self, session: Session, document: Document, outlet_id: int) -> Copied | None:
        """What ``document`` of that outlet likely copies, or ``None``."""
        found = self._loaded(session).likely(comparable(document))
        if found is None:
            return None
        original = self.seen[int(found.key)]
        return Copied(original, round(found.similarity * 100)) if original.outlet_id != outlet_id else None

    def add(self, session: Session, document: Document, outlet_id: int) -> Seen:
        """Remember a text that is about to be written; the caller fills in its numbers."""
        index = self._loaded(session)
        return self._remember(index, Seen(outlet_id), comparable(document))

    def _loaded(self, session: Session) -> Copies:
        if self.copies is None:
            self.copies = Copies()
            for text in articles.newest_texts(session):
                stored = Seen(text.outlet_id, text.version_id, text.article_id)
                self._remember(self.copies, stored, comparable(Document(text.text, text.regions, "")))
        return self.copies

    def _remember(self, index: Copies, one: Seen, text: str) -> Seen:
        index.add(str(len(self.seen)), text)
        self.seen.append(one)
        return one
