"""Texts become the JSON objects that ``sayso extract`` prints: claims and attributions, no database."""

import json
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from sayso.attribute.find import find_attributions
from sayso.attribute.reasons import reason
from sayso.desk.texts import Piece, Said, text_of
from sayso.extract.pipeline import Context, extract
from sayso.extract.votes import Votes
from sayso.model.attribution import Attribution
from sayso.model.claim import Claim
from sayso.model.errors import InputError
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.text import Span
from sayso.model.when import When

Json = dict[str, Any]

BATCH = 64 * 1024
"""Bytes of text that are handed out at once: long enough beside the handing over, short enough to be spread evenly."""

PIECES = 1024
"""Pieces that are handed out at once at most, however short."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants of the texts; ``ner`` names a spaCy pipeline that votes on places, or is empty."""

    said: Said
    demonyms: bool = False
    explain: bool = False
    ner: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a batch: JSON Lines, how many texts they stand for, what was refused, and bytes looked at."""

    lines: str
    texts: int
    refused: tuple[InputError, ...]
    size: int


def answers(given: Iterable[Piece | InputError], wanted: Wanted, *, jobs: int = 0) -> Generator[Answer, None, None]:
    """The answers for all pieces in order, the same for any number of ``jobs``; 0 is all cores where that pays.

    Raises:
        ConfigError: if the pipeline that is to vote cannot be used.
        WorkerError: if a process ends that was not told to.
    """
    from sayso.desk import workers  # noqa: PLC0415 - wanted only where there is much to do

    if wanted.ner:
        from sayso.extract import ner  # noqa: PLC0415 - an extra

        # Loaded here, it need not be loaded by forked processes.
        ner.check(wanted.ner)

    yield from workers.shared(partial(answer, wanted=wanted), _batches(given), size=_size, jobs=jobs)


def answer(batch: list[Piece | InputError], wanted: Wanted) -> Answer:
    """What comes of a batch; a piece that cannot be read is refused, and the others go on."""
    lines: list[str] = []
    refused: list[InputError] = []
    for piece in batch:
        if isinstance(piece, InputError):
            refused.append(piece)
            continue
        try:
            text = text_of(piece, wanted.said)
        except InputError as error:
            refused.append(error)
            continue
        found = extract_json(
            text.name,
            text.text,
            published=text.published,
            country=text.country,
            demonyms=wanted.demonyms,
            explain=wanted.explain,
            ner=wanted.ner,
        )
        lines.append(json.dumps(found, ensure_ascii=False) + "\n")
    return Answer("".join(lines), len(lines), tuple(refused), _size(batch))


def _batches(given: Iterable[Piece | InputError]) -> Iterator[list[Piece | InputError]]:
    batch: list[Piece | InputError] = []
    size = 0
    for piece in given:
        batch.append(piece)
        size += _size([piece])
        if size >= BATCH or len(batch) >= PIECES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(batch: list[Piece | InputError]) -> int:
    return sum(len(piece.data) for piece in batch if isinstance(piece, Piece))


def extract_json(
    name: str,
    text: str,
    *,
    published: str = "",
    country: str = "",
    demonyms: bool = False,
    explain: bool = False,
    ner: str = "",
) -> Json:
    """The claims and attributions of ``text``; offsets are code points, amounts are decimal strings."""
    claims = extract(text, Context(published, country, demonyms, votes=_votes(ner, text)))
    return {
        "id": name,
        "claims": [claim_json(claim, explain=explain) for claim in claims],
        "attributions": [attribution_json(found, explain=explain) for found in find_attributions(text)],
    }


def _votes(ner: str, text: str) -> Votes | None:
    if not ner:
        return None
    from sayso.extract.ner import votes_of  # noqa: PLC0415 - an extra

    return votes_of(ner, text)


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
    return shown | {"rule": found.rule, "why": reason(found)} if explain else shown


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
