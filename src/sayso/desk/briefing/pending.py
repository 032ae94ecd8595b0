"""A story's questions and claims go in; out comes what is still open, said plainly."""

from sayso.desk.briefing.material import Material, references, superseded
from sayso.desk.briefing.prose import cited, count, escape, inner, joined, number, opened
from sayso.desk.evidence import Evidence
from sayso.desk.wording import quoted

MOST = 8
"""Items of one kind that are listed; the rest are counted."""


def pending(found: Material) -> list[str]:
    """What nobody has answered, ruled on, confirmed or reviewed yet."""
    lines = [
        *_conflicts(found),
        *_unanswered(found),
        *_silences(found),
        *_lone_origins(found),
        *_unresolved(found),
        *_rewritten(found),
        *_machine(found),
    ]
    return ["## What is still open", "\n".join(f"- {line}" for line in lines)] if lines else []


def _asked(found: list[tuple[str, str]]) -> str:
    """Questions as the list that ends a sentence."""
    shown = [f"“{inner(text)}” [{ref}]" for ref, text in found[:MOST]]
    more = len(found) - MOST
    return joined([*shown, *([count(more, "other")] if more > 0 else [])]) + "."


def _conflicts(found: Material) -> list[str]:
    open_ = [
        (one.question, one.text)
        for one in found.compared
        if one.verdict == "conflict" and not (one.ruled or one.settled)
    ]
    lines = []
    if open_:
        some = "conflict" if len(open_) == 1 else "conflicts"
        lines.append(f"No editor has ruled on {count(len(open_), some, some)}: {_asked(open_)}")
    stale = [one for one in found.compared if one.stale]
    lines += [f"A ruling no longer counts: “{inner(one.text)}” [{one.question}], {escape(one.stale)}." for one in stale]
    return lines


def _unanswered(found: Material) -> list[str]:
    bare = [(one.question, one.text) for one in found.compared if not one.cells]
    return [f"Nobody answers: {_asked(bare)}"] if bare else []


def _silences(found: Material) -> list[str]:
    """Who would not or could not say."""
    held = [one for one in found.claims.values() if one.line.modality == "unknown" and not superseded(one.line)]
    held.sort(key=lambda one: int(one.line.claim_id[1:]))
    if not held:
        return []
    shown = [_silence(one) for one in held[:MOST]]
    more = len(held) - MOST
    tail = [count(more, "more such answer")] if more > 0 else []
    return [f"Non-answers: {joined([*shown, *tail])}."]


def _silence(one: Evidence) -> str:
    about = f" on {escape(one.line.measure)}" if one.line.measure else ""
    return f"“{inner(quoted(one.line))}”{about} ({escape(one.line.outlet)}){cited(references([one]))}"


def _lone_origins(found: Material) -> list[str]:
    """Answers that several outlets carry, and one origin bears."""
    held = [
        (one.question, one.text)
        for one in found.compared
        if one.origins.outlets > 1 and len(one.origins.groups) + one.origins.unresolved == 1
    ]
    return (
        [f"Carried by several outlets and verified by none, since one origin bears it: {_asked(held)}"] if held else []
    )


def _unresolved(found: Material) -> list[str]:
    held = [(one.question, one.text) for one in found.compared if one.origins.unresolved]
    return [f"Who stands behind an answer is not known, at least in part: {_asked(held)}"] if held else []


def _rewritten(found: Material) -> list[str]:
    """Claims whose words an article changed, which somebody should look at again."""
    held = [one for one in found.claims.values() if superseded(one.line)]
    if not held:
        return []
    shown = references(sorted(held, key=lambda one: int(one.line.claim_id[1:])))
    said = count(len(held), "claim no longer stands as it was", "claims no longer stand as they were")
    return [f"{opened(said)} in the newest text; review what stands there now.{cited(shown)}"]


def _machine(found: Material) -> list[str]:
    """How much of all this is the machine's word alone."""
    lines = []
    used = {cell.claim for one in found.compared for cell in one.cells}
    claims = [one for ref, one in found.claims.items() if ref in used] if used else list(found.claims.values())
    raw = [one for one in claims if one.line.status == "suggested"]
    if raw:
        whole = count(len(claims), "claim")
        of = f"all {whole}" if len(raw) == len(claims) > 1 else f"{number(len(raw))} of the {whole}"
        verb = "are" if len(claims) > 1 else "is"
        lines.append(f"{opened(of)} used here {verb} sayso’s reading, which no editor has reviewed.")
    linked = [link for one in claims for link in one.chain[:1]]
    guessed = [link for link in linked if link.suggested]
    if guessed:
        of = f"{number(len(guessed))} of the {count(len(linked), 'claim')} that name a source"
        lines.append(f"Who said it is sayso’s reading too for {of}, and no editor has reviewed that.")
    proposed = [(ref, line.text) for ref, line in found.questions.items() if line.status == "suggested"]
    if proposed:
        said = count(len(proposed), "question was", "questions were")
        them = "it" if len(proposed) == 1 else "them"
        lines.append(f"{opened(said)} proposed by sayso, and which claims answer {them} too.")
    return lines
