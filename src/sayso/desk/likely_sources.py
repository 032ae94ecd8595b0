"""Sources that may be the same one, for an editor to settle: never merged by themselves, never asked about twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.compare.same_source import LEAST, likely_same
from sayso.compare.sighting import Known, Likeness
from sayso.desk.desk import Desk
from sayso.desk.naming import untitled
from sayso.model import edtf
from sayso.model.attribution import SourceKind, SourceStatus
from sayso.model.uid import number_in, reference
from sayso.store import identities, sources
from sayso.store.identities import Edge
from sayso.store.rows.stories import Judgement
from sayso.store.sightings import Sighting, sightings
from sayso.store.store import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelySame:
    """Two sources that may be one; ``into`` is the one whose name would stand for both.

    ``score`` is out of 99. ``judgement`` is ``unsure`` where somebody could not tell, else empty.
    """

    source_id: str
    source: str
    kind: str
    into_id: str
    into: str
    articles: tuple[str, ...]
    into_articles: tuple[str, ...]
    score: int
    reason: str
    judgement: str = ""


def suggest(desk: Desk, *, only: str = "", least: int = LEAST, unsure: bool = False) -> list[LikelySame]:
    """The sources that may be the same, the likeliest first; or those that ``only`` may be.

    Those that likelier pairs bring together are left out until these are judged, unless ``only`` asks for them. What
    was merged is one; what was judged not to be the same is left out, and what nobody could tell, too, unless
    ``unsure`` asks for it. A protected source is never held against one that is not.

    Raises:
        NotFoundError: if there is no source ``only``.
    """
    with desk.store.reading() as session:
        groups = _groups(session)
        wanted = {row.uid for row in sources.merged_with(session, sources.row_of(session, only))} if only else set()
        edges = identities.judged(session, "source")
    top_of = {one.uid: top for top, members in groups.items() for one in members}
    settled = dict(_settled(edges, top_of))
    closed = {pair for pair, judged in settled.items() if judged is Judgement.NEGATIVE or not unsure}
    found = []
    for hidden in (False, True):
        known = [_known(members) for members in groups.values() if members[0].protected is hidden]
        found += likely_same(known, closed, least=least)
    lines = [
        (one, _line(one, groups, settled.get(frozenset((one.left, one.right)))))
        for one in found
        if not wanted or {one.left, one.right} & wanted
    ]
    lines.sort(key=lambda pair: (-pair[1].score, _number(pair[1].into_id), _number(pair[1].source_id)))
    return [line for _, line in (lines if wanted else _asked_once(lines))]


def _asked_once(lines: Iterable[tuple[Likeness, LikelySame]]) -> Iterator[tuple[Likeness, LikelySame]]:
    """The pairs without those that likelier ones bring together: five of one name are four questions, not ten."""
    stands_for: dict[str, str] = {}

    def top(uid: str) -> str:
        while uid in stands_for:
            uid = stands_for[uid]
        return uid

    for one, line in lines:
        left, right = top(one.left), top(one.right)
        if left != right:
            stands_for[left] = right
            yield one, line


def _number(ref: str) -> int:
    return number_in("source", ref) or 0


def _groups(session: Session) -> dict[str, list[Sighting]]:
    """Every source with those that were merged into it, by the uid of the one that stands for all, itself first."""
    standing = identities.kept(session, "source")
    groups: dict[str, list[Sighting]] = {}
    for one in sightings(session):
        groups.setdefault(standing.get(one.uid, one.uid), []).append(one)
    return {top: sorted(members, key=lambda one: (one.uid != top, one.id)) for top, members in groups.items()}


def _settled(edges: Sequence[Edge], top_of: dict[str, str]) -> Iterator[tuple[frozenset[str], Judgement]]:
    """The pairs of standing sources that somebody judged, by an edge between any two that they stand for."""
    for edge in sorted(edges, key=lambda one: one.judgement is Judgement.NEGATIVE):
        if edge.judgement is not Judgement.POSITIVE and edge.one in top_of and edge.other in top_of:
            yield frozenset((top_of[edge.one], top_of[edge.other])), edge.judgement


def _known(members: Sequence[Sighting]) -> Known:
    first = members[0]
    days = [day for one in members for day in one.days]
    return Known(
        uid=first.uid,
        kind=SourceKind(first.kind),
        names=tuple(_names(SourceKind(first.kind), (name for one in members for name in one.names))),
        articles=frozenset(ref for one in members for ref in one.articles),
        outlets=frozenset(name for one in members for name in one.outlets),
        stories=frozenset(slug for one in members for slug in one.stories),
        day=min(days).isoformat() if days else "",
        body=first.body if first.kind == SourceKind.OUTLET else "",
        publisher=first.publisher,
        year=_year(first.published),
        local=first.local,
    )


def _names(kind: SourceKind, names: Iterable[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        yield untitled(name) if kind is SourceKind.PERSON else name


def _year(published: str) -> str:
    ends = edtf.interval(published) if published else None
    return str(ends[0].year) if ends and ends[0] and ends[1] and ends[0].year == ends[1].year else ""


def _line(found: Likeness, groups: dict[str, list[Sighting]], judged: Judgement | None) -> LikelySame:
    one, into = sorted((groups[found.left][0], groups[found.right][0]), key=_standing)
    return LikelySame(
        source_id=reference("source", one.id),
        source=one.name,
        kind=one.kind,
        into_id=reference("source", into.id),
        into=into.name,
        articles=_cited(groups[one.uid]),
        into_articles=_cited(groups[into.uid]),
        score=found.score,
        reason=found.reason,
        judgement=judged.value if judged else "",
    )


def _cited(members: Sequence[Sighting]) -> tuple[str, ...]:
    return tuple(sorted({ref for one in members for ref in one.articles}, key=lambda ref: int(ref[1:])))


def _standing(one: Sighting) -> tuple[bool, bool, int, int, int]:
    """Whose name had better stand, last: an editor's, one for every article, the fuller, the more cited, the first."""
    return (
        one.status == SourceStatus.CONFIRMED.value,
        not one.local,
        len(one.name.split()),
        len(one.articles),
        -one.id,
    )
