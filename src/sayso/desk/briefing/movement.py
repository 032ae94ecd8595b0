"""Answers over time and changed articles go in; out comes how the values moved, in sentences."""

from collections.abc import Sequence

from sayso.desk.briefing.material import ArticleChanges, Material, superseded
from sayso.desk.briefing.prose import cited, count, days, escape, inner, joined
from sayso.desk.briefing.sides import Side, sides
from sayso.desk.changes import Altered, Step, What
from sayso.desk.evidence import Evidence

TOLD = (What.REVERSED, What.BECAME, What.QUALIFIED, What.ATTRIBUTED, What.DROPPED)
MOST = 6
"""Changes of one article that are told; the rest are counted."""


def movement(found: Material) -> list[str]:
    """How the answers to each question changed with time, and what outlets changed in their own texts."""
    moving = [one for one in found.compared if one.verdict != "agree"]
    lines = [f"- {line}" for one in moving if (line := _course(one.text, one.question, found.answers(one)))]
    lines += [f"- {line}" for one in found.changes for step in one.steps for line in _changed(one, step)]
    return ["## How it moved", "\n".join(lines)] if lines else []


def _course(text: str, ref: str, answers: Sequence[Evidence]) -> str:
    """The values of a question in order of publication, where a later day brought another one."""
    dated = [one for one in answers if one.line.published and not superseded(one.line) and one.line.kind == "figure"]
    dated.sort(key=lambda one: one.line.published[:10])
    held = sides(dated)
    if len(held) < 2 or len({one.line.published[:10] for one in dated}) < 2:
        return ""
    first = sorted(held, key=lambda side: side.answers[0].line.published[:10])
    *before, last = (_step_of(side) for side in first)
    return f"{escape(text)} [{ref}] First {'; '.join(before)}; then {last}."


def _step_of(side: Side) -> str:
    outlets = joined(escape(outlet) for outlet in side.outlets)
    denied = "a denial of " if side.answers[0].line.modality == "denied" else ""
    return f"{denied}{side.value} from {days([side.answers[0].line.published])} ({outlets})"


def _changed(one: ArticleChanges, step: Step) -> list[str]:
    """What an outlet changed in an article between two versions, and whether it said so."""
    told = [change for change in step.changes if change.what in TOLD]
    if not told:
        return []
    parts = [_change(change) for change in told[:MOST]]
    more = len(told) - MOST
    if more > 0:
        parts.append(count(more, "more change"))
    note = _noted(step)
    where = f"version {step.older} and version {step.newer}"
    return [f"{escape(one.outlet)} changed its article [{one.article}] between {where}: {joined(parts)}. {note}"]


def _change(one: Altered) -> str:
    """One change as part of a sentence."""
    about = f" ({escape(one.measure)})" if one.measure and one.measure.casefold() not in one.before.casefold() else ""
    before, after = escape(one.before.strip("“”")), escape(one.after.strip("“”"))
    refs = cited((*one.claims, *(ref for ref in one.now if ref not in one.claims)))
    if one.what is What.BECAME:
        return f"“{before}” became “{after}”{about}{refs}"
    if one.what is What.DROPPED:
        return f"“{before}”{about} was taken out{refs}"
    return f"“{before}”{about}: {escape(one.because)}{refs}"


def _noted(step: Step) -> str:
    if not step.fresh:
        return "No note says so."
    kinds = joined(dict.fromkeys(f"{'an' if one.kind == 'update' else 'a'} {one.kind.value}" for one in step.fresh))
    quoted = inner(step.fresh[0].text)
    return f"It carries {kinds}: “{quoted}”"
