"""Chains that sayso suggested once, beside who it reads to have said the same claims now: those that changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model.text import Span
from sayso.model.uid import reference
from sayso.store import quoting, suggested
from sayso.store.quoting import Read
from sayso.store.rereading import Present, Stored
from sayso.store.store import Session
from sayso.store.suggested import Chain, Hops, SuggestedHop
from sayso.store.voices import Article, Source, Spoken, known_sources

ARROW = " < "
"""Between the hops of a chain, from the outlet inwards."""

Heard = tuple[str, str, Span | None, Span | None, str, str]
"""What is compared of a hop: the words for the source, the cue, where it and the quotation stand, rule and reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechained:
    """A claim whose suggested chain changed; ``before`` and ``after`` name the sources, from the outlet inwards."""

    claim: str
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is read now of who said a claim that stands in an article's newest version."""

    stored: Stored
    claim: Present
    hops: Hops

    @property
    def chain(self) -> Chain:
        """The chain as it is to be suggested."""
        article = article_of(self.stored)
        return Chain(claim_id=self.claim.id, claim_uid=self.claim.uid, article=article, hops=self.hops, stands=True)


def article_of(stored: Stored) -> Article:
    """The article as sources are looked up in it."""
    return Article(stored.article_id, stored.article_uid, stored.outlet_id)


def outdated(session: Session, fresh: Sequence[Fresh]) -> list[tuple[Fresh, Rechained]]:
    """Those of the claims, which nobody touched, whose stored chain is another or none, in the order given.

    A source that an editor renamed, or merged into another, is still the same source. A few queries for any number.
    """
    open_ = suggested.undecided(session, [one.claim.id for one in fresh])
    asked = [one for one in fresh if one.claim.id in open_]
    held = quoting.chains(session, [one.claim.id for one in asked])
    spoken = dict.fromkeys((article_of(one.stored), hop.voice) for one in asked for hop in one.hops)
    known = known_sources(session, list(spoken))
    found = []
    for one in asked:
        before, after = held.get(one.claim.id, []), _kept(one, known)
        if _differ(before, after):
            said = Rechained(
                claim=reference("claim", one.claim.id),
                quote=one.claim.span.of(one.stored.text),
                before=ARROW.join((one.stored.outlet, *(hop.source for hop in before))),
                after=ARROW.join((one.stored.outlet, *(hop.voice.name for hop, _ in after))),
            )
            found.append((one, said))
    return found


def _kept(one: Fresh, known: Mapping[Spoken, Source | None]) -> list[tuple[SuggestedHop, str]]:
    """The hops that would be stored, each with the uid that its source stands for, or empty where there is none yet."""
    article = article_of(one.stored)
    kept: list[tuple[SuggestedHop, str]] = []
    for hop in one.hops:
        at = article, hop.voice
        source = known.get(at)
        if at in known and source is None:
            continue
        made = source.stands_for if source else ""
        if not made or all(made != other for _, other in kept):
            kept.append((hop, made))
    return kept


def _differ(before: Sequence[Read], after: Sequence[tuple[SuggestedHop, str]]) -> bool:
    if [_heard(one) for one in before] != [_heard(hop) for hop, _ in after]:
        return True
    return any(made and made != one.stands_for for one, (_, made) in zip(before, after, strict=True))


def _heard(one: Read | SuggestedHop) -> Heard:
    return one.words, one.cue, one.cue_span, one.content, one.rule, one.why
