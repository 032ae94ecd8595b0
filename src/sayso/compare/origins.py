"""Who carries a claim and on whose word goes in, how many independent origins stand behind it comes out.

A claim rests on the end of its chain of sources. Where it names nobody, it rests on the report that its article
digests, on the agency that its article credits, or on its own outlet; but words that the same article gives to
somebody elsewhere, as a headline does, rest on whoever said them there. A claim in a passage that was copied rests on
what the original rests on, whatever the copy says; a claim in a paragraph of the article's own stands on its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.compare.agencies import AGENCIES, credited, digested, nameless, outlet_key
from sayso.model.attribution import SourceKind

__all__ = ["AGENCIES", "Backing", "How", "Origin", "Origins", "Route", "Voice", "count_origins", "outlet_key", "routes"]


class How(StrEnum):
    """Why a claim rests on what it rests on."""

    SAID = "said"
    CREDIT = "credit"
    DIGEST = "digest"
    COPY = "copy"
    REPEAT = "repeat"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Voice:
    """One source in an attribution chain; ``uid`` is the same wherever the same source is meant.

    ``local`` says that it is known from one article alone, by a description ('the coast guard'): it may be anybody's.
    ``suggested`` says that no editor has settled that it said so. ``unsure`` are the uids of the sources of which
    somebody said that nobody can tell whether they are this one.
    """

    uid: str
    name: str
    kind: SourceKind
    local: bool = False
    suggested: bool = False
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Backing:
    """One claim that carries the value: who published it, and on whose word.

    ``chain`` runs from the outlet inwards, without the outlet itself; its last voice is the origin. ``copy_of`` is
    the article that the claim's passage is copied from, or empty, and ``copied_outlet`` who published that. ``credit``
    is the text of the credit lines and ``byline`` of the bylines and datelines, or empty. ``loose`` says that nobody
    has settled the chain and that its origin means somebody in this article alone: then the agency or article that it
    comes from is the surer origin. ``claim`` is the claim's reference, ``quote`` its words, ``digest_of`` the report
    that its article digests.
    """

    article: str
    outlet: str
    chain: tuple[Voice, ...] = ()
    copy_of: str = ""
    credit: str = ""
    copied_outlet: str = ""
    loose: bool = False
    byline: str = ""
    digest_of: str = ""
    claim: str = ""
    quote: str = ""

    @property
    def suggested(self) -> bool:
        """Whether some hop of its chain is only suggested."""
        return any(voice.suggested for voice in self.chain)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the information came from, with the outlets that rest on it; ``known`` is false where nobody is named.

    ``suggested`` says that no claim of it has a chain that is settled, or needs none.
    """

    name: str
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    known: bool = True
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Origins:
    """The outlets that carry a value, its independent origins, and how many remain unresolved.

    ``groups`` are the known origins, most outlets first; ``open`` those whose source is not named, or may be one of
    the known. ``line`` is what an editor reads: '7 outlets, 2 origins (AP; the ministry's statement), 1 unresolved'.
    """

    outlets: int
    groups: tuple[Origin, ...]
    open: tuple[Origin, ...]
    line: str

    @property
    def unresolved(self) -> int:
        """How many chains end with a source that is not named."""
        return len(self.open)

    @property
    def suggested(self) -> int:
        """How many of all origins rest on suggested chains alone."""
        return sum(origin.suggested for origin in (*self.groups, *self.open))


@dataclass(frozen=True, slots=True)
class End:
    """The end of one chain: a key that is the same for the same origin, its name, and whether it is named."""

    key: str
    name: str
    known: bool
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """How a backing comes to its end; ``original`` is the backing that it was copied from, where that is at hand."""

    end: End
    how: How
    suggested: bool = False
    original: Backing | None = None


def count_origins(backings: Iterable[Backing]) -> Origins:
    """Count the independent origins behind one value.

    One source, document, agency or copied article is one origin, however many outlets carry it. A claim that names
    nobody rests on its own outlet. A copy rests on what it copies, so adding one never adds an origin. Sources of
    which nobody can tell whether they are one count as one origin, and the others as unresolved.
    """
    found = routes(backings)
    by_key: dict[str, list[tuple[Backing, Route]]] = {}
    for backing, route in found.items():
        by_key.setdefault(route.end.key, []).append((backing, route))
    origins = {key: _origin(members) for key, members in by_key.items()}
    doubted = _doubted({key: [route.end for _, route in members] for key, members in by_key.items()}, origins)
    ranked = sorted(origins.items(), key=lambda pair: _rank(pair[1]))
    named = tuple(origin for key, origin in ranked if origin.known and key not in doubted)
    unnamed = tuple(origin for key, origin in ranked if not origin.known or key in doubted)
    outlets = len({outlet_key(backing.outlet) for backing in found})
    return Origins(outlets, named, unnamed, _line(outlets, named, len(unnamed)))


def routes(backings: Iterable[Backing]) -> dict[Backing, Route]:
    """How each backing comes to its end, by article, outlet and words; a copy comes to that of its original."""
    held = sorted(set(backings), key=lambda backing: (backing.article, backing.outlet, str(backing)))
    return _Resolving(held).routes()


class _Resolving:
    """Backings under way to their ends; each article's are resolved once."""

    def __init__(self, held: Sequence[Backing]) -> None:
        self.own = {backing: _own(backing) for backing in held}
        self.by_article: dict[str, list[Backing]] = {}
        for backing in held:
            self.by_article.setdefault(backing.article, []).append(backing)
        self.models: dict[str, set[str]] = {}
        for backing in held:
            if backing.copy_of in self.by_article:
                self.models.setdefault(backing.article, set()).add(backing.copy_of)
        self.reached = {article: self._reach(article) for article in self.models}
        self.found: dict[Backing, Route] = {}

    def routes(self) -> dict[Backing, Route]:
        return {backing: self._resolved(backing) for backing in self.own}

    def _reach(self, article: str) -> set[str]:
        """The articles that one leads to, from copy to original; itself where they go round in a circle."""
        reached: set[str] = set()
        level = set(self.models[article])
        while level:
            reached |= level
            level = {model for one in level for model in self.models.get(one, ())} - reached
        return reached

    def _resolved(self, backing: Backing) -> Route:
        if backing not in self.found:
            self.found[backing] = self._through(backing)
        return self.found[backing]

    def _through(self, backing: Backing) -> Route:
        """The route through the article that a backing is copied from, if that is at hand.

        The original's claim in the same words is followed, else the one that comes to the same end, else the first.
        In a circle of copies, the article that sorts first is the original, by what it copies from within the circle
        alone: then every end that is come to is one that a backing has by itself.
        """
        own = self.own[backing]
        if backing.copy_of not in self.by_article:
            return self._repeated(backing) if own.how is How.OWN else own
        circle = [one for one in self.reached[backing.article] if backing.article in self.reached.get(one, ())]
        if backing.copy_of in circle:
            if min(circle) == backing.article:
                return own
            ends = {one: self.own[one] for one in self.by_article[min(circle)] if one.copy_of in circle}
        else:
            ends = {one: self._resolved(one) for one in self.by_article[backing.copy_of]}
        same = [one for one in ends if backing.quote and one.quote.casefold() == backing.quote.casefold()]
        agreeing = [one for one in ends if ends[one].end.key == own.end.key]
        original = (same or agreeing or list(ends))[0]
        return Route(ends[original].end, How.COPY, ends[original].suggested, original)

    def _repeated(self, backing: Backing) -> Route:
        """A headline or a lead in the words that the article gives to somebody elsewhere rests on them, too."""
        for one in self.by_article[backing.article] if backing.quote else ():
            told = self.own[one].how is How.SAID or one.copy_of in self.by_article
            if told and one.quote.casefold() == backing.quote.casefold():
                route = self._resolved(one)
                return Route(route.end, How.REPEAT, route.suggested, one)
        return self.own[backing]


def _own(backing: Backing) -> Route:
    """What a backing rests on by itself: its source where it names one, else where its article comes from."""
    agency = credited(backing.credit, backing.byline)
    report = digested(backing.digest_of)
    if backing.chain and not (backing.loose and (backing.copy_of or agency or report)):
        last = backing.chain[-1]
        if not (last.kind is SourceKind.OUTLET and report and outlet_key(last.name) == outlet_key(backing.outlet)):
            return Route(_told_end(last), How.SAID, backing.suggested)
    if report:
        return Route(_outlet_end(report), How.DIGEST)
    if agency:
        return Route(_outlet_end(agency), How.OWN if outlet_key(backing.outlet) == agency else How.CREDIT)
    if backing.copied_outlet or backing.copy_of:
        return Route(_copied_end(backing), How.COPY)
    if nameless(backing.credit, backing.byline):
        return Route(End(f"agencies {backing.article}", "agencies without a name", known=False), How.CREDIT)
    return Route(_outlet_end(backing.outlet), How.OWN)


def _told_end(last: Voice) -> End:
    if last.kind is SourceKind.UNNAMED or last.local:
        return End(f"source {last.uid}", last.name, known=False)
    if last.kind is SourceKind.OUTLET:
        return _outlet_end(last.name)
    return End(f"source {last.uid}", last.name, known=True, unsure=last.unsure)


def _copied_end(backing: Backing) -> End:
    if backing.copied_outlet:
        return _outlet_end(backing.copied_outlet)
    return End(f"article {backing.copy_of}", f"the article {backing.copy_of}", known=True)


def _outlet_end(name: str) -> End:
    key = outlet_key(name)
    return End(f"outlet {key}", key if key in AGENCIES else name, known=True)


def _origin(members: Sequence[tuple[Backing, Route]]) -> Origin:
    outlets = sorted({outlet_key(backing.outlet): backing.outlet for backing, _ in reversed(members)}.values())
    articles = tuple(sorted({backing.article for backing, _ in members}))
    name = min(route.end.name for _, route in members)
    suggested = all(route.suggested for _, route in members)
    return Origin(name, tuple(outlets), articles, members[0][1].end.known, suggested)


def _rank(origin: Origin) -> tuple[int, str, tuple[str, ...]]:
    return -len(origin.outlets), origin.name, origin.articles


def _doubted(ends: Mapping[str, Sequence[End]], origins: Mapping[str, Origin]) -> set[str]:
    """The known origins that may be another of them, and leave it to that one to be counted.

    All that hang together by doubts are one that is sure and others that are not; then neither the order of the
    claims nor the number of outlets decides how many there are.
    """
    of = {
        key: {f"source {uid}" for end in held for uid in end.unsure} & ends.keys()
        for key, held in ends.items()
        if origins[key].known
    }
    doubted: set[str] = set()
    seen: set[str] = set()
    for start in sorted(of):
        group, level = {start}, {start}
        while level:
            level = {other for key in level for other in of if other in of[key] or key in of[other]} - group
            group |= level
        if start not in seen:
            seen |= group
            doubted |= group - {min(group, key=lambda key: _rank(origins[key]))}
    return doubted


def _line(outlets: int, named: Sequence[Origin], unresolved: int) -> str:
    parts = [f"{outlets} outlet{'' if outlets == 1 else 's'}"]
    names = f" ({'; '.join(origin.name for origin in named)})" if named else ""
    parts.append(f"{len(named)} origin{'' if len(named) == 1 else 's'}{names}")
    if unresolved:
        parts.append(f"{unresolved} unresolved")
    return ", ".join(parts)
