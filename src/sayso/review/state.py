"""A key goes into the state of a review; the state after it comes out, with what it asks to be done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.desk.reviewing.page import Held, Page
from sayso.desk.reviewing.rivals import Rivals
from sayso.model.claim import Status
from sayso.model.text import Span
from sayso.review import selecting
from sayso.review.acts import Act, Conflict, Preview, Search, Settle, SettleChain, Submit, Turn, Undo
from sayso.review.keys import BY_NAME
from sayso.review.prompts import Prompt, Purpose, holding, moved, recorded, turned
from sayso.review.selecting import Selection
from sayso.review.typing import edited, inserted
from sayso.review.wanted import EVERYTHING, Wanted


class Mode(StrEnum):
    """What keys mean: settle and move, type a line, select words, choose what to accept, or read the help."""

    READ = "read"
    PROMPT = "prompt"
    SELECT = "select"
    BULK = "bulk"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A review under way: the articles in scope, the page that is open, and the claim at hand.

    ``here`` is empty where the page shows no claim. ``spot`` is a stretch of text that was searched for; ``more`` says
    that all of the claim at hand is shown; ``message`` are lines for the editor, with ``alarm`` where something was
    refused. ``unsure`` is a claim that a colleague changed so lately that a key may have been meant for what was there.
    """

    scope: tuple[str, ...]
    page: Page
    rivals: Rivals
    here: str = ""
    wanted: Wanted = EVERYTHING
    mode: Mode = Mode.READ
    prompt: Prompt | None = None
    selection: Selection | None = None
    spot: Span | None = None
    sought: str = ""
    more: bool = False
    message: tuple[str, ...] = ()
    alarm: bool = False
    leaving: bool = False
    unsure: str = ""

    @property
    def shown(self) -> tuple[Held, ...]:
        """The claims that the filter lets through, in order, and the one at hand."""
        return tuple(one for one in self.page.claims if one.ref == self.here or self.wanted.takes(one, self.rivals))

    @property
    def held(self) -> Held | None:
        """The claim at hand."""
        return self.page.claim(self.here) if self.here else None

    @property
    def open(self) -> int:
        """How many claims of the page are not settled yet."""
        return sum(one.open for one in self.page.claims)


Step = tuple[State, Act | None]


def saying(state: State, *lines: str, alarm: bool = False) -> State:
    """The state with a message."""
    return replace(state, message=tuple(line for line in lines if line), alarm=alarm)


def arrived(state: State, page: Page, rivals: Rivals | None = None) -> State:
    """The state on a page as it is now; one that was closed is opened at its first open claim."""
    fresh = replace(state, page=page, rivals=state.rivals if rivals is None else rivals)
    if page.claim(fresh.here) is not None:
        return fresh
    shown = [one for one in page.claims if fresh.wanted.takes(one, fresh.rivals)]
    first = next((one for one in shown if one.open), shown[0] if shown else None)
    return replace(fresh, here=first.ref if first else "", spot=None)


def at(state: State, ref: str) -> State:
    """The state with this claim at hand."""
    return replace(state, here=ref, spot=None)


def onward(state: State, past: str) -> State:
    """The state at the next open claim after ``past``, from the top again past the end; else where it was."""
    order = list(state.page.claims)
    place = next((number for number, one in enumerate(order) if one.ref == past), -1)
    open_ = [one for one in (*order[place + 1 :], *order[: place + 1]) if one.open and one.ref != past]
    wanted = [one for one in open_ if state.wanted.takes(one, state.rivals)]
    return at(state, wanted[0].ref) if wanted else state


def press(state: State, key: str) -> Step:
    """What a key does: a character, or a name such as ``enter`` or ``shift+right``."""
    calm = replace(state, message=(), alarm=False)
    if state.mode is Mode.PROMPT:
        return _in_prompt(calm, key)
    if state.mode is Mode.SELECT:
        return _in_selection(calm, key)
    if state.mode is Mode.BULK:
        return _in_bulk(calm, key)
    if state.mode is Mode.HELP:
        return replace(calm, mode=Mode.READ), None
    act = _READING.get(BY_NAME.get(key, ""))
    return act(calm) if act else (state, None)


def typed(state: State, words: str) -> Step:
    """The state once the prompt holds these words."""
    return (state, None) if state.prompt is None else (replace(state, prompt=holding(state.prompt, words)), Preview())


def pasted(state: State, words: str) -> Step:
    """The state once words were pasted: they are never taken for keys."""
    prompt = state.prompt
    if state.mode is Mode.PROMPT and prompt is not None:
        return replace(state, prompt=holding(prompt, *inserted(prompt.words, prompt.cursor, words))), Preview()
    return saying(state, "pasted words are not keys: press e, l, v, q or / first", alarm=True), None


def _in_prompt(state: State, key: str) -> Step:
    prompt = state.prompt
    assert prompt is not None
    if key == "escape":
        return saying(replace(state, mode=Mode.READ, prompt=None), "left as it was"), None
    if key == "enter":
        return state, Submit()
    if key == "tab":
        return replace(state, prompt=turned(prompt)), Preview()
    if key in ("up", "down"):
        return replace(state, prompt=moved(prompt, 1 if key == "down" else -1)), Preview()
    words, cursor = edited(prompt.words, prompt.cursor, key)
    if words == prompt.words:
        return replace(state, prompt=replace(prompt, cursor=cursor)), None
    return replace(state, prompt=holding(prompt, words, cursor)), Preview()


def asked(state: State, prompt: Prompt) -> Step:
    """The state with a line to type."""
    return replace(state, mode=Mode.PROMPT, prompt=holding(prompt, prompt.words), selection=None), Preview()


def _in_selection(state: State, key: str) -> Step:
    selection = state.selection
    assert selection is not None
    if key == "escape":
        return replace(state, mode=Mode.READ, selection=None), None
    if key == "enter":
        return asked(state, Prompt(purpose=Purpose.ADD, span=selection.span))
    return replace(state, selection=selecting.pressed(selection, state.page.text, key)), None


def bulk(state: State) -> dict[str, tuple[str, tuple[Held, ...]]]:
    """What can be accepted at once: by key, in words, with the open claims whose words still stand."""
    here = state.held
    if here is None:
        return {}
    standing = [one for one in state.page.claims if one.open and one.line.anchor in ("exact", "moved")]
    line = here.line
    groups = {
        "k": (f"every {line.kind} of this article", [one for one in standing if one.line.kind == line.kind]),
        "r": (f"what {line.rule} found in this article", [one for one in standing if one.line.rule == line.rule]),
        "q": ("all of this quotation", _quoted_with(state, here)),
        "a": ("all that are shown", [one for one in standing if one in state.shown]),
    }
    return {key: (words, tuple(found)) for key, (words, found) in groups.items() if found}


def _quoted_with(state: State, here: Held) -> list[Held]:
    """The open claims whose innermost quotation is that of this claim."""
    around = here.quotation
    return [one for one in state.page.claims if around is not None and one.quotation == around and one.open]


def _in_bulk(state: State, key: str) -> Step:
    back = replace(state, mode=Mode.READ)
    group = bulk(state).get(key)
    if group is None:
        return saying(back, "nothing was accepted"), None
    return back, Settle(group[1], Status.ACCEPTED)


def _settling(status: Status) -> Callable[[State], Step]:
    def press_it(state: State) -> Step:
        here = state.held
        if here is None:
            return _no_claim(state)
        if here.ref == state.unsure:
            told = f"{here.ref} has just changed: press the key again to decide on what is there now"
            return saying(replace(state, unsure=""), told, alarm=True), None
        advance = status in (Status.ACCEPTED, Status.REJECTED)
        if here.line.status == status and not _suggests(here):
            return saying(onward(state, here.ref) if advance else state, f"{here.ref} is {status} already"), None
        return state, Settle((here,), status, advance)

    return press_it


def _suggests(here: Held) -> bool:
    return any(hop.status == "suggested" for hop in here.hops)


def _settling_quoted(status: Status) -> Callable[[State], Step]:
    def press_it(state: State) -> Step:
        here = state.held
        if here is None:
            return _no_claim(state)
        found = _quoted_with(state, here)
        if not found:
            why = "stands in no quotation" if here.quotation is None else "stands in a quotation with no open claim"
            return saying(state, f"{here.ref} {why}", alarm=True), None
        return state, Settle(tuple(found), status)

    return press_it


def _settling_chain(state: State) -> Step:
    here = state.held
    if here is None:
        return _no_claim(state)
    if not _suggests(here):
        return saying(state, f"nobody is suggested for {here.ref}: l links somebody", alarm=True), None
    return state, SettleChain((here,))


def _no_claim(state: State) -> Step:
    hint = "f shows others" if state.page.claims else "v logs one, N goes to the next article"
    return saying(state, f"no claim is shown in {state.page.ref}: {hint}", alarm=True), None


def _edit(state: State) -> Step:
    here = state.held
    if here is None:
        return _no_claim(state)
    return asked(state, Prompt(purpose=Purpose.EDIT, held=(here,), field="value", words=recorded(here, "value")))


def _linking(*, quoted: bool) -> Callable[[State], Step]:
    def press_it(state: State) -> Step:
        here = state.held
        if here is None:
            return _no_claim(state)
        around = here.quotation
        if quoted and around is None:
            return saying(state, f"{here.ref} stands in no quotation: l links it alone", alarm=True), None
        live = [one for one in state.page.claims if one.line.status in ("suggested", "accepted")]
        held = tuple(one for one in live if one.quotation == around) if quoted else (here,)
        return asked(state, Prompt(purpose=Purpose.LINK, held=held or (here,)))

    return press_it


def _question(state: State) -> Step:
    here = state.held
    return _no_claim(state) if here is None else asked(state, Prompt(purpose=Purpose.QUESTION, held=(here,)))


def _date(state: State) -> Step:
    suggested = state.page.suggested
    words = state.page.article.published or (suggested.edtf if suggested else "")
    return asked(state, Prompt(purpose=Purpose.DATE, words=words))


def _select(state: State) -> Step:
    here = state.held
    start = state.spot.start if state.spot else here.span.end if here is not None and here.span is not None else 0
    selection = selecting.word_at(state.page.text, start)
    return replace(state, mode=Mode.SELECT, selection=Selection(selection)), None


def _moving(by: int) -> Callable[[State], Step]:
    def press_it(state: State) -> Step:
        shown = state.shown
        if not shown:
            return _no_claim(state)
        place = next((number for number, one in enumerate(shown) if one.ref == state.here), -1 if by > 0 else 0)
        if not 0 <= place + by < len(shown):
            edge, key = ("last", "N") if by > 0 else ("first", "P")
            return saying(state, f"this is the {edge} claim that is shown; {key} turns to another article"), None
        return at(state, shown[place + by].ref), None

    return press_it


def _bulk(state: State) -> Step:
    if not bulk(state):
        return saying(state, "no open claim here can be accepted with others", alarm=True), None
    return replace(state, mode=Mode.BULK), None


_READING: dict[str, Callable[[State], Step]] = {
    "a": _settling(Status.ACCEPTED),
    "r": _settling(Status.REJECTED),
    "w": _settling(Status.WITHDRAWN),
    "o": _settling(Status.SUGGESTED),
    "A": _settling_quoted(Status.ACCEPTED),
    "R": _settling_quoted(Status.REJECTED),
    "s": _settling_chain,
    "b": _bulk,
    "e": _edit,
    "l": _linking(quoted=False),
    "L": _linking(quoted=True),
    "v": _select,
    "q": _question,
    "d": _date,
    "u": lambda state: (state, Undo()),
    "U": lambda state: (state, Undo(again=True)),
    "n": _moving(1),
    "p": _moving(-1),
    "N": lambda state: (state, Turn(1)),
    "P": lambda state: (state, Turn(-1)),
    "c": lambda state: (state, Conflict(1)),
    "C": lambda state: (state, Conflict(-1)),
    "f": lambda state: asked(state, Prompt(purpose=Purpose.FILTER, words=str(state.wanted))),
    "/": lambda state: asked(state, Prompt(purpose=Purpose.SEARCH)),
    "m": lambda state: (replace(state, more=not state.more), None),
    "?": lambda state: (replace(state, mode=Mode.HELP), None),
    "Q": lambda state: (replace(state, leaving=True), None),
}


def searched(state: State, words: str) -> Step:
    """The state once words are to be found; none are those that were sought last."""
    wanted = " ".join(words.split()) or state.sought
    back = replace(state, mode=Mode.READ, prompt=None, sought=wanted)
    return (back, Search(wanted)) if wanted else (saying(back, "there is nothing to find"), None)
