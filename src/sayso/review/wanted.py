"""The words of a filter go in; which claims of a page are shown comes out."""

from dataclasses import dataclass, field

from sayso.desk.reviewing.page import Held
from sayso.desk.reviewing.rivals import Rivals
from sayso.model.claim import Kind, Status
from sayso.model.errors import InputError

LIVE = (Status.SUGGESTED.value, Status.ACCEPTED.value)
"""What is shown unless a filter says otherwise."""

KINDS = {name: kind.value for kind in Kind for name in (kind.value, f"{kind.value}s")}
STATUSES = {status.value: status.value for status in Status} | {"open": Status.SUGGESTED.value}
TRAITS = ("conflict", "unlinked", "altered", "unasked")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are shown: empty fields ask for nothing. ``traits`` are some of ``TRAITS``, ``words`` all wanted."""

    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    rule: str = ""
    words: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        parts = [*sorted(self.kinds), *sorted(self.statuses), *sorted(self.traits)]
        return " ".join([*parts, *([f"rule={self.rule}"] if self.rule else []), *self.words])

    def takes(self, one: Held, rivals: Rivals) -> bool:
        """Whether this claim is shown."""
        line = one.line
        if self.kinds and line.kind not in self.kinds:
            return False
        if line.status not in (self.statuses or LIVE):
            return False
        if self.rule and line.rule != self.rule and not line.rule.startswith(f"{self.rule}."):
            return False
        if not all(_has(one, trait, rivals) for trait in self.traits):
            return False
        said = f"{line.quote}\n{line.measure}\n{line.sentence}\n{line.note}\n{line.attribution}".casefold()
        return all(word in said for word in self.words)


EVERYTHING = Wanted()
"""No filter: every claim that nobody has set aside."""


def _has(one: Held, trait: str, rivals: Rivals) -> bool:
    if trait == "conflict":
        return any(rival.conflicts for rival in rivals.get(one.ref, ()))
    if trait == "unlinked":
        return not any(hop.status == "settled" for hop in one.hops)
    if trait == "unasked":
        return not one.questions
    return one.line.anchor in ("altered", "ambiguous", "lost")


def read_wanted(text: str) -> Wanted:
    """The filter that an editor typed: 'figure open', 'rule=figures.money', 'conflict', 'rejected place harbour'.

    Raises:
        InputError: if a rule is named without a name.
    """
    kinds, statuses, traits, words = set(), set(), set(), []
    rule = ""
    for word in text.casefold().split():
        if word in KINDS:
            kinds.add(KINDS[word])
        elif word in STATUSES:
            statuses.add(STATUSES[word])
        elif word in TRAITS:
            traits.add(word)
        elif word == "all":
            statuses.update(STATUSES.values())
        elif word.startswith("rule="):
            rule = word.removeprefix("rule=")
            if not rule:
                raise InputError("rule= needs a rule's name", "such as rule=figures.money; `m` shows a claim's")
        else:
            words.append(word)
    return Wanted(frozenset(kinds), frozenset(statuses), frozenset(traits), rule, tuple(words))
