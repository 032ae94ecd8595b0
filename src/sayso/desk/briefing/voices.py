"""A story's claims go in; out comes who said what: each source with its kind and its answers, in sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.desk.briefing.material import Material, references, superseded
from sayso.desk.briefing.prose import cited, count, escape, inner, joined, opened
from sayso.desk.briefing.sides import plainly
from sayso.desk.evidence import Evidence
from sayso.desk.wording import quoted, spoken
from sayso.store.listing.chains import Link

KINDS = {"person": "a person", "institution": "an institution", "document": "a document", "outlet": "an outlet"}
MOST = 6
"""Claims told of one source, or of one article; the rest are counted."""


@dataclass(slots=True)
class _Heard:
    link: Link
    claims: list[Evidence] = field(default_factory=list)


def voices(found: Material) -> list[str]:
    """Every source with its kind, who quotes it, and what it is quoted for; those who gave answers come first."""
    heard: dict[tuple[str, str], _Heard] = {}
    for one in found.claims.values():
        for link in one.chain:
            heard.setdefault((link.kind, plainly(link.name)), _Heard(link)).claims.append(one)
    answering = {cell.claim: one.text for one in found.compared for cell in one.cells}
    telling: list[tuple[_Heard, list[Evidence]]] = []
    silent: list[_Heard] = []
    for source in heard.values():
        standing = [claim for claim in source.claims if not superseded(claim.line)]
        worth = [claim for claim in standing if _tells(claim) or claim.line.claim_id in answering]
        if worth:
            telling.append((source, worth))
        else:
            silent.append(source)
    telling.sort(key=lambda pair: (-sum(c.line.claim_id in answering for c in pair[1]), -len(pair[1]), _name(pair[0])))
    lines = [f"- {_said(source, worth, answering)}" for source, worth in telling]
    if silent:
        names = joined(sorted({_name(source) for source in silent}))
        lines.append(f"- Also cited, for dates and places alone: {names}.")
    return ["## Who said what", "\n".join(lines)] if lines else []


def reports(found: Material) -> list[str]:
    """What the articles say, for a story of which nobody has asked anything yet."""
    lines = []
    for article in found.articles:
        own = [one for one in found.claims.values() if one.line.article_id == article.article_id]
        worth = [one for one in own if _tells(one)]
        said = [f"gives {_list(worth, {})}"] if worth else []
        places = _places(own)
        said += [f"names {joined(places)}"] if places else []
        if said:
            told = f"{escape(article.outlet)} {', and '.join(said)}".removesuffix(".")
            lines.append(f"- {told}. [{article.article_id}]")
    return ["## What the articles say", "\n".join(lines)] if lines else []


def _places(own: Sequence[Evidence]) -> list[str]:
    """The places that an article names most, first those it names first."""
    named = Counter(one.line.place for one in own if one.line.kind == "place" and not superseded(one.line))
    most = {place for place, _ in named.most_common(MOST)}
    return [escape(place) for place in named if place in most]


def _tells(one: Evidence) -> bool:
    """Whether a claim says something by itself: some of something, a non-answer, or what an editor accepted."""
    if superseded(one.line):
        return False
    if one.line.modality == "unknown":
        return True
    line = one.line
    of_something = bool(line.measure or line.currency or line.unit == "percent")
    counted = line.kind == "figure" and of_something and not line.low == line.high == 1
    return counted or line.status == "accepted"


def _name(one: _Heard) -> str:
    return f"“{inner(one.link.name)}”" if one.link.kind == "unnamed" else escape(one.link.name)


def _said(one: _Heard, worth: Sequence[Evidence], answering: Mapping[str, str]) -> str:
    unnamed = one.link.kind == "unnamed"
    name = f"**{inner(one.link.name) if unnamed else opened(escape(one.link.name))}**"
    kind = KINDS.get(one.link.kind, "")
    who = f"An unnamed source, described as “{name}”," if unnamed else f"{name}, {kind},"
    outlets = joined(escape(outlet) for outlet in sorted({claim.line.outlet for claim in one.claims}))
    first = sorted(
        worth,
        key=lambda claim: (
            claim.line.kind != "figure",
            claim.line.claim_id not in answering,
            int(claim.line.claim_id[1:]),
        ),
    )
    verb = "is cited by" if one.link.kind in ("document", "outlet") else "is quoted by"
    return f"{opened(who)} {verb} {outlets}: {_list(first, answering)}."


def _list(held: Sequence[Evidence], answering: Mapping[str, str]) -> str:
    """Claims as a list within a sentence, each said once."""
    said: dict[str, list[Evidence]] = {}
    for one in held:
        said.setdefault(told(one, answering.get(one.line.claim_id, "")), []).append(one)
    shown = [f"{words}{cited(references(ones))}" for words, ones in list(said.items())[:MOST]]
    more = len(said) - MOST
    if more > 0:
        shown.append(count(more, "more claim"))
    return joined(shown)


def told(one: Evidence, question: str = "") -> str:
    """A claim in a few words: '19 dead', 'no reliable official figures', 'not 12 ships', '33 on “How many died?”'."""
    line = one.line
    if line.modality == "unknown":
        return f"“{inner(quoted(line))}”"
    words = escape(spoken(line))
    measure = escape(line.measure)
    bare = line.unit in ("", "count") and not line.currency and any(sign.isdigit() or sign == "”" for sign in words)
    if measure and measure.casefold() not in words.casefold():
        of = "of " if words.endswith("s”") else ""
        words = f"{words} {of}{measure}" if bare and not line.per else f"{words} ({measure})"
    if not measure and question and line.kind == "figure":
        words = f"{words} on “{inner(question)}”"
    lead = "a denial of " if line.modality == "denied" else ""
    tail = " (expected)" if line.modality == "expected" else ""
    return lead + ("not " if line.polarity == "negated" else "") + words + tail


__all__ = ["reports", "told", "voices"]
