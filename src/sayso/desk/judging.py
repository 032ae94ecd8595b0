"""Two texts become the JSON object that ``sayso judge`` prints, and many of them a summary by kind; no database."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sayso.compare.judgement import Judgement, judge_claims
from sayso.desk.untokenizing import printed
from sayso.extract.pipeline import Context, extract
from sayso.model.claim import Kind
from sayso.model.counting import counted
from sayso.model.verdict import Outcome

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts to judge; ``published_a`` and ``published_b`` are EDTF or empty."""

    name: str
    a: str
    b: str
    published_a: str = ""
    published_b: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with its judgement: ``json`` is what is printed of it."""

    judgement: Judgement
    json: Json


def judge_pair(pair: TextPair) -> Judged:
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
    return Judged(
        found,
        {
            "id": pair.name,
            "verdict": found.verdict.outcome.value,
            "reason": found.verdict.reason.value,
            "because": found.verdict.because,
            "pairs": pairs,
        },
    )


@dataclass(slots=True)
class Coverage:
    """How many pairs of texts got which verdict, by the kind of claim that they were compared on."""

    counts: dict[Kind | None, Counter[Outcome]] = field(default_factory=dict)

    def add(self, judgement: Judgement) -> None:
        """Count one pair."""
        self.counts.setdefault(judgement.kind, Counter())[judgement.verdict.outcome] += 1

    def lines(self) -> list[str]:
        """A line for each kind that occurs, and one for all: 'figures: 3 of 4 pairs compared (75 %): 2 agree, ...'."""
        total: Counter[Outcome] = Counter()
        for verdicts in self.counts.values():
            total.update(verdicts)
        named = [(f"{kind.value}s", self.counts[kind]) for kind in Kind if kind in self.counts]
        named += [("without a claim", self.counts[None])] if None in self.counts else []
        return [_line(name, verdicts) for name, verdicts in [*named, ("all", total)]]


def _line(name: str, verdicts: Counter[Outcome]) -> str:
    whole = verdicts.total()
    compared = whole - verdicts[Outcome.INCOMPARABLE]
    share = f" ({100 * compared // whole} %)" if whole else ""
    said = ", ".join(f"{verdicts[one]:,} {one.value}" for one in Outcome if one is not Outcome.INCOMPARABLE)
    return f"{name}: {compared:,} of {counted(whole, 'pair')} compared{share}: {said}"
