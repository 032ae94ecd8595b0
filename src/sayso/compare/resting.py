"""Who carries a claim and on whose word goes in; what it rests on in the end, and by which way, comes out.

A claim rests on the end of its chain of sources. Where it names nobody, it rests on the report that its article
digests, on the agency that its article credits, or on its own outlet; but words that the same article gives to
somebody elsewhere, as a headline does, rest on whoever said them there. A claim in a passage that was copied rests on
what the original rests on, whatever the copy says; a claim in a paragraph of the article's own stands on its own.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.compare.agencies import accounting
from sayso.model.attribution import SourceKind
from sayso.model.carriers import AGENCIES, credited, digested, nameless, outlet_key


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
class End:
    """The end of one chain: a key that is the same for the same origin, its name, and whether it is named.

    ``among`` are the agencies that were credited together, where it is one of them and nobody says which.
    """

    key: str
    name: str
    known: bool
    unsure: tuple[str, ...] = ()
    among: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Route:
    """How a backing comes to its end; ``original`` is the backing that it was copied from, where that is at hand."""

    end: End
    how: How
    suggested: bool = False
    original: Backing | None = None


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
        found = {backing: self._resolved(backing) for backing in self.own}
        joint = {route.end.among for route in found.values() if route.end.among}
        if not joint:
            return found
        sure = {route.end.key.removeprefix(OUTLET) for route in found.values() if not route.end.among}
        rests = accounting(joint, sure)
        return {backing: _accounted(route, rests, sure) for backing, route in found.items()}

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


def _accounted(route: Route, rests: Mapping[frozenset[str], str], sure: Container[str]) -> Route:
    """The route to the agency that it can rest on, called by all that it may be, unless that one is sure."""
    among = route.end.among
    if not among:
        return route
    agency = rests[among]
    shared = frozenset.intersection(*(one for one in rests if rests[one] == agency))
    name = agency if agency in sure else " and ".join(sorted(shared))
    return replace(route, end=End(f"{OUTLET}{agency}", name, known=True))


def _own(backing: Backing) -> Route:
    """What a backing rests on by itself: its source where it names one, else where its article comes from."""
    agencies = credited(backing.credit, backing.byline)
    report = digested(backing.digest_of)
    if backing.chain and not (backing.loose and (backing.copy_of or agencies or report)):
        last = backing.chain[-1]
        if not (last.kind is SourceKind.OUTLET and report and outlet_key(last.name) == outlet_key(backing.outlet)):
            return Route(_told_end(last), How.SAID, backing.suggested)
    if report:
        return Route(_outlet_end(report), How.DIGEST)
    if agencies:
        own = outlet_key(backing.outlet) in agencies
        return Route(_agency_end(agencies), How.OWN if own else How.CREDIT)
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


def _agency_end(agencies: Sequence[str]) -> End:
    if len(agencies) == 1:
        return _outlet_end(agencies[0])
    name = " and ".join(sorted(agencies))
    return End(f"{OUTLET}{name}", name, known=True, among=frozenset(agencies))


OUTLET = "outlet "
"""What the key of an outlet or agency begins with."""


def _outlet_end(name: str) -> End:
    key = outlet_key(name)
    return End(f"{OUTLET}{key}", key if key in AGENCIES else name, known=True)
