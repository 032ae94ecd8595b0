"""A plain text goes in, one document comes out."""

from sayso.intake.assemble import assemble
from sayso.model.text import Document


def read_plain(name: str, text: str) -> Document:
    """The article that a text file holds; its text is kept as decoded.

    Raises:
        InputError: if there is no text in it.
    """
    return assemble(name, text, "text")
