"""A text goes in; its layout comes out: regions in text order, and what the header and credits say."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sayso.intake.regions import boilerplate, caption, credit
from sayso.intake.regions.above import Header
from sayso.intake.regions.blocks import Piece, pieces_of
from sayso.intake.regions.dateline import dateline_of
from sayso.intake.regions.header import read_header
from sayso.intake.regions.subhead import is_subhead, marker_until
from sayso.model.text import OutletClue, Region, Role

_SPEAKER = re.compile(r"[A-Z][A-Z. ]{1,30}:\s")


@dataclass(frozen=True, slots=True)
class Layout:
    """The regions of a text, sorted and apart from each other, and what they tell about the article.

    ``headline`` is empty where the text opens with its first paragraph.
    """

    regions: tuple[Region, ...]
    headline: str = ""
    outlet: str = ""
    outlet_clue: OutletClue | None = None
    byline: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()


def divide(text: str, *, headline: str = "", captions: Collection[str] = ()) -> Layout:
    """Divide ``text`` into regions; ``headline`` and ``captions`` are given where the format names them.

    Every region is free of surrounding white space; what belongs to no region is white space, a dateline's dash
    or a list or heading mark.
    """
    pieces = tuple(
        part
        for piece in pieces_of(text)
        for part in ([piece.told(Role.CAPTION)] if piece.text in captions else _peeled(piece))
    )
    header = read_header(_captions_below(pieces), headline=headline, body=text)
    told = tuple(_reported(_signed_off(header.pieces)))
    credits_ = [piece.text for piece in told if piece.role is Role.CREDIT]
    outlet, clue = _outlet(header, credits_)
    return Layout(
        regions=tuple(Region(piece.span, piece.role) for piece in told if piece.role),
        headline=header.headline,
        outlet=outlet,
        outlet_clue=clue,
        byline=header.byline or next(filter(None, map(credit.writer_in, credits_)), ""),
        published=header.published,
        notes=_notes(header, told, credits_),
    )


def _peeled(piece: Piece) -> Iterator[Piece]:
    """One paragraph, cut where page words, image names and credits are glued to it."""
    text = piece.text
    if boilerplate.is_boilerplate(text):
        yield piece.told(Role.BOILERPLATE)
    elif credit.is_credit(text):
        yield piece.told(Role.CREDIT)
    elif words := caption.markdown_words(text):
        if words[0] < words[1]:
            yield piece.cut(words[1], None, None)[0].cut(words[0], None, Role.CAPTION)[-1]
    elif until := caption.file_name_until(text):
        yield from piece.cut(until, Role.BOILERPLATE, Role.CAPTION)
    else:
        yield from _cut_tails(piece)


def _cut_tails(piece: Piece) -> Iterator[Piece]:
    """Page words in front, the report, its credits, page words behind."""
    lead = boilerplate.lead_until(piece.text)
    if lead:
        first, *rest = piece.cut(lead, Role.BOILERPLATE, None)
        yield first
        if not rest:
            return
        piece = rest[0]
    after: list[Piece] = []
    for tail_at, role in ((boilerplate.tail_at, Role.BOILERPLATE), (credit.tail_at, Role.CREDIT)):
        at = tail_at(piece.text)
        if at is not None:
            piece, tail = piece.cut(at, None, role)
            after.insert(0, tail)
    yield piece
    yield from after


def _captions_below(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Tell the line right below an image's file name to be its caption."""
    told = list(pieces)
    for at in range(1, len(told)):
        above, piece = told[at - 1], told[at]
        named = above.role is Role.BOILERPLATE and caption.file_name_until(above.text) == len(above.text)
        if named and piece.role is None and piece.joins_above:
            told[at] = piece.told(Role.CAPTION)
    return tuple(told)


def _signed_off(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Tell a name that stands alone below the report to be its credit."""
    body = [at for at, piece in enumerate(pieces) if piece.role is None]
    if len(body) > 1 and credit.is_sign_off(pieces[body[-1]].text):
        at = body[-1]
        return (*pieces[:at], pieces[at].told(Role.CREDIT), *pieces[at + 1 :])
    return pieces


def _reported(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces with the report told apart: dateline, subheads, later captions, body."""
    body = [at for at, piece in enumerate(pieces) if piece.role is None]
    for at, piece in enumerate(pieces):
        if piece.role is not None:
            yield piece
            continue
        line = dateline_of(piece.text) if at == body[0] and not _is_transcript(pieces) else None
        mark = marker_until(piece.text)
        if line:
            yield piece.cut(line.end, Role.DATELINE, None)[0]
            yield from piece.cut(line.rest, None, Role.BODY)[1:]
        elif mark:
            yield piece.cut(mark, None, Role.SUBHEAD)[-1]
        elif len(body) > 1 and caption.is_caption(piece.text):
            yield piece.told(Role.CAPTION)
        elif is_subhead(piece.text, *_beside(pieces, at)):
            yield piece.told(Role.SUBHEAD)
        else:
            yield piece.told(Role.BODY)


def _is_transcript(pieces: tuple[Piece, ...]) -> bool:
    """Whether names in capitals open several paragraphs, as speakers' do."""
    return sum(1 for piece in pieces if _SPEAKER.match(piece.text)) > 1


def _beside(pieces: tuple[Piece, ...], at: int) -> tuple[str, str]:
    """The report's paragraphs just above and below, or empty."""
    above = pieces[at - 1].text if at and pieces[at - 1].role is None else ""
    below = pieces[at + 1].text if at + 1 < len(pieces) and pieces[at + 1].role is None else ""
    return above, below


def _outlet(header: Header, credits_: list[str]) -> tuple[str, OutletClue | None]:
    if header.outlet:
        return header.outlet, OutletClue.HEADER
    named = next((outlet for line in credits_ if (outlet := credit.outlet_in(line))), "")
    return (named, OutletClue.CREDIT) if named else ("", None)


def _notes(header: Header, told: tuple[Piece, ...], credits_: list[str]) -> tuple[str, ...]:
    notes = list(header.notes)
    for piece in told:
        if piece.role is Role.DATELINE:
            line = dateline_of(f"{piece.text} — X")
            if line and line.agency:
                notes.append(f"wire copy: {line.agency}")
    notes.extend(f"wire credit: {agency}" for line in credits_ if (agency := credit.wire_in(line)))
    return tuple(dict.fromkeys(notes))
