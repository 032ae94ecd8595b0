"""A text becomes the entities that a spaCy pipeline sees in it; spaCy and the pipeline are what the user installed."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.extract.votes import Entity, Votes
from sayso.model.errors import ConfigError
from sayso.model.late import late
from sayso.model.text import Span

if TYPE_CHECKING:
    from spacy.language import Language

NO_ENTITIES = frozenset({
    "tok2vec", "transformer", "curated_transformer", "tagger", "morphologizer", "parser", "senter", "sentencizer",
    "attribute_ruler", "lemmatizer", "trainable_lemmatizer", "textcat", "textcat_multilabel",
})  # fmt: skip
"""spaCy's own components that mark no entity."""
NEEDED_BY_NER = ("tok2vec", "transformer", "curated_transformer", "ner")
PIECE = 50_000
"""Characters read at a time: spaCy refuses a million at once, and takes a gigabyte of memory for a tenth of them."""
_SURROGATE = late("[\ud800-\udfff]")


def check(name: str) -> None:
    """Load the pipeline ``name``, so that what is wrong with it is said before any text is read.

    Raises:
        ConfigError: if spaCy or the pipeline is not installed, does not load, or marks no entities.
    """
    _pipeline(name)


def votes_of(name: str, text: str) -> Votes:
    """The entities that the pipeline ``name``, installed or in a folder, sees in ``text``.

    The pipeline is loaded once a process. Nothing is downloaded. Raises like :func:`check`.
    """
    pipeline = _pipeline(name)
    entities = []
    for start, piece in _pieces(_SURROGATE.sub("\ufffd", text)):
        for entity in pipeline(piece).ents:
            words = piece[entity.start_char : entity.end_char]
            left, bare = len(words) - len(words.lstrip()), words.strip()
            if bare and words == entity.text:
                at = start + entity.start_char + left
                entities.append(Entity(Span(at, at + len(bare)), entity.label_))
    label = "/".join(filter(None, (pipeline.meta.get("lang"), pipeline.meta.get("name")))).replace("/", "_")
    return Votes(label or name, tuple(entities))


@lru_cache(maxsize=2)
def _pipeline(name: str) -> "Language":
    try:
        import spacy  # noqa: PLC0415 - an extra that takes most of a second to import
    except ImportError:
        raise ConfigError(
            f"--ner {name} needs spaCy, which is not installed", "run `pip install 'sayso[ner]'`"
        ) from None
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        if "E050" not in str(error):
            raise _unusable(name, error) from None
        raise ConfigError(
            f"spaCy finds no pipeline called {name!r}",
            "install it (`python -m spacy info` lists what is there), or name the folder of one",
        ) from None
    except Exception as error:  # noqa: BLE001 - a pipeline may run code of its own, which may raise anything
        raise _unusable(name, error) from None
    parts = set(pipeline.pipe_names)
    if parts <= NO_ENTITIES:
        raise ConfigError(f"the pipeline {name!r} marks no entities", "name one with a component such as ner")
    if parts <= NO_ENTITIES | {"ner"}:
        # Tags, parses and lemmas are not asked for, and take half of the time.
        pipeline.select_pipes(enable=[part for part in NEEDED_BY_NER if part in parts])
    return pipeline


def _unusable(name: str, error: Exception) -> ConfigError:
    first = " ".join(str(error).split())[:200]
    return ConfigError(
        f"the pipeline {name!r} does not load: {type(error).__name__}: {first}",
        "install the version that fits this spaCy (`python -m spacy validate`)",
    )


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of the text with their starts, cut after paragraphs, lines, sentences or words where there are any."""
    start = 0
    while len(text) - start > PIECE:
        half = start + PIECE // 2
        ends = (text.rfind(mark, half, start + PIECE) + len(mark) for mark in ("\n\n", "\n", ". ", " "))
        end = next((end for end in ends if end > half), start + PIECE)
        yield start, text[start:end]
        start = end
    yield start, text[start:]
