"""A question's answers go in; out come its sides: the values that are given, with who gives each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from sayso.anchor.notes import find_notes
from sayso.desk.briefing.material import superseded
from sayso.desk.briefing.prose import escape, inner, placed, yearless
from sayso.desk.briefing.sourcing import headline
from sayso.desk.evidence import Evidence
from sayso.desk.wording import day, quoted
from sayso.model.tables import ClaimLine

_ROUGHLY = re.compile(r"(?:about|around|some|shortly|nearly|almost|roughly|circa)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """One value with the answers that give it, in order of publication.

    ``value`` is the words for it, ``note`` what limits them ('denied', 'expected'), or empty; ``former`` says that
    no article stands by it any more; ``said`` are the references of all claims that it holds, doubled ones included.
    """

    value: str
    note: str
    answers: tuple[Evidence, ...]
    former: bool
    said: tuple[str, ...]

    @property
    def words(self) -> str:
        """The value with what limits it: '300 (denied)'."""
        return f"{self.value} ({self.note})" if self.note else self.value

    @property
    def plain(self) -> str:
        """The same to stand in brackets itself: '300, denied'."""
        return re.sub(r" \(([^()]*)\)", r", \1", self.words)

    @property
    def bold(self) -> str:
        """The same with the value in bold."""
        return f"**{self.value}** ({self.note})" if self.note else f"**{self.value}**"

    @property
    def best(self) -> Evidence:
        """The answer whose sentence tells most: one that names who said it, and is no headline."""
        return min(self.answers, key=lambda one: (headline(one), not one.chain))


def sides(answers: Sequence[Evidence], year: str = "") -> list[Side]:
    """The values that are given, those that still stand first, then as they were published.

    The same amount in another unit, which an article gives in brackets, is no other value.
    ``year`` goes without saying.
    """
    doubled = in_brackets(answers)
    second = {other.line.claim_id for other in doubled.values()} | _rounded_headlines(answers)
    past = _withdrawn(answers)
    held: dict[tuple[object, ...], list[Evidence]] = {}
    for one in answers:
        if one.line.claim_id not in second:
            held.setdefault((one.line.claim_id in past, *_value(one.line)), []).append(one)
    return sorted((_side(group, doubled, past, year) for group in held.values()), key=lambda side: side.former)


def weightiest(held: Sequence[Side], most: int) -> list[Side]:
    """So many of the sides, in their order: those that most outlets carry, and of these the latest."""
    if len(held) <= most:
        return list(held)
    last = max((one.line.published for side in held for one in side.answers), default="")

    def weight(side: Side) -> tuple[object, ...]:
        newest = max(one.line.published for one in side.answers)
        return not side.former, newest == last, len({one.line.outlet for one in side.answers}), newest

    kept = sorted(held, key=weight, reverse=True)[:most]
    return [side for side in held if side in kept]


def _side(group: Sequence[Evidence], doubled: Mapping[str, Evidence], past: set[str], year: str) -> Side:
    former = group[0].line.claim_id in past
    said = [one.line.claim_id for one in group]
    said += [doubled[ref].line.claim_id for ref in said if ref in doubled]
    return Side(
        _words(group, doubled, year),
        "taken back since" if former else _note(group[0].line),
        tuple(group),
        former,
        tuple(said),
    )


def in_brackets(answers: Sequence[Evidence]) -> dict[str, Evidence]:
    """By a claim's reference, the one that says it again in brackets: '38 million euros ($45 million)'."""
    by_sentence: dict[tuple[str, str], list[Evidence]] = {}
    for one in answers:
        if one.line.kind == "figure" and one.start is not None:
            by_sentence.setdefault((one.line.article_id, one.line.sentence), []).append(one)
    found = {}
    for held in by_sentence.values():
        for one, other in permutations(held, 2):
            line, then = one.line, other.line
            between = line.sentence[one.end : other.start]
            if between in (" (", ", or ") and (line.unit, line.currency) != (then.unit, then.currency):
                found[line.claim_id] = other
    return found


def _rounded_headlines(answers: Sequence[Evidence]) -> set[str]:
    """Headlines that give the amount of their own article without its 'about' or 'more than'."""
    inside = {
        (one.line.article_id, one.line.low, one.line.high, one.line.unit): one.line.bound
        for one in answers
        if one.line.kind == "figure" and not headline(one)
    }
    found = set()
    for one in answers:
        line = one.line
        bound = inside.get((line.article_id, line.low, line.high, line.unit)) if headline(one) else None
        if line.kind == "figure" and bound not in (None, line.bound):
            found.add(line.claim_id)
    return found


def _withdrawn(answers: Sequence[Evidence]) -> set[str]:
    """The claims that their article no longer makes, or makes only to say that an earlier text was wrong."""
    gone = {one.line.claim_id for one in answers if superseded(one.line)}
    noted = {one.line.claim_id for one in answers if find_notes(one.line.sentence)}
    for one in answers:
        others = [
            other
            for other in answers
            if other.line.article_id == one.line.article_id
            and not {other.line.claim_id} & (gone | noted)
            and _value(other.line) != _value(one.line)
        ]
        if one.line.claim_id in noted and others:
            gone.add(one.line.claim_id)
    return gone


AHEAD = {"figure": ("expected",), "date": ("expected",), "place": ()}
"""What is expected is another value than what has come; the place where it is to come is none."""


def _value(line: ClaimLine) -> tuple[object, ...]:
    stance = (line.polarity, line.modality in ("denied", "unknown", *AHEAD[line.kind]) and line.modality)
    if line.modality == "unknown":
        return (*stance, quoted(line).casefold())
    if line.kind == "figure" and line.bound != "vague" and (line.low is not None or line.high is not None):
        return (*stance, line.low, line.high, line.bound, line.unit, line.currency)
    return (
        *stance,
        (line.date_edtf if line.kind == "date" else line.place_ref or line.place) or quoted(line).casefold(),
    )


def _words(group: Sequence[Evidence], doubled: Mapping[str, Evidence], year: str) -> str:
    """The value as the first to publish wrote it; a date as the day that it is, with the words where they say more."""
    first = group[0].line
    written = escape(quoted(first).strip("“”"))
    if first.modality == "unknown":
        return "no answer"
    if first.kind == "place":
        written = escape(placed(first.place)) or written
    elif first.kind == "date":
        known = yearless(day(first.date_edtf), year)
        alike = len({quoted(one.line).casefold() for one in group}) == 1
        about = "about " if alike and _ROUGHLY.match(first.quote) else ""
        bare = written if re.search(r"\d", written) else f"“{inner(quoted(first))}”"
        told = known.replace(", ", f" at {about}") if ", " in known else about + known
        written = told if known else bare
    elif first.claim_id in doubled:
        written += f" ({escape(quoted(doubled[first.claim_id].line))})"
    return f"not {written}" if first.polarity == "negated" and not written.startswith(("not ", "no ")) else written


def _note(line: ClaimLine) -> str:
    return line.modality if line.modality in ("denied", *AHEAD[line.kind]) else ""
