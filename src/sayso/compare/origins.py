"""Who carries a claim and on whose word goes in, how many independent origins stand behind it comes out."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.places import plain_name
from sayso.model.attribution import SourceKind


@dataclass(frozen=True, slots=True)
class Voice:
    """One source in an attribution chain; ``uid`` is the same wherever the same source is meant.

    ``local`` says that it is known from one article alone, by a description ('the coast guard'): it may be anybody's.
    """

    uid: str
    name: str
    kind: SourceKind
    local: bool = False


@dataclass(frozen=True, slots=True)
class Backing:
    """One claim that carries the value: who published it, and on whose word.

    ``chain`` runs from the outlet inwards, without the outlet itself; its last voice is the origin. ``copy_of`` is
    the article that this one likely copies, or empty, and ``copied_outlet`` who published that. ``credit`` is the text
    of the credit lines, or empty. ``loose`` says that nobody has settled the chain and that its origin means somebody
    in this article alone: then the agency or article that it comes from is the surer origin.
    """

    article: str
    outlet: str
    chain: tuple[Voice, ...] = ()
    copy_of: str = ""
    credit: str = ""
    copied_outlet: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the information came from, with the outlets that rest on it; ``known`` is false where nobody is named."""

    name: str
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Origins:
    """The outlets that carry a value, its independent origins, and how many remain unresolved.

    ``groups`` are the known origins, most outlets first; ``open`` those whose source is not named. ``line`` is what
    an editor reads: '7 outlets, 2 origins (AP; the ministry's statement), 1 unresolved'.
    """

    outlets: int
    groups: tuple[Origin, ...]
    open: tuple[Origin, ...]
    line: str

    @property
    def unresolved(self) -> int:
        """How many chains end with a source that is not named."""
        return len(self.open)


@dataclass(frozen=True, slots=True)
class _End:
    """The end of one chain: a key that is the same for the same origin, its name, and whether it is named."""

    key: str
    name: str
    known: bool


AGENCIES = {
    "AP": "ap|associated press",
    "Reuters": "reuters|thomson reuters",
    "AFP": "afp|agence france presse",
    "Yonhap": "yonhap|yonhap news agency|yonhap news",
    "Kyodo": "kyodo|kyodo news",
    "Xinhua": "xinhua|xinhua news agency",
    "dpa": "dpa|deutsche presse agentur",
    "TASS": "tass|itar tass",
    "Interfax": "interfax",
    "EFE": "efe|agencia efe",
    "ANSA": "ansa",
    "UPI": "upi|united press international",
    "PTI": "pti|press trust of india",
    "ANI": "asian news international",
    "PA Media": "pa media|press association",
    "Anadolu": "anadolu|anadolu agency",
    "Bloomberg": "bloomberg|bloomberg news",
    "KCNA": "kcna|korean central news agency",
}
"""News agencies that credit lines name, with the spellings that mean the same one (plain names, see ``plain_name``)."""

_AGENCY_OF = {spelling: name for name, spellings in AGENCIES.items() for spelling in spellings.split("|")}
_CREDITED = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _AGENCY_OF), key=len, reverse=True)).replace(r"\ ", " ") + r")\b"
)


def count_origins(backings: Iterable[Backing]) -> Origins:
    """Count the independent origins behind one value.

    One source, document, agency or copied article is one origin, however many outlets carry it. A claim that names
    nobody rests on its own outlet. A copy rests on what it copies, so adding one never adds an origin.
    """
    held = sorted(set(backings), key=lambda backing: (backing.article, backing.outlet, str(backing)))
    ends = _ends(held)
    by_key: dict[str, list[tuple[Backing, _End]]] = {}
    for backing in held:
        end = ends[backing]
        by_key.setdefault(end.key, []).append((backing, end))
    origins = sorted(
        map(_origin, by_key.values()), key=lambda origin: (-len(origin.outlets), origin.name, origin.articles)
    )
    named = tuple(origin for origin in origins if origin.known)
    unnamed = tuple(origin for origin in origins if not origin.known)
    outlets = len({outlet_key(backing.outlet) for backing in held})
    return Origins(outlets, named, unnamed, _line(outlets, named, len(unnamed)))


def outlet_key(name: str) -> str:
    """The same text for every spelling of an outlet's or agency's name: 'The Associated Press' is 'AP'."""
    bare = plain_name(name)
    return _AGENCY_OF.get(bare, bare)


def _ends(held: Sequence[Backing]) -> dict[Backing, _End]:
    """The end of each backing's chain; a copy has that of the article it copies."""
    by_article: dict[str, list[Backing]] = {}
    for backing in held:
        by_article.setdefault(backing.article, []).append(backing)
    copied = {backing.article: backing.copy_of for backing in reversed(held) if backing.copy_of}
    own = {backing: _own_end(backing) for backing in held}
    ends: dict[Backing, _End] = {}
    for backing in held:
        originals = [own[original] for original in by_article[_root(backing.article, copied, by_article)]]
        ends[backing] = own[backing] if own[backing] in originals else originals[0]
    return ends


def _root(article: str, copied: Mapping[str, str], present: Container[str]) -> str:
    """The earliest article in a line of copies that is present; in a circle of copies, the one that sorts first."""
    seen = [article]
    while copied.get(seen[-1], "") in present:
        following = copied[seen[-1]]
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _own_end(backing: Backing) -> _End:
    if backing.chain and not (backing.loose and (backing.copy_of or _credited(backing))):
        last = backing.chain[-1]
        if last.kind is SourceKind.UNNAMED or last.local:
            return _End(f"source {last.uid}", last.name, known=False)
        if last.kind is SourceKind.OUTLET:
            return _outlet_end(last.name)
        return _End(f"source {last.uid}", last.name, known=True)
    credited = _credited(backing)
    if backing.copied_outlet and not credited:
        return _outlet_end(backing.copied_outlet)
    if backing.copy_of and not credited:
        return _End(f"article {backing.copy_of}", f"the article {backing.copy_of}", known=True)
    return _outlet_end(credited or backing.outlet)


def _outlet_end(name: str) -> _End:
    key = outlet_key(name)
    return _End(f"outlet {key}", key if key in AGENCIES else name, known=True)


def _credited(backing: Backing) -> str:
    """The agency that the credit lines name, or empty; an agency's own credit is its outlet."""
    found = _CREDITED.search(plain_name(backing.credit))
    return _AGENCY_OF[found[1]] if found else ""


def _origin(members: Sequence[tuple[Backing, _End]]) -> Origin:
    outlets = sorted({outlet_key(backing.outlet): backing.outlet for backing, _ in reversed(members)}.values())
    articles = tuple(sorted({backing.article for backing, _ in members}))
    name = min(end.name for _, end in members)
    return Origin(name, tuple(outlets), articles, known=members[0][1].known)


def _line(outlets: int, named: Sequence[Origin], unresolved: int) -> str:
    parts = [f"{outlets} outlet{'' if outlets == 1 else 's'}"]
    names = f" ({'; '.join(origin.name for origin in named)})" if named else ""
    parts.append(f"{len(named)} origin{'' if len(named) == 1 else 's'}{names}")
    if unresolved:
        parts.append(f"{unresolved} unresolved")
    return ", ".join(parts)
