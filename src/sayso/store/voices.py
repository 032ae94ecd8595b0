"""Whom articles make responsible becomes sources: those that are known where that is certain, else suggested ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from sayso.model.attribution import SourceKind, SourceStatus
from sayso.model.uid import uid
from sayso.store import outlets
from sayso.store.identities import kept
from sayso.store.journal import Change
from sayso.store.numbers import reserve
from sayso.store.outlets import folded
from sayso.store.records import TABLES, chunks
from sayso.store.rows import SourceAliasRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody whom an article makes responsible; ``everywhere`` says that the name means the same in any article."""

    kind: SourceKind
    name: str
    description: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """The article that a voice speaks in, and who publishes it."""

    id: int
    uid: str
    outlet_id: int


@dataclass(frozen=True, slots=True)
class Source:
    """The row of a voice's source; ``stands_for`` is the uid of the source that it was merged into, or its own."""

    id: int
    uid: str
    stands_for: str


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes two voices one source: kind and folded name, of an outlet, in one article, or everywhere."""

    kind: SourceKind
    name: str
    article: tuple[int, str] | None = None
    outlet: tuple[int, str] | None = None

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """What the uid of a source is made from, as ``sources.add`` has it."""
        article, outlet = self.article, self.outlet
        return self.kind.value, self.name, article[1] if article else "", outlet[1] if outlet else ""

    @property
    def uid(self) -> str:
        return uid("source", *self.parts)


Spoken = tuple[Article, Voice]


def sources_for(change: Change, spoken: Sequence[Spoken]) -> dict[Spoken, Source | None]:
    """The source of each voice, made as a suggested one where there is none; ``None`` for the article's own outlet.

    A name that means the same everywhere is the source of that name or alias and kind, where exactly one is; the name
    of an outlet is that outlet. Everybody else belongs to the article. A few queries for any number of voices.
    """
    keys, known = _resolved(change.session, spoken)
    missing: dict[_Key, Voice] = {}
    for (_, voice), key in keys.items():
        if key is not None and known.of(key) is None:
            missing.setdefault(key, voice)
    made = _made(change, missing)
    return {at: None if key is None else made.get(key) or known.of(key) for at, key in keys.items()}


def known_sources(session: Session, spoken: Sequence[Spoken]) -> dict[Spoken, Source | None]:
    """The source of each voice that has one, and ``None`` for the article's own outlet; nothing is made."""
    keys, known = _resolved(session, spoken)
    return {at: known.of(key) if key else None for at, key in keys.items() if key is None or known.of(key)}


def _resolved(session: Session, spoken: Sequence[Spoken]) -> "tuple[dict[Spoken, _Key | None], _Known]":
    keys = _keys(session, spoken)
    known = _Known(session)
    known.load(keys)
    for (article, voice), key in keys.items():
        if key is not None and known.is_unclear(key):
            keys[article, voice] = _local(article, voice)
    known.load(keys)
    return keys, known


def _keys(session: Session, spoken: Sequence[Spoken]) -> dict[Spoken, _Key | None]:
    by_name = outlets.by_names(session)
    uids = {number: row.uid for number, row in outlets.by_number(session).items()}
    keys: dict[Spoken, _Key | None] = {}
    for article, voice in spoken:
        name = folded(voice.name)
        outlet = by_name.get(name, by_name.get(name.removeprefix("the ")))
        if outlet == article.outlet_id:
            keys[article, voice] = None
        elif outlet is not None:
            keys[article, voice] = _Key(SourceKind.OUTLET, name, outlet=(outlet, uids[outlet]))
        else:
            keys[article, voice] = _Key(_kind(voice), name) if voice.everywhere else _local(article, voice)
    return keys


def _local(article: Article, voice: Voice) -> _Key:
    return _Key(_kind(voice), folded(voice.name), article=(article.id, article.uid))


def _kind(voice: Voice) -> SourceKind:
    """An outlet that sayso has no articles of is an institution, until an editor adds it."""
    return SourceKind.INSTITUTION if voice.kind is SourceKind.OUTLET else voice.kind


COLUMNS = (SourceRow.id, SourceRow.uid, SourceRow.kind, SourceRow.name, SourceRow.article_id, SourceRow.outlet_id)


@dataclass
class _Known:
    """The stored sources that keys may mean."""

    session: Session
    found: dict[_Key, set[Source]] = field(default_factory=dict)
    standing: dict[str, str] | None = None

    def load(self, keys: dict[Spoken, _Key | None]) -> None:
        """Look up keys that were not looked up yet: by uid, by name or alias as written, and by outlet."""
        new = [(key, voice) for (_, voice), key in keys.items() if key is not None and key not in self.found]
        fresh = {key.uid: key for key, _ in new}
        if not fresh:
            return
        if self.standing is None:
            self.standing = kept(self.session, "source")
        self.found |= {key: set() for key in fresh.values()}
        by_outlet = {key.outlet[0]: key for key in fresh.values() if key.outlet}
        names = {voice.name for key, voice in new if not key.article and not key.outlet}
        for row, called in _rows(self.session, list(fresh), sorted(by_outlet), names):
            kind = SourceKind(row.kind)
            own = Source(row.id, row.uid, self.standing.get(row.uid, row.uid))
            if kind is SourceKind.OUTLET:
                key = by_outlet.get(row.outlet_id)
            elif row.article_id is not None:
                key = fresh.get(row.uid)
                key = key if key and key.name == folded(row.name) else None
            else:
                key = _Key(kind, folded(called))
            if key in self.found and key is not None:
                self.found[key].add(own)

    def is_unclear(self, key: _Key) -> bool:
        """Whether several sources that nobody merged bear this name."""
        return key.outlet is None and len({one.stands_for for one in self.found[key]}) > 1

    def of(self, key: _Key) -> Source | None:
        """The source that the key means; of merged ones, and those of one outlet, the first."""
        return min(self.found[key], key=lambda one: one.id, default=None)


def _rows(
    session: Session, uids: Sequence[str], outlet_ids: Sequence[int], names: set[str]
) -> Iterator[tuple[Any, str]]:
    """Stored sources with each of these uids, outlets, names or aliases, beside the name that was matched.

    Names are looked up by uid, which holds them folded, and again for sources that were renamed since.
    """
    for some in chunks(uids):
        for row in session.execute(select(*COLUMNS).where(SourceRow.uid.in_(some))):
            yield row, row.name
    for some in chunks(outlet_ids):
        outlet = select(*COLUMNS).where(SourceRow.outlet_id.in_(some), SourceRow.kind == SourceKind.OUTLET.value)
        for row in session.execute(outlet):
            yield row, row.name
    for some in chunks(sorted(names)):
        for row in session.execute(select(*COLUMNS).where(SourceRow.name.in_(some))):
            yield row, row.name
        alias = SourceAliasRow.name.label("alias")
        query = select(*COLUMNS, alias).join(SourceAliasRow, SourceAliasRow.source_id == SourceRow.id)
        for aliased in session.execute(query.where(SourceAliasRow.name.in_(some))):
            yield aliased, aliased.alias


def _made(change: Change, missing: dict[_Key, Voice]) -> dict[_Key, Source]:
    """New suggested sources; a uid that a renamed source has already is numbered on."""
    session = change.session
    taken: set[str] = set()
    for some in chunks(key.uid for key in missing):
        taken.update(session.scalars(select(SourceRow.uid).where(SourceRow.uid.in_(some))))
    made: dict[_Key, Source] = {}
    rows = []
    for (key, voice), number in zip(missing.items(), reserve(session, TABLES["sources"], len(missing)), strict=True):
        own = outlets.free_uid(session, SourceRow, "source", *key.parts) if key.uid in taken else key.uid
        made[key] = Source(number, own, own)
        rows.append({"id": number, "uid": own} | _suggested(key, voice))
        change.inserted("sources", own, touches=False)
        change.indexed.add(own)
    if rows:
        session.execute(insert(TABLES["sources"]), rows)
    return made


def _suggested(key: _Key, voice: Voice) -> dict[str, Any]:
    return {
        "kind": key.kind.value,
        "name": voice.name,
        "description": voice.description,
        "outlet_id": key.outlet[0] if key.outlet else None,
        "article_id": key.article[0] if key.article else None,
        "publisher": "",
        "published": "",
        "reliability": "",
        "protected": False,
        "note": "",
        "status": SourceStatus.SUGGESTED.value,
    }
