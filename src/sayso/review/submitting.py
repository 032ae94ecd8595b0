"""A prompt that was understood goes in; what it says is done, and told."""

from dataclasses import replace

from sayso.desk.again import summary
from sayso.desk.desk import Desk
from sayso.desk.logging import Wording
from sayso.desk.reviewing import changing
from sayso.desk.reviewing.understanding import dated, measure_in, understood
from sayso.model.counting import counted
from sayso.review.previewing import NOBODY, Previewer, chosen_question, read_chain
from sayso.review.prompts import Prompt, Purpose, meant
from sayso.review.state import State
from sayso.review.wanted import read_wanted

Done = tuple[str, str]
"""What to tell, and the claim to go to, or empty to stay."""


def submit(desk: Desk, previewer: Previewer, state: State) -> Done:
    """Do what the prompt of this state says; a filter is for ``filtered``.

    Raises:
        SaysoError: if it cannot be done; see ``sayso.desk.reviewing.changing``.
    """
    prompt = state.prompt
    assert prompt is not None
    if prompt.purpose is Purpose.EDIT:
        return _edit(desk, state, prompt)
    if prompt.purpose is Purpose.LINK:
        return _link(desk, previewer, state, prompt)
    if prompt.purpose is Purpose.ADD:
        assert prompt.span is not None
        ref = changing.add(desk, state.page, prompt.span, kind=prompt.field, value=prompt.words.strip())
        return f"logged {ref}, accepted; s settles who said it, u undoes", ref
    if prompt.purpose is Purpose.QUESTION:
        return _question(desk, previewer, state, prompt)
    if prompt.purpose is Purpose.DATE:
        return _date(desk, state, prompt)
    return prompt.told.removeprefix("= "), ""


def filtered(state: State) -> State:
    """The state with the filter of its prompt; a claim that it leaves out is no longer at hand."""
    assert state.prompt is not None
    wanted = read_wanted(state.prompt.words)
    held = state.held
    stays = held is not None and wanted.takes(held, state.rivals)
    return replace(state, wanted=wanted, here=state.here if stays else "")


def _edit(desk: Desk, state: State, prompt: Prompt) -> Done:
    held = prompt.held[0]
    words = prompt.words.strip()
    if prompt.field in ("polarity", "modality"):
        words = understood(state.page, held.line.kind, prompt.field, words)
    wording = Wording(**{prompt.field: words})
    if prompt.field == "value":
        wording = replace(wording, measure=measure_in(state.page, held, words) or None)
    done = changing.edit(desk, held, wording)
    return (f"{held.ref} {prompt.field} {prompt.told}; u undoes" if done else f"{held.ref} was so already"), ""


def _link(desk: Desk, previewer: Previewer, state: State, prompt: Prompt) -> Done:
    refs = prompt.held[0].ref if len(prompt.held) == 1 else counted(len(prompt.held), "claim")
    if prompt.words.strip() == NOBODY:
        held = [one for one in prompt.held if one.hops]
        changing.unlink(desk, held or prompt.held)
        return f"{refs}: nobody but the outlet says so; u undoes", ""
    chain = read_chain(previewer.sources(state), meant(prompt))
    create = next((one.kind for one in chain if one.source is None), "")
    done = changing.link(desk, prompt.held, [one.ref for one in chain], create=create)
    told = " < ".join(one.name for one in chain)
    return (f"linked {refs} to {told}; u undoes" if done else f"{refs} was linked so already"), ""


def _date(desk: Desk, state: State, prompt: Prompt) -> Done:
    done = changing.date(desk, state.page, dated(prompt.words))
    if not done.altered:
        return f"{done.article} was so already", ""
    again = f"; read again: {summary([done.reread])}" if done.reread else ""
    return f"{done.article} is dated{again}; u undoes", ""


def _question(desk: Desk, previewer: Previewer, state: State, prompt: Prompt) -> Done:
    held = prompt.held[0]
    ref = chosen_question(prompt, previewer.questions(state, held))
    if ref:
        yes = not dict(held.questions).get(ref)
        changing.answer(desk, held, ref, yes=yes)
        return f"{held.ref} {'answers' if yes else 'does not answer'} {ref}; u undoes", ""
    story = state.page.article.story.split("; ")[0]
    ref = changing.ask(desk, held, prompt.words, story=story)
    return f"put {ref}, which {held.ref} answers; u undoes", ""
