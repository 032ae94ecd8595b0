"""An anchor and a changed text go in; out comes what became of the words, where they stand now, and why."""

from dataclasses import dataclass

from sayso.anchor.beside import changed_beside
from sayso.anchor.boundary import cuts
from sayso.anchor.difference import became, same_spelling, same_statement
from sayso.anchor.quote import exact_spans
from sayso.anchor.slot import Place, place_at, slot_of
from sayso.model.anchor import Anchor, AnchorStatus
from sayso.model.text import Span

TELLING_LENGTH = 40
"""Code points of words that need no context to be known again."""

_TIE = 0.05
_BETTER_SLOT = 0.1


@dataclass(frozen=True, slots=True)
class Refound:
    """What became of an anchor's words.

    ``span`` is where they stand in the new text: the same words for exact and moved (save articles, quotes and
    spacing), the other words for altered; ``None`` for ambiguous and lost. ``reason`` is a sentence for an editor.
    """

    status: AnchorStatus
    span: Span | None
    reason: str


def refind(anchor: Anchor, new_text: str) -> Refound:
    """Find the anchor's words in ``new_text``.

    Nothing is ever found by likeness alone: words that differ in more than articles, quotation marks and spacing are
    *altered*, and so are the same words beside a new 'not' or hedge. Time is linear in the length of the text.
    """
    if _untouched(anchor, new_text):
        return Refound(AnchorStatus.EXACT, anchor.span, "the same words at the same place")
    places = [place_at(anchor, new_text, span) for span in _occurrences(anchor, new_text)]
    kin = [place for place in places if place.is_kin or len(anchor.exact) >= TELLING_LENGTH]
    best = max(kin, key=lambda place: place.score, default=None)
    if best is None or best.score < 1:
        slot = slot_of(anchor, new_text)
        if slot and (best is None or _overtakes(slot, best, anchor, new_text)):
            return _in_slot(anchor, new_text, slot.span)
    if best is None:
        return _lost(places)
    rivals = [place for place in kin if place is not best and best.score - place.score < _TIE]
    if rivals and not (best.score == 1 and all(place.score < 1 for place in rivals)):
        where = ", ".join(str(place.span.start) for place in sorted([best, *rivals], key=lambda place: place.span))
        return Refound(AnchorStatus.AMBIGUOUS, None, f"the words stand at characters {where}, with like surroundings")
    return _found(anchor, new_text, best.span)


def _untouched(anchor: Anchor, new_text: str) -> bool:
    start, end = anchor.span.start, anchor.span.end
    return (
        new_text[start:end] == anchor.exact
        and new_text[max(0, start - len(anchor.prefix)) : start] == anchor.prefix
        and new_text[end : end + len(anchor.suffix)] == anchor.suffix
        and not cuts(new_text, start, end)
    ) or (
        _own_cut(anchor) and new_text[max(0, start - len(anchor.prefix)) : end + len(anchor.suffix)] == _whole(anchor)
    )


def _occurrences(anchor: Anchor, new_text: str) -> tuple[Span, ...]:
    """Where the words stand whole; words that were part of a longer one from the start may stand so again."""
    if not _own_cut(anchor):
        return exact_spans(new_text, anchor.exact)
    found: list[Span] = []
    at = new_text.find(anchor.exact)
    while at >= 0:
        end = at + len(anchor.exact)
        if new_text[max(0, at - 1) : at] == anchor.prefix[-1:] and new_text[end : end + 1] == anchor.suffix[:1]:
            found.append(Span(at, end))
        at = new_text.find(anchor.exact, end)
    return tuple(found)


def _whole(anchor: Anchor) -> str:
    return anchor.prefix + anchor.exact + anchor.suffix


def _own_cut(anchor: Anchor) -> bool:
    start = len(anchor.prefix)
    return cuts(_whole(anchor), start, start + len(anchor.exact))


def _overtakes(slot: Place, best: Place, anchor: Anchor, new_text: str) -> bool:
    """Whether other words now stand where these stood, and these are a repeat from elsewhere."""
    return (
        not slot.span.overlaps(best.span)
        and slot.score - best.score > _BETTER_SLOT
        and slot.span.of(new_text) != anchor.exact
    )


def _found(anchor: Anchor, new_text: str, span: Span) -> Refound:
    changed = changed_beside(anchor, new_text, span)
    if changed:
        return Refound(AnchorStatus.ALTERED, span, changed)
    moved = span.start - anchor.span.start
    if not moved:
        return Refound(AnchorStatus.EXACT, span, "the same words at the same place")
    way = "later" if moved > 0 else "earlier"
    return Refound(AnchorStatus.MOVED, span, f"the same words, {abs(moved)} characters {way}")


def _in_slot(anchor: Anchor, new_text: str, span: Span) -> Refound:
    words = span.of(new_text)
    if not words:
        return Refound(
            AnchorStatus.LOST, None, f"the text around it stands, but “{_short(anchor.exact)}” was taken out"
        )
    if same_statement(anchor.exact, words):
        changed = changed_beside(anchor, new_text, span)
        if changed:
            return Refound(AnchorStatus.ALTERED, span, changed)
        how = "quotes or spacing changed" if same_spelling(anchor.exact, words) else became(anchor.exact, words)
        return Refound(AnchorStatus.MOVED, span, f"the same words but for their writing: {how}")
    return Refound(AnchorStatus.ALTERED, span, became(anchor.exact, words))


def _lost(places: list[Place]) -> Refound:
    if places:
        where = ", ".join(str(place.span.start) for place in places[:5])
        return Refound(AnchorStatus.LOST, None, f"the words stand at character {where}, but in another passage")
    return Refound(AnchorStatus.LOST, None, "neither the words nor the passage around them are in the text")


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}..."
