"""Two places go in, a verdict comes out: gazetteer references and what contains them decide, else the bare names."""

from sayso.compare.wording import sentence
from sayso.model.carriers import plain_name
from sayso.model.place import Place
from sayso.model.verdict import Outcome, Reason, Verdict


def compare_places(a: Place, b: Place) -> Verdict:
    """Compare two places of the same event; names alone decide only where they are the same and not resolved."""
    if a.chosen and b.chosen:
        if a.ref == b.ref:
            return _verdict(Outcome.AGREE, Reason.VALUE, a, b, "they name the same place")
        if contains(a, b) or contains(b, a):
            outer, inner = (a, b) if contains(a, b) else (b, a)
            why = f"{inner.name} lies in {outer.name}"
            return _verdict(Outcome.COMPATIBLE, Reason.CONTAINMENT, a, b, why)
        return _verdict(Outcome.CONFLICT, Reason.VALUE, a, b, "are different places, neither inside the other")
    if plain_name(a.name) == plain_name(b.name):
        return _verdict(Outcome.AGREE, Reason.VALUE, a, b, "the names are the same")
    return _verdict(
        Outcome.INCOMPARABLE, Reason.UNRESOLVED, a, b, "it is not known which place at least one of them is"
    )


def contains(outer: Place, inner: Place) -> bool:
    """Whether the gazetteer puts ``inner`` inside ``outer``."""
    return bool(outer.chosen and inner.chosen and outer.ref in inner.chosen.within)


def apart(a: Place, b: Place) -> bool:
    """Whether both are resolved to places that do not contain one another."""
    return compare_places(a, b).outcome is Outcome.CONFLICT


def _verdict(outcome: Outcome, reason: Reason, a: Place, b: Place, why: str) -> Verdict:
    return Verdict(outcome, reason, sentence(a, b, why))
