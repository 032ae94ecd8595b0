"""A text that came in is a new article, a new version of a known one, or nothing new."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from sayso.store.articles import Known

OWN_KEY = "text:"
"""What the key of an article begins with whose publisher gave it none."""

SAME_STORY = 50.0
"""Percent of likeness (rapidfuzz ratio) at which a file of the same name still holds the same article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What matching looks at: ``key`` is empty where the publisher gave the text no identifier."""

    outlet_id: int
    key: str
    name: str
    headline: str
    published: str
    text: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Match:
    """The known article that a text belongs to; ``unchanged`` where its text is there already."""

    newest: Known
    unchanged: bool


def match(incoming: Incoming, known: Iterable[Known], text_of: Callable[[int], str]) -> Match | None:
    """The article that ``incoming`` is a version of, or ``None`` for a new one.

    The publisher's key decides where both have one. Else a file of the same name does, if its headline or most of its
    text is the same; else the same text; else the same headline on the same date.
    """
    own = [one for one in known if one.outlet_id == incoming.outlet_id]
    articles: dict[int, list[Known]] = {}
    for one in sorted(own, key=lambda each: each.number):
        articles.setdefault(one.article_id, []).append(one)
    for versions in articles.values():
        if incoming.key and versions[0].key == incoming.key:
            return Match(versions[-1], _unchanged(incoming, versions))
    # A key that comes later, with a manifest, still means the article that came without one.
    candidates = [versions for versions in articles.values() if not incoming.key or versions[0].key.startswith(OWN_KEY)]
    for test in (_same_name, _same_text, _same_headline):
        for versions in candidates:
            if test(incoming, versions, text_of):
                return Match(versions[-1], _unchanged(incoming, versions))
    return None


def _unchanged(incoming: Incoming, versions: list[Known]) -> bool:
    """Whether this text is what the file last brought; a file that went back to an older text has changed."""
    by_name = [one for one in versions if one.source_name == incoming.name]
    if by_name:
        return incoming.text_sha256 in (by_name[-1].text_sha256, versions[-1].text_sha256)
    return any(one.text_sha256 == incoming.text_sha256 for one in versions)


def _same_name(incoming: Incoming, versions: list[Known], text_of: Callable[[int], str]) -> bool:
    if incoming.name.startswith("-"):
        return False
    by_name = [one for one in versions if one.source_name == incoming.name]
    if not by_name:
        return False
    last = by_name[-1]
    same = last.text_sha256 == incoming.text_sha256 or (last.headline == incoming.headline and incoming.headline != "")
    return same or fuzz.ratio(text_of(last.version_id), incoming.text) >= SAME_STORY


def _same_text(incoming: Incoming, versions: list[Known], _text_of: Callable[[int], str]) -> bool:
    return any(one.text_sha256 == incoming.text_sha256 for one in versions)


def _same_headline(incoming: Incoming, versions: list[Known], text_of: Callable[[int], str]) -> bool:
    last = versions[-1]
    if not incoming.headline or last.headline != incoming.headline:
        return False
    if last.published and incoming.published and last.published != incoming.published:
        return False
    return fuzz.ratio(text_of(last.version_id), incoming.text) >= SAME_STORY
