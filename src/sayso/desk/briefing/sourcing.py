"""Answers with one value go in; out comes who carries it and on whose word, as clauses without a verb of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.desk.briefing.material import Material
from sayso.desk.briefing.prose import count, days, escape, inner, joined
from sayso.desk.evidence import Evidence
from sayso.store.listing.chains import Link

LONGEST = 60
"""Code points of the description of an unnamed source that is told whole; a longer one is told whole once."""

MANY = 4
"""Outlets from which a place or a date is given by their number, in a list that is to stay short."""


_BODY = re.compile(
    r"\b(?:Council|Union|Ministry|Office|Authority|Department|Bureau|Agency|Board|Commission|Committee|Association|"
    r"Federation|Guard|Chamber|Court|Service|Administration|Centre|Center|Institute|Observatory|Party|Foundation)\b"
)
"""Nouns of bodies whose name a sentence gives with an article."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Answers with one value that come on the same word, in order of publication."""

    answers: tuple[Evidence, ...]

    @property
    def chain(self) -> tuple[Link, ...]:
        """On whose word, from the outlet inwards."""
        return self.answers[0].chain


def plainly(name: str) -> str:
    """A name by which two mentions are one: without its article and capitals."""
    return re.sub(r"^(?:an?|the)\s+", "", " ".join(name.casefold().split()))


def carried(answers: Sequence[Evidence]) -> list[Carried]:
    """The answers by whose word they come on, first publisher first; what an article repeats of itself is told once.

    A headline, or a sentence that names nobody, says again what the same article gives to somebody in full.
    """
    telling = {one.line.article_id for one in answers if one.chain and not headline(one)}
    held: dict[tuple[str, ...], list[Evidence]] = {}
    for one in answers:
        if one.line.article_id in telling and (not one.chain or headline(one)):
            continue
        held.setdefault(tuple(plainly(link.name) for link in one.chain), []).append(one)
    return [Carried(tuple(group)) for group in held.values()]


def headline(one: Evidence) -> bool:
    """Whether the claim is made in the headline of its article."""
    return " ".join(one.line.sentence.split()).rstrip(".") == " ".join(one.line.headline.split()).rstrip(".")


def who(found: Material, answers: Sequence[Evidence], *, spelled: bool = False) -> list[str]:
    """The outlets with their days: 'Tinig Berina (4 March)', or spelled, 'Tinig Berina on 4 March'."""
    by_outlet: dict[str, list[Evidence]] = {}
    for one in answers:
        by_outlet.setdefault(one.line.outlet, []).append(one)
    told = []
    for outlet, held in by_outlet.items():
        when = days([one.line.published for one in held], found.year)
        copied = "likely a copy" if all(one.line.article_id in found.copies for one in held) else ""
        if spelled:
            told.append(f"{escape(outlet)}{f' ({copied})' if copied else ''}{f' on {when}' if when else ''}")
        else:
            inside = ", ".join(note for note in (when, copied) if note)
            told.append(f"{escape(outlet)} ({inside})" if inside else escape(outlet))
    return told


def clause(found: Material, one: Carried) -> str:
    """'Northgate Wire (4 March) and Marrow Bay Courier (5 March), both citing the coast guard'."""
    outlets = who(found, one.answers)
    both = "both " if len(outlets) == 2 else "all " if len(outlets) > 2 else ""
    said = word(one.answers[0])
    return f"{joined(outlets)}, {both}{said}" if said else joined(outlets)


def clauses(found: Material, answers: Sequence[Evidence]) -> str:
    """Everybody who carries a value: one clause for those who have it on the same word."""
    return "; ".join(clause(found, one) for one in carried(answers))


def bracketed(found: Material, answers: Sequence[Evidence], *, voices: bool = True) -> str:
    """The same for brackets: 'Radio Halvenne on 16 June, citing Green Miombo; Tessel Ledger on 25 October'."""
    if len({one.outlet for one in found.articles}) == 1:
        return "; ".join(word(one.answers[0]) for one in carried(answers) if one.chain) if voices else ""
    if not voices:
        answers = [one for one in answers if one.line.article_id not in found.copies] or answers
    outlets = {one.line.outlet for one in answers}
    if len(outlets) >= MANY and not voices:
        return count(len(outlets), "outlet")
    parts = []
    for one in carried(answers) if voices else [Carried(tuple(answers))]:
        outlets_of = who(found, one.answers, spelled=True)
        both = "both " if len(outlets_of) == 2 else "all " if len(outlets_of) > 2 else ""
        said = f", {both}{word(one.answers[0])}" if voices and one.chain else ""
        parts.append(joined(outlets_of) + said)
    return "; ".join(parts)


def word(one: Evidence) -> str:
    """On whose word: 'citing the coast guard', 'citing Ana Ruiz, who cites a report', 'unattributed'."""
    if not one.chain:
        return "" if one.line.modality == "unknown" else "unattributed"
    first, *rest = one.chain
    return f"citing {voice(first)}" + "".join(
        f", {_which(link)} cites {voice(then)}" for link, then in _steps(first, rest)
    )


def _steps(first: Link, rest: Sequence[Link]) -> list[tuple[Link, Link]]:
    return list(zip((first, *rest), rest, strict=False))


def _which(link: Link) -> str:
    return "who" if link.kind in ("person", "unnamed") else "which"


def voice(link: Link) -> str:
    """A source as a sentence names it; one that the article leaves unnamed as the article describes it."""
    if link.kind != "unnamed":
        return named(link)
    words = f"“{inner(described(link.name))}”"
    return (
        f"{words}, unnamed" if re.match(r"(?:an?|the|one|another)\b", link.name, re.IGNORECASE) else f"unnamed {words}"
    )


def named(link: Link) -> str:
    """A source by its name, with the article that bodies have in a sentence: 'the Harbour Workers’ Union'."""
    name = link.name if link.kind == "person" else _uncapitalised(link.name)
    bare = link.kind == "institution" and name[:1].isupper() and " " in name and "’s " not in name and "'s " not in name
    return escape(f"the {name}" if bare and _BODY.search(name) else name)


def _uncapitalised(name: str) -> str:
    """A description that began a sentence, as it stands within one: 'shipping lines'."""
    first, _, rest = name.partition(" ")
    plain = first[:1].isupper() and first[1:].islower() and rest[:1].islower()
    return first.lower() + name[len(first) :] if plain else name


def described(name: str) -> str:
    """A description as it stands within a sentence, cut where it is long: 'dock workers at Port Selby'."""
    return briefly(_uncapitalised(name))


def briefly(name: str) -> str:
    """A long description without what it tells of the source besides: 'a woman …'."""
    if len(name) <= LONGEST:
        return name
    return re.split(r",? (?:who|whose|which|that)\b|, ", name, maxsplit=1)[0] + " …"
