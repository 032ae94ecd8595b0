"""The pieces above an article's first paragraph go in; headline, outlet line, byline and date line come out."""

import re
from dataclasses import dataclass, replace

from sayso.intake.published import edtf_of, is_date_line
from sayso.intake.regions.agencies import agency_named, is_agency
from sayso.intake.regions.blocks import Piece
from sayso.intake.regions.caption import is_caption
from sayso.intake.regions.dateline import dateline_inside, dateline_of
from sayso.intake.regions.names import (
    byline_in,
    has_job_title,
    is_name_like,
    is_person,
    mentioned_as_outlet,
    outlet_evidence,
    parts_of_byline,
)
from sayso.intake.regions.subhead import marker_until
from sayso.model.text import Role

LONGEST_HEADLINE = 220
"""Code points; a longer first line is a paragraph."""

_HEADER_LINES = 12
_FIELD = re.compile(
    r"(?P<field>title|headline|outlet|source|publication|publisher|author|byline|reporter|date|published|posted|updated)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s+[|»]\s+|\s+::\s+")
_GLUED_BY = re.compile(r"\s+By:?\s+(?=[A-Z][\w’'.-]+\s+[A-Z])")
_ENDS = (".", "!", "?", ":", ";", ",", "…", "”", '"', "’", "'")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the report, and the pieces with their roles told as far as it goes."""

    pieces: tuple[Piece, ...]
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()


def read_header(pieces: tuple[Piece, ...], *, headline: str = "", body: str = "") -> Header:
    """Tell the roles of the pieces above the first paragraph.

    ``headline`` is what the format already says it is; ``body`` is the whole text, where an outlet's own name
    often comes back ('told ...').
    """
    header = _headline(Header(pieces), headline)
    at = settled = 0
    # A labelled line becomes two pieces, so the next one is looked up afresh each time.
    while at < len(header.pieces) and settled < _HEADER_LINES:
        piece = header.pieces[at]
        if piece.role is None:
            told = _line(header, at, piece, body)
            if told is None:
                break
            header, settled = told, settled + 1
        at += 1
    return header


def _headline(header: Header, known: str) -> Header:
    opening = [at for at, piece in enumerate(header.pieces) if piece.role is None]
    if not opening:
        return header
    if known:
        for at in opening[:_HEADER_LINES]:
            if _same(header.pieces[at].text, known):
                return _heading_mark(header, at) or replace(
                    _tell(header, at, Role.HEADLINE), headline=header.pieces[at].text
                )
        return header
    first = opening[0]
    if len(opening) > 1 and _is_masthead(header.pieces[first].text, header.pieces[opening[1]].text):
        header = replace(_tell(header, first, Role.OUTLET), outlet=header.pieces[first].text)
        first = opening[1]
    return _first_line(header, first)


def _first_line(header: Header, at: int) -> Header:
    text = header.pieces[at].text
    for cutter in (_title_field, _heading_mark, _barred_outlet, _glued_dateline, _glued_byline):
        told = cutter(header, at)
        if told:
            return told
    alone = sum(1 for piece in header.pieces if piece.role is None) == 1
    if len(text) > LONGEST_HEADLINE or _is_sentence(text) or (alone and text.endswith(_ENDS)):
        return header
    if _FIELD.fullmatch(text) or byline_in(text) or is_date_line(text) or is_caption(text) or dateline_of(text):
        return header
    return replace(_tell(header, at, Role.HEADLINE), headline=text)


def _title_field(header: Header, at: int) -> Header | None:
    """'Title: Ferry Stops'."""
    piece = header.pieces[at]
    field = _FIELD.fullmatch(piece.text) if len(piece.text) <= LONGEST_HEADLINE else None
    if not field or field["field"].casefold() not in {"title", "headline"}:
        return None
    label, words = piece.cut(field.start("value"), Role.BOILERPLATE, Role.HEADLINE)
    return replace(_swap(header, at, (label, words)), headline=words.text)


def _heading_mark(header: Header, at: int) -> Header | None:
    """'# Ferry Stops'."""
    piece = header.pieces[at]
    until = marker_until(piece.text)
    if not until:
        return None
    words = piece.cut(until, None, Role.HEADLINE)[-1]
    return replace(_swap(header, at, (words,)), headline=words.text)


def _glued_dateline(header: Header, at: int) -> Header | None:
    """'Ferry Stops SEOUL, South Korea (AP) — The ferry ...'."""
    piece = header.pieces[at]
    inside = dateline_inside(piece.text)
    if not inside:
        return None
    cut = piece.cut(inside, Role.HEADLINE, None)
    return replace(_swap(header, at, cut), headline=cut[0].text)


def _glued_byline(header: Header, at: int) -> Header | None:
    """'Ferry Stops By Min Seo'."""
    piece = header.pieces[at]
    by = _GLUED_BY.search(piece.text, 0, LONGEST_HEADLINE)
    if not by or not byline_in(piece.text[by.start() :].strip()):
        return None
    cut = piece.cut(by.start(), Role.HEADLINE, None)
    return replace(_swap(header, at, cut), headline=cut[0].text)


def _barred_outlet(header: Header, at: int) -> Header | None:
    """'Ferry Stops | The Harrow Post', as page titles are written."""
    piece = header.pieces[at]
    bar = _BAR.search(piece.text, 0, LONGEST_HEADLINE)
    if not bar:
        return None
    name = piece.text[bar.end() :].strip()
    if not is_name_like(name) or is_person(name):
        return None
    words, rest = piece.cut(bar.start(), Role.HEADLINE, None)
    named = rest.cut(len(rest.text) - len(name), None, Role.OUTLET)[-1]
    return replace(_swap(header, at, (words, named)), headline=words.text, outlet=name)


def _is_sentence(text: str) -> bool:
    """Whether a first line is the report itself: several sentences, or a long one that ends in a full stop."""
    if re.search(r"[a-z\d][.!?][”\"’]?\s+[A-Z“\"‘]", text):
        return True
    return text.endswith((".", "!", "?", ".”", '."', ".’", "''", ".'")) and len(text.split()) > 14


def _is_masthead(first: str, second: str) -> bool:
    """Whether the outlet's name stands above the headline."""
    return (
        bool(outlet_evidence(first))
        and is_name_like(first)
        and len(first.split()) <= 4
        and len(second.split()) >= 4
        and len(second) <= LONGEST_HEADLINE
        and not second.endswith(_ENDS)
        and not byline_in(second)
        and not is_date_line(second)
        and not dateline_of(second)
    )


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


def _repeated(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    """The headline once more, as pages print it above the report."""
    same = header.headline and _same(text, header.headline)
    return _tell(header, at, Role.BOILERPLATE) if same else None


def _date_line(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    """When it was published."""
    return _dated(_tell(header, at, Role.BOILERPLATE), text) if is_date_line(text) else None


def _caption(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    return _tell(header, at, Role.CAPTION) if at + 1 < len(header.pieces) and is_caption(text) else None


def _outlet_line(header: Header, at: int, text: str, body: str) -> Header | None:
    """The outlet's name alone, told by its words or by the report speaking of it."""
    if header.outlet or not is_name_like(text):
        return None
    if not outlet_evidence(text) and not mentioned_as_outlet(text, body[header.pieces[at].span.end :]):
        return None
    return replace(_tell(header, at, Role.OUTLET), outlet=text)


def _second_outlet(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    """Another outlet's name below the first: whose copy it is."""
    if not header.outlet or not is_name_like(text) or not outlet_evidence(text):
        return None
    return replace(_tell(header, at, Role.CREDIT), notes=(*header.notes, f"wire credit: {text}"))


def _person(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    """A writer's name alone."""
    if header.byline or not is_name_like(text) or not is_person(text):
        return None
    return replace(_tell(header, at, Role.BYLINE), byline=text)


def _staff(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    """'Min Seo, staff writer' or 'Min Seo, The Harrow Post'."""
    writer, outlet = parts_of_byline(text)
    if header.byline or not is_person(writer) or len(text) > 120 or not (has_job_title(text) or outlet):
        return None
    return _with_outlet_of(replace(_tell(header, at, Role.BYLINE), byline=writer), outlet)


def _standfirst(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    """A line without a full stop between headline and report."""
    if text.endswith(_ENDS) or len(text) > 160 or not header.headline or at + 1 >= len(header.pieces):
        return None
    return _tell(header, at, Role.SUBHEAD) if len(text.split()) >= 3 and not text[0].islower() else None


def _several(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
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
    return _tell(told, at, Role.BYLINE) if known and known >= len(parts) - 1 else None


def _byline(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    """'By Min Seo', with an outlet or a date behind it or without."""
    who = byline_in(text)
    if not who:
        return None
    writer, outlet = parts_of_byline(who)
    date = next((part for part in re.split(r"\s*[|·•–—]\s*", who) if is_date_line(part)), "")
    told = replace(_tell(header, at, Role.BYLINE), byline=header.byline or (writer if outlet or date else who))
    return _with_outlet_of(_dated(told, date), outlet)


def _with_outlet_of(header: Header, outlet: str) -> Header:
    if not outlet:
        return header
    if is_agency(outlet):
        # A paper prints an agency's writer under the agency's name.
        return replace(header, notes=(*header.notes, f"wire copy: {agency_named(outlet)}"))
    return replace(header, outlet=header.outlet or outlet)


def _labelled(header: Header, at: int, text: str, body: str) -> Header | None:  # noqa: ARG001 - every rule is called alike
    """'Source: The Harrow Post', 'Author: Min Seo', 'Date: ...'."""
    field = _FIELD.fullmatch(text) if len(text) < 200 else None
    if not field:
        return None
    name, value = field["field"].casefold(), field["value"].strip()
    piece, start = header.pieces[at], field.start("value")
    if name in {"outlet", "source", "publication", "publisher"}:
        told = _swap(header, at, piece.cut(start, Role.BOILERPLATE, Role.OUTLET))
        return replace(told, outlet=header.outlet or value)
    if name in {"author", "byline", "reporter"}:
        told = _swap(header, at, piece.cut(start, Role.BOILERPLATE, Role.BYLINE))
        return replace(told, byline=header.byline or byline_in(value) or value)
    if name in {"title", "headline"}:
        told = _swap(header, at, piece.cut(start, Role.BOILERPLATE, Role.HEADLINE))
        return told if header.headline else replace(told, headline=value)
    return _dated(_tell(header, at, Role.BOILERPLATE), value)


def _dated(header: Header, written: str) -> Header:
    return replace(header, published=header.published or edtf_of(written))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).strip("# ").casefold() == " ".join(other.split()).casefold()


def _tell(header: Header, at: int, role: Role) -> Header:
    return _swap(header, at, (header.pieces[at].told(role),))


def _swap(header: Header, at: int, new: tuple[Piece, ...]) -> Header:
    return replace(header, pieces=(*header.pieces[:at], *new, *header.pieces[at + 1 :]))
