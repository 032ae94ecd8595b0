"""A story's claims go in; out comes who said what: each source with who cites it and what it is cited for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.desk.briefing.material import Material, in_time
from sayso.desk.briefing.prose import count, escape, inner, joined, opened, snippet
from sayso.desk.briefing.sides import in_brackets
from sayso.desk.briefing.sourcing import described, headline, named, plainly
from sayso.desk.evidence import Evidence
from sayso.desk.wording import quoted
from sayso.store.listing.chains import Link

SOURCES = 6
"""Sources that are told one by one; the rest are named in a line."""
MOST = 3
"""Statements told of one source, or of one article; the rest are counted."""
OUTLETS = 4
"""Outlets of one source that are named; more are counted."""
REPORTS = 8
"""Articles whose figures and places are told, the latest; the page lists more of them."""
NAMED = 6
"""Names in a line; the rest are counted."""


@dataclass(slots=True)
class _Heard:
    link: Link
    claims: list[Evidence] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"“{inner(self.link.name)}”" if self.link.kind == "unnamed" else named(self.link)

    @property
    def short(self) -> str:
        return f"“{inner(described(self.link.name))}”" if self.link.kind == "unnamed" else self.name

    @property
    def outlets(self) -> list[str]:
        return sorted({one.line.outlet for one in self.claims})


def voices(found: Material) -> list[str]:
    """Every source with who cites it and its words; those who answer most questions come first."""
    heard: dict[str, _Heard] = {}
    doubled = {other.line.claim_id for other in in_brackets(found.standing).values()}
    for one in (one for one in found.standing if one.line.claim_id not in doubled and not headline(one)):
        for link in one.chain:
            heard.setdefault(plainly(link.name), _Heard(link)).claims.append(one)
    answering = {cell.claim for one in found.compared for cell in one.cells}
    telling: list[tuple[_Heard, list[Evidence]]] = []
    for source in heard.values():
        worth = [one for one in source.claims if _tells(one) or (one.line.claim_id in answering and _figure(one))]
        if worth:
            first = sorted(worth, key=lambda one: (one.line.claim_id not in answering, in_time(one)))
            telling.append((source, first))
    telling.sort(key=lambda pair: (-sum(c.line.claim_id in answering for c in pair[1]), -len(pair[1]), pair[0].name))
    lines = [f"- {_said(found, source, worth)}" for source, worth in telling[:SOURCES]]
    rest = [source for source, _ in telling[SOURCES:]]
    rest += [one for one in heard.values() if all(one is not source for source, _ in telling)]
    if rest:
        names = sorted((one.short for one in rest), key=lambda name: (name.startswith("“"), plainly(name)))
        more = [count(len(names) - NAMED, "other")] if len(names) > NAMED else []
        lines.append(f"- Also cited: {joined([*names[:NAMED], *more])}.")
    return ["## Who said what", "\n".join(lines)] if lines else []


def _said(found: Material, one: _Heard, worth: Sequence[Evidence]) -> str:
    name = f"**{opened(one.name)}**{', unnamed' if one.link.kind == 'unnamed' else ''}"
    said = _list(found, worth)
    outlets = one.outlets if len(one.outlets) <= OUTLETS else [count(len(one.outlets), "outlet")]
    return f"{name} ({joined(escape(outlet) for outlet in outlets)}): {said}."


def _list(found: Material, held: Iterable[Evidence]) -> str:
    """What is said as short quotations, each once."""
    told: dict[str, tuple[str, list[Evidence]]] = {}
    for one in held:
        words = words_of(one)
        key = words.casefold()
        around = (
            other
            for other, (_, ones) in told.items()
            if ones[0].line.sentence == one.line.sentence and one.line.quote.casefold() in other
        )
        told.setdefault(key if key in told else next(around, key), (words, []))[1].append(one)
    shown = [f"“{inner(words)}”{_stance(ones[0])}{found.cite(ones)}" for words, ones in list(told.values())[:MOST]]
    more = len(told) - MOST
    return joined([*shown, *([count(more, "more figure")] if more > 0 else [])])


def words_of(one: Evidence) -> str:
    """A claim in a few words of its own sentence: '19 dead', 'each truck pays 3,200 meticais'."""
    if one.start is None or one.end is None:
        return quoted(one.line)
    words = snippet(one.line.sentence, one.start, one.end, onward=_figure(one))
    plain = words[:1].isupper() and words[1:2].islower() and words.startswith(one.line.quote[:2])
    return words[0].lower() + words[1:] if plain else words


def _stance(one: Evidence) -> str:
    note = {"denied": " (denied)", "expected": " (expected)"}.get(one.line.modality, "")
    return " (said not to be so)" if one.line.polarity == "negated" and not note else note


def _figure(one: Evidence) -> bool:
    return one.line.kind == "figure"


def _tells(one: Evidence) -> bool:
    """Whether a claim says something by itself: some of something."""
    line = one.line
    if not _figure(one) or line.modality == "unknown":
        return False
    return bool(line.measure or line.currency or line.unit == "percent") and not line.low == line.high == 1


def reports(found: Material) -> list[str]:
    """What the articles say, for a story of which nobody has asked anything yet."""
    lines = []
    for article in found.articles[-REPORTS:]:
        own = [one for one in found.standing if one.line.article_id == article.article_id]
        doubled = {other.line.claim_id for other in in_brackets(own).values()}
        figures = [one for one in own if _tells(one) and one.line.claim_id not in doubled]
        parts = [f"gives {_list(found, figures)}"] if figures else []
        places = _most(escape(one.line.place) for one in own if one.line.kind == "place")
        parts += [f"names {joined(places)}"] if places else []
        if parts:
            told = f"{escape(article.outlet)} {joined(parts)}".rstrip(".")
            lines.append(f"- {told}.{found.mark(article.article_id)}")
    return ["## What the articles say", "\n".join(lines)] if lines else []


def _most(named: Iterable[str]) -> list[str]:
    """What an article names most, in the order in which it does."""
    counted = Counter(one for one in named if one)
    most = {name for name, _ in counted.most_common(MOST)}
    return [name for name in counted if name in most]
