"""A cue candidate becomes its signs, the facts that weights are kept for: at first glance, and in its context.

No sign holds a name: a word that may be one is called 'Name', so that weights are kept for language, not for people.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.attribute.cues import Cue
from sayso.attribute.kinds import kind_of
from sayso.attribute.lexicon import classes
from sayso.attribute.page import Page
from sayso.attribute.readings import Reading
from sayso.attribute.subjects import Subject
from sayso.attribute.words import AUX, PREP, QUOTE, SUBJ

SURE = 100
"""Hundredths of a logit at a glance above which a candidate is nearly always a cue."""

_VERBS_WITHIN = 15
"""Tokens of a content within which its verb is looked for."""


def signs_at_a_glance(page: Page, cue: Cue, before: Cue | None) -> list[str]:
    """What the word, its build and its neighbours tell; ``before`` is the candidate just before it in the text."""
    group, lemma = cue.group, cue.lemma
    shape, frame, left = group.shape, cue.frame, cue.left
    who = _who(page, cue.subject)
    name = lemma + group.particle
    follows = _common(page, group.last) if group.last < cue.sentence[1] else ">"
    leads = _common(page, group.first - 1) if group.first > cue.sentence[0] else "<"
    signs = [
        "L=" + name,
        "LS=" + name + "|" + shape,
        "LF=" + name + "|" + frame,
        "SF=" + shape + "|" + frame,
        "SW=" + shape + "|" + who,
        "SE=" + shape + "|" + left,
        "EF=" + left + "|" + frame,
        "F=" + frame,
        "W=" + who,
        "E=" + left,
        "B=" + leads,
        "N=" + follows,
    ]
    if page.quoted[cue.at] >= 0:
        signs.append("Q")
    if group.last < cue.sentence[1] and page.kind[group.last] == PREP:
        signs.append("LP=" + lemma + "|" + follows)
    for sense in classes().get(lemma, ()):
        signs += ["C=" + sense + "|" + frame, "CS=" + sense + "|" + shape, "CW=" + sense + "|" + who]
    if before is not None and before.sentence == cue.sentence and before.group.last >= group.first - 1:
        signs.append("A=" + before.lemma)
    return signs


class Surroundings:
    """The readings of one text, asked for what stands around each: other cues and repeated sources."""

    def __init__(self, page: Page, readings: Sequence[Reading], glances: Sequence[int]) -> None:
        self._page = page
        self._readings = readings
        self._glances = glances
        low = page.tokens.low
        self._heads = Counter(
            low[one.source.head[1] - 1]
            for one, glance in zip(readings, glances, strict=True)
            if glance > SURE and one.source.head is not None
        )

    def signs(self) -> Iterator[list[str]]:
        """The signs of each reading in its context, in order."""
        readings = self._readings
        first = 0
        while first < len(readings):
            last = first + 1
            while last < len(readings) and readings[last].cue.sentence == readings[first].cue.sentence:
                last += 1
            for index in range(first, last):
                one = readings[index]
                yield [
                    *self._of_source(one, self._glances[index]),
                    *_of_content(self._page, one),
                    *self._beside(index, first, last),
                    *_of_place(self._page, one.cue),
                    f"G={bisect_right(_GLANCE, self._glances[index])}",
                ]
            first = last

    def _of_source(self, one: Reading, glance: int) -> tuple[str, ...]:
        """How the source was found, what kind it is, and whether the text quotes it elsewhere."""
        page, cue, source = self._page, one.cue, one.source
        lemma, shape, how = cue.lemma, cue.shape, source.how
        kind = kind_of(page, source.head).value if source.head is not None else "none"
        signs = (
            "J=" + how,
            "JS=" + how + "|" + shape,
            "JL=" + how + "|" + lemma,
            "K=" + kind,
            "KL=" + kind + "|" + lemma,
            "KS=" + kind + "|" + shape,
            "KF=" + kind + "|" + cue.frame,
        )
        if source.head is None:
            return signs
        last = source.head[1] - 1
        here = self._heads[page.tokens.low[last]] - (glance > SURE)
        again = str(bisect_right((1, 2, 4), here))
        return (
            *signs,
            "O=" + _common(page, last),
            "P=" + _common(page, source.head[0]),
            "R=" + again + ("p" if page.kind[last] == SUBJ else ""),
            "RL=" + again + "|" + lemma,
        )

    def _beside(self, index: int, first: int, last: int) -> tuple[str, ...]:
        """How sure the other candidates of the sentence are, and whether one of them holds this one."""
        readings, glances = self._readings, self._glances
        one = readings[index]
        shape, head, at = one.cue.shape, one.source.head, one.cue.at
        before = max(glances[max(first, index - NEARBY) : index], default=-900)
        after = max(glances[index + 1 : min(last, index + NEARBY)], default=-900)
        inside, shared = "", ""
        for other in range(max(first, index - NEARBY), min(last, index + NEARBY)):
            if other == index or glances[other] <= 0:
                continue
            content = readings[other].content
            if not inside and glances[other] > 50 and content is not None and content[0] <= at < content[1]:
                inside = "R" if content[0] >= readings[other].cue.group.last else "L"
            if head is not None and readings[other].source.head == head:
                shared = "s"
        return (
            f"X={bisect_right(_OTHERS, before)}",
            f"Y={bisect_right(_OTHERS, after)}",
            f"XS={bisect_right(_SURER, before)}|" + shape,
            f"YS={bisect_right(_SURER, after)}|" + shape,
            "I=" + inside,
            "IS=" + inside + "|" + shape,
            "IL=" + inside + "|" + one.cue.lemma,
            "M=" + shared + inside,
            "MS=" + shared + "|" + shape,
        )


NEARBY = 12
"""Readings to either side that a reading is compared with: time must stay linear in sentences without end."""

_GLANCE = (-200, -150, -100, -50, 0, 50, 100, 200, 300)
_OTHERS = (-250, -100, 0, 150)
_SURER = (-100, 50)
_CONTENTS = (2, 3, 5, 8, 12, 20, 40)
_SENTENCES = (6, 10, 20, 35, 60)
"""Edges of the classes that counts are put into."""


def _of_content(page: Page, one: Reading) -> tuple[str, ...]:
    """How long the content is, on which side it stands, and what it begins with."""
    cue = one.cue
    lemma, shape = cue.lemma, cue.shape
    if one.content is None:
        return ("Z=none", "ZS=none|" + shape, "ZL=none|" + lemma)
    first, last = one.content
    length = str(bisect_right(_CONTENTS, last - first))
    side = "R" if first >= cue.group.last else "L" if last <= cue.group.first else "B"
    kinds = page.kind[first : min(last, first + 60)]
    if QUOTE in kinds:
        side += "q"
    begins = kinds[0] or ("Cap" if page.tokens.word[first][0].isupper() else "low")
    finite = "1|" if AUX in kinds[:_VERBS_WITHIN] else "0|"
    return (
        "Z=" + length,
        "ZS=" + length + "|" + shape,
        "ZL=" + length + "|" + lemma,
        "T=" + side,
        "TT=" + side + "|" + shape,
        "TL=" + side + "|" + lemma,
        "b=" + begins,
        "bL=" + begins + "|" + lemma,
        "bF=" + begins + "|" + cue.frame,
        "w=" + _common(page, first),
        "f=" + finite + cue.frame,
        "fL=" + finite + lemma,
    )


def _of_place(page: Page, cue: Cue) -> tuple[str, ...]:
    """Where the cue stands in a sentence of what length, how that ends, and what leads to the subject."""
    a, b = cue.sentence
    subject = cue.subject
    ahead = (subject.span[0] if subject is not None and subject.how != "inverted" else cue.group.first) - 1
    return (
        f"n={bisect_right(_SENTENCES, b - a)}",
        "e=" + ("" if page.tokens.word[b - 1][0].isalnum() else page.tokens.word[b - 1][0]),
        "p=" + (_common(page, ahead) if ahead >= a else "<"),
    )


def _common(page: Page, i: int) -> str:
    """The word, unless it may be a name."""
    named = page.kind[i] == "" and page.tokens.word[i][0].isupper()
    return "Name" if named else page.tokens.low[i]


def _who(page: Page, subject: Subject | None) -> str:
    """How the subject was found and what kind of word ends it."""
    if subject is None:
        return "none"
    at = subject.head[1] - 1
    head = _common(page, at)
    kind = page.kind[at] or ("Cap" if page.tokens.word[at][0].isupper() else "low")
    if kind == SUBJ and head in {"it", "you", "who", "i", "we"}:
        kind = head
    return subject.how[:3] + kind
