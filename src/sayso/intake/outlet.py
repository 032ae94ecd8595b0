"""A document and what the editor said go in, the document with its outlet settled comes out."""

from dataclasses import replace

from sayso.model.errors import InputError
from sayso.model.text import Document, OutletClue, Region, Role

_HEADER_REGIONS = 6
_UNSURE = frozenset({Role.BODY, Role.BYLINE, Role.SUBHEAD})


def with_outlet(
    document: Document, *, name: str = "", manifest: str = "", option: str = "", otherwise: str = ""
) -> Document:
    """Settle who published: manifest, then option, then what the text's header, its credits and its format say.

    ``otherwise`` counts where none of them says.

    Raises:
        InputError: if nothing tells it; the hint says which option settles it.
    """
    for said, clue in ((manifest, OutletClue.MANIFEST), (option, OutletClue.OPTION)):
        if said.strip():
            return _retold(replace(document, outlet=" ".join(said.split()), outlet_clue=clue))
    if document.outlet:
        return document
    if otherwise.strip():
        return _retold(replace(document, outlet=" ".join(otherwise.split()), outlet_clue=OutletClue.OPTION))
    wire = next((note.partition(": ")[2] for note in document.notes if note.startswith("wire copy: ")), "")
    about = f" (it carries {wire} copy, which many outlets print)" if wire else ""
    example = f'--outlet "{wire}" if {wire} itself published it, else --outlet NAME' if wire else "--outlet NAME"
    headline = f" “{document.headline[:80]}”" if document.headline else ""
    raise InputError(
        f"{name or 'article'}{headline}: nothing in it says which outlet published it{about}",
        f"give {example}, or list the file in a manifest",
    )


def _retold(document: Document) -> Document:
    """The document with the line that is its outlet's name told to be that, where the text alone did not show it."""
    name = document.outlet.casefold()

    def role(region: Region, at: int) -> Role:
        is_name = " ".join(region.span.of(document.text).split()).casefold() == name
        return Role.OUTLET if at < _HEADER_REGIONS and is_name and region.role in _UNSURE else region.role

    regions = tuple(Region(region.span, role(region, at)) for at, region in enumerate(document.regions))
    byline = "" if document.byline.casefold() == name else document.byline
    return replace(document, regions=regions, byline=byline)
