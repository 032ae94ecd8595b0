"""A text becomes its attributions: who is made responsible for which words."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.attribute.antecedents import Reference, Register
from sayso.attribute.contents import content_of
from sayso.attribute.cues import Cue, cue_end, find_candidates, signs_of
from sayso.attribute.holding import NEGATED_RULE
from sayso.attribute.kinds import kind_of
from sayso.attribute.page import Page, read_page
from sayso.attribute.phrases import Range
from sayso.attribute.sources import Source, source_of
from sayso.attribute.subjects import Subject
from sayso.attribute.weighing import THRESHOLD, is_hearsay, weigh
from sayso.attribute.words import COORD, NEGATION, QUOTE
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.text import Span


class Found(NamedTuple):
    """A cue with its source and its content, in tokens."""

    cue: Cue
    source: Source
    content: Range


PLAUSIBLE = -200
CARRIES = frozenset({"past", "perfect", "modal", "prog"})
AHEAD = 3
"""Cues looked ahead to for the one that ends a content ('said ..., adding ...')."""


def find_attributions(text: str, *, outlet: str = "") -> tuple[Attribution, ...]:
    """Find attributions in ``text``, in order of their content."""
    page = read_page(text)
    cues, carried = _chosen(page)
    found: list[Found] = []
    speaker: Source | None = None
    for index, cue in enumerate(cues):
        if index and cues[index - 1].sentence != cue.sentence:
            speaker = None
        subject = carried[index]
        if subject is not None and (speaker is None or speaker.span is None or speaker.span < subject.span):
            speaker = Source(subject.span, subject.head, subject.how)
        source = source_of(page, cue, speaker)
        if cue.shape not in {"noun", "to"} and page.quoted[cue.at] < 0 and source.span is not None:
            speaker = source
        content = content_of(page, cue, source, _ceiling(page, cues, index))
        if content is not None and (source.span is not None or cue.shape != "p"):
            found.append(Found(cue, source, content))
    spelled = _attributed(page, _with_orphans(page, found, cues), outlet)
    return tuple(sorted(spelled, key=lambda one: (one.content or Span(0, 0), one.cue or Span(0, 0))))


def _with_orphans(page: Page, found: list[Found], cues: list[Cue]) -> list[Found]:
    """Give quotations that stand alone to the speaker of the quotation just before them.

    A sentence that is nothing but a quotation, with no cue of its own outside it, goes on with what was said.
    """
    speaking = {cue.sentence for cue in cues if page.quoted[cue.at] < 0}
    orphans: dict[int, tuple[int, int]] = {}
    for sentence in page.sentences:
        a, b = sentence
        if page.kind[a] == QUOTE and page.quoted[a] >= 0 and sentence not in speaking:
            quotation = page.quotations[page.quoted[a]]
            if quotation.first == a and quotation.last >= b - 1:
                orphans[a] = sentence
    return [_joined_orphans(page, one, orphans) for one in found] if orphans else found


def _joined_orphans(page: Page, one: Found, orphans: dict[int, tuple[int, int]]) -> Found:
    """Extend a content that holds a quotation over the orphans that directly follow its sentence."""
    first, last = one.content
    sentence_end = one.cue.sentence[1]
    holds = page.quoted[first] >= 0 and page.kind[first] == QUOTE
    at = max(sentence_end, last)
    if not holds or page.quoted[one.cue.at] >= 0:
        return one
    while at in orphans:
        at = orphans[at][1]
        last = at
    return one._replace(content=(first, last))


def _chosen(page: Page) -> tuple[list[Cue], list[Subject | None]]:
    """The candidates that weigh enough, where one does not lie in the words of another.

    Beside each stands the subject of the last finite verb before it in the sentence, for verbs without their own.
    """
    kept: list[Cue] = []
    carried: list[Subject | None] = []
    before: Cue | None = None
    latest: Subject | None = None
    for cue in find_candidates(page):
        if before is None or before.sentence != cue.sentence:
            latest = None
        score = weigh(signs_of(page, cue, before))
        before, current = cue, latest
        if score > PLAUSIBLE and cue.shape in CARRIES and page.quoted[cue.at] < 0:
            latest = cue.subject
        if score <= THRESHOLD and not is_hearsay(cue):
            continue
        if (
            kept
            and kept[-1].sentence == cue.sentence
            and (
                (cue.at < cue_end(page, kept[-1]) or cue.group.first < kept[-1].group.last)
                or (cue.lemma == "colon" and kept[-1].group.last >= cue.at - 1)
            )
        ):
            continue
        kept.append(cue)
        carried.append(current)
    return kept, carried


def _ceiling(page: Page, cues: list[Cue], index: int) -> int:
    """Where content right of the cue ends: at the next cue that shares its subject, or with the sentence."""
    sentence = cues[index].sentence
    for later in cues[index + 1 : index + 1 + AHEAD]:
        if later.sentence != sentence:
            break
        if later.shape == "ing" or page.kind[later.group.first - 1] == COORD:
            return later.group.first
    return sentence[1]


def _attributed(page: Page, found: list[Found], outlet: str) -> Iterator[Attribution]:
    """Spell out each find: sources are resolved in text order, so that a pronoun looks back only."""
    register = Register(page)
    resolved: dict[int, tuple[SourceKind, Reference]] = {}
    for index in sorted(range(len(found)), key=lambda one: found[one].source.head or (0, 0)):
        head = found[index].source.head
        kind = kind_of(page, head, outlet)
        reference = register.resolve(head, kind) if head is not None else Reference(None, "")
        resolved[index] = (reference.to.kind if reference.to else kind, reference)
    for index, one in enumerate(found):
        yield _spelled(page, one, *resolved[index])


def _spelled(page: Page, one: Found, kind: SourceKind, reference: Reference) -> Attribution:
    tokens, cue = page.tokens, one.cue

    def span(where: Range | None) -> Span | None:
        return None if where is None else Span(tokens.start[where[0]], tokens.end[where[1] - 1])

    said = span(one.source.span)
    negated = any(low in NEGATION for low in tokens.low[cue.group.first : cue.group.last])
    rule = "/".join((cue.lemma, cue.shape, cue.frame, one.source.how, *((NEGATED_RULE,) if negated else ())))
    return Attribution(
        source=said,
        source_text=said.of(tokens.text) if said else "",
        source_kind=kind,
        cue=span((cue.group.first, cue_end(page, cue))),
        content=span(one.content),
        rule=rule,
        refers_to=span(reference.to.span) if reference.to else None,
        why=reference.why,
    )
