"""Two versions of a text go in, out comes whether the same words are said otherwise: denied, confirmed, by another."""

from dataclasses import dataclass
from functools import cached_property

from sayso.desk.suggesting import Said, Telling, read_claims, telling
from sayso.model.claim import Modality, Polarity
from sayso.model.text import Document, Span

AGAINST = (Modality.DENIED,)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text commits to some of its words, and on whose word: the names from the outlet inwards."""

    voices: tuple[str, ...]
    modality: Modality
    polarity: Polarity

    @property
    def against(self) -> bool:
        """Whether the text says that it is not so, or that somebody says so."""
        return (self.modality in AGAINST) != (self.polarity is Polarity.NEGATED)


@dataclass(frozen=True, slots=True)
class Restated:
    """What changed about the same words: ``was`` and ``is_`` in words for a sentence."""

    was: str
    is_: str
    reversed: bool = False
    attributed: bool = False


@dataclass(frozen=True)
class Text:
    """One version, read once when it is first asked about."""

    document: Document
    country: str = ""

    @cached_property
    def _telling(self) -> Telling:
        return telling(self.document)

    @cached_property
    def _claims(self) -> dict[tuple[str, Span], Said]:
        return {(one.claim.kind.value, one.claim.span): one for one in read_claims(self.document, self.country)}

    def read(self, kind: str, span: Span) -> Reading:
        """How the text commits to the words at ``span``."""
        found = self._claims.get((kind, span))
        hops, modality = self._telling.hops(span)
        return Reading(
            tuple(hop.voice.name for hop in hops),
            found.claim.modality if found else modality,
            found.claim.polarity if found else Polarity.AFFIRMED,
        )


def restated(then: Reading, now: Reading | None) -> Restated | None:
    """How the same words are said otherwise, or ``None`` where they are not."""
    if now is None or then == now:
        return None
    if then.against != now.against:
        return Restated(_stance(then), _stance(now), reversed=True)
    if then.modality is not now.modality and {then.modality, now.modality} - {Modality.ASSERTED, Modality.REPORTED}:
        return Restated(_stance(then), _stance(now))
    if then.voices != now.voices:
        return Restated(_by(then), _by(now), attributed=True)
    return None


def _stance(one: Reading) -> str:
    """'denied by Jo Park', 'expected', 'said not to be so'."""
    by = f" by {' < '.join(one.voices)}" if one.voices else ""
    if one.modality is Modality.DENIED:
        return f"denied{by}" if one.polarity is Polarity.AFFIRMED else f"confirmed{by}"
    if one.polarity is Polarity.NEGATED:
        return f"said not to be so{by}"
    return {Modality.ASSERTED: "stated", Modality.REPORTED: "said"}.get(one.modality, one.modality.value) + by


def _by(one: Reading) -> str:
    return f"on the word of {' < '.join(one.voices)}" if one.voices else "in the outlet’s own words"
