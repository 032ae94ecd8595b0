"""A question's answers go in; out come its sides: who gives which value, on whose word, in sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.desk.briefing.material import references, superseded
from sayso.desk.briefing.prose import cited, days, escape, excerpt, inner, joined
from sayso.desk.evidence import Evidence
from sayso.desk.wording import quoted, spoken
from sayso.model.tables import ClaimLine
from sayso.store.listing.chains import Link

FOR_NOBODY = ("asserted", "unknown")
"""Modalities of what an outlet says itself."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value with the answers that give it, in order of publication; ``former`` once their articles dropped it."""

    value: str
    answers: tuple[Evidence, ...]
    former: bool

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who gives the value, first publisher first."""
        return tuple(dict.fromkeys(one.line.outlet for one in self.answers))


def sides(answers: Sequence[Evidence]) -> list[Side]:
    """The values that are given, those that still stand first, then as they were published."""
    held: dict[tuple[object, ...], list[Evidence]] = {}
    for one in answers:
        held.setdefault((superseded(one.line), *_value(one.line)), []).append(one)
    found = [
        Side(_words([one.line for one in group]), tuple(group), superseded(group[0].line)) for group in held.values()
    ]
    return sorted(found, key=lambda side: side.former)


def _value(line: ClaimLine) -> tuple[object, ...]:
    stance = (line.polarity, line.modality in ("denied", "unknown", "expected") and line.modality)
    if line.modality == "unknown":
        return (*stance, quoted(line).casefold())
    if line.kind == "figure" and line.bound != "vague" and (line.low is not None or line.high is not None):
        return (*stance, line.low, line.high, line.bound, line.unit, line.currency)
    return (
        *stance,
        (line.date_edtf if line.kind == "date" else line.place_ref or line.place) or quoted(line).casefold(),
    )


def _words(lines: Sequence[ClaimLine]) -> str:
    """The value in bold: as written where all write it alike, else as it was read."""
    first = lines[0]
    if first.modality == "unknown":
        return f"“{inner(quoted(first))}”"
    written = {quoted(line).casefold() for line in lines}
    words = quoted(first) if first.kind == "figure" and len(written) == 1 else spoken(first)
    bare = words.strip("“”")
    said = f"“**{escape(bare)}**”" if bare != words else f"**{escape(words)}**"
    if first.kind == "date" and quoted(first) != words and len(written) == 1 and not words[0].isalpha():
        said += f" (“{inner(quoted(first))}”)"
    return f"not {said}" if first.polarity == "negated" else said


def sentence(side: Side, *, quote: bool = True) -> str:
    """Who gives a value and on whose word, as a sentence with references, and below it the words of the first."""
    clauses = _clauses(side)
    refs = references(side.answers)
    said = f"{'; '.join(clauses)}.{cited(refs)}"
    if not quote:
        return said
    first = side.answers[0]
    return f"{said}\n{_quotation(first)}"


def _quotation(one: Evidence) -> str:
    words = excerpt(one.line.sentence, one.start, one.end) if one.line.sentence else f"**{escape(one.line.quote)}**"
    return f"  > {words}\n  >\n  > {_by_line(one.line)}"


def _by_line(line: ClaimLine) -> str:
    when = days([line.published])
    return f"— {escape(line.outlet)}{f', {when}' if when else ''} [{line.article_id}]"


def _clauses(side: Side) -> list[str]:
    """One clause for those who have it from the same source, in the order in which they published."""
    by_voice: dict[tuple[object, ...], list[Evidence]] = {}
    for one in side.answers:
        key = tuple((link.kind, plainly(link.name)) for link in one.chain) or (one.line.modality in FOR_NOBODY,)
        by_voice.setdefault(key, []).append(one)
    clauses = []
    for held in by_voice.values():
        number = len({one.line.outlet for one in held})
        both = "both " if number == 2 and held[0].chain else "all " if number > 2 and held[0].chain else ""
        word = on_whose_word(held[0], several=number > 1)
        ahead = ", still to come" if held[0].line.modality == "expected" else ""
        clauses.append(f"{who(held)} {_verb(held, former=side.former)} {side.value}{ahead}, {both}{word}")
    return clauses


def plainly(name: str) -> str:
    """A name by which two mentions are one: without its article and capitals."""
    return re.sub(r"^(?:an?|the)\s+", "", " ".join(name.casefold().split()))


def who(held: Sequence[Evidence]) -> str:
    """The outlets with the days on which they published: 'Tinig Berina (4 March 2022) and Kestrel Dispatch'."""
    by_outlet: dict[str, list[str]] = {}
    for one in held:
        by_outlet.setdefault(one.line.outlet, []).append(one.line.published)
    return joined(
        f"{escape(outlet)} ({when})" if (when := days(published)) else escape(outlet)
        for outlet, published in by_outlet.items()
    )


def _verb(held: Sequence[Evidence], *, former: bool) -> str:
    several = len({one.line.outlet for one in held}) > 1
    modality = held[0].line.modality
    if former:
        return "had"
    if modality == "unknown":
        return "give no answer:" if several else "gives no answer:"
    words = {"denied": ("report a denial of", "reports a denial of")}
    many, one = words.get(modality, ("have", "has") if held[0].line.kind == "figure" else ("say", "says"))
    return many if several else one


def on_whose_word(one: Evidence, *, several: bool = False) -> str:
    """'on the word of Ramil Ocsona, citing the Philippine Coast Guard', 'on its own account'."""
    if not one.chain:
        own = f"on {'their' if several else 'its'} own account"
        return own if one.line.modality in FOR_NOBODY else "without naming who says so"
    first, *rest = (voice(link) for link in one.chain)
    lead = "citing" if one.chain[0].kind in ("document", "outlet") else "on the word of"
    return f"{lead} {first}" + "".join(f", citing {name}" for name in rest)


def voice(link: Link) -> str:
    """A source as a sentence names it; one that the article leaves unnamed as the article describes it."""
    return f"an unnamed source (“{inner(link.name)}”)" if link.kind == "unnamed" else escape(link.name)
