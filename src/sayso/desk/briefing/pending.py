"""A story's questions and claims go in; out comes what is still open, and whom to ask."""

from collections.abc import Collection

from sayso.desk.briefing.material import Material, superseded
from sayso.desk.briefing.prose import count, days, escape, inner, joined, number, opened, snippet
from sayso.desk.briefing.reasons import origins
from sayso.desk.briefing.sides import sides
from sayso.desk.briefing.sourcing import carried, named, plainly
from sayso.desk.briefing.verdicts import IN_FULL, Standing, ranked
from sayso.desk.comparing import Compared
from sayso.desk.evidence import Evidence

MOST = 3
"""Items of one kind that are listed, and people to ask about one; the rest are counted."""
WHOLE = 110
"""Code points of a sentence that is quoted whole."""


def pending(found: Material) -> list[str]:
    """What to do next: settle, corroborate, find out, ask again, and check what the machine read."""
    lines = [
        *_conflicts(found),
        *_unanswered(found),
        *_single(found),
        *_silences(found),
        *_rewritten(found),
        *_machine(found),
    ]
    return ["## What is still open", "\n".join(f"- {line}" for line in lines)] if lines else []


def _conflicts(found: Material) -> list[str]:
    """Each conflict on which nobody has ruled, with whom to ask."""
    held = [one for one in ranked(found, Standing.CONFLICT) if not (one.ruled or one.settled)]
    lines = [f"Settle “{inner(one.text)}”{found.mark(one.question)}: {_ask(found, one)}." for one in held[:IN_FULL]]
    if len(held) > IN_FULL:
        lines.append(f"Settle {_listed(found, held[IN_FULL:])}, too.")
    return lines


def _ask(found: Material, one: Compared) -> str:
    """Whom to ask about the values: those who are named, and the outlets about values for which they name nobody."""
    people: dict[str, tuple[str, list[str]]] = {}
    papers: dict[str, tuple[str, list[str]]] = {}
    outlets: dict[str, tuple[str, list[str]]] = {}
    for side in sides(found.answers(one), found.year):
        silent = side.former or side.answers[0].line.modality == "unknown"
        held = [] if silent else carried(side.answers)
        told = [each.chain[-1] for each in held if each.chain and each.chain[-1].kind != "unnamed"]
        for link in told:
            book = papers if link.kind in ("document", "outlet") else people
            book.setdefault(plainly(link.name), (named(link), []))[1].append(side.plain)
        for each in held if not told else ():
            outlet = each.answers[0].line.outlet
            outlets.setdefault(outlet, (escape(outlet), []))[1].append(side.plain)
    parts = [f"ask {_each(people.values())}"] if people else []
    parts += [f"read {_each(papers.values())}"] if papers else []
    its = "its source" if len(outlets) == 1 else "their sources"
    parts += [f"ask {_each(outlets.values())} for {its}"] if outlets else []
    return "; ".join(parts)


def _each(held: Collection[tuple[str, list[str]]]) -> str:
    """'the coast guard (31) and the company (118)'."""
    told = [f"{name} ({_some(list(dict.fromkeys(said)))})" for name, said in held]
    shown = [*told[:MOST], *([count(len(told) - MOST, "other")] if len(told) > MOST else [])]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def _some(values: list[str]) -> str:
    """Values between brackets, of many the latest."""
    shown = values if len(values) <= MOST else ["…", *values[-MOST:]]
    return ("; " if any(", " in value for value in shown) else ", ").join(shown)


def _listed(found: Material, held: list[Compared]) -> str:
    shown = [f"“{inner(one.text)}”{found.mark(one.question)}" for one in held[:MOST]]
    more = len(held) - MOST
    return joined([*shown, *([count(more, "other")] if more > 0 else [])])


def _unanswered(found: Material) -> list[str]:
    bare = ranked(found, Standing.UNANSWERED)
    return [f"Find out, since no article says: {_listed(found, bare)}."] if bare else []


def _single(found: Material) -> list[str]:
    """What several outlets carry, and one source alone says."""
    held = [one for one in ranked(found, Standing.ALONE) if one.origins.outlets > 1 and len(origins(one)) == 1]
    if not held:
        return []
    rest = "it rests" if len(held) == 1 else "each rests"
    return [f"Find a second source for {_listed(found, held)}: {rest} on one alone, whoever carries it."]


def _silences(found: Material) -> list[str]:
    """Who would not or could not say."""
    told: dict[str, str] = {}
    for one in found.standing:
        if one.line.modality == "unknown" and one.start is not None and one.line.article_id not in found.copies:
            when = days([one.line.published], found.year)
            words = _silence(one)
            where = f"({escape(one.line.outlet)}{f', {when}' if when else ''})"
            told.setdefault(words.casefold(), f"“{inner(words)}” {where}{found.cite([one])}")
    if not told:
        return []
    shown = list(told.values())[:MOST]
    more = len(told) - MOST
    tail = [count(more, "more such answer")] if more > 0 else []
    return [f"Ask again, where outlets got no answer: {joined([*shown, *tail])}."]


def _silence(one: Evidence) -> str:
    """The non-answer with who gave it: the sentence, or what of it stands around the words."""
    sentence = " ".join(one.line.sentence.split()).rstrip(".")
    if len(sentence) <= WHOLE or one.start is None or one.end is None:
        return sentence
    before = one.line.sentence[: one.start].split()
    tail = snippet(one.line.sentence, one.start, one.end)
    leading = before[-6:]
    return ("… " if len(before) > len(leading) else "") + " ".join([*leading, tail])


def _rewritten(found: Material) -> list[str]:
    """Claims that were reviewed, and whose words an article changed."""
    held = [one for one in found.claims.values() if superseded(one.line) and one.line.status == "accepted"]
    if not held:
        return []
    said = "claim that an editor had accepted stands", "claims that an editor had accepted stand"
    return [
        f"{opened(count(len(held), *said))} in no article any more; review what took their place.{found.cite(held)}"
    ]


def _machine(found: Material) -> list[str]:
    """How much of all this is the machine's word alone."""
    used = {cell.claim for one in found.compared for cell in one.cells}
    held = [one for ref, one in found.claims.items() if ref in used] if used else list(found.claims.values())
    raw = sum(one.line.status == "suggested" for one in held)
    guessed = sum(one.line.status != "suggested" and any(link.suggested for link in one.chain) for one in held)
    proposed = sum(line.status == "suggested" for line in found.questions.values())
    said = []
    if raw:
        which = (
            f"any of the {count(raw, 'claim')}" if raw == len(held) > 1 else f"{number(raw)} of the {len(held)} claims"
        )
        said.append(f"no editor has reviewed {'the one claim' if raw == len(held) == 1 else which} used here")
    if guessed:
        said.append(f"nobody has confirmed who said {count(guessed, 'of them', 'of them')}")
    if proposed:
        said.append(f"{count(proposed, 'question is its own', 'questions are its own')}")
    return [f"Check what sayso read by itself: {joined(said)}."] if said else []
