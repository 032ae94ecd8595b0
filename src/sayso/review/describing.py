"""A claim goes in; the lines that describe it on a screen or to a screen reader come out, what decides most first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.desk.reviewing.page import Held
from sayso.desk.reviewing.rivals import Rival, Rivals
from sayso.desk.wording import spoken
from sayso.model.attribution import LinkStatus
from sayso.model.tables import ClaimLine
from sayso.review.keys import HELP, MARKS
from sayso.review.layout import visible, width_of
from sayso.review.state import State, bulk

SIGNS = {"conflict": "≠", "agree": "=", "compatible": "~", "incomparable": "?"}
"""Before a rival's words, beside the verdict itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line with its style; ``lead`` is what it begins with, under which its further lines are set in."""

    words: str
    style: str = ""
    lead: str = ""


def value_of(line: ClaimLine) -> str:
    """What a claim states, in words that leave nothing to guess."""
    if line.kind == "figure":
        if line.modality == "unknown":
            return f"no answer is given {line.measure}".strip()
        amount, per, rate = spoken(line).partition(" per ")
        return " ".join(part for part in (amount, line.measure, f"{per.strip()} {rate}".strip()) if part)
    if line.kind == "date":
        ends = [str(end) if end else "open" for end in (line.date_earliest, line.date_latest)]
        covers = ends[0] if ends[0] == ends[1] else " to ".join(ends)
        if covers == "open":
            return f"{line.date_edtf}, which one is not known"
        return line.date_edtf if covers == line.date_edtf else f"{line.date_edtf} ({covers})"
    where = ", ".join(part for part in (line.place, line.country) if part)
    return f"{where} ({line.place_ref})" if line.place_ref else f"{where} (which one is not known)"


def chain_of(held: Held) -> str:
    """Who said it, from the outlet inwards; a ? stands behind whom sayso only suggests."""
    if not held.hops:
        own = held.line.modality in ("asserted", "unknown")
        return f"{held.line.outlet} itself" if own else f"{held.line.outlet}, which leaves it open"
    return " < ".join([held.line.outlet, *(_hop(hop.source, hop.status) for hop in held.hops)])


def _hop(name: str, status: str) -> str:
    return f"{name}?" if status == LinkStatus.SUGGESTED else name


def one_line(held: Held) -> str:
    """A claim in one line: what two editors need to see that they differ."""
    line = held.line
    asserted = "" if line.modality == "asserted" else f", {line.modality}"
    negated = ", negated" if line.polarity == "negated" else ""
    note = f"; note: {line.note}" if line.note else ""
    asks = " ".join(f"{ref}{'' if settled else '?'}" for ref, settled in held.questions)
    answers = f"; answers {asks}" if asks else ""
    return visible(f"{line.status}: {value_of(line)}{asserted}{negated}; {chain_of(held)}{answers}{note}")


def differing(before: Held, now: Held | None, mine: str) -> list[str]:
    """A claim as it was seen and as it is, and what of one's own was not saved, if anything."""
    lines = [f"you saw  {one_line(before)}", f"now      {one_line(now)}" if now else "now      it is gone"]
    return [*lines, *([f"yours    {mine}, not saved"] if mine else [])]


def details(state: State, *, whole: bool = False) -> list[Told]:
    """The claim at hand: value, who said it, questions and rivals, anchor and rule; with ``whole`` all of it."""
    held = state.held
    if held is None:
        return [Told("No claim is at hand. f shows others, v logs one, N goes to the next article.")]
    return [one for one in _lines(held, state.rivals, whole=whole) if one.words]


def _lines(held: Held, rivals: Rivals, *, whole: bool) -> Iterator[Told]:
    line = held.line
    yield Told(f"{line.status}: {value_of(line)}{_commitment(line)}", line.status, held.ref + " ")
    yield Told(chain_of(held), "", "said by ")
    for hop in held.hops:
        cue = f"“{hop.cue}”" if hop.cue else ""
        words = f"as “{hop.words}”" if hop.words and hop.words != hop.source else ""
        told = ", ".join(part for part in (hop.source_kind, cue, words, hop.basis, hop.channel, hop.status) if part)
        why = f": {hop.why}" if hop.why and whole else ""
        yield Told(f"{hop.source_id} {hop.source}: {told}{why}", "quiet", "  ") if whole else Told("")
    own = rivals.get(held.ref, ())
    texts = line.question.split("; ")
    for number, (ref, settled) in enumerate(held.questions):
        known = next((rival.asks for rival in own if rival.question == ref), "")
        asks = known or (texts[number] if len(texts) == len(held.questions) else "")
        yield Told(f"{ref}{'' if settled else '?'} {asks}", "", "answers ")
    for alike in _alike(own):
        yield _rival(alike, whole=whole)
    yield Told(f"{line.anchor}{_moved(line)}; {line.rule}{f': {held.why}' if held.why else ''}", "quiet", "read ")
    if whole:
        yield from _rest(line)
    elif line.note:
        yield Told(line.note, "quiet", "note ")


def _alike(rivals: Sequence[Rival]) -> list[list[Rival]]:
    """The rivals, those together with which one outlet says the same in the same words."""
    found: dict[tuple[str, ...], list[Rival]] = {}
    for one in rivals:
        words = " ".join(one.quote.split()).casefold()
        found.setdefault((one.question, one.outlet, words, one.verdict, one.because), []).append(one)
    return list(found.values())


def _rival(alike: Sequence[Rival], *, whole: bool) -> Told:
    rival = alike[0]
    settled = ", settled" if rival.settled else ""
    refs = " ".join(one.claim for one in alike)
    why = f". {rival.because}" if whole or rival.verdict in ("conflict", "compatible") else ""
    words = f"{rival.outlet} “{' '.join(rival.quote.split())}” {refs}: {rival.verdict}{settled}{why}"
    style = "alarm" if rival.conflicts else "quiet" if rival.verdict == "incomparable" else ""
    return Told(words, style, f"  {SIGNS[rival.verdict]} ")


def _commitment(line: ClaimLine) -> str:
    said = "" if line.modality in ("asserted", "unknown") else f", {line.modality}"
    when = f", as of {line.when_edtf}" if line.when_edtf else ""
    where = f", in {line.where}" if line.where else ""
    return said + (", negated" if line.polarity == "negated" else "") + when + where


def _moved(line: ClaimLine) -> str:
    return "" if line.anchor == "exact" else " (its words stand elsewhere, or otherwise, in this version)"


def _rest(line: ClaimLine) -> Iterator[Told]:
    yield Told(" ".join(line.sentence.split()), "", "sentence ")
    yield Told(line.note, "", "note ")
    yield Told(f"{line.logged_by}, {line.logged_at:%Y-%m-%d %H:%M} UTC", "quiet", "logged by ")
    yield Told(line.claim_uid, "quiet", "uid ")


def heading(state: State) -> str:
    """Which article, which claim of how many, how many are open, and what is filtered."""
    line = state.page.article
    shown = state.shown
    place = next((number for number, one in enumerate(shown, start=1) if one.ref == state.here), 0)
    of = f"{state.scope.index(state.page.ref) + 1}/{len(state.scope)} " if len(state.scope) > 1 else ""
    only = f" · showing {state.wanted}" if str(state.wanted) else ""
    count = f"claim {place}/{len(shown)}" if shown else "no claims"
    published = line.published or "no date (d gives one)"
    return visible(f"{of}{state.page.ref} {line.outlet}, {published} · {count}, {state.open} open{only}")


def help_lines() -> list[Told]:
    """All keys and marks."""
    keys = [Told(line, "", f"{key:4} ") for key, line in HELP]
    return [*keys, *(Told(meaning, "", f"{mark:12} ") for mark, meaning in MARKS)]


def bulk_lines(state: State) -> list[Told]:
    """What can be accepted at once."""
    found = [Told(f"{words}: {len(held)}", "", f"{key} ") for key, (words, held) in bulk(state).items()]
    return [Told("Accept at once, as one change that u takes back:", "title"), *found, Told("any other key: none")]


def prompt_lines(state: State) -> list[Told]:
    """What there is to choose from in the prompt, with the choice at hand marked."""
    prompt = state.prompt
    if prompt is None:
        return []
    return [
        Told(one.shown, "chosen" if number == prompt.chosen else "", "> " if number == prompt.chosen else "  ")
        for number, one in enumerate(prompt.choices)
    ]


def _folded(word: str, width: int) -> Iterator[str]:
    """A word, such as a long path, in pieces that fit; all but the last fill the width."""
    start = room = 0
    for at, letter in enumerate(word):
        wide = width_of(letter)
        if room + wide > width and at > start:
            yield word[start:at]
            start, room = at, 0
        room += wide
    yield word[start:]


def wrapped(told: Sequence[Told], width: int) -> list[tuple[str, str]]:
    """Lines of a width with their styles; what goes on is set in below its lead."""
    lines: list[tuple[str, str]] = []
    for one in told:
        lead = one.lead
        row = lead
        inset = " " * min(width_of(lead), max(width // 3, 1))
        said = visible(one.words).replace("\n", " ").split(" ")
        for word in (piece for each in said for piece in _folded(each, max(width - width_of(lead), 1))):
            joined = row + word if row in (lead, inset) else f"{row} {word}"
            if width_of(joined) > width and row not in (lead, inset):
                lines.append((row, one.style))
                row = inset + word
            else:
                row = joined
        lines.append((row, one.style))
    return lines
