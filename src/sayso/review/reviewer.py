"""A review at a desk: keys and words go in, decisions are saved one by one, and the state to show comes out."""

from dataclasses import dataclass, field, replace

from sayso.desk.desk import Desk
from sayso.desk.reviewing import changing
from sayso.desk.reviewing.page import Page, articles_in, news, page
from sayso.desk.reviewing.rivals import Rivals, in_conflict, rivals_in
from sayso.desk.reviewing.watching import OvertakenError
from sayso.desk.reviewing.whereabouts import Whereabouts
from sayso.model.counting import counted
from sayso.model.errors import SaysoError
from sayso.model.tables import ArticleLine
from sayso.review import finding, submitting
from sayso.review.acts import Act, Conflict, Preview, Search, Settle, SettleChain, Submit, Turn, Undo
from sayso.review.describing import differing
from sayso.review.previewing import Previewer
from sayso.review.prompts import Purpose
from sayso.review.state import Mode, State, arrived, at, onward, pasted, press, saying, searched, typed
from sayso.review.wanted import EVERYTHING, Wanted


@dataclass
class Reviewer:
    """A review under way. Each key that changes something is one committed change before the next key is looked at."""

    desk: Desk
    place: Whereabouts
    articles: dict[str, ArticleLine]
    state: State
    previewer: Previewer
    _compared: int = field(default=-1)

    def press(self, key: str) -> State:
        """Do what a key means."""
        return self._carry_out(*press(self.state, key))

    def type(self, words: str) -> State:
        """Put words into the prompt."""
        return self._carry_out(*typed(self.state, words))

    def paste(self, words: str) -> State:
        """Put pasted words into the prompt."""
        return self._carry_out(*pasted(self.state, words))

    def tick(self) -> bool:
        """Look whether anything has changed; true if there is something new to show.

        Colleagues' changes appear, and verdicts that a change left stale are brought up to date.
        """
        before = self.state
        try:
            self._catch_up(before)
        except SaysoError as error:
            self.state = saying(self.state, str(error), alarm=True)
        return self.state is not before

    def _catch_up(self, before: State) -> None:
        if before.unsure:
            self.state = replace(before, unsure="")
        told = news(self.desk, before.page.pulse)
        if told.pulse != before.page.pulse:
            self._reload(anew=bool(told.told))
            if told.told:
                self.state = self._warned(before, told.told)
        if self._compared != self.state.page.pulse:
            self._compare()

    def _warned(self, before: State, told: tuple[str, ...]) -> State:
        """The state with what colleagues did; in a prompt, whether it concerns the claim that is worked on."""
        more = (f"and {counted(len(told) - 2, 'change')} more",) if len(told) > 2 else ()
        for held in before.prompt.held if before.prompt else ():
            now = self.state.page.claim(held.ref)
            if now is None or now.seen != held.seen:
                lines = differing(held, now, repr(before.prompt.words if before.prompt else ""))
                return saying(self.state, told[0], *lines, alarm=True)
        was, now = before.held, self.state.held
        if was is not None and now is not None and now.ref == was.ref and now.seen != was.seen:
            lines = differing(was, now, "")
            return saying(replace(self.state, unsure=now.ref), told[0], *lines, alarm=True)
        return saying(self.state, *told[:2], *more)

    def _reload(self, *, anew: bool = False) -> None:
        """Read the claims again, and with ``anew`` all that is known of the article."""
        fresh = page(self.desk, self.state.page.ref, before=None if anew else self.state.page)
        self.state = arrived(self.state, fresh)

    def _compare(self) -> None:
        self._compared = self.state.page.pulse
        self.state = replace(self.state, rivals=self._rivals(self.state.page))

    def _rivals(self, shown: Page) -> Rivals:
        """The rivals of a page's claims; where none answers a question, nothing has to be asked."""
        return rivals_in(self.desk, shown.ref) if any(one.questions for one in shown.claims) else {}

    def open(self, ref: str, claim: str = "") -> None:
        """Go to an article: to this claim, else to where one was in it, else to its first open claim."""
        fresh = page(self.desk, ref)
        before = replace(self.state, here=claim, spot=None, more=False)
        if not claim:
            uid = self.place.claim_in(fresh.article.article_uid)
            before = replace(before, here=next((one.ref for one in fresh.claims if one.line.claim_uid == uid), ""))
        self.state = arrived(before, fresh, self._rivals(fresh))
        self._compared = fresh.pulse

    def remember(self) -> None:
        """Keep where one is, for the next start."""
        held = self.state.held
        self.place.keep(self.state.page.article.article_uid, held.line.claim_uid if held else "")

    def _carry_out(self, state: State, act: Act | None) -> State:
        before, self.state = self.state, state
        if act is not None:
            try:
                self._do(act)
            except OvertakenError as error:
                self._overtaken(error)
            except SaysoError as error:
                self.state = saying(self.state, str(error), *error.choices, alarm=True)
        if (before.page.ref, before.here) != (self.state.page.ref, self.state.here):
            self.remember()
        return self.state

    def _do(self, act: Act) -> None:
        match act:
            case Settle():
                self._settle(act)
            case SettleChain():
                self._settle_chain(act)
            case Submit():
                self._submit()
            case Preview():
                self._preview()
            case Undo():
                self._undo(act)
            case Turn():
                self._turn(act)
            case Conflict():
                self._conflict(act)
            case Search():
                self._search(act)

    def _overtaken(self, error: OvertakenError) -> None:
        """Show both versions; the words in a prompt stay, and rest on what is there now if they are sent again."""
        seen = self.state.page
        self._reload()
        lines = [error.what]
        for ref in error.claims[:1]:
            was, now = seen.claim(ref), self.state.page.claim(ref)
            prompt = self.state.prompt
            if prompt is not None:
                was = next((one for one in prompt.held if one.ref == ref), was)
            if was is not None:
                lines += differing(was, now, repr(prompt.words) if prompt is not None else "your decision")
        prompt = self.state.prompt
        if prompt is None:
            self.state = saying(self.state, *lines, "press the key again to decide on what is there now", alarm=True)
            return
        fresh = tuple(now for one in prompt.held if (now := self.state.page.claim(one.ref)) is not None)
        again = replace(prompt, held=fresh)
        told = "Enter saves yours over it, Esc leaves it"
        self.state = saying(replace(self.state, prompt=again), *lines, told, alarm=True)

    def _settle(self, act: Settle) -> None:
        done = changing.settle(self.desk, act.held, act.status)
        self._reload()
        past = act.held[-1].ref if len(act.held) == 1 else self.state.here
        state = onward(self.state, past) if act.advance else self.state
        if act.advance and not self.state.open:
            said = f"; all of {state.page.ref} is settled" + (", N opens the next" if len(state.scope) > 1 else "")
        else:
            said = f"; {state.open} open"
        named = " ".join(done) if len(done) < 6 else counted(len(done), "claim")
        told = f"{act.status} {named}" if done else f"{act.held[0].ref}: settled who said it"
        self.state = saying(state, f"{told}{said}; u undoes")

    def _settle_chain(self, act: SettleChain) -> None:
        done = changing.settle_chain(self.desk, act.held)
        self._reload()
        self.state = saying(self.state, f"settled who said {' '.join(done)}; u undoes")

    def _submit(self) -> None:
        prompt = self.state.prompt
        assert prompt is not None
        if prompt.purpose is Purpose.SEARCH:
            self._carry_out(*searched(self.state, prompt.words))
            return
        self._preview()
        assert self.state.prompt is not None
        if not self.state.prompt.good:
            self.state = saying(self.state, self.state.prompt.told, alarm=True)
            return
        told, here = submitting.submit(self.desk, self.previewer, self.state)
        if prompt.purpose is Purpose.FILTER:
            self.state = arrived(submitting.filtered(self.state), self.state.page)
        else:
            self._reload()
        back = replace(self.state, mode=Mode.READ, prompt=None)
        self.state = saying(at(back, here) if here else back, told)

    def _preview(self) -> None:
        self.state = replace(self.state, prompt=self.previewer.previewed(self.state))

    def _undo(self, act: Undo) -> None:
        back = changing.redo_own(self.desk) if act.again else changing.undo_own(self.desk)
        self._reload()
        touched = [one.ref for one in self.state.page.claims if one.line.claim_uid in back.about]
        if touched and self.state.here not in touched:
            self.state = at(self.state, touched[0])
        self.state = saying(self.state, back.summary)

    def _turn(self, act: Turn) -> None:
        scope = self.state.scope
        place = scope.index(self.state.page.ref) + act.by
        if not 0 <= place < len(scope):
            self.state = saying(self.state, f"this is the {'last' if act.by > 0 else 'first'} article")
            return
        self.open(scope[place])
        self.state = saying(self.state, f"{self.state.page.article.headline}")

    def _conflict(self, act: Conflict) -> None:
        scope = self.state.scope
        held = in_conflict(self.desk, scope)
        order = [one.ref for one in self.state.page.claims]
        own = [ref for ref in order if ref in held.get(self.state.page.ref, ())]
        here = order.index(self.state.here) if self.state.here in order else -1
        ahead = [ref for ref in own if (order.index(ref) - here) * act.by > 0]
        if ahead:
            self.state = at(self.state, ahead[0] if act.by > 0 else ahead[-1])
            return
        place = scope.index(self.state.page.ref)
        turned = (
            [*scope[place + 1 :], *scope[: place + 1]] if act.by > 0 else [*scope[:place][::-1], *scope[place:][::-1]]
        )
        found = next((ref for ref in turned if held.get(ref)), "")
        if not found:
            hint = "" if self.state.rivals else "; claims need questions to be compared: q, or `sayso question suggest`"
            self.state = saying(self.state, f"no claim is in conflict{hint}")
            return
        if found != self.state.page.ref:
            self.open(found)
        inside = [one.ref for one in self.state.page.claims if one.ref in held[found]]
        self.state = at(self.state, inside[0] if act.by > 0 else inside[-1])

    def _search(self, act: Search) -> None:
        found = finding.find(self.desk, self.state, act.words)
        if found is None:
            self.state = saying(self.state, f"{act.words!r} is nowhere in {counted(len(self.state.scope), 'article')}")
            return
        if found.article != self.state.page.ref:
            self.open(found.article)
        self.state = replace(at(self.state, found.claim or self.state.here), spot=found.spot)
        if not found.claim:
            self.state = saying(self.state, f"{act.words!r} stands here, in no claim; v selects it")


def start(
    desk: Desk,
    refs: tuple[str, ...] = (),
    *,
    place: Whereabouts,
    story: str = "",
    wanted: Wanted = EVERYTHING,
) -> Reviewer:
    """Begin a review where this person left it, else at the first article with an open claim.

    Raises:
        NotFoundError: if there is no such article or story, or nothing to review.
    """
    lines = {line.article_id: line for line in articles_in(desk, refs, story=story)}
    by_uid = {line.article_uid: line.article_id for line in lines.values()}
    left = by_uid.get(place.article_among(list(by_uid)), "")
    first = left or next((ref for ref, line in lines.items() if line.suggested), next(iter(lines)))
    opened = page(desk, first)
    state = State(scope=tuple(lines), page=opened, rivals={}, wanted=wanted)
    reviewer = Reviewer(desk, place, lines, state, Previewer(desk))
    reviewer.open(first)
    reviewer.remember()
    resumed = f"you were at {reviewer.state.here}" if left and reviewer.state.here else "? shows the keys"
    reviewer.state = saying(reviewer.state, f"{opened.article.headline} · {resumed}")
    return reviewer
