"""A text and its claims become what sayso suggests of each: who said it, hop by hop, its modality and polarity.

Importing and reading an article again both ask here; ``store.suggested`` writes what comes out.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.attribute.find import find_attributions
from sayso.attribute.holding import Holders, modality_of, polarity_of
from sayso.attribute.nonanswers import NonAnswer, find_non_answers
from sayso.desk.naming import Called, called, last_name
from sayso.extract.pipeline import NOT_READ, Context, extract
from sayso.extract.sentences import Sentences, split
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.claim import Claim, Modality, Polarity
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.text import Document, Region, Role, Span
from sayso.store.suggested import SuggestedHop
from sayso.store.voices import Voice

SILENCE = "silence"
"""What the rule of a recorded non-answer begins with."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its suggested modality and polarity, and who said it: hop 1 told the outlet.

    Without hops the claim is the outlet's own, or, where the modality is not ``asserted``, of a source that the text
    leaves open.
    """

    claim: Claim
    hops: tuple[SuggestedHop, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody whom a text makes responsible, the words that it has for them, and where it first does."""

    voice: Voice
    words: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Telling:
    """Who says what in one text, ready to be asked about any span of it."""

    _regions: tuple[Region, ...]
    _holders: dict[Role, Holders]
    _voices: dict[Attribution, Voice]
    _text: str

    def hops(self, span: Span) -> tuple[tuple[SuggestedHop, ...], Modality]:
        """The chain that holds the words at ``span``, from the outlet inwards, and how the text commits to them."""
        holders = self._holders.get(_role_at(self._regions, span.start))
        held = holders.chain(span) if holders else ()
        hops: list[SuggestedHop] = []
        for one in held:
            voice = self._voices.get(one)
            if voice is not None and all(voice != hop.voice for hop in hops):
                hops.append(self._hop(one, voice))
        if held and not hops and self._describes(span):
            return (), Modality.ASSERTED
        return tuple(hops), _modality(held, self._text, span)

    def voices(self) -> tuple[Heard, ...]:
        """Everybody whom the text makes responsible, in its order, with the words that it has for them."""
        found: dict[Voice, dict[str, None]] = {}
        first: dict[Voice, int] = {}
        for one, voice in sorted(self._voices.items(), key=lambda pair: pair[0].source or Span(0, 0)):
            first.setdefault(voice, one.source.start if one.source else 0)
            found.setdefault(voice, {})[" ".join(one.source_text.split())] = None
        return tuple(Heard(voice, tuple(words), first[voice]) for voice, words in found.items())

    def said(self, claim: Claim) -> Said:
        """The claim as it is suggested; what its own words negate stays negated."""
        hops, modality = self.hops(claim.span)
        return Said(claim if claim.modality is Modality.UNKNOWN else replace(claim, modality=modality), hops)

    def _describes(self, span: Span) -> bool:
        """Whether the words are part of what the text calls a source, which is the outlet's own to say."""
        return any(one.source is not None and one.source.contains(span) for one in self._voices)

    def _hop(self, one: Attribution, voice: Voice) -> SuggestedHop:
        return SuggestedHop(
            voice=voice,
            words=" ".join(one.source_text.split()),
            cue=one.cue.of(self._text) if one.cue else "",
            cue_span=one.cue,
            content=one.content,
            rule=one.rule,
            why=one.why,
        )


def read_claims(document: Document, country: str = "") -> tuple[Said, ...]:
    """The claims of a document with who said them, in text order; ``country`` is the outlet's, ISO 3166-1."""
    context = Context(document.published, country, regions=document.regions)
    return suggest(document, extract(document.text, context))


def suggest(document: Document, claims: Sequence[Claim]) -> tuple[Said, ...]:
    """What is suggested of each of the ``claims`` of a document, and of the non-answers in it, in text order.

    Attributions that lie in credit lines or boilerplate count for nothing, and none reaches from the headline, a
    caption or a subhead into another part of the text. Time is linear in the length of the text.
    """
    told = telling(document)
    silent = [
        one for one in find_non_answers(document.text) if _role_at(document.regions, one.span.start) not in NOT_READ
    ]
    read = [_unanswered(claim, silent) for claim in claims]
    found = sorted((*read, *_silences(document.text, silent, claims)), key=lambda one: (one.span, one.rule))
    return tuple(told.said(claim) for claim in found)


def telling(document: Document) -> Telling:
    """Who says what in a document."""
    found = [one for one in find_attributions(document.text, outlet=document.outlet) if _counts(one, document)]
    by_role: dict[Role, list[Attribution]] = {}
    for one in found:
        by_role.setdefault(_role_at(document.regions, _place(one)), []).append(one)
    holders = {role: Holders(ones) for role, ones in by_role.items()}
    return Telling(document.regions, holders, _voices(found, document.text), document.text)


def _modality(held: Sequence[Attribution], text: str, span: Span) -> Modality:
    """How the text commits to the words at ``span``, which these hold; not to deny is no denial.

    A denial is told by the modality alone: comparison reads 'denied' and 'negated' together as affirmed.
    """
    found = modality_of(held, text, span)
    if found is Modality.DENIED and polarity_of(held) is Polarity.AFFIRMED:
        return Modality.REPORTED
    return found


def _place(one: Attribution) -> int:
    span = one.cue or one.source or one.content
    return span.start if span else 0


def _counts(one: Attribution, document: Document) -> bool:
    """Whether an attribution is part of the story."""
    parts = [part for part in (one.source, one.cue) if part is not None] or [one.content or Span(0, 0)]
    skipped = document.spans(*NOT_READ)
    return not any(area.overlaps(part) for part in parts for area in skipped)


def _role_at(regions: Sequence[Region], at: int) -> Role:
    """The role of the region that stands at a code point; the body where none does."""
    index = bisect_right(regions, at, key=lambda region: region.span.start) - 1
    if index < 0 or at >= regions[index].span.end:
        return Role.BODY
    return regions[index].role


def _voices(found: Sequence[Attribution], text: str) -> dict[Attribution, Voice]:
    """Whom each attribution means: pronouns and short names are followed to whom they stand for.

    An attribution whose source is missing, or a pronoun that stays open, is left out. A last name means the one person
    of the text with that last name who is named in full.
    """
    roots: dict[Span, Voice] = {}
    voices: dict[Attribution, Voice] = {}
    named = sorted((one for one in found if one.source is not None), key=lambda one: (one.source, one.cue))
    for one in named:
        if one.source is not None and one.refers_to is None and (voice := _voice(text, one.source, one.source_kind)):
            roots[one.source] = voices[one] = voice
    for one in named:
        if one.refers_to is not None:
            root = next((voice for span, voice in roots.items() if span.contains(one.refers_to)), None)
            voice = root or _voice(text, one.refers_to, one.source_kind)
            if voice is not None:
                voices[one] = voice
    full: dict[str, set[Voice]] = {}
    for voice in voices.values():
        if voice.kind is SourceKind.PERSON and voice.everywhere:
            full.setdefault(last_name(voice.name), set()).add(voice)
    return {one: _in_full(voice, full) for one, voice in voices.items()}


def _in_full(voice: Voice, full: dict[str, set[Voice]]) -> Voice:
    if voice.kind is not SourceKind.PERSON or voice.everywhere:
        return voice
    same = {other.name.casefold(): other for other in full.get(last_name(voice.name), ())}
    return next(iter(same.values())) if len(same) == 1 else voice


def _voice(text: str, span: Span, kind: SourceKind) -> Voice | None:
    before = text[: span.start].rstrip(" “\"‘'(—–")
    found: Called | None = called(span.of(text), kind, initial=not before or before[-1] in ".!?:\n”")
    if found is None:
        return None
    return Voice(kind=kind, name=found.name, description=found.description, everywhere=found.everywhere)


def _unanswered(claim: Claim, silent: Sequence[NonAnswer]) -> Claim:
    """The claim; a figure without an amount is a non-answer where its words or those around it say so."""
    value = claim.value
    if not isinstance(value, Figure) or value.low is not None or value.high is not None:
        return claim
    none = claim.text.split(maxsplit=1)[0].casefold() == "no"
    if none or any(one.span.overlaps(claim.span) for one in silent):
        return replace(claim, modality=Modality.UNKNOWN)
    return claim


def _silences(text: str, silent: Sequence[NonAnswer], claims: Sequence[Claim]) -> list[Claim]:
    """Non-answers that no claim covers, as claims: figures without an amount, whose modality is ``unknown``."""
    free = [one for one in silent if not any(one.span.overlaps(claim.span) for claim in claims)]
    sentences = split(text) if free else None
    return [_silence(text, one, sentences) for one in free if sentences is not None]


def _silence(text: str, one: NonAnswer, sentences: Sentences) -> Claim:
    return Claim(
        span=one.span,
        text=one.span.of(text),
        sentence=sentences.around(one.span.start, one.span.end),
        rule=f"{SILENCE}.{one.kind.value}",
        value=Figure(None, None, Bound.VAGUE, Scale.OTHER),
        modality=Modality.UNKNOWN,
        why=f"a non-answer: {one.rule}",
    )
