"""Cue candidates become readings: whom each would make responsible, and for which words, if it were a cue."""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.attribute.contents import content_of
from sayso.attribute.cues import Cue
from sayso.attribute.page import Page
from sayso.attribute.phrases import Range
from sayso.attribute.sources import Source, source_of
from sayso.attribute.subjects import Subject
from sayso.attribute.words import COORD

AHEAD = 5
"""Candidates looked ahead to for the one that ends a content ('said ..., adding ...')."""

_CARRIES = frozenset({"past", "perfect", "modal", "prog"})


class Reading(NamedTuple):
    """A candidate with the source and the content that it would have."""

    cue: Cue
    source: Source
    content: Range | None


def read_cues(page: Page, cues: Sequence[Cue], taken: Sequence[bool]) -> list[Reading]:
    """The reading of each of ``cues``, in text order; ``taken`` tells which of them count as cues for the others.

    A cue without a subject of its own speaks for the speaker before it, and a content ends where the next cue begins.
    """
    found: list[Reading] = []
    speaker: Source | None = None
    latest: Subject | None = None
    sentence = (-1, -1)
    for index, cue in enumerate(cues):
        if cue.sentence != sentence:
            sentence, speaker, latest = cue.sentence, None, None
        if latest is not None and (speaker is None or speaker.span is None or speaker.span < latest.span):
            speaker = Source(latest.span, latest.head, latest.how)
        outside = page.quoted[cue.at] < 0
        source = source_of(page, cue, speaker)
        if outside and cue.shape in _CARRIES:
            latest = cue.subject
        if (
            taken[index]
            and source.how != "cited"
            and outside
            and source.span is not None
            and cue.shape not in {"noun", "to"}
        ):
            speaker = source
        found.append(Reading(cue, source, content_of(page, cue, source, _ceiling(page, cues, taken, index))))
    return _with_cited(found, taken)


def reread(page: Page, readings: Sequence[Reading], assumed: Sequence[bool], taken: Sequence[bool]) -> list[Reading]:
    """The readings of the cues that are ``taken``, read again in sentences for which ``assumed`` was wrong."""
    found: list[Reading] = []
    first = 0
    while first < len(readings):
        sentence = readings[first].cue.sentence
        last = first + 1
        while last < len(readings) and readings[last].cue.sentence == sentence:
            last += 1
        some, mine = readings[first:last], taken[first:last]
        if any(mine):
            if mine != assumed[first:last]:
                some = read_cues(page, [one.cue for one in some], mine)
            found += [one for one, is_cue in zip(some, mine, strict=True) if is_cue]
        first = last
    return found


def _with_cited(found: list[Reading], taken: Sequence[bool]) -> list[Reading]:
    """Give a cited source the words for which it is cited: those of the cue that the aside belongs to."""
    for index, one in enumerate(found):
        if one.source.how != "cited":
            continue
        near = [at for at in (index - 1, index + 1) if 0 <= at < len(found) and taken[at]]
        content = next((found[at].content for at in near if found[at].cue.sentence == one.cue.sentence), None)
        found[index] = one._replace(content=content)
    return found


def _ceiling(page: Page, cues: Sequence[Cue], taken: Sequence[bool], index: int) -> int:
    """Where content right of the cue ends: at the next cue that shares its subject, or with the sentence."""
    sentence = cues[index].sentence
    for ahead in range(index + 1, min(index + 1 + AHEAD, len(cues))):
        later = cues[ahead]
        if later.sentence != sentence:
            break
        if taken[ahead] and (
            (later.shape == "ing" and later.lemma != "cite") or page.kind[later.group.first - 1] == COORD
        ):
            return later.group.first
    return sentence[1]
