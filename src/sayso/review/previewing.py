"""A prompt goes in; the same prompt comes out with how its words are understood and what there is to choose from."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.desk import listing
from sayso.desk.desk import Desk
from sayso.desk.reviewing.page import Held, questions_for
from sayso.desk.reviewing.understanding import dated, measure_in, reading, understood
from sayso.model.counting import counted
from sayso.model.errors import InputError, SaysoError
from sayso.model.tables import QuestionLine, SourceLine
from sayso.model.uid import number_in
from sayso.review.naming import Named, known_in, matching, named, typed_names
from sayso.review.prompts import Choice, Prompt, Purpose, meant
from sayso.review.state import State
from sayso.review.wanted import read_wanted

CHOICES = 6
"""Choices that are offered at once."""

NOBODY = "-"
"""What stands for nobody where a source is asked for."""


class Previewer:
    """Reads what is typed; what there is to choose from is looked up once, until something changes."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._sources: tuple[int, list[SourceLine]] = (-1, [])
        self._questions: tuple[tuple[int, str, str], list[QuestionLine]] = ((-1, "", ""), [])

    def previewed(self, state: State) -> Prompt:
        """The prompt of this state with how its words are understood."""
        prompt = state.prompt
        assert prompt is not None
        try:
            return _PREVIEWS[prompt.purpose](self, state, replace(prompt, good=True))
        except SaysoError as error:
            return replace(prompt, told=str(error), good=False)

    def sources(self, state: State) -> list[SourceLine]:
        """The sources that a claim of the open article may have."""
        if self._sources[0] != state.page.pulse:
            self._sources = (state.page.pulse, listing.all_sources(self.desk))
        return known_in(self._sources[1], state.page.ref)

    def questions(self, state: State, held: Held) -> list[QuestionLine]:
        """The questions that a claim may answer."""
        key = (state.page.pulse, state.page.ref, held.line.kind)
        if self._questions[0] != key:
            self._questions = (key, questions_for(self.desk, state.page, held.line.kind))
        return self._questions[1]

    def edit(self, state: State, prompt: Prompt) -> Prompt:
        """How a field's words are read."""
        held = prompt.held[0]
        told = understood(state.page, held.line.kind, prompt.field, prompt.words)
        stays = prompt.field == "value" and held.line.measure and not measure_in(state.page, held, prompt.words)
        return replace(prompt, told=f"= {told}{f' {held.line.measure}' if stays else ''}")

    def add(self, state: State, prompt: Prompt) -> Prompt:
        """What logging the selected words would record."""
        assert prompt.span is not None
        kind, told = reading(state.page, prompt.span, prompt.field, prompt.words)
        words = " ".join(prompt.span.of(state.page.text).split())
        return replace(prompt, told=f"“{words}” = {kind}: {told}")

    def date(self, state: State, prompt: Prompt) -> Prompt:
        """When an article would be said to have been published, and why that is suggested, if it is."""
        read = dated(prompt.words)
        suggested = state.page.suggested
        why = f", as the text suggests: {suggested.reason}" if suggested and read == suggested.edtf else ""
        return replace(prompt, told=f"= {state.page.ref} was published {read or 'at a time not known'}{why}")

    def filter(self, state: State, prompt: Prompt) -> Prompt:
        """How many claims a filter lets through."""
        wanted = read_wanted(prompt.words)
        taken = [one for one in state.page.claims if wanted.takes(one, state.rivals)]
        told = f"= {counted(len(taken), 'claim')} of {len(state.page.claims)}, {sum(one.open for one in taken)} open"
        return replace(prompt, told=told)

    def search(self, state: State, prompt: Prompt) -> Prompt:
        """What is found by Enter alone."""
        again = state.sought and not prompt.words
        return replace(prompt, told=f"Enter alone finds {state.sought!r} again" if again else "")

    def link(self, state: State, prompt: Prompt) -> Prompt:
        """Which sources a chain names, and which names there are."""
        outlet = state.page.article.outlet
        if prompt.words.strip() == NOBODY:
            return replace(prompt, told=f"= nobody: {outlet} says so itself", choices=())
        sources = self.sources(state)
        names = typed_names(prompt.words)
        typing = names[-1] if names and not prompt.words.rstrip().endswith("<") else ""
        offered = replace(prompt, choices=tuple(_choice(line) for line in matching(sources, typing)[:CHOICES]))
        if not names and prompt.chosen < 0:
            return replace(offered, told="type a name; down and Tab take one from below", good=False)
        try:
            chain = read_chain(sources, meant(offered))
        except SaysoError as error:
            return replace(offered, told=str(error), good=False)
        new = [one for one in chain if one.source is None]
        hint = f"; for another kind write such as person: {new[0].name}" if new else ""
        return replace(offered, told=f"= {' < '.join([outlet, *(one.told for one in chain)])}{hint}")

    def question(self, state: State, prompt: Prompt) -> Prompt:
        """Which question is chosen, or would be put."""
        held = prompt.held[0]
        lines = self.questions(state, held)
        answers = dict(held.questions)
        ranked = sorted(lines, key=lambda line: _likeness(line, held, prompt.words, answers))
        typed = prompt.words.strip()
        if typed:
            ranked = [line for line in ranked if _matches(line, typed)]
        offered = ranked[:CHOICES]
        choices = tuple(
            Choice(line.question_id, f"{line.question_id} {line.text}{_answered(line, answers)}") for line in offered
        )
        chosen = min(prompt.chosen, len(choices) - 1)
        if not typed and chosen == -1 and offered and offered[0].question_id in answers:
            chosen = 0
        fresh = replace(prompt, choices=choices, chosen=chosen)
        return replace(fresh, told=_question_told(fresh, lines, answers), good=bool(typed) or chosen >= 0)


def read_chain(sources: Sequence[SourceLine], words: str) -> list[Named]:
    """The chain that the words name, from the outlet inwards.

    Raises:
        InputError: if a name is not clear, or two are new.
        NotFoundError: if a reference names no source of theirs.
    """
    chain = [named(sources, name) for name in typed_names(words)]
    new = [one.name for one in chain if one.source is None]
    if len(new) > 1:
        raise InputError(f"{new[0]!r} and {new[1]!r} are both new", "link the first of them first")
    return chain


def _choice(line: SourceLine) -> Choice:
    aliases = f", also {line.aliases}" if line.aliases else ""
    about = "in this article" if line.article_id else counted(line.claims, "claim")
    return Choice(
        f"{line.source_id} {line.name}".replace("<", " "),
        f"{line.source_id} {line.name} ({line.kind}, {about}{aliases})",
    )


def _matches(line: QuestionLine, typed: str) -> bool:
    if number_in("question", typed) is not None and line.question_id == typed.upper():
        return True
    said = line.text.casefold()
    return all(word in said for word in typed.casefold().split())


def _likeness(line: QuestionLine, held: Held, typed: str, answers: dict[str, bool]) -> tuple[bool, int, int]:
    """What a claim answers already comes first, then questions by the words that they share with it."""
    own = set(re.findall(r"\w{4,}", f"{held.line.measure} {held.line.sentence} {typed}".casefold()))
    shared = own & set(re.findall(r"\w{4,}", line.text.casefold()))
    return line.question_id not in answers, -len(shared), number_in("question", line.question_id) or 0


def _answered(line: QuestionLine, answers: dict[str, bool]) -> str:
    if line.question_id not in answers:
        return ""
    return " (answered)" if answers[line.question_id] else " (suggested)"


def chosen_question(prompt: Prompt, lines: Sequence[QuestionLine]) -> str:
    """The reference of the question that is chosen, or typed as such or word for word; empty for a new one."""
    if prompt.chosen >= 0:
        return prompt.choices[prompt.chosen].words
    typed = " ".join(prompt.words.split())
    return next(
        (line.question_id for line in lines if typed.casefold() in (line.question_id.casefold(), line.text.casefold())),
        "",
    )


def _question_told(prompt: Prompt, lines: Sequence[QuestionLine], answers: dict[str, bool]) -> str:
    ref = chosen_question(prompt, lines)
    if ref:
        no = " does not answer " if answers.get(ref) else " answers "
        return f"= {prompt.held[0].ref}{no}{ref}"
    typed = " ".join(prompt.words.split())
    return f"= puts a new question: {typed}" if typed else "type a question's words; up and down choose one"


_PREVIEWS: dict[Purpose, Callable[[Previewer, State, Prompt], Prompt]] = {
    Purpose.EDIT: Previewer.edit,
    Purpose.LINK: Previewer.link,
    Purpose.ADD: Previewer.add,
    Purpose.QUESTION: Previewer.question,
    Purpose.DATE: Previewer.date,
    Purpose.FILTER: Previewer.filter,
    Purpose.SEARCH: Previewer.search,
}
