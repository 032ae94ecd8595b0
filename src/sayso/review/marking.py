"""A text and its claims go in; runs come out: the text with brackets and letters around each claim, and styles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.desk.reviewing.page import Held
from sayso.desk.reviewing.rivals import Rivals
from sayso.model.text import Span

STATUS = {"suggested": "?", "accepted": "+", "rejected": "-", "withdrawn": "x"}
"""The sign of each status behind a claim's letter."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; ``at`` is where they begin in the article's text, or ``None`` for a mark between them."""

    words: str
    styles: frozenset[str]
    at: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark: a span with its styles, and what stands before and behind it."""

    span: Span
    styles: frozenset[str]
    before: str = ""
    behind: str = ""


def letter(held: Held) -> str:
    """The letter of a claim's kind with the sign of its status, and ``~`` where its words have changed: 'f?', 'd+'."""
    changed = "~" if held.line.anchor in ("altered", "ambiguous") else ""
    return f"{held.line.kind[0]}{STATUS[held.line.status]}{changed}"


def marks(shown: Iterable[Held], here: Held | None, rivals: Rivals) -> list[Mark]:
    """The marks of the claims that are shown, and of who said the one at hand."""
    found = []
    for one in shown:
        if one.span is not None and len(one.span):
            at_hand = here is not None and one.ref == here.ref
            doubted = any(rival.conflicts for rival in rivals.get(one.ref, ()))
            styles = {one.line.kind, one.line.status} | ({"here"} if at_hand else set())
            ends = (">", "<") if at_hand else ("", "")
            behind = f" {letter(one)}{'!' if doubted else ''}]{ends[1]}"
            found.append(Mark(one.span, frozenset(styles), f"{ends[0]}[", behind))
    found.extend(
        Mark(Span(hop.cue_start, hop.cue_end), frozenset({"cue"}))
        for hop in (here.hops if here is not None else ())
        if hop.cue_start is not None and hop.cue_end is not None
    )
    return found


def marked(text: str, wanted: Sequence[Mark]) -> list[Run]:
    """The text in runs, with what stands before and behind each marked span; spans may nest or cross."""
    runs: list[Run] = []
    cuts = sorted({0, len(text), *(edge for one in wanted for edge in (one.span.start, one.span.end))})
    cuts = [cut for cut in cuts if cut <= len(text)]
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for one in wanted:
        opening.setdefault(one.span.start, []).append(one)
        closing.setdefault(one.span.end, []).append(one)
    live: list[Mark] = []
    for at, cut in enumerate(cuts):
        for one in sorted(closing.get(cut, ()), key=lambda mark: -mark.span.start):
            live.remove(one)
            if one.behind:
                runs.append(Run(one.behind, one.styles | {"mark"}, None))
        for one in sorted(opening.get(cut, ()), key=lambda mark: -mark.span.end):
            live.append(one)
            if one.before:
                runs.append(Run(one.before, one.styles | {"mark"}, None))
        if at + 1 < len(cuts):
            styles = frozenset(style for one in live for style in one.styles)
            runs.append(Run(text[cut : cuts[at + 1]], styles, cut))
    return runs
