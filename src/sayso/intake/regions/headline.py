"""A header goes in; out comes the same with its headline told, and the outlet's name above or behind it."""

import re
from dataclasses import replace

from sayso.intake.published import is_date_line
from sayso.intake.regions.above import ENDS, FIELD, HEADER_LINES, LONGEST_HEADLINE, Header, same_line
from sayso.intake.regions.caption import is_caption
from sayso.intake.regions.dateline import dateline_inside, dateline_of
from sayso.intake.regions.names import byline_in, is_name_like, is_person, outlet_evidence
from sayso.intake.regions.subhead import marker_until
from sayso.model.text import Role

_BAR = re.compile(r"\s+[|»]\s+|\s+::\s+")
_GLUED_BY = re.compile(r"\s+By:?\s+(?=[A-Z][\w’'.-]+\s+[A-Z])")


def read_headline(header: Header, known: str) -> Header:
    """Tell which piece is the headline: the ``known`` one, else the first line that can be one."""
    opening = [at for at, piece in enumerate(header.pieces) if piece.role is None]
    if not opening:
        return header
    if known:
        for at in opening[:HEADER_LINES]:
            if same_line(header.pieces[at].text, known):
                return _heading_mark(header, at) or replace(
                    header.tell(at, Role.HEADLINE), headline=header.pieces[at].text
                )
        return header
    first = opening[0]
    if len(opening) > 1 and _is_masthead(header.pieces[first].text, header.pieces[opening[1]].text):
        header = replace(header.tell(first, Role.OUTLET), outlet=header.pieces[first].text)
        first = opening[1]
    return _first_line(header, first)


def _first_line(header: Header, at: int) -> Header:
    text = header.pieces[at].text
    for cutter in (_title_field, _heading_mark, _barred_outlet, _glued_dateline, _glued_byline):
        told = cutter(header, at)
        if told:
            return told
    alone = sum(1 for piece in header.pieces if piece.role is None) == 1
    if len(text) > LONGEST_HEADLINE or _is_sentence(text) or (alone and text.endswith(ENDS)):
        return header
    if FIELD.fullmatch(text) or byline_in(text) or is_date_line(text) or is_caption(text) or dateline_of(text):
        return header
    return replace(header.tell(at, Role.HEADLINE), headline=text)


def _title_field(header: Header, at: int) -> Header | None:
    """'Title: Ferry Stops'."""
    piece = header.pieces[at]
    field = FIELD.fullmatch(piece.text) if len(piece.text) <= LONGEST_HEADLINE else None
    if not field or field["field"].casefold() not in {"title", "headline"}:
        return None
    label, words = piece.cut(field.start("value"), Role.BOILERPLATE, Role.HEADLINE)
    return replace(header.swap(at, (label, words)), headline=words.text)


def _heading_mark(header: Header, at: int) -> Header | None:
    """'# Ferry Stops'."""
    piece = header.pieces[at]
    until = marker_until(piece.text)
    if not until:
        return None
    words = piece.cut(until, None, Role.HEADLINE)[-1]
    return replace(header.swap(at, (words,)), headline=words.text)


def _glued_dateline(header: Header, at: int) -> Header | None:
    """'Ferry Stops SEOUL, South Korea (AP) — The ferry ...'."""
    piece = header.pieces[at]
    inside = dateline_inside(piece.text)
    if not inside:
        return None
    cut = piece.cut(inside, Role.HEADLINE, None)
    return replace(header.swap(at, cut), headline=cut[0].text)


def _glued_byline(header: Header, at: int) -> Header | None:
    """'Ferry Stops By Min Seo'."""
    piece = header.pieces[at]
    by = _GLUED_BY.search(piece.text, 0, LONGEST_HEADLINE)
    if not by or not byline_in(piece.text[by.start() :].strip()):
        return None
    cut = piece.cut(by.start(), Role.HEADLINE, None)
    return replace(header.swap(at, cut), headline=cut[0].text)


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
    return replace(header.swap(at, (words, named)), headline=words.text, outlet=name)


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
        and not second.endswith(ENDS)
        and not byline_in(second)
        and not is_date_line(second)
        and not dateline_of(second)
    )
