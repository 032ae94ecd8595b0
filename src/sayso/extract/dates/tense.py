"""A place in a text goes in; whether the sentence there looks back or ahead comes out."""

import re
from collections.abc import Iterator

from sayso.model.late import late

REACH = 160
"""How far around a date its verb is looked for, in characters; the cost of a date is bounded by it."""

_ADVERB = r"(?:(?:not|also|then|again|now|still|only|soon|probably|likely|reportedly)\s+)?"
_ARRANGED = r"(?:expected|scheduled|due|set|slated|supposed|planned|planning|going|about|likely|forecast|projected)"
_DONE = rf"had\s+(?:\w+\s+)?been\s+{_ARRANGED}(?:\s+to\s+\w+)?"
"""An arrangement that is over: 'had been due to expire Friday'."""
_AHEAD = (
    rf"(?:will|won['’]t|shall|['’]ll|would|may|must)\s+{_ADVERB}(?:be\s+)?[a-z]+|\bto\s+be\s+[a-z]+"
    rf"|(?:is|are|was|were|be|been)\s+{_ADVERB}(?:to\s+[a-z]+|{_ARRANGED}\b(?:\s+to\s+[a-z]+)?)"
    r"|(?:scheduled|slated|due|set|expected|hopes?|intends?|plans?|planned|ready|vowed|promised)\s+(?:to\s+[a-z]+|for)"
    r"|(?:has|have)\s+(?:scheduled|planned|called\s+for)|expects|until|till|deadline|ending|expires?|expiring|upcoming|payable|effective|record\s+date|of\s+record"
    r"|extend\w*\s+(?:\w+\s+)?(?:to|through)|as\s+(?:soon|early|late)\s+as|no\s+later\s+than"
)
_SCHEDULED = (
    r"(?:begin|start|open|reopen|resume|close|end|play|host|face|meet|vote|return|arrive|leave|depart|visit|travel|run"
    r"|expire|premiere|debut|kick|air|conclude|convene|reconvene|head)s(?:\s+off)?|takes\s+(?:place|effect|office)"
    r"|go(?:es)?\s+(?:to\s+the\s+polls|on\s+(?:sale|trial|show)|into\s+effect|up)|comes?\s+into\s+(?:force|effect)"
    r"|(?<=s\s)(?:open|reopen|resume|begin|start)|(?:is|are)\s+(?:open|closed|shut)"
)
"""Plain presents that, beside a day, say what is arranged: 'the school reopens Monday'."""
_BACK = (
    r"said|says|told|was|were|had|has|have|did|came|went|took|began|met|fell|rose|won|lost|made|found|held|left|sent|became"
    r"|got|gave|saw|hit|led|ran|grew|broke|shot|spoke|wrote|put|cut|stood|brought|bought|sold|paid|thought|heard|kept|drew|flew"
    r"|since|(?!United)[A-Za-z][a-z]+ed"
)
_CUE = late(rf"\b(?:(?P<done>{_DONE})|(?P<ahead>{_AHEAD})|(?P<arranged>{_SCHEDULED})|(?P<back>{_BACK}))\b")
_WORD = late(r"[A-Za-z]+|['’]ll\b")
_FIRST_WORDS = frozenset({
    "will", "won", "shall", "'ll", "’ll", "would", "may", "must", "to", "is", "are", "was", "were", "be", "been",
    "scheduled", "slated", "due", "set", "expected", "hope", "hopes", "intend", "intends", "plan", "plans", "planned",
    "ready", "vowed", "promised", "had", "has", "have", "expects", "until", "till", "deadline", "ending", "expire",
    "expires", "expiring", "upcoming", "payable", "effective", "record", "of", "as", "no", "takes", "go", "goes",
    "come", "comes", "open", "reopen", "resume", "begin", "start", "said", "says", "told", "did", "came", "went",
    "took", "began", "met", "fell", "rose", "lost", "made", "found", "held", "left", "sent", "became", "got", "gave",
    "saw", "hit", "led", "ran", "grew", "broke", "shot", "spoke", "wrote", "put", "cut", "stood", "brought", "bought",
    "sold", "paid", "thought", "heard", "kept", "drew", "flew", "since", "begins", "starts", "opens", "reopens",
    "resumes", "closes", "ends", "plays", "hosts", "faces", "meets", "votes", "returns", "arrives", "leaves",
    "departs", "visits", "travels", "runs", "premieres", "debuts", "kicks", "airs", "concludes", "convenes",
    "reconvenes", "heads",
})  # fmt: skip
"""Each word that a cue can begin with, but for those in '-ed' and of 'extend': at no other is a cue tried."""
_STOP = late(r"[.!?;]['’”\"]*\s+(?=[\"“‘`'A-Z])|\n\s*\n")
_SHORT = late(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|St)$")


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the verb nearest to the date at ``start`` to ``end`` is about the future; ``None`` if none is near.

    The last verb before the date decides; where its sentence has none there, the first after it.
    """
    before = text[max(0, start - REACH) : start]
    if before.endswith((" said ", " said on ", " ended ", " ended on ")):
        return False
    cut = 0
    for stop in _STOP.finditer(before):
        if not _SHORT.search(before, max(0, stop.start() - 5), stop.start()):
            cut = stop.end()
    last = None
    for last in _cues(before, cut, len(before)):  # noqa: B007 - the last one is wanted
        pass
    if last is not None:
        return _is_ahead(last)
    after = text[end : end + REACH]
    stop_after = _STOP.search(after)
    first = next(_cues(after, 0, stop_after.start() if stop_after else len(after)), None)
    if first is not None:
        return _is_ahead(first)
    return True if before.endswith(("Until ", "By ")) else None


def _cues(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for word in _WORD.finditer(text, start, end):
        written = word[0]
        if word.start() >= start and (
            written in _FIRST_WORDS or written.endswith("ed") or written.startswith("extend")
        ):
            cue = _CUE.match(text, word.start(), end)
            if cue is not None:
                yield cue
                start = cue.end()


def _is_ahead(cue: re.Match[str]) -> bool:
    return cue["ahead"] is not None or cue["arranged"] is not None
