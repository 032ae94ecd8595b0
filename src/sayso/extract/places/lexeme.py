"""A capitalised word goes in; what the lists and the gazetteer know of it, wherever it stands, comes out."""

from functools import lru_cache
from typing import NamedTuple

from sayso.extract.places import words as lists
from sayso.extract.places.abbreviations import CANADIAN, STYLE_BOOK
from sayso.extract.places.cues import FUNCTION_WORDS, PREFIXES, STREET
from sayso.extract.places.fold import fold
from sayso.extract.places.gazetteer import Entry, gazetteer


class Lexeme(NamedTuple):
    """What is known of one capitalised word.

    ``entries`` are the places it names by itself, ``longest`` the number of words in the longest name that it opens;
    ``strange`` says that it is in no list of words and names; ``idle`` that nothing can come of it where it stands
    alone; ``opens`` that it may open a name that no list holds; ``plain`` that it opens no longer name either.
    """

    low: str
    key: str
    entries: tuple[Entry, ...]
    longest: int
    people: str
    leads_people: bool
    short: bool
    capitals: bool
    function: bool
    english: bool
    first_name: bool
    surname: bool
    strange: bool
    opens: bool
    plain: bool
    idle: bool


@lru_cache(maxsize=65536)
def lexeme(word: str) -> Lexeme:
    """What is known of ``word``, kept for the life of the process."""
    low, key, known = word.lower(), fold(word), gazetteer()
    capitals, function = word.isupper(), low in FUNCTION_WORDS
    silent = function or len(word) < 3 or (len(word) == 3 and capitals)
    entries = () if silent else known.named(key)
    short = "." in word or word + "." in STYLE_BOOK or word + "." in CANADIAN or (capitals and len(word) <= 4)
    people = lists.demonyms().get(low, "")
    english = low in lists.english()
    first_name, surname = low in lists.first_names(), low in lists.surnames()
    in_no_list = not (function or english or first_name or surname)
    longest, leads_people = known.longest(key), low in lists.demonym_openers()
    opens = low in PREFIXES or low in STREET
    return Lexeme(
        low=low,
        key=key,
        entries=entries,
        longest=longest,
        people=people,
        leads_people=leads_people,
        short=short,
        capitals=capitals and len(word) > 1,
        function=function,
        english=english,
        first_name=first_name,
        surname=surname,
        strange=in_no_list and not capitals and len(word) > 3,
        opens=opens,
        plain=longest < 2 and not leads_people and not opens and not capitals,
        idle=not entries and not people and not short and low not in STREET and (silent or not in_no_list),
    )
