"""What an editor types as a value is read with the extractor's own grammar."""

from sayso.extract.dates import parse_when
from sayso.extract.figures import parse_figure
from sayso.extract.pipeline import Context, extract
from sayso.extract.places import by_ref, look_up
from sayso.model.claim import Claim, Kind, Value, kind_of
from sayso.model.errors import InputError
from sayso.model.place import Candidate, Place
from sayso.model.text import Span

EXAMPLES = {
    Kind.FIGURE: "'about 40', '10,000 won per night', '17 percent'",
    Kind.DATE: "'2013-02-11', 'Feb. 2013', 'last year'",
    Kind.PLACE: "'Donggang, Liaoning', 'Dandong' or a reference such as geonames:1814082",
}


def read_value(kind: Kind, words: str, *, published: str = "", country: str = "") -> Value:
    """The value that ``words`` state.

    Raises:
        InputError: if they are not a value of that kind; the hint gives examples.
    """
    value = _try(kind, words, published, country)
    if value is None:
        raise InputError(f"{words!r} cannot be read as a {kind}", f"write it like {EXAMPLES[kind]}")
    return value


def guess_value(words: str, *, published: str = "", country: str = "") -> Value:
    """The value that ``words`` state, of whichever kind they are.

    Raises:
        InputError: if they are of none.
    """
    for kind in (Kind.DATE, Kind.FIGURE, Kind.PLACE):
        value = _try(kind, words, published, country)
        if value is not None:
            return value
    raise InputError(f"it is not clear what {words!r} states", "say which with --kind and --value")


def read_place(words: str) -> tuple[str, Candidate | None]:
    """A place's name as typed, with its gazetteer entry where one is certain; any name will do."""
    found = by_ref(words)
    if found is not None:
        return found.name, found
    place = look_up(words)
    return words.strip(), place.chosen if place else None


def _try(kind: Kind, words: str, published: str, country: str) -> Value | None:
    if kind is Kind.FIGURE:
        return parse_figure(words, country=country)
    if kind is Kind.DATE:
        return parse_when(words, published=published, country=country)
    place = look_up(words)
    if place is None and words[:1].isupper():
        return Place(" ".join(words.split()))
    return place


def stated(text: str, span: Span, *, published: str, country: str, kind: Kind | None) -> Claim | None:
    """What the extractor reads at exactly this span of the article, with its measure; ``None`` if nothing."""
    for claim in extract(text, Context(published, country)):
        if claim.span == span and kind in (None, kind_of(claim.value)):
            return claim
    return None
