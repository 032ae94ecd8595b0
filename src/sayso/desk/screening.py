"""Claims that changed get their screens anew, within the change that they changed in."""

from collections.abc import Iterator, Sequence

from sayso.compare.screening import rules, screen
from sayso.store import assertions, standing
from sayso.store.assertions import Stated
from sayso.store.standing import Screened
from sayso.store.store import Session

AT_ONCE = 2000
"""Claims that are read and screened at once."""


def screen_stale(session: Session) -> None:
    """Derive the screens of all marked claims, unless the rules changed since the others' were derived."""
    applied = standing.rules(session)
    if applied == "":
        standing.set_rules(session, rules())
    elif applied != rules():
        return
    while numbers := standing.stale_claims(session, AT_ONCE):
        standing.keep_screens(session, numbers, _screened(assertions.stated(session, numbers)))
        if len(numbers) < AT_ONCE:
            return


def _screened(stated: Sequence[Stated]) -> Iterator[Screened]:
    for one in stated:
        made = screen(one.assertion)
        yield Screened(one.claim_id, made.low, made.high, made.token, made.odd)
