"""An article with several versions goes in, what changed between them comes out: claims, not lines."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.anchor.notes import Note, find_notes
from sayso.desk.desk import Desk
from sayso.desk.restating import Reading, Text, restated
from sayso.desk.wording import quoted, spoken
from sayso.model.errors import InputError, NotFoundError
from sayso.model.tables import ArticleLine, ClaimFilter, ClaimLine
from sayso.model.text import Document, Span
from sayso.model.uid import number_in
from sayso.store import articles
from sayso.store.listing import claims as claim_lines
from sayso.store.listing import coverage
from sayso.store.versions import Stood, Version, Versioned, stood, version_of, versions_of

LIVE = ("suggested", "accepted")
STANDING = ("exact", "moved")


class What(StrEnum):
    """What became of a claim, weightiest first."""

    REVERSED = "reversed"
    BECAME = "became"
    QUALIFIED = "qualified"
    ATTRIBUTED = "attributed"
    DROPPED = "dropped"
    UNCLEAR = "unclear"
    RETURNED = "returned"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """One change between two versions: ``claims`` in the older text, ``now`` those that stand in their place.

    ``before`` and ``after`` are both values in words, ``because`` says what tells so; ``noted`` whether a note in the
    newer text names it; ``in_note`` that the claim stands in such a note itself.
    """

    what: What
    claims: tuple[str, ...]
    now: tuple[str, ...]
    before: str
    after: str
    measure: str
    because: str
    noted: bool
    in_note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What changed between two versions. ``notes`` stand in the newer text, ``fresh`` are those the older has not."""

    older: int
    newer: int
    published: tuple[str, str]
    headlines: tuple[str, str]
    changes: tuple[Altered, ...]
    unchanged: int
    notes: tuple[Note, ...]
    fresh: tuple[Note, ...]

    @property
    def silent(self) -> bool:
        """Whether what was said is said otherwise or no more, and no new note owns up to any change."""
        told = (What.REVERSED, What.BECAME, What.QUALIFIED, What.DROPPED)
        return not self.fresh and any(one.what in told for one in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChanges:
    """An article with what changed from version to version, oldest first."""

    article: str
    outlet: str
    headline: str
    versions: int
    steps: tuple[Step, ...]


def changes_between(desk: Desk, ref: str, *, first: int | None = None, last: int | None = None) -> ArticleChanges:
    """What changed in an article: between the versions ``first`` and ``last``, else at every step from one to the next.

    Only one of them given, the other is the version beside it, later or earlier.

    Raises:
        NotFoundError: if there is no such article or version.
        InputError: if the versions are not in order.
    """
    with desk.store.reading() as session:
        number = articles.number_of(session, ref)
        line = next(iter(coverage.articles(session, number=number)))
        history = versions_of(session, number)
        pairs = _steps(ref, len(history), first, last)
        country = articles.country_of(session, number)
        texts = {
            wanted: Text(_document(version_of(session, number, wanted), history[wanted - 1], line), country)
            for wanted in sorted({one for pair in pairs for one in pair})
        }
        claims = {
            number_in("claim", one.claim_id) or 0: one
            for one in claim_lines.claims(session, ClaimFilter(article=ref, status=LIVE))
        }
        anchors = stood(session, number)
    held: dict[int, dict[int, Stood]] = {}
    for one in anchors:
        if one.claim_id in claims:
            held.setdefault(one.claim_id, {})[one.version] = one
    return ArticleChanges(
        article=line.article_id,
        outlet=line.outlet,
        headline=line.headline,
        versions=line.versions,
        steps=tuple(_step(history, texts, claims, held, pair) for pair in pairs),
    )


def _steps(ref: str, versions: int, first: int | None, last: int | None) -> list[tuple[int, int]]:
    if first is None and last is None:
        return [(at, at + 1) for at in range(1, versions)]
    older = first if first is not None else (last or 2) - 1
    newer = last if last is not None else older + 1
    if older >= newer or older < 1:
        raise InputError(f"version {newer} of {ref} is not later than version {older}", "give --from 1 --to 2")
    if newer > versions:
        raise NotFoundError(f"{ref} has no version {newer}", f"see `sayso article show {ref}`")
    return [(older, newer)]


def _document(version: Version, told: Versioned, line: ArticleLine) -> Document:
    return Document(version.text, version.regions, told.headline, outlet=line.outlet, published=told.published)


def _step(
    history: tuple[Versioned, ...],
    texts: dict[int, Text],
    claims: dict[int, ClaimLine],
    held: dict[int, dict[int, Stood]],
    pair: tuple[int, int],
) -> Step:
    older, newer = pair
    before, after = texts[older], texts[newer]
    notes = find_notes(after.document.text)
    had = {one.text for one in find_notes(before.document.text)}
    fresh = tuple(one for one in notes if one.text not in had)
    walk = _Walk(before, after, claims=claims, held=held, older=older, newer=newer, notes=notes)
    found = walk.changes()
    return Step(
        older=older,
        newer=newer,
        published=(history[older - 1].published, history[newer - 1].published),
        headlines=(history[older - 1].headline, history[newer - 1].headline),
        changes=tuple(sorted(_merged(found), key=lambda one: list(What).index(one.what))),
        unchanged=walk.unchanged,
        notes=notes,
        fresh=fresh,
    )


def _merged(found: list[Altered]) -> list[Altered]:
    """The same change in the headline and in the text, told once."""
    kept: dict[tuple[object, ...], Altered] = {}
    for one in found:
        key = (one.what, one.before.casefold(), one.after.casefold(), one.because.casefold(), one.in_note)
        if key not in kept:
            kept[key] = one
            continue
        same = kept[key]
        kept[key] = replace(
            same,
            claims=tuple(dict.fromkeys((*same.claims, *one.claims))),
            now=tuple(dict.fromkeys((*same.now, *one.now))),
            measure=same.measure or one.measure,
            noted=same.noted or one.noted,
        )
    return list(kept.values())


class _Walk:
    """One way from an older text to a newer one, claim by claim."""

    def __init__(
        self,
        before: Text,
        after: Text,
        *,
        claims: dict[int, ClaimLine],
        held: dict[int, dict[int, Stood]],
        older: int,
        newer: int,
        notes: tuple[Note, ...],
    ) -> None:
        self.before, self.after, self.claims, self.notes = before, after, claims, notes
        self.older = {claim: own[older] for claim, own in held.items() if older in own}
        self.newer = {claim: own[newer] for claim, own in held.items() if newer in own}
        self.standing = {claim: one for claim, one in self.newer.items() if one.status in STANDING}
        self.taken: set[int] = set()
        self.unchanged = 0
        both = [claim for claim in sorted(self.older, key=self._place) if claim in self.standing]
        self.moved = _out_of_order(both, [self.standing[claim].start or 0 for claim in both])

    def changes(self) -> list[Altered]:
        """What became of each claim of the older text, and which are new in the newer."""
        found = [change for claim in sorted(self.older, key=self._place) if (change := self._fate(claim))]
        for claim in sorted(self.standing, key=lambda one: self.standing[one].start or 0):
            if claim in self.taken:
                continue
            was = self.older.get(claim)
            if was is None:
                found.append(self._change(What.ADDED, (), (claim,), is_=self._said(claim)))
            elif was.status not in STANDING:
                found.append(self._change(What.RETURNED, (), (claim,), is_=self._said(claim)))
        return found

    def _place(self, claim: int) -> int:
        return self.older[claim].start or 0

    def _fate(self, claim: int) -> Altered | None:
        was, now = self.older[claim], self.newer.get(claim)
        if was.status not in STANDING:
            return None
        said = self._said(claim)
        if now is None or now.status == "lost":
            return self._change(What.DROPPED, (claim,), (), was=said, because=now.reason if now else "")
        if now.status == "ambiguous":
            return self._change(What.UNCLEAR, (claim,), (), was=said, because=now.reason)
        if now.status == "altered":
            return self._altered(claim, now)
        return self._same_words(claim, was, now)

    def _same_words(self, claim: int, was: Stood, now: Stood) -> Altered | None:
        self.taken.add(claim)
        kind = self.claims[claim].kind
        then, since = self.before.read(kind, _span(was)), self.after.read(kind, _span(now))
        change = restated(then, since)
        if change:
            what = What.REVERSED if change.reversed else What.ATTRIBUTED if change.attributed else What.QUALIFIED
            own, value = (claim,), self._said(claim)
            return self._change(what, own, own, was=value, is_=value, because=f"{change.was} became {change.is_}")
        if claim in self.moved:
            return self._change(What.MOVED, (claim,), (claim,), was=self._said(claim))
        self.unchanged += 1
        return None

    def _altered(self, claim: int, now: Stood) -> Altered:
        span, kind = _span(now), self.claims[claim].kind
        heirs = [
            other
            for other, one in self.standing.items()
            if other not in self.older and self.claims[other].kind == kind and span and span.overlaps(_span(one))
        ]
        self.taken.update(heirs)
        words = span.of(self.after.document.text) if span else ""
        same = words.casefold() == self.claims[claim].quote.casefold()
        was = self._said(claim)
        heir = heirs[0] if heirs else None
        reading: Reading | None = self.after.read(kind, span) if span else None
        change = restated(self.before.read(kind, _span(self.older[claim])), reading) if same else None
        if change is not None and change.reversed:
            because = f"{change.was} became {change.is_}"
            return self._change(What.REVERSED, (claim,), tuple(heirs), was=was, is_=was, because=because)
        if same:
            what = What.REVERSED if _turns(now.reason) else What.QUALIFIED
            return self._change(what, (claim,), tuple(heirs), was=was, is_=was, because=now.reason)
        is_ = self._said(heir) if heir is not None else " ".join(words.split())
        return self._change(What.BECAME, (claim,), tuple(heirs), was=was, is_=is_, because=now.reason)

    def _said(self, claim: int) -> str:
        line = self.claims[claim]
        return spoken(line) if line.kind == "figure" else quoted(line)

    def _change(
        self,
        what: What,
        claims: tuple[int, ...],
        now: tuple[int, ...],
        *,
        was: str = "",
        is_: str = "",
        because: str = "",
    ) -> Altered:
        spans = [_span(self.standing[claim]) for claim in now if claim in self.standing]
        measures = [self.claims[claim].measure for claim in (*claims, *now)]
        return Altered(
            what=what,
            claims=tuple(self.claims[claim].claim_id for claim in claims),
            now=tuple(self.claims[claim].claim_id for claim in now),
            before=was,
            after=is_,
            measure=next((measure for measure in measures if measure), ""),
            because=because,
            noted=any(self._names(note, claims) for note in self.notes),
            in_note=bool(spans) and all(any(note.span.contains(span) for note in self.notes) for span in spans),
        )

    def _names(self, note: Note, claims: tuple[int, ...]) -> bool:
        """Whether a note repeats the words that a change took away."""
        said = note.text.casefold()
        return any(self.claims[claim].quote.casefold() in said for claim in claims)


def _out_of_order(claims: list[int], places: list[int]) -> set[int]:
    """The claims that stand elsewhere among the others than before: all but the most that kept their order.

    Words that only slid down because others came before them did not move.
    """
    tails: list[int] = []
    lengths = []
    for place in places:
        at = bisect_right(tails, place)
        tails[at : at + 1] = [place]
        lengths.append(at + 1)
    kept: set[int] = set()
    wanted, limit = len(tails), float("inf")
    for claim, place, length in zip(reversed(claims), reversed(places), reversed(lengths), strict=True):
        if length == wanted and place <= limit:
            kept.add(claim)
            wanted, limit = wanted - 1, place
    return set(claims) - kept


def _span(one: Stood) -> Span:
    return Span(one.start or 0, one.end or 0) if one.start is not None else Span(0, 0)


def _turns(reason: str) -> bool:
    """Whether what changed beside the words is a negation, which turns their meaning round."""
    return "stands beside the words" in reason
