"""The comparison of a story's questions goes in; out come the parts of a brief on conflict and agreement."""

from collections.abc import Sequence
from enum import StrEnum

from sayso.desk.briefing.material import Material
from sayso.desk.briefing.prose import count, escape, excerpt, inner, joined, number, opened, snippet, stopped
from sayso.desk.briefing.reasons import DAYS, SAME, behind, origins, why
from sayso.desk.briefing.sides import Side, sides, weightiest
from sayso.desk.briefing.sourcing import bracketed, clauses
from sayso.desk.comparing import Compared
from sayso.desk.evidence import Evidence

IN_FULL = 3
"""Conflicts that are told with every side and its words; the rest take a line each."""
SIDES = 6
"""Values of one conflict that are told; the rest are counted."""
BRIEFLY = 4
"""Questions of one part that are told; the rest are counted."""
VALUES = 5
"""Values of one answer in a line; the rest are counted."""


class Standing(StrEnum):
    """How a question stands, as a reader of the brief wants to know it."""

    CONFLICT = "conflict"
    AGREED = "agreed"
    TOGETHER = "together"
    ALONE = "alone"
    APART = "apart"
    UNANSWERED = "unanswered"


_OF = {"conflict": Standing.CONFLICT, "agree": Standing.AGREED, "compatible": Standing.TOGETHER}


def standing(found: Material, one: Compared) -> Standing:
    """How a question stands. What copies and quotes of one source repeat is not agreed: it rests on that alone."""
    answers = found.answers(one)
    if not answers:
        return Standing.UNANSWERED
    held = _OF.get(one.verdict.value, Standing.APART)
    outlets = {answer.line.outlet for answer in answers if answer.line.article_id not in found.copies}
    if held is not Standing.CONFLICT and (len(outlets) < 2 or len(origins(one)) == 1):
        return Standing.ALONE
    return held


def ranked(found: Material, wanted: Standing) -> list[Compared]:
    """The questions that stand so: figures first, then those that most outlets and claims answer."""
    held = [one for one in found.compared if standing(found, one) is wanted]
    return sorted(held, key=_weight)


def _weight(one: Compared) -> tuple[object, ...]:
    return one.kind != "figure", -len({cell.outlet for cell in one.cells}), -len(one.cells), one.text


def conflicts(found: Material) -> list[str]:
    """Each conflict under its question: the sides with their words, what cannot be squared, and any ruling."""
    held = ranked(found, Standing.CONFLICT)
    if not held:
        return []
    blocks = ["## Where they conflict"]
    quoted: set[str] = set()
    for one in held[:IN_FULL]:
        blocks.append(f"### {escape(one.text)}{found.mark(one.question)}")
        blocks += _conflict(found, one, quoted)
    rest = held[IN_FULL:]
    if rest:
        lines = [f"- {_values(found, one)}" for one in rest[:BRIEFLY]]
        blocks += ["They conflict on these, too:", "\n".join([*lines, *_more(rest)])]
    return blocks


def _conflict(found: Material, one: Compared, quoted: set[str]) -> list[str]:
    held = sides(found.answers(one), found.year)
    shown = weightiest(held, SIDES)
    lines = [f"- {_side(found, side, quoted)}" for side in shown]
    if len(held) > len(shown):
        lines.append(f"- {opened(count(len(held) - len(shown), 'more value'))}.")
    after = " ".join(part for part in (why(found, one, shown), _stale(one)) if part)
    return ["\n".join(lines), *([after] if after else [])]


def _side(found: Material, side: Side, quoted: set[str]) -> str:
    """A value, who carries it on whose word, and the words of one of them, which no other side has shown."""
    said = f"{opened(side.bold)}: {stopped(clauses(found, side.answers))}"
    best = side.best
    if best.line.sentence and not side.former:
        words = _shown(best, quoted)
        several = len({one.line.outlet for one in side.answers}) > 1
        said += f" {escape(best.line.outlet)}: {words}" if several and words else f" {words}" if words else ""
    return said + found.cite(side.answers)


def _shown(one: Evidence, quoted: set[str]) -> str:
    """The claim in its sentence; where the page has quoted that already, the words around it alone."""
    line = one.line
    if line.sentence not in quoted or one.start is None or one.end is None:
        quoted.add(line.sentence)
        return excerpt(line.sentence, one.start, one.end)
    words, quote = (
        snippet(line.sentence, one.start, one.end, onward=line.kind == "figure"),
        " ".join(line.quote.split()),
    )
    at = words.find(quote)
    return excerpt(words, at, at + len(quote)) if len(words) > len(f"not {quote}") else ""


def agreements(found: Material) -> list[str]:
    """What several outlets say alike, and not all on one word."""
    return _part(found, "What is agreed", Standing.AGREED)


def compatible(found: Material) -> list[str]:
    """What differs and can stand together."""
    return _part(found, "What differs and can stand together", Standing.TOGETHER)


def apart(found: Material) -> list[str]:
    """What is asked alike and cannot be held against each other."""
    return _part(found, "What cannot be compared", Standing.APART)


def alone(found: Material) -> list[str]:
    """What one outlet, or one source that several quote, alone answers."""
    return _part(found, "What rests on one outlet or source", Standing.ALONE)


def _part(found: Material, title: str, wanted: Standing) -> list[str]:
    held = ranked(found, wanted)
    if not held:
        return []
    return [f"## {title}", "\n".join([*(f"- {_in_a_line(found, one)}" for one in held[:BRIEFLY]), *_more(held)])]


def _more(held: Sequence[Compared]) -> list[str]:
    rest = held[BRIEFLY:]
    shown = [f"“{inner(one.text)}”" for one in rest[:BRIEFLY]]
    more = [count(len(rest) - BRIEFLY, "other")] if len(rest) > BRIEFLY else []
    return [f"- {opened(number(len(rest)))} more: {joined([*shown, *more])}"] if rest else []


def _in_a_line(found: Material, one: Compared) -> str:
    """A question with its values, who carries each, and why they go together or do not."""
    answers = found.answers(one)
    held = sides(answers, found.year)
    voices = one.kind == "figure" or one.verdict == "conflict"
    said = []
    shown = weightiest(held, VALUES)
    for side in shown:
        carriers = bracketed(found, side.answers, voices=voices)
        said.append(f"{side.words} ({carriers})" if carriers else side.words)
    if len(held) > len(shown):
        said.append(count(len(held) - len(shown), "more value"))
    because = why(found, one, held)
    stood = behind(one) if standing(found, one) is Standing.AGREED else ""
    alike = because.rstrip(".") if because.startswith((SAME, DAYS)) and ". " not in because else ""
    body = opened(joined(said)) + (f", {alike}" if alike else "") + (f"; {stood}" if stood else "")
    question = f"**{escape(one.text)}**{found.mark(one.question)}"
    parts = (question, stopped(body), "" if alike else because, _stale(one))
    return " ".join(part for part in parts if part) + found.cite(answers)


def _values(found: Material, one: Compared) -> str:
    """A question with its values alone."""
    held = sides(found.answers(one), found.year)
    shown = weightiest(held, VALUES)
    more = [count(len(held) - len(shown), "more value")] if len(held) > len(shown) else []
    said = opened(joined([*(side.words for side in shown), *more]))
    return f"**{escape(one.text)}**{found.mark(one.question)} {stopped(said)}{found.cite(found.answers(one))}"


def _stale(one: Compared) -> str:
    return f"An earlier ruling no longer counts: {stopped(escape(one.stale))}" if one.stale else ""
