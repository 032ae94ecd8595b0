"""What answers say goes in as plain facts, to be kept with a ruling; what has changed since comes out in words."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from sayso.compare.wording import say
from sayso.model.claim import Value
from sayso.model.figure import Figure
from sayso.model.when import When
from sayso.store.comparing import Answer
from sayso.store.rulings import Facts, Ruling

DECIDING = ("quote", "exact", "measure", "where", "as_of", "polarity", "modality", "superseded")
"""The facts that a ruling rests on; the others are there to speak of them."""


def facts(answer: Answer) -> Facts:
    """What a claim says: all that decides its verdicts, and the words for it."""
    assertion = answer.assertion
    return {
        "claim": answer.claim_uid,
        "outlet": answer.outlet,
        "said": say(assertion.value),
        "quote": answer.quote,
        "exact": _exact(assertion.value),
        "measure": assertion.measure,
        "where": (assertion.where.ref or assertion.where.name) if assertion.where else "",
        "as_of": assertion.as_of.edtf if assertion.as_of else "",
        "polarity": assertion.polarity.value,
        "modality": assertion.modality.value,
        "superseded": answer.superseded,
    }


def _exact(value: Value) -> str:
    parts: tuple[Any, ...]
    if isinstance(value, Figure):
        parts = value.low, value.high, value.bound, value.scale, value.unit, value.currency, value.per, value.step
    elif isinstance(value, When):
        parts = value.edtf, value.earliest, value.latest, value.timex, value.value
    else:
        parts = value.ref or value.name, value.country
    return "|".join("" if part is None else str(part) for part in parts)


def deciding(answer: Answer) -> str:
    """What of a claim decides its verdicts, on one line; the same in every database that holds it."""
    found = facts(answer)
    return json.dumps([answer.claim_uid, *(found[name] for name in DECIDING)])


def digest(answers: Sequence[Answer]) -> str:
    """What decides a verdict on these answers, in short."""
    return digest_of(sorted(deciding(one) for one in answers))


def digest_of(lines: Sequence[str]) -> str:
    """The digest of answers of which each is given by its line, in order."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def stands(ruling: Ruling, answers: Sequence[Answer]) -> bool:
    """Whether the answers still say what they said when this ruling was given."""
    if not ruling.held:
        # Rulings from before their inputs were kept have only this digest.
        parts = sorted(f"{one.claim_uid} {one.assertion!r} {one.superseded}" for one in answers)
        return ruling.inputs == hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
    return not changes(ruling.held, answers)


def changes(held: Sequence[Facts], answers: Sequence[Answer]) -> list[str]:
    """What has changed since these facts were kept, a clause for each: "Ledger's 118,000 was 180,000"."""
    then = {one["claim"]: one for one in held}
    now = {answer.claim_uid: facts(answer) for answer in answers}
    found: list[str] = []
    for made, one in now.items():
        before = then.get(made)
        if before is None:
            found.append(f"{one['outlet']} now says {one['said']} as well")
        elif any(before.get(name, one[name]) != one[name] for name in DECIDING):
            found.append(_change(before, one))
    found += [f"{one['outlet']}'s {one['said']} is withdrawn" for made, one in then.items() if made not in now]
    return found


def _change(before: Facts, now: Facts) -> str:
    """The weightiest difference between two states of a claim, in words."""
    before = now | before
    who = f"{now['outlet']}'s"
    if before["superseded"] != now["superseded"]:
        return f"{who} {now['said']} {'no longer stands in its text' if now['superseded'] else 'stands again'}"
    if before["exact"] != now["exact"] and before["said"] != now["said"]:
        return f"{who} {now['said']} was {before['said']}"
    for name, called in (("as_of", "as of"), ("where", "for"), ("measure", "of")):
        if before[name] != now[name]:
            return (
                f"{who} {now['said']} was {called} {before[name] or 'nothing named'}, is {called} {now[name] or 'none'}"
            )
    if before["polarity"] != now["polarity"] or before["modality"] != now["modality"]:
        was, is_ = (" and ".join((one["polarity"], one["modality"])) for one in (before, now))
        return f"{who} {now['said']} was {was}, is {is_}"
    if before["quote"] != now["quote"]:
        return f"{who} words '{now['quote']}' were '{before['quote']}'"
    return f"{who} {now['said']} is read in another way"


def since(ruling: Ruling, answers: Sequence[Answer]) -> str:
    """Why a ruling no longer stands: who ruled what and when, and what has changed since; empty where it stands."""
    if stands(ruling, answers):
        return ""
    what = ruling.settlement.value if ruling.settlement else ruling.outcome.value
    told = "; ".join(changes(ruling.held, answers)) if ruling.held else "the answers have changed"
    return f"ruled {what} by {ruling.by} on {ruling.at:%Y-%m-%d} ({ruling.because}); since then: {told}"
