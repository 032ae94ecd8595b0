"""Changed articles go in; out comes what outlets changed in their own texts, and whether they said so."""

from sayso.desk.briefing.material import Material
from sayso.desk.briefing.prose import count, escape, inner, joined, opened
from sayso.desk.changes import Altered, ArticleChanges, Step, What

TOLD = (What.REVERSED, What.BECAME, What.QUALIFIED, What.ATTRIBUTED, What.DROPPED)
MOST = 4
"""Changes of one article that are told; the rest are counted."""
NOTE = 200
"""Code points of a note that are quoted."""


def movement(found: Material) -> list[str]:
    """What each changed article says otherwise now."""
    lines = [f"- {line}" for one in found.changes for step in one.steps for line in _changed(found, one, step)]
    if found.unread:
        lines.append(f"- {opened(count(found.unread, 'more article'))} changed; see `sayso article changes`.")
    return ["## What outlets changed", "\n".join(lines)] if lines else []


def _changed(found: Material, one: ArticleChanges, step: Step) -> list[str]:
    """What an outlet changed in an article between two versions, and whether it said so."""
    told = [change for change in step.changes if change.what in TOLD]
    if not told:
        return []
    parts = list(dict.fromkeys(_change(found, change) for change in told))
    more = len(parts) - MOST
    shown = [*parts[:MOST], *([count(more, "more change")] if more > 0 else [])]
    report = found.by_ref.get(one.article)
    title = f" “{inner(report.headline)}”" if report and report.headline else ""
    return [f"{escape(one.outlet)} changed its report{title}: {joined(shown)}. {_noted(step)}{found.mark(one.article)}"]


def _change(found: Material, one: Altered) -> str:
    """One change as part of a sentence."""
    about = f" ({escape(one.measure)})" if one.measure and one.measure.casefold() not in one.before.casefold() else ""
    before, after = inner(one.before.strip("“”")), inner(one.after.strip("“”"))
    refs = found.mark(*dict.fromkeys((*one.claims, *one.now)))
    if one.what is What.BECAME:
        return f"“{before}” became “{after}”{about}{refs}"
    if one.what is What.DROPPED:
        return f"“{before}”{about} was taken out{refs}"
    return f"“{before}”{about}: {escape(one.because)}{refs}"


def _noted(step: Step) -> str:
    if not step.fresh:
        return "No note says so."
    kinds = joined(dict.fromkeys(f"{'an' if one.kind == 'update' else 'a'} {one.kind.value}" for one in step.fresh))
    note = " ".join(step.fresh[0].text.split())
    shown = note if len(note) <= NOTE else note[:NOTE].rsplit(" ", 1)[0] + " …"
    return f"It carries {kinds}: “{inner(shown)}”"
