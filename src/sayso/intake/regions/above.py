"""The pieces of a text's header, and what they have told so far, as one value that each rule hands on."""

import re
from dataclasses import dataclass, replace

from sayso.intake.regions.blocks import Piece
from sayso.model.text import Role

LONGEST_HEADLINE = 220
"""Code points; a longer first line is a paragraph."""

HEADER_LINES = 12
"""Lines above the report that are looked at; more is a list of something else."""

FIELD = re.compile(
    r"(?P<field>title|headline|outlet|source|publication|publisher|author|byline|reporter|date|published|posted|updated)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
ENDS = (".", "!", "?", ":", ";", ",", "…", "”", '"', "’", "'")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the report, and the pieces with their roles told as far as it goes."""

    pieces: tuple[Piece, ...]
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()

    def tell(self, at: int, role: Role) -> "Header":
        """The header with the role of one piece told."""
        return self.swap(at, (self.pieces[at].told(role),))

    def swap(self, at: int, new: tuple[Piece, ...]) -> "Header":
        """The header with one piece replaced by the pieces it falls into."""
        return replace(self, pieces=(*self.pieces[:at], *new, *self.pieces[at + 1 :]))


def same_line(one: str, other: str) -> bool:
    """Whether two lines say the same but for spacing, case and heading marks."""
    return " ".join(one.split()).strip("# ").casefold() == " ".join(other.split()).casefold()
