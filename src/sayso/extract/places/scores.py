"""A name in a text becomes the answer whether a score stands beside it: then it is a team's."""

from sayso.model.late import late

_SCORE = late(r" \d{1,2}(?:[-–]\d{1,2}\b|, [A-Z][\w. ]{2,24} \d{1,2}\b)(?![.,]?\d| ?(?:percent|per cent|%))")
_SCORED_BEFORE = late(r" \d{1,2}, \Z")
_LAST_SCORE = late(r" \d{1,2}(?:[.;]?(?:\s|\Z))")


def has_score(text: str, start: int, end: int) -> bool:
    """'West Ham 2-1', 'Denver 24, Oakland 7'; not 'Okker of the Netherlands 6-3', who comes from there."""
    if text.endswith(("of the ", "of "), 0, start):
        return False
    if _SCORED_BEFORE.search(text, max(0, start - 5), start) and _LAST_SCORE.match(text, end):
        return True
    return _SCORE.match(text, end) is not None
