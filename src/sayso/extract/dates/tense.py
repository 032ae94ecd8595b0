"""A place in a text goes in; whether the sentence there looks back or ahead comes out."""

import re

REACH = 160
"""How far around a date its verb is looked for, in characters; the cost of a date is bounded by it."""

_AHEAD = (
    r"(?:will|won['’]t|shall|['’]ll|would|may|might|could|can|should|must)\s+(?:not\s+|also\s+|then\s+|again\s+|have\s+to\s+)*(?:be\s+)?[a-z]+"
    r"|(?:is|are|was|were|been)\s+(?:to\s+|(?:now\s+|still\s+|not\s+)?(?:expected|scheduled|due|set|slated|supposed|planned|planning|going)\b)"
    r"|\bto\s+be\s+[a-z]+|\bplans?\s+(?:to|for)|(?:scheduled|slated|planned|due|set|expected|expects?|hopes?|intends?)\s+(?:to|for|by|on|in)?"
    r"|\b(?:until|till|deadline|expires?|expiring|upcoming|by)"
)
_BACK = (
    r"said|says|told|was|were|had|has|have|did|came|went|took|began|met|fell|rose|won|lost|made|found|held|left|sent|became"
    r"|got|gave|saw|hit|led|ran|grew|broke|shot|spoke|wrote|put|cut|stood|brought|bought|sold|paid|thought|heard|kept|drew|flew"
    r"|since|[a-z]{2,}ed"
)
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))\b")
_STOP = re.compile(r"[.!?;]['’”\"]*\s+(?=[\"“‘`'A-Z])|\n\s*\n")
_SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|St)$")


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the verb nearest to the date at ``start`` to ``end`` is about the future; ``None`` if none is near.

    The last verb before the date decides; where its sentence has none there, the first after it.
    """
    before = text[max(0, start - REACH) : start]
    cut = 0
    for stop in _STOP.finditer(before):
        if not _SHORT.search(before, max(0, stop.start() - 5), stop.start()):
            cut = stop.end()
    last = None
    for last in _CUE.finditer(before, cut):  # noqa: B007 - the last one is wanted
        pass
    if last is not None:
        return last["ahead"] is not None
    after = text[end : end + REACH]
    stop_after = _STOP.search(after)
    first = _CUE.search(after, 0, stop_after.start() if stop_after else len(after))
    return None if first is None else first["ahead"] is not None
