"""Which stored text a new one likely copies; never one of its own outlet."""

from dataclasses import dataclass, field

from sayso.intake.copies import Copies, comparable
from sayso.model.text import Document
from sayso.store import articles
from sayso.store.store import Session


@dataclass(frozen=True, slots=True)
class Copied:
    """The version that a text likely repeats; ``percent`` of the shorter text stands in the longer."""

    version_id: int
    article_id: int
    percent: int


@dataclass
class CopyIndex:
    """The newest text of every article, read from the database when first asked for, and what this import adds."""

    copies: Copies | None = None
    outlets: dict[str, tuple[int, int]] = field(default_factory=dict)

    def likely(self, session: Session, document: Document, outlet_id: int) -> Copied | None:
        """What ``document`` of that outlet likely copies, or ``None``."""
        index = self._loaded(session)
        found = index.likely(comparable(document))
        if found is None or self.outlets[found.key][0] == outlet_id:
            return None
        return Copied(int(found.key), self.outlets[found.key][1], round(found.similarity * 100))

    def add(self, session: Session, version_id: int, article_id: int, outlet_id: int, document: Document) -> None:
        """Remember a version that was just saved."""
        index = self._loaded(session)
        if str(version_id) not in self.outlets:
            index.add(str(version_id), comparable(document))
            self.outlets[str(version_id)] = (outlet_id, article_id)

    def _loaded(self, session: Session) -> Copies:
        if self.copies is None:
            self.copies = Copies()
            for text in articles.newest_texts(session):
                self.copies.add(str(text.version_id), comparable(Document(text.text, text.regions, "")))
                self.outlets[str(text.version_id)] = (text.outlet_id, text.article_id)
        return self.copies
