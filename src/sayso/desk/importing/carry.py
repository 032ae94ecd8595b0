"""An article's earlier claims meet its new text: where they stand, what it says of them now, and what is new in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.anchor import pin, refind
from sayso.desk.differences import reads_alike
from sayso.desk.restating import Reading, restated
from sayso.desk.suggesting import Said, Telling, read_claims, telling
from sayso.model.anchor import AnchorStatus
from sayso.model.claim import Claim, Kind, Modality, Polarity, Status
from sayso.model.figure import Figure
from sayso.model.text import Document, Span
from sayso.store import quoting, rereading, suggested
from sayso.store.arrivals import Carried
from sayso.store.articles import Known
from sayso.store.journal import Change
from sayso.store.quoting import Spoken
from sayso.store.rereading import Present
from sayso.store.suggested import SuggestedHop

STANDING = (AnchorStatus.EXACT, AnchorStatus.MOVED)
"""What became of words that are still there."""

TURNED_DOWN = (Status.REJECTED, Status.WITHDRAWN)
"""What a person does not want to see suggested again."""

Readings = Mapping[tuple[Kind, Span], Said]


@dataclass(frozen=True, slots=True)
class Met:
    """What became of the earlier claims, and the claims of the new text that none of them stands for.

    ``restated`` counts those whose words stand and that the text denies, confirms or attributes otherwise.
    """

    carried: tuple[Carried, ...] = ()
    fresh: tuple[Said, ...] = ()
    restated: int = 0


@dataclass(frozen=True)
class _Text:
    """One version with what is read in it."""

    document: Document
    told: Telling
    said: Readings

    def reading(self, kind: Kind, span: Span) -> Reading:
        """How the text commits to the words at ``span``, and on whose word."""
        found = self.said.get((kind, span))
        hops, modality = self.told.hops(span)
        voices = tuple(hop.voice.name for hop in hops)
        if found is None:
            return Reading(voices, modality, Polarity.AFFIRMED)
        return Reading(voices, found.claim.modality, found.claim.polarity)


@dataclass(frozen=True, slots=True)
class _Fate:
    """One earlier claim in the new text; ``now`` is how that commits to it, where its words stand there.

    ``hedged`` says that other words stand in their place, or beside them, and may read the same all the same.
    """

    claim: Present
    carried: Carried
    now: Reading | None = None
    restated: bool = False
    hedged: bool = False

    @property
    def decided(self) -> bool:
        return self.claim.touched or not self.claim.ours


def meet(change: Change, newest: Known, document: Document, country: str, found: Sequence[Said]) -> Met:
    """Carry the claims of an article over into its new text, in which ``found`` was read.

    A suggestion that nobody touched follows the new text. What a person decided stays as it is; where its words stand
    but are said otherwise or by somebody else now, it is altered, and what the text says is suggested beside it. What
    was rejected or withdrawn stays so. Where hops that stay are quoted is found again.
    """
    after = _Text(document, telling(document), _by_place(found))
    before: dict[int, _Text] = {}
    fates = []
    for one, claim in rereading.pinned(change.session, newest.article_id):
        if one.version_id not in before:
            old = rereading.document_of(change.session, one.version_id, document.outlet)
            before[one.version_id] = _Text(old, telling(old), _by_place(read_claims(old, country)))
        fates.append(_fate(claim, before[one.version_id], after))
    _follow(change, fates)
    _requote(change, newest, fates, after)
    return Met(tuple(fate.carried for fate in fates), _fresh(found, fates), sum(fate.restated for fate in fates))


def _by_place(found: Iterable[Said]) -> Readings:
    return {(one.claim.kind, one.claim.span): one for one in found}


def _fate(claim: Present, before: _Text, after: _Text) -> _Fate:
    """Where a claim stands in the new text.

    Words that stand there still and now count something else ('200 houses', '200 people') are altered all the same:
    what the old text and the new one state at the two places is compared.
    """
    text = after.document.text
    again = refind(pin(before.document.text, claim.span), text)
    carried = Carried(
        claim_id=claim.id,
        claim_uid=claim.uid,
        kind=claim.kind.value,
        status=again.status,
        anchor=pin(text, again.span) if again.span else None,
        reason=again.reason,
    )
    if again.span is None or again.status not in STANDING:
        return _Fate(claim, carried, hedged=again.status is AnchorStatus.ALTERED)
    then, now = before.said.get((claim.kind, claim.span)), after.said.get((claim.kind, again.span))
    if then and now and _states_else(then.claim, now.claim):
        reason = "the same words now state something else"
        return _Fate(claim, replace(carried, status=AnchorStatus.ALTERED, reason=reason))
    reading = after.reading(claim.kind, again.span)
    said = restated(before.reading(claim.kind, claim.span), reading)
    settled = claim.touched or not claim.ours
    if said is not None:
        carried = replace(carried, reason=f"{said.was} became {said.is_}")
        if settled and claim.status not in TURNED_DOWN:
            return _Fate(claim, replace(carried, status=AnchorStatus.ALTERED), restated=True)
    return _Fate(claim, replace(carried, hops=after.told.hops(again.span)[0]), reading, restated=said is not None)


def _states_else(then: Claim, now: Claim) -> bool:
    """Whether a figure counts another thing than before, or is negated where it was not."""
    if not (isinstance(then.value, Figure) and isinstance(now.value, Figure)):
        return False
    return then.polarity is not now.polarity or (
        bool(then.value.measure and now.value.measure) and then.value != now.value
    )


def _follow(change: Change, fates: Sequence[_Fate]) -> None:
    """Let what nobody decided say how the new text commits to it."""
    fresh: dict[int, tuple[Modality, Polarity]] = {}
    for fate in fates:
        if fate.now is None or fate.decided or fate.claim.modality is Modality.UNKNOWN:
            continue
        wanted = fate.now.modality, fate.now.polarity
        if wanted != (fate.claim.modality, fate.claim.polarity):
            fresh[fate.claim.id] = wanted
    if fresh:
        rereading.recommit(change, fresh)


def _requote(change: Change, newest: Known, fates: Sequence[_Fate], after: _Text) -> None:
    """Find the cues and quotations of the hops that stay in the new text; ``None`` where they are lost."""
    old = rereading.document_of(change.session, newest.version_id, after.document.outlet).text
    again = {fate.claim.id: fate.carried for fate in fates if fate.carried.hops is not None}
    anew = suggested.undecided(change.session, again)
    stay = [fate.claim.id for fate in fates if fate.claim.id not in anew]
    moved = {hop.id: _quoted(hop, old, after, again.get(hop.claim_id)) for hop in quoting.spoken(change.session, stay)}
    quoting.move(change, moved)


def _quoted(hop: Spoken, old: str, after: _Text, carried: Carried | None) -> tuple[Span | None, Span | None]:
    """The cue and the quotation of a hop in the new text: as it is read there, else where the words stand."""
    same = _same_hop(hop, carried.hops or () if carried else ())
    if same is not None:
        return same.cue_span, same.content
    text = after.document.text
    return _refound(hop.cue_span, old, text), _refound(hop.content, old, text)


def _same_hop(hop: Spoken, hops: Iterable[SuggestedHop]) -> SuggestedHop | None:
    return next((one for one in hops if hop.words == one.words and hop.cue == one.cue), None)


def _refound(span: Span | None, old: str, text: str) -> Span | None:
    if span is None or not len(span) or span.end > len(old):
        return None
    again = refind(pin(old, span), text)
    return again.span if again.status in STANDING else None


def _fresh(found: Iterable[Said], fates: Sequence[_Fate]) -> tuple[Said, ...]:
    """The claims that no earlier one stands for: one of their kind at their words, or a decided one that reads alike.

    What was rejected does not come back because a rule, or the words around it, draw it a little longer now.
    """
    standing = [
        (fate, fate.carried.anchor.span)
        for fate in fates
        if fate.carried.anchor is not None and fate.carried.status in STANDING
    ]
    kept = {(fate.claim.kind, span) for fate, span in standing}
    decided = [replace(fate.claim, span=span) for fate, span in standing if fate.decided]
    decided += [
        replace(fate.claim, span=fate.carried.anchor.span)
        for fate in fates
        if fate.hedged and fate.claim.status in TURNED_DOWN and fate.carried.anchor is not None
    ]
    return tuple(
        one
        for one in found
        if (one.claim.kind, one.claim.span) not in kept and not any(_same(each, one.claim) for each in decided)
    )


def _same(one: Present, claim: Claim) -> bool:
    return one.polarity is claim.polarity and reads_alike(one, claim)
