"""Two texts become the JSON object that ``sayso judge`` prints: a verdict and the pairs it rests on, no database."""

from dataclasses import dataclass
from typing import Any

from sayso.compare.judgement import judge_claims
from sayso.desk.untokenizing import printed
from sayso.extract.pipeline import Context, extract

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts to judge; ``published_a`` and ``published_b`` are EDTF or empty."""

    name: str
    a: str
    b: str
    published_a: str = ""
    published_b: str = ""


def judge_json(pair: TextPair) -> Json:
    """Whether the two texts can both stand, and why; offsets are code points of the texts as they came."""
    a, b = printed(pair.a), printed(pair.b)
    claims_a = extract(a.text, Context(published=pair.published_a))
    claims_b = extract(b.text, Context(published=pair.published_b))
    found = judge_claims(a.text, claims_a, b.text, claims_b)
    pairs = []
    for one in found.pairs:
        spans = a.original(one.a.claim.span), b.original(one.b.claim.span)
        sides = {side: [span.start, span.end] for side, span in zip("ab", spans, strict=True)}
        pairs.append(sides | {"verdict": one.verdict.outcome.value})
    return {
        "id": pair.name,
        "verdict": found.verdict.outcome.value,
        "reason": found.verdict.reason.value,
        "because": found.verdict.because,
        "pairs": pairs,
    }
