"""The review on a full screen: a thin shell of widgets around the state; keys go in, painted lines come out."""

import asyncio
from collections.abc import Callable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.strip import Strip
from textual.widget import Widget

from sayso.model.text import Span
from sayso.review.describing import Told, bulk_lines, details, heading, help_lines, prompt_lines, wrapped
from sayso.review.keys import KEYS
from sayso.review.layout import Line, cut, laid, place_of, width_of, window
from sayso.review.marking import Mark, marked, marks
from sayso.review.prompts import Purpose
from sayso.review.reviewer import Reviewer
from sayso.review.state import Mode, State

SECONDS = 1.0
"""How often it is looked whether a colleague has changed something."""

PATIENCE = 0.5
"""Seconds after which it is said that a change is being saved."""

FOOTER = 2
"""Lines of keys."""

MESSAGE = 6
"""Lines of a message, at most."""

WIDE = 120
"""Columns from which the claim stands beside the text rather than below."""

LONGEST = 100
"""Columns of a line of text, at most: longer ones are hard to read."""

STYLES = {
    "figure": Style(color="cyan", bold=True),
    "date": Style(color="magenta", bold=True),
    "place": Style(color="green", bold=True),
    "accepted": Style(bold=False),
    "rejected": Style(dim=True, strike=True),
    "withdrawn": Style(dim=True, strike=True),
    "cue": Style(underline=True),
    "mark": Style(dim=True),
    "here": Style(reverse=True, dim=False),
    "found": Style(reverse=True),
    "selected": Style(reverse=True),
    "quiet": Style(dim=True),
    "alarm": Style(color="red", bold=True),
    "title": Style(bold=True),
    "chosen": Style(reverse=True),
    "bar": Style(reverse=True),
    "suggested": Style(),
    "": Style(),
}
"""How each style is painted; what it says is in letters and brackets, too. Later ones win."""

TYPING = {
    Purpose.EDIT: ("Tab next field",),
    Purpose.ADD: ("Tab next kind",),
    Purpose.LINK: ("Tab completes", "up/down choose"),
    Purpose.QUESTION: ("Tab completes", "up/down choose"),
}
"""What more keys mean in a prompt."""

ORDER = {name: number for number, name in enumerate(STYLES)}


def painted(styles: Iterable[str]) -> Style:
    """Several styles as one."""
    return Style.combine([STYLES[""], *(STYLES[name] for name in sorted(styles, key=ORDER.__getitem__))])


class Lines(Widget):
    """A stretch of painted lines, as high as the widget; the rest is blank."""

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.strips: list[Strip] = []

    def put(self, strips: list[Strip]) -> None:
        """Show these lines."""
        if strips != self.strips:
            self.strips = strips
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line at ``y``."""
        width = self.size.width
        return self.strips[y].adjust_cell_length(width) if y < len(self.strips) else Strip.blank(width)


class ReviewApp(App[None]):
    """The screen of a review: every key goes through one door, in the order in which it was pressed."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #bar { height: 1; }
    #middle { height: 1fr; layout: vertical; }
    #claim { height: 9; }
    #middle.wide { layout: horizontal; }
    #middle.wide #text { width: 3fr; }
    #middle.wide #claim { width: 2fr; height: 1fr; margin-left: 2; }
    #middle.whole #text { display: none; }
    #middle.whole #claim { height: 1fr; margin-left: 0; }
    #message { height: 1; }
    #keys { height: 2; }
    """

    def __init__(self, reviewer: Reviewer) -> None:
        super().__init__(ansi_color=True)
        self.reviewer = reviewer
        self.top = 0
        self.below = 0
        self.fault: Exception | None = None
        self._at: object = None
        self._busy = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The bar, the text and the claim, what is said and typed, and the keys."""
        yield Lines(id="bar")
        with Container(id="middle"):
            yield Lines(id="text")
            yield Lines(id="claim")
        yield Lines(id="message")
        yield Lines(id="keys")

    def on_mount(self) -> None:
        """Begin to look for colleagues' changes."""
        self.set_interval(SECONDS, self._look)

    async def on_event(self, event: events.Event) -> None:
        """Keys and pasted words are the review's, one after another; all else is Textual's."""
        if isinstance(event, events.Key):
            await self._key(event)
        elif isinstance(event, events.Paste):
            await self._do(lambda: self.reviewer.paste(event.text))
        else:
            await super().on_event(event)
            if isinstance(event, events.Resize):
                self.call_after_refresh(self.paint)

    def _handle_exception(self, error: Exception) -> None:
        """Leave with a fault, which is reported as that of any command, and not with what the screen's parts held."""
        self.fault = error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """Textual would print the values of all variables, and with them what articles say."""

    async def _key(self, event: events.Key) -> None:
        state = self.reviewer.state
        if event.key == "ctrl+z":
            self.action_suspend_process()
        elif event.key in ("pagedown", "pageup"):
            self._scroll(1 if event.key == "pagedown" else -1)
        else:
            name = _name(event)
            leaves = name in ("ctrl+c", "ctrl+q") and state.mode is not Mode.READ
            await self._do(lambda: self.reviewer.press("escape" if leaves else name))
            if self.reviewer.state.leaving:
                self.exit()

    async def _do(self, act: Callable[[], object]) -> None:
        """Do something that may wait for the database, and say so where it takes long."""
        async with self._busy:
            doing = asyncio.create_task(asyncio.to_thread(act))
            done, _ = await asyncio.wait({doing}, timeout=PATIENCE)
            if not done:
                self._put("message", [Strip([Segment("saving ...", painted({"title"}))])])
            await doing
        self.paint()

    async def _look(self) -> None:
        if self._busy.locked():
            return
        async with self._busy:
            changed = await asyncio.to_thread(self.reviewer.tick)
        if changed:
            self.paint()

    def _scroll(self, by: int) -> None:
        """Move what is read by most of a page: the claim where it fills the screen, else the text."""
        whole = self._whole()
        name = "claim" if whole else "text"
        step = by * max(self.query_one(f"#{name}").size.height - 2, 1)
        if whole:
            self.below = max(0, self.below + step)
        else:
            self.top = max(0, self.top + step)
        self.paint()

    def _whole(self) -> bool:
        return self.reviewer.state.more or self.reviewer.state.mode is Mode.HELP

    def paint(self) -> None:
        """Show the state as it is."""
        state = self.reviewer.state
        middle = self.query_one("#middle")
        middle.set_class(self.size.width >= WIDE and not self._whole(), "wide")
        middle.set_class(self._whole(), "whole")
        if not middle.has_class("wide"):
            self.query_one("#claim").styles.height = "1fr" if self._whole() else max(4, min(9, self.size.height // 3))
        else:
            self.query_one("#claim").styles.height = "1fr"
        message = self._message(state)
        self.query_one("#message").styles.height = len(message)
        helping = state.mode is Mode.HELP
        self.query_one("#keys").display = not helping
        self.query_one("#message").display = not helping
        self._put("bar", [_bar(heading(state), self.size.width)])
        self._put("message", message)
        self._put("keys", _keys(state, self.size.width))
        # What has its new size only after the layout is painted then.
        self.call_after_refresh(self._paint_middle)

    def _paint_middle(self) -> None:
        state = self.reviewer.state
        self._paint_text(state)
        claim = self.query_one("#claim").size
        lines = wrapped(_beside(state), max(claim.width, 1))
        wide = self.query_one("#middle").has_class("wide")
        height = claim.height - (not wide)
        at = (state.page.ref, state.here, state.mode)
        if at != self._at:
            self._at, self.below = at, 0
        self.below = max(0, min(self.below, len(lines) - height))
        shown = lines[self.below : self.below + height]
        if len(lines) > self.below + height and shown:
            more = "(m shows all)" if not self._whole() else "(PageDown shows more)"
            shown[-1] = (f"{cut(shown[-1][0], claim.width - len(more) - 1)} {more}", shown[-1][1])
        rule = [] if wide else [_rule(state, claim.width)]
        self._put(
            "claim", rule + [Strip([Segment(cut(words, claim.width), painted({style}))]) for words, style in shown]
        )

    def _paint_text(self, state: State) -> None:
        size = self.query_one("#text").size
        if not size.height or not size.width:
            return
        lines = laid(marked(state.page.text, _marks(state)), min(size.width, LONGEST))
        span = _spot(state)
        seen = (state.page.ref, state.here, span, size)
        if seen != getattr(self, "_seen", None):
            self._seen = seen
            if span is not None:
                self.top = window(self.top, size.height, *place_of(lines, span.start, span.end), len(lines))
        self.top = max(0, min(self.top, len(lines) - size.height))
        self._put("text", [_strip(line) for line in lines[self.top : self.top + size.height]])

    def _message(self, state: State) -> list[Strip]:
        """What is said, then the line that is typed and how it is understood."""
        width = self.size.width
        style = "alarm" if state.alarm else "title"
        rows = wrapped([Told(words, style) for words in state.message], max(width, 1))
        strips = [Strip([Segment(cut(words, width), painted({style}))]) for words, style in rows[:MESSAGE]]
        prompt = state.prompt
        if prompt is not None:
            told = "" if prompt.told in state.message else prompt.told
            quiet = painted({"" if prompt.good else "alarm"})
            strips += [Strip([Segment(cut(words, width), quiet)]) for words, _ in wrapped([Told(told)], width)[:3]]
            strips.append(_typing(prompt.label, prompt.words, prompt.cursor, width))
        if state.selection is not None:
            strips.append(_bar_text(_selecting(state), width))
        return strips or [Strip.blank(width)]

    def _put(self, name: str, strips: list[Strip]) -> None:
        self.query_one(f"#{name}", Lines).put(strips)


def _name(event: events.Key) -> str:
    """The key as the state knows it: the character that it writes, else its name."""
    if event.character is not None and event.is_printable:
        return "space" if event.character == " " else event.character
    return event.key


def _beside(state: State) -> list[Told]:
    """What stands beside the text: the claim at hand, or what there is to choose from."""
    if state.mode is Mode.HELP:
        return help_lines()
    if state.mode is Mode.BULK:
        return bulk_lines(state)
    if state.prompt is not None and state.prompt.choices:
        return prompt_lines(state)
    return details(state, whole=state.more)


def _marks(state: State) -> list[Mark]:
    found = marks(state.shown, state.held, state.rivals)
    if state.selection is not None:
        found.append(Mark(state.selection.span, frozenset({"selected"}), "{", "}"))
    elif state.prompt is not None and state.prompt.span is not None:
        found.append(Mark(state.prompt.span, frozenset({"selected"}), "{", "}"))
    elif state.spot is not None:
        found.append(Mark(state.spot, frozenset({"found"})))
    return found


def _spot(state: State) -> Span | None:
    """What has to be in sight: the words that are selected or were found, else the claim at hand."""
    if state.selection is not None:
        return state.selection.span
    if state.prompt is not None and state.prompt.span is not None:
        return state.prompt.span
    return state.spot or (state.held.span if state.held is not None else None)


def _strip(line: Line) -> Strip:
    return Strip([Segment(run.words, painted(run.styles)) for run in line.runs])


def _rule(state: State, width: int) -> Strip:
    """The line between the text and what stands below it."""
    what = {Mode.HELP: "keys", Mode.BULK: "accept"}.get(state.mode, state.held.line.kind if state.held else "")
    return Strip([Segment(cut(f"── {what} ".ljust(width, "─"), width), painted({"quiet"}))])


def _bar(words: str, width: int) -> Strip:
    said = cut(words, width)
    return Strip([Segment(said + " " * (width - width_of(said)), painted({"bar"}))])


def _bar_text(words: str, width: int) -> Strip:
    return Strip([Segment(cut(words, width), painted({"title"}))])


def _typing(label: str, words: str, cursor: int, width: int) -> Strip:
    """The line that is typed, its cursor always in sight."""
    room = max(width - width_of(label) - 3, 1)
    start = max(0, cursor - room + 1)
    before, at, after = words[start:cursor], words[cursor : cursor + 1] or " ", words[cursor + 1 :]
    segments = [Segment(f"{label}> ", painted({"title"})), Segment(before), Segment(at, painted({"bar"}))]
    return Strip([*segments, Segment(cut(after, max(room - width_of(before) - 1, 0)))])


def _selecting(state: State) -> str:
    assert state.selection is not None
    if state.selection.missed:
        return f"the article does not say {state.selection.sought!r}; backspace takes it back"
    sought = (
        f"finding {state.selection.sought!r}: Tab goes to the next. " if state.selection.sought else "type to find. "
    )
    return f"select: {sought}arrows move, Shift+arrows stretch, Enter logs it, Esc leaves"


def _keys(state: State, width: int) -> list[Strip]:
    """The keys that mean something now, on two lines."""
    if state.mode is Mode.PROMPT:
        purpose = state.prompt.purpose if state.prompt is not None else Purpose.EDIT
        words = [
            "Enter finds" if purpose is Purpose.SEARCH else "Enter saves",
            "Esc leaves it",
            *TYPING.get(purpose, ()),
        ]
    elif state.mode is Mode.READ:
        words = [f"{one.key} {one.word}" for one in KEYS]
        if len(_rows(words, width)) > FOOTER:
            words = [f"{one.key} {one.word}" for one in KEYS if one.footer]
    else:
        words = []
    return [Strip([Segment(cut(row, width), painted({"quiet"}))]) for row in _rows(words, width)[:FOOTER]]


def _rows(words: Iterable[str], width: int) -> list[str]:
    """Words on as few lines as they take."""
    rows = [""]
    for word in words:
        if rows[-1] and width_of(rows[-1]) + 2 + width_of(word) > width:
            rows.append("")
        rows[-1] += f"{'  ' if rows[-1] else ''}{word}"
    return rows


def show(reviewer: Reviewer) -> None:
    """Review on the full screen until the editor leaves."""
    app = ReviewApp(reviewer)
    app.run(mouse=False)
    if app.fault is not None:
        raise app.fault
