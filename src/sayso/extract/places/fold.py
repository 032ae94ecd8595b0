"""A place name as written becomes the key under which the gazetteer keeps it."""

import unicodedata
from functools import lru_cache

from sayso.model.late import late

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ə": "a"}
)
_SILENT = late(r"['’‘ʼʻ`´ʹ.]")
_BREAKS = late(r"[\s,/()\-‐‑–—]+")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Case, accents, apostrophes, full stops and hyphens dropped; Saint, Mount and Fort in their short form.

    'Sana’a' and 'SANAA' fold alike, and so do 'St. Louis' and 'Saint Louis', 'Hamhŭng' and 'Hamhung'.
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = plain.translate(_LETTERS)
    words = _BREAKS.sub(" ", _SILENT.sub("", plain)).split()
    return " ".join(_SHORT.get(word, word) for word in words)
