"""What an editor typed goes in; how it is understood comes out in words, before anything is saved."""

from collections.abc import Callable

from sayso.attribute.kinds import kind_of
from sayso.attribute.page import read_page
from sayso.desk.reviewing.page import Held, Page
from sayso.desk.values import guess_value, read_place, read_value, stated
from sayso.desk.wording import digits
from sayso.intake.published import edtf_of
from sayso.model import edtf
from sayso.model.attribution import SourceKind
from sayso.model.claim import Kind, Modality, Polarity, Value
from sayso.model.errors import InputError
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.place import Place
from sayso.model.text import Span
from sayso.model.when import When

BOUNDS = {
    Bound.ABOUT: "about {}",
    Bound.AT_LEAST: "at least {}",
    Bound.MORE_THAN: "more than {}",
    Bound.AT_MOST: "at most {}",
    Bound.LESS_THAN: "less than {}",
}


def told(value: Value) -> str:
    """A value in words that leave nothing to guess: 'about 40 boats', 'Dandong, Liaoning, CN'."""
    if isinstance(value, Figure):
        return _figure(value)
    return _when(value) if isinstance(value, When) else _place(value)


def _figure(value: Figure) -> str:
    low, high = value.low, value.high
    if low is None and high is None:
        number = "an amount that is not named"
    elif low is not None and high is not None and low != high:
        number = f"between {digits(low)} and {digits(high)}"
    else:
        end = low if low is not None else high
        assert end is not None
        number = BOUNDS.get(value.bound, "{}").format(digits(end))
    unit = value.currency or ("" if value.unit in ("", "money", "count") else value.unit)
    words = [number, unit, value.measure, f"per {value.per}" if value.per else ""]
    scale = "" if value.scale in (Scale.COUNT, Scale.OTHER) else f"({value.scale})"
    return " ".join(word for word in (*words, scale) if word)


def _when(value: When) -> str:
    if value.earliest is None and value.latest is None:
        return f"{value.edtf} (which one is not known without a publication date)"
    first = value.earliest.isoformat() if value.earliest else "open"
    last = value.latest.isoformat() if value.latest else "open"
    covers = first if first == last else f"{first} to {last}"
    against = f", read against {value.basis}" if value.basis else ""
    return f"{value.edtf} ({covers}{against})" if covers != value.edtf or against else value.edtf


def _place(value: Place) -> str:
    if value.chosen is None:
        rivals = f"{len(value.candidates)} places bear the name" if value.candidates else "not in the gazetteer"
        return f"{value.name} ({rivals})"
    one = value.chosen
    parts = dict.fromkeys(part for part in (one.name, one.admin, one.country) if part)
    return f"{', '.join(parts)} ({one.ref})"


def understood(page: Page, kind: str, field: str, words: str) -> str:
    """How a claim's field would be saved as typed; ``kind`` is the claim's, or empty where the words decide it.

    Raises:
        InputError: if it cannot be read; its message says what can.
    """
    if field == "value":
        if not words.strip():
            raise InputError("a value is wanted", "Esc leaves it as it is")
        published = page.article.published
        value = (
            read_value(Kind(kind), words, published=published, country=page.country)
            if kind
            else guess_value(words, published=published, country=page.country)
        )
        return told(value)
    if not words.strip() and field not in ("polarity", "modality"):
        return "nothing: it is cleared"
    return _FIELDS[field](page, words)


def measure_in(page: Page, held: Held, words: str) -> str:
    """What a figure's new value says that it counts ('50 boats'), or empty where it says only how many.

    Raises:
        InputError: if it cannot be read.
    """
    value = read_value(Kind(held.line.kind), words, published=page.article.published, country=page.country)
    return value.measure if isinstance(value, Figure) else ""


def _as_of(page: Page, words: str) -> str:
    if edtf.read(words) is not None:
        return words
    return told(read_value(Kind.DATE, words, published=page.article.published))


def _where(_page: Page, words: str) -> str:
    name, place = read_place(words)
    return told(Place(name, place)) if place else f"{name} (not in the gazetteer)"


def _as_typed(_page: Page, words: str) -> str:
    return words.strip()


def _one_of(known: type[Polarity] | type[Modality]) -> Callable[[Page, str], str]:
    def read(_page: Page, words: str) -> str:
        names = [one.value for one in known]
        found = [name for name in names if name.startswith(words.strip().lower())]
        if len(found) != 1:
            raise InputError(f"{words.strip()!r} is not one of them", f"choose one of {', '.join(names)}")
        return found[0]

    return read


_FIELDS: dict[str, Callable[[Page, str], str]] = {
    "measure": _as_typed,
    "when": _as_of,
    "where": _where,
    "polarity": _one_of(Polarity),
    "modality": _one_of(Modality),
    "note": _as_typed,
}


def reading(page: Page, span: Span, kind: str, words: str) -> tuple[str, str]:
    """What logging the words at ``span`` would record: its kind and its value, in words.

    ``words`` are those typed instead, if any; ``kind`` is the one asked for, if any.

    Raises:
        InputError: if it is not clear what they state.
    """
    wanted = Kind(kind) if kind else None
    published, country = page.article.published, page.country
    found = None if words else stated(page.text, span, published=published, country=country, kind=wanted)
    said = words or " ".join(span.of(page.text).split())
    if found is not None:
        value = found.value
    elif wanted is not None:
        value = read_value(wanted, said, published=published, country=country)
    else:
        value = guess_value(said, published=published, country=country)
    kinds = {Figure: Kind.FIGURE, When: Kind.DATE, Place: Kind.PLACE}
    return kinds[type(value)].value, told(value)


def dated(words: str) -> str:
    """The EDTF date that an editor means: '2013-02-11', '11 Feb 2013', 'feb 2013'; empty words are no date.

    Raises:
        InputError: if they are none, or one that counts from another ('last week').
    """
    if not words.strip():
        return ""
    if read := edtf_of(words):
        return read
    value = read_value(Kind.DATE, words)
    if not isinstance(value, When) or value.earliest is None:
        raise InputError(f"{words.strip()!r} does not say when by itself", "write it as 2013-02-11 or 'feb 2013'")
    return value.edtf


def likely_kind(name: str) -> SourceKind:
    """What a source so called most likely is: 'a border official' is unnamed, 'the ministry' an institution."""
    whole = read_page(name.strip())
    count = len(whole.tokens)
    if not count:
        return SourceKind.PERSON
    if whole.tokens.low[0] in ("a", "an", "one", "two", "some", "several"):
        return SourceKind.UNNAMED
    return kind_of(whole, (0, count))
