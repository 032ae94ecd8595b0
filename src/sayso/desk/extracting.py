"""One text becomes the JSON object that ``sayso extract`` prints: claims and attributions, no database."""

from typing import Any

from sayso.attribute.find import find_attributions
from sayso.extract.pipeline import Context, extract
from sayso.model.attribution import Attribution
from sayso.model.claim import Claim
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.text import Span
from sayso.model.when import When

Json = dict[str, Any]


def extract_json(name: str, text: str, *, published: str = "", demonyms: bool = False, explain: bool = False) -> Json:
    """The claims and attributions of ``text``; offsets are code points, amounts are decimal strings."""
    claims = extract(text, Context(published=published, demonyms=demonyms))
    return {
        "id": name,
        "claims": [claim_json(claim, explain=explain) for claim in claims],
        "attributions": [attribution_json(found, explain=explain) for found in find_attributions(text)],
    }


def claim_json(claim: Claim, *, explain: bool = False) -> Json:
    """One claim with its common fields, then those of its kind."""
    common: Json = {
        "kind": claim.kind.value,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "sentence": [claim.sentence.start, claim.sentence.end],
        "rule": claim.rule,
    }
    if explain:
        common["why"] = claim.why
    return common | _value_json(claim.value)


def _value_json(value: Figure | When | Place) -> Json:
    if isinstance(value, Figure):
        return {
            "low": None if value.low is None else f"{value.low:f}",
            "high": None if value.high is None else f"{value.high:f}",
            "bound": value.bound.value,
            "unit": value.unit,
            "currency": value.currency,
            "per": value.per,
            "measure": value.measure,
            "scale": value.scale.value,
        }
    if isinstance(value, When):
        return {
            "edtf": value.edtf,
            "earliest": value.earliest.isoformat() if value.earliest else None,
            "latest": value.latest.isoformat() if value.latest else None,
            "precision": value.precision.value,
            "timex": value.timex.value,
            "value": value.value or None,
        }
    chosen = value.chosen
    return {
        "name": value.name,
        "ref": value.ref,
        "country": value.country,
        "lat": float(chosen.lat) if chosen and chosen.lat is not None else None,
        "lon": float(chosen.lon) if chosen and chosen.lon is not None else None,
        "candidates": len(value.candidates),
    }


def attribution_json(found: Attribution, *, explain: bool = False) -> Json:
    """One attribution; a part that the text does not have is ``null``."""
    shown: Json = {
        "source": _ends(found.source),
        "source_text": found.source_text,
        "source_kind": found.source_kind.value,
        "cue": _ends(found.cue),
        "content": _ends(found.content),
    }
    return shown | {"rule": found.rule, "why": found.why} if explain else shown


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
