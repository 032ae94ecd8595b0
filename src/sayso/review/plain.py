"""A review on plain lines: a claim and a prompt out, a key and Enter in; for screen readers, pipes and slow lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sayso.review.describing import Told, bulk_lines, details, heading, help_lines, prompt_lines
from sayso.review.keys import BY_NAME
from sayso.review.layout import visible
from sayso.review.marking import letter
from sayso.review.prompts import FIELDS, Purpose
from sayso.review.reviewer import Reviewer
from sayso.review.selecting import Selection
from sayso.review.state import Mode, State

Say = Callable[[str], None]
"""What prints a line."""

AROUND = 60
"""Code points of text shown on either side of the words that were found."""


def run(reviewer: Reviewer, lines: Iterable[str], say: Say, ask: Say) -> None:
    """Review by lines until ``Q`` or their end; ``say`` prints a line, ``ask`` what stands before the next.

    A line is a key, with what its prompt wants behind it where one likes: ``e about 40``. What was typed is shown as it
    is understood, and saved by an empty line; other words are read instead, ``.`` leaves it.
    """
    given = iter(lines)
    for words in reviewer.state.message:
        say(visible(words))
    _tell(reviewer.state, say)
    while not reviewer.state.leaving:
        before = reviewer.state
        ask(_asking(before))
        line = next(given, None)
        if line is None:
            return
        _read(reviewer, line.strip(), given, say, ask)
        for words in reviewer.state.message:
            say(visible(words))
        after = _caught_up(reviewer, say)
        if not after.leaving and _moved(before, after):
            _tell(after, say)


def _caught_up(reviewer: Reviewer, say: Say) -> State:
    """The state with what colleagues did meanwhile, which is said before the next key is asked for."""
    before = reviewer.state
    if reviewer.tick() and reviewer.state.message != before.message:
        for words in reviewer.state.message:
            say(visible(words))
    # What was said has been heard: no key is on its way that was meant for what was there before.
    reviewer.state = replace(reviewer.state, unsure="")
    return reviewer.state


def _asking(state: State) -> str:
    return f"{state.here or state.page.ref}> "


def _moved(before: State, after: State) -> bool:
    """Whether there is something new to tell of the claim at hand."""
    return (before.page.ref, before.held, before.wanted) != (after.page.ref, after.held, after.wanted)


def _read(reviewer: Reviewer, line: str, given: Iterator[str], say: Say, ask: Say) -> None:
    key, _, words = line.partition(" ")
    key = key or "n"
    if len(key) > 1 and key not in BY_NAME:
        key, words = line[0], line[1:].strip()
    if BY_NAME.get(key, "") in ("", "m", "?"):
        _show(reviewer.state, BY_NAME.get(key, ""), say)
        return
    if BY_NAME[key] == "v":
        _select(reviewer, words, given, say, ask)
    else:
        reviewer.press(key)
    if reviewer.state.mode is Mode.BULK:
        _choose(reviewer, words, given, say, ask)
    if reviewer.state.mode is Mode.PROMPT:
        _prompted(reviewer, words if BY_NAME[key] != "v" else "", given, say, ask)


def _show(state: State, key: str, say: Say) -> None:
    if key == "m":
        _lines(details(state, whole=True), say)
    elif key == "?":
        _lines(help_lines(), say)
        say("Here, each key is followed by Enter; Enter alone goes to the next claim. Words may follow: e about 40")
    else:
        say("no such key; ? shows the keys")


def _tell(state: State, say: Say) -> None:
    """The claim at hand, with its sentence, as lines that make sense when read aloud."""
    say("")
    say(heading(state))
    held = state.held
    if held is not None:
        sentence = " ".join(held.line.sentence.split())
        quote = " ".join(held.line.quote.split())
        say(visible(sentence.replace(quote, f"[{quote} {letter(held)}]", 1)))
    _lines(details(state), say)


def _lines(told: Iterable[Told], say: Say) -> None:
    for one in told:
        say(visible(f"{one.lead}{one.words}"))


def _choose(reviewer: Reviewer, words: str, given: Iterator[str], say: Say, ask: Say) -> None:
    if not words:
        _lines(bulk_lines(reviewer.state), say)
        ask("accept which> ")
    reviewer.press(words or next(given, "").strip() or "escape")


def _prompted(reviewer: Reviewer, words: str, given: Iterator[str], say: Say, ask: Say) -> None:
    """Take words, say how they are understood, and save them once they are confirmed."""
    prompt = reviewer.state.prompt
    assert prompt is not None
    direct = prompt.purpose in (Purpose.FILTER, Purpose.SEARCH)
    if words:
        _put(reviewer, words)
    elif prompt.purpose is not Purpose.ADD:
        _lines(prompt_lines(reviewer.state), say)
        said = next(given, None) if _ask_for(reviewer.state, ask) else None
        if said is None or (not said.strip() and not direct and prompt.chosen < 0):
            reviewer.press("escape")
            return
        _put(reviewer, said.strip())
    while reviewer.state.mode is Mode.PROMPT:
        current = reviewer.state.prompt
        assert current is not None
        if direct and current.good:
            reviewer.press("enter")
            return
        say(visible(current.told))
        ask("Enter saves, . leaves, or type again> " if current.good else ". leaves, or type again> ")
        said = next(given, None)
        if said is None or said.strip() == ".":
            reviewer.press("escape")
        elif said.strip():
            _put(reviewer, said.strip())
        elif current.good:
            reviewer.press("enter")
            _overtaken(reviewer.state, say)


def _put(reviewer: Reviewer, words: str) -> None:
    """Put words into the prompt; a field's name with a colon goes on to that field first."""
    field, colon, rest = words.partition(":")
    prompt = reviewer.state.prompt
    if prompt is not None and prompt.purpose is Purpose.EDIT and colon and field.strip().lower() in FIELDS:
        for _ in FIELDS:
            if reviewer.state.prompt is not None and reviewer.state.prompt.field != field.strip().lower():
                reviewer.press("tab")
        words = rest.strip()
    reviewer.type(words)


def _overtaken(state: State, say: Say) -> None:
    if state.mode is Mode.PROMPT:
        for words in state.message:
            say(visible(words))


def _ask_for(state: State, ask: Say) -> bool:
    assert state.prompt is not None
    words = f" [{state.prompt.words}]" if state.prompt.words else ""
    ask(f"{state.prompt.label}{words}> ")
    return True


def _select(reviewer: Reviewer, words: str, given: Iterator[str], say: Say, ask: Say) -> None:
    """Find the words to log in the text, one place after another, until one is right."""
    if not words:
        ask("words to log> ")
        words = next(given, "").strip()
    reviewer.press("v")
    if not words:
        reviewer.press("escape")
        return
    for char in words:
        reviewer.press(char)
    while True:
        selection = reviewer.state.selection
        if selection is None or selection.missed:
            say("the article does not say that")
            reviewer.press("escape")
            return
        say(visible(_context(reviewer.state, selection)))
        ask("Enter takes it, n is the next place, . leaves> ")
        said = next(given, ".").strip()
        if said == "n":
            reviewer.press("tab")
            continue
        reviewer.press("escape" if said else "enter")
        return


def _context(state: State, selection: Selection) -> str:
    text, span = state.page.text, selection.span
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return "… " + " ".join(f"{before}[{span.of(text)}]{after}".split()) + " …"
