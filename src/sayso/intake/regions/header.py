"""The pieces above an article's first paragraph go in; headline, outlet line, byline and date line come out."""

import re
from dataclasses import replace

from sayso.intake.published import edtf_of, is_date_line
from sayso.intake.regions.above import ENDS, FIELD, HEADER_LINES, LONGEST_HEADLINE, Header, same_line
from sayso.intake.regions.agencies import agency_named, is_agency
from sayso.intake.regions.blocks import Piece
from sayso.intake.regions.caption import is_caption
from sayso.intake.regions.dateline import dateline_of
from sayso.intake.regions.headline import read_headline
from sayso.intake.regions.names import (
    byline_in,
    has_job_title,
    is_name_like,
    is_person,
    mentioned_as_outlet,
    outlet_evidence,
    parts_of_byline,
)
from sayso.model.text import Role


def read_header(pieces: tuple[Piece, ...], *, headline: str = "", body: str = "") -> Header:
    """Tell the roles of the pieces above the first paragraph.

    ``headline`` is what the format already says it is; ``body`` is the whole text, where an outlet's own name
    often comes back ('told ...').
    """
    header = read_headline(Header(pieces), headline)
    at = settled = 0
    # A labelled line becomes two pieces, so the next one is looked up afresh each time.
    while at < len(header.pieces) and settled < HEADER_LINES:
        piece = header.pieces[at]
        if piece.role is None:
            told = _line(header, at, piece, body)
            if told is None:
                break
            header, settled = told, settled + 1
        at += 1
    return header


def _line(header: Header, at: int, piece: Piece, body: str) -> Header | None:
    """One line of the header told, or ``None`` where the report begins."""
    if len(piece.text) > LONGEST_HEADLINE or dateline_of(piece.text):
        return None
    for rule in (
        _labelled,
        _repeated,
        _byline,
        _date_line,
        _caption,
        _several,
        _outlet_line,
        _second_outlet,
        _person,
        _staff,
        _standfirst,
    ):
        told = rule(header, at, piece.text, body)
        if told:
            return told
    return None


def _repeated(header: Header, at: int, text: str, _body: str) -> Header | None:
    """The headline once more, as pages print it above the report."""
    same = header.headline and same_line(text, header.headline)
    return header.tell(at, Role.BOILERPLATE) if same else None


def _date_line(header: Header, at: int, text: str, _body: str) -> Header | None:
    """When it was published."""
    return _dated(header.tell(at, Role.BOILERPLATE), text) if is_date_line(text) else None


def _caption(header: Header, at: int, text: str, _body: str) -> Header | None:
    return header.tell(at, Role.CAPTION) if at + 1 < len(header.pieces) and is_caption(text) else None


def _outlet_line(header: Header, at: int, text: str, body: str) -> Header | None:
    """The outlet's name alone, told by its words or by the report speaking of it."""
    if header.outlet or not is_name_like(text):
        return None
    if not outlet_evidence(text) and not mentioned_as_outlet(text, body[header.pieces[at].span.end :]):
        return None
    return replace(header.tell(at, Role.OUTLET), outlet=text)


def _second_outlet(header: Header, at: int, text: str, _body: str) -> Header | None:
    """Another outlet's name below the first: whose copy it is."""
    if not header.outlet or not is_name_like(text) or not outlet_evidence(text):
        return None
    return replace(header.tell(at, Role.CREDIT), notes=(*header.notes, f"wire credit: {text}"))


def _person(header: Header, at: int, text: str, _body: str) -> Header | None:
    """A writer's name alone."""
    if header.byline or not is_name_like(text) or not is_person(text):
        return None
    return replace(header.tell(at, Role.BYLINE), byline=text)


def _staff(header: Header, at: int, text: str, _body: str) -> Header | None:
    """'Min Seo, staff writer' or 'Min Seo, The Harrow Post'."""
    writer, outlet = parts_of_byline(text)
    if header.byline or not is_person(writer) or len(text) > 120 or not (has_job_title(text) or outlet):
        return None
    return _with_outlet_of(replace(header.tell(at, Role.BYLINE), byline=writer), outlet)


def _standfirst(header: Header, at: int, text: str, _body: str) -> Header | None:
    """A line without a full stop between headline and report."""
    if text.endswith(ENDS) or len(text) > 160 or not header.headline or at + 1 >= len(header.pieces):
        return None
    return header.tell(at, Role.SUBHEAD) if len(text.split()) >= 3 and not text[0].islower() else None


def _several(header: Header, at: int, text: str, _body: str) -> Header | None:
    """A line such as 'Min Seo | The Harrow Post | Feb. 11, 2013'."""
    parts = [part.strip() for part in re.split(r"\s+[|·•–—]\s+|\s*\|\s*", text) if part.strip()]
    if len(parts) < 2 or len(text) > 160:
        return None
    told, known = header, 0
    for part in parts:
        who = byline_in(part) or (part if is_person(part) else "")
        if is_date_line(part):
            told, known = _dated(told, part), known + 1
        elif who and not told.byline:
            told, known = replace(told, byline=who), known + 1
        elif outlet_evidence(part) and is_name_like(part):
            told, known = _with_outlet_of(told, part), known + 1
    return told.tell(at, Role.BYLINE) if known and known >= len(parts) - 1 else None


def _byline(header: Header, at: int, text: str, _body: str) -> Header | None:
    """'By Min Seo', with an outlet or a date behind it or without."""
    who = byline_in(text)
    if not who:
        return None
    writer, outlet = parts_of_byline(who)
    date = next((part for part in re.split(r"\s*[|·•–—]\s*", who) if is_date_line(part)), "")
    told = replace(header.tell(at, Role.BYLINE), byline=header.byline or (writer if outlet or date else who))
    return _with_outlet_of(_dated(told, date), outlet)


def _with_outlet_of(header: Header, outlet: str) -> Header:
    if not outlet:
        return header
    if is_agency(outlet):
        # A paper prints an agency's writer under the agency's name.
        return replace(header, notes=(*header.notes, f"wire copy: {agency_named(outlet)}"))
    return replace(header, outlet=header.outlet or outlet)


def _labelled(header: Header, at: int, text: str, _body: str) -> Header | None:
    """'Source: The Harrow Post', 'Author: Min Seo', 'Date: ...'."""
    field = FIELD.fullmatch(text) if len(text) < 200 else None
    if not field:
        return None
    name, value = field["field"].casefold(), field["value"].strip()
    piece, start = header.pieces[at], field.start("value")
    if name in {"outlet", "source", "publication", "publisher"}:
        told = header.swap(at, piece.cut(start, Role.BOILERPLATE, Role.OUTLET))
        return replace(told, outlet=header.outlet or value)
    if name in {"author", "byline", "reporter"}:
        told = header.swap(at, piece.cut(start, Role.BOILERPLATE, Role.BYLINE))
        return replace(told, byline=header.byline or byline_in(value) or value)
    if name in {"title", "headline"}:
        told = header.swap(at, piece.cut(start, Role.BOILERPLATE, Role.HEADLINE))
        return told if header.headline else replace(told, headline=value)
    return _dated(header.tell(at, Role.BOILERPLATE), value)


def _dated(header: Header, written: str) -> Header:
    return replace(header, published=header.published or edtf_of(written))
