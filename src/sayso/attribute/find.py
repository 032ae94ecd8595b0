"""A text becomes its attributions: who is made responsible for which words."""

from sayso.attribute.contents import content_of
from sayso.attribute.cues import Cue, find_candidates, signs_of
from sayso.attribute.page import Page, read_page
from sayso.attribute.phrases import Range
from sayso.attribute.sources import Source, source_of
from sayso.attribute.subjects import Subject
from sayso.attribute.weighing import THRESHOLD, weigh
from sayso.attribute.words import COORD
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.text import Span

PLAUSIBLE = -200
CARRIES = frozenset({"past", "perfect", "modal", "prog"})
AHEAD = 3
"""Cues looked ahead to for the one that ends a content ('said ..., adding ...')."""


def find_attributions(text: str, *, outlet: str = "") -> tuple[Attribution, ...]:
    """Find attributions in ``text``, in order of their content."""
    del outlet
    page = read_page(text)
    cues, carried = _chosen(page)
    found, speaker = [], None
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
        if content is not None:
            found.append(_attribution(page, cue, source, content))
    return tuple(sorted(found, key=lambda one: (one.content or one.cue or Span(0, 0), one.cue or Span(0, 0))))


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
        if score <= THRESHOLD:
            continue
        if (
            kept
            and kept[-1].sentence == cue.sentence
            and (cue.group.first < kept[-1].group.last or (cue.lemma == ":" and kept[-1].group.last >= cue.at - 1))
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


def _attribution(page: Page, cue: Cue, source: Source, content: Range | None) -> Attribution:
    tokens = page.tokens

    def span(where: Range | None) -> Span | None:
        return None if where is None else Span(tokens.start[where[0]], tokens.end[where[1] - 1])

    said = span(source.span)
    return Attribution(
        source=said,
        source_text=said.of(tokens.text) if said else "",
        source_kind=SourceKind.PERSON,
        cue=span((cue.group.first, cue.group.last)),
        content=span(content),
        rule=f"{cue.lemma}:{cue.shape}:{cue.frame}:{source.how}",
    )
