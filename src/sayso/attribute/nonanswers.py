"""A text becomes its non-answers: where somebody declined, did not reply, could not verify, or has no figures."""

import re
from enum import StrEnum
from typing import NamedTuple

from sayso.model.text import Span


class NonAnswerKind(StrEnum):
    """Why there is no answer."""

    DECLINED = "declined"
    NO_REPLY = "no-reply"
    UNVERIFIED = "unverified"
    NO_FIGURES = "no-figures"
    UNKNOWN = "unknown"


class NonAnswer(NamedTuple):
    """``span`` covers the words that say there is no answer; ``rule`` names the pattern."""

    span: Span
    kind: NonAnswerKind
    rule: str


_SOON = r"(?:(?:immediately|yet|so far|publicly|independently|further|directly)\s+)?"
_NOT = r"(?:not|n['’]t)"
_CANNOT = (
    r"(?:could\s+not|couldn['’]t|cannot|can['’]t|can\s+not|(?:was|were)\s+unable\s+to|(?:was|were)\s+not\s+able\s+to)"
)
_SAY = (
    r"(?:comment|answer|say|discuss|elaborate|respond|reply|speak|confirm|be\s+(?:interviewed|named|quoted|identified)|talk"
    r"|give|provide|disclose|specify|reveal|explain|identify|name)"
)
_NUMBERS = r"(?:figures?|statistics|numbers?|data|count|tally|estimates?|records?|information|details)"
_PATTERNS: tuple[tuple[NonAnswerKind, str, str], ...] = (
    (
        NonAnswerKind.DECLINED,
        "declined-to",
        rf"(?:declin(?:ed|es|ing)|refus(?:ed|es|ing))\s+to\s+(?:\w+ly\s+)?{_SAY}\b",
    ),
    (
        NonAnswerKind.DECLINED,
        "would-not",
        r"(?:would\s+not|wouldn['’]t|will\s+not|won['’]t)\s+(?:comment|elaborate|say|discuss|answer|be\s+drawn)\b",
    ),
    (
        NonAnswerKind.DECLINED,
        "no-comment",
        r"(?:had|has|have|offered|made|gave)\s+no\s+(?:immediate\s+|further\s+)?comment\b",
    ),
    (
        NonAnswerKind.NO_REPLY,
        "did-not-respond",
        rf"(?:(?:did|do|does|has|have|had)(?:\s+not|n['’]t)\s+{_SOON}(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?\s+(?:\w+\s+){{0,3}}(?:calls?|messages?|e-?mails?|requests?)|answer(?:ed)?\s+(?:\w+\s+){{0,2}}(?:calls?|messages?|e-?mails?|requests?|questions?)))\b",
    ),
    (
        NonAnswerKind.NO_REPLY,
        "went-unanswered",
        r"(?:calls?|messages?|e-?mails?|requests?|questions?)\s+(?:\w+\s+){0,6}(?:went|were|was)\s+(?:unanswered|not\s+(?:immediately\s+)?(?:answered|returned))\b",
    ),
    (
        NonAnswerKind.NO_REPLY,
        "not-reached",
        rf"(?:could\s+not|couldn['’]t|cannot)\s+{_SOON}be\s+{_SOON}(?:reached|contacted)\b",
    ),
    (
        NonAnswerKind.NO_REPLY,
        "unavailable",
        rf"(?:was|were|is|are)(?:\s+not|n['’]t)\s+{_SOON}available\s+(?:for|to)\s+comment\b|unavailable\s+(?:for|to)\s+comment\b",
    ),
    (
        NonAnswerKind.UNVERIFIED,
        "could-not-verify",
        rf"{_CANNOT}\s+{_SOON}(?:be\s+)?{_SOON}(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|substantiated?)\b",
    ),
    (
        NonAnswerKind.UNVERIFIED,
        "not-been-verified",
        rf"(?:has|have|had|is|are|was|were)(?:\s+not|n['’]t)\s+{_SOON}(?:been\s+)?{_SOON}(?:verified|confirmed|corroborated|substantiated)\b",
    ),
    (
        NonAnswerKind.NO_FIGURES,
        "there-are-no",
        rf"there\s+(?:are|is|were|was)(?:\s+currently)?\s+no\s+(?:\w+\s+){{0,2}}{_NUMBERS}\b",
    ),
    (
        NonAnswerKind.NO_FIGURES,
        "no-figures",
        rf"\bno\s+(?:\w+\s+){{0,2}}{_NUMBERS}\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?(?:available|given|published|released|known|provided)\b",
    ),
    (
        NonAnswerKind.NO_FIGURES,
        "does-not-publish",
        rf"(?:do|does|did)(?:\s+not|n['’]t)\s+(?:publish|release|keep|collect|provide|give|disclose)\s+(?:\w+\s+){{0,2}}{_NUMBERS}\b",
    ),
    (
        NonAnswerKind.UNKNOWN,
        "not-known",
        rf"(?:(?:it\s+)?(?:is|was|remains|are|were)\s+(?:{_NOT}\s+(?:\w+ly\s+)?(?:known|clear)|unknown|unclear)|isn['’]t\s+(?:known|clear)|wasn['’]t\s+(?:known|clear))(?:\s+(?:how|what|who|whether|why|when|where|if)\b)?",
    ),
)
_FOUND = re.compile("|".join(f"(?P<p{at}>{pattern})" for at, (_, _, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)


def find_non_answers(text: str) -> tuple[NonAnswer, ...]:
    """Find the non-answers in ``text``, in order; every gap in a pattern is bounded, so time is linear."""
    found = []
    for match in _FOUND.finditer(text):
        kind, rule, _ = _PATTERNS[int((match.lastgroup or "p0")[1:])]
        found.append(NonAnswer(Span(*match.span()), kind, rule))
    return tuple(found)
