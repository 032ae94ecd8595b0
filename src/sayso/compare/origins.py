"""Who carries a claim and on whose word goes in, how many independent origins stand behind it comes out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.resting import Backing, End, How, Route, Voice, routes
from sayso.model.carriers import AGENCIES, outlet_key

__all__ = ["AGENCIES", "Backing", "How", "Origin", "Origins", "Route", "Voice", "count_origins", "outlet_key", "routes"]


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
    alike = Counter(origin.name for origin in named)
    names = f" ({'; '.join(_called(origin, alike[origin.name] > 1) for origin in named)})" if named else ""
    parts.append(f"{len(named)} origin{'' if len(named) == 1 else 's'}{names}")
    if unresolved:
        parts.append(f"{unresolved} unresolved")
    return ", ".join(parts)


def _called(origin: Origin, shared: bool) -> str:  # noqa: FBT001 - one of two ways to say it
    """The name of an origin, with who has it from there where another is called the same."""
    return f"{origin.name}, told by {' and '.join(origin.outlets)}" if shared else origin.name
