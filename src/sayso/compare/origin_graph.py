"""The claims behind one value go in; who has it from whom, from each origin to the claims, comes out as a graph."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from sayso.compare.origins import Backing, How, Route, Voice, outlet_key, routes
from sayso.model.attribution import SourceKind


class NodeKind(StrEnum):
    """What a node of the graph is."""

    SOURCE = "source"
    OUTLET = "outlet"
    ARTICLE = "article"
    AGENCIES = "agencies"
    CLAIM = "claim"


class Standing(StrEnum):
    """Whether an editor settled that somebody said so; what an article shows by itself is read."""

    SUGGESTED = "suggested"
    SETTLED = "settled"
    READ = "read"


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Somebody or something that the value passes through; ``outlet`` and ``article`` are a claim's own.

    ``id`` is a source's uid, an outlet's plain name, an article's or a claim's reference; ``name`` a claim's words.
    """

    kind: NodeKind
    id: str
    name: str
    outlet: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """``taker`` has it from ``giver``; ``origin`` is where that comes from, ``known`` whether it is named.

    ``key`` is the same for the same origin: two that are called alike ('officials' of two articles) differ in it.

    ``suggested`` says that no editor has settled who said it, on the way from the origin to the claim.
    """

    giver: Node
    taker: Node
    how: How
    suggested: bool
    origin: str
    known: bool
    key: str = ""

    @property
    def status(self) -> Standing:
        """How far it is settled."""
        if self.suggested:
            return Standing.SUGGESTED
        return Standing.SETTLED if self.how is How.SAID else Standing.READ


def origin_graph(backings: Iterable[Backing]) -> tuple[Edge, ...]:
    """The edges from each origin through the sources to the claims, and from copied claims to their copies.

    Every claim is the taker of one edge. The edges of one origin follow each other, from the origin outwards.
    """
    found: dict[Edge, None] = {}
    for backing, route in sorted(routes(backings).items(), key=lambda pair: _order(*pair)):
        found.update(dict.fromkeys(_edges(backing, route)))
    return tuple(found)


def _order(backing: Backing, route: Route) -> tuple[bool, str, str, bool, str, str]:
    return not route.end.known, route.end.name, route.end.key, route.original is not None, backing.outlet, str(backing)


def _edges(backing: Backing, route: Route) -> Iterable[Edge]:
    claim = _claim(backing)
    if route.original is not None:
        givers = [_claim(route.original)]
    elif route.how is How.SAID:
        givers = [_source(voice) for voice in reversed(backing.chain)]
    else:
        kind, _, made = route.end.key.partition(" ")
        givers = [Node(NodeKind(kind), made, route.end.name)]
    for giver, taker in pairwise([*givers, claim]):
        if giver != taker:
            yield Edge(
                giver=giver,
                taker=taker,
                how=route.how,
                suggested=route.suggested,
                origin=route.end.name,
                known=route.end.known,
                key=route.end.key,
            )


def _claim(backing: Backing) -> Node:
    made = backing.claim or f"{backing.article} {backing.quote}".strip()
    return Node(NodeKind.CLAIM, made, backing.quote, backing.outlet, backing.article)


def _source(voice: Voice) -> Node:
    if voice.kind is SourceKind.OUTLET:
        return Node(NodeKind.OUTLET, outlet_key(voice.name), voice.name)
    return Node(NodeKind.SOURCE, voice.uid, voice.name)
