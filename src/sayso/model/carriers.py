"""What an article says of where it comes from goes in (credits, dateline, byline, what it digests); who comes out."""

import re
import unicodedata

AGENCIES = {
    "AP": "ap|associated press",
    "Reuters": "reuters|thomson reuters",
    "AFP": "afp|agence france presse",
    "Yonhap": "yonhap|yonhap news agency|yonhap news",
    "Kyodo": "kyodo|kyodo news",
    "Xinhua": "xinhua|xinhua news agency",
    "dpa": "dpa|deutsche presse agentur",
    "TASS": "tass|itar tass",
    "Interfax": "interfax",
    "EFE": "efe|agencia efe",
    "ANSA": "ansa",
    "UPI": "upi|united press international",
    "PTI": "pti|press trust of india",
    "ANI": "asian news international",
    "PA Media": "pa media|press association",
    "Anadolu": "anadolu|anadolu agency",
    "Bloomberg": "bloomberg|bloomberg news",
    "KCNA": "kcna|korean central news agency",
}
"""News agencies that credit lines name, with the spellings that mean the same one (plain names, see ``plain_name``)."""

_AGENCY_OF = {spelling: name for name, spellings in AGENCIES.items() for spelling in spellings.split("|")}
_CREDITED = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _AGENCY_OF), key=len, reverse=True)).replace(r"\ ", " ") + r")\b"
)
_PICTURE = re.compile(r"\b(?:photos?|pictures?|images?|videos?|maps?|graphics?|drawings?)\b", re.IGNORECASE)
"""What a credit line that names one of these speaks of is not the text."""

_NAMELESS = re.compile(
    r"\b(?:(?:news )?agencies|news ?wires?|wire (?:services?|reports?)|news services|agency (?:staff|reports?))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[()\[\]/|,;–—]|(?<!\w)-(?!\w)|\b(?:by|for|of|via|from|with|and)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\s*[:;,(]|\s+[-–—]\s")


def outlet_key(name: str) -> str:
    """The same text for every spelling of an outlet's or agency's name: 'The Associated Press' is 'AP'."""
    bare = plain_name(name)
    return _AGENCY_OF.get(bare, bare)


def credited(credit: str, byline: str = "") -> tuple[str, ...]:
    """The agencies that credit lines name anywhere, or a byline or dateline by itself ('(AP)', 'Ana Berg, Reuters').

    A name within a name is none ('Ansa Berg'), and neither is who took the picture. Each once, in their order.
    """
    found: dict[str, None] = {}
    for line in credit.splitlines():
        if not _PICTURE.search(line):
            found.update(dict.fromkeys(_AGENCY_OF[spelling] for spelling in _CREDITED.findall(plain_name(line))))
    for line in byline.splitlines():
        for part in () if _PICTURE.search(line) else _PARTS.split(line):
            if plain_name(part) in _AGENCY_OF:
                found[_AGENCY_OF[plain_name(part)]] = None
    return tuple(found)


def nameless(credit: str, byline: str = "") -> bool:
    """Whether an article credits agencies without a name ('Staff and agencies')."""
    return any(
        _NAMELESS.search(line) and not _PICTURE.search(line) for line in (*credit.splitlines(), *byline.splitlines())
    )


def digested(words: str) -> str:
    """The outlet in what an article says that it digests: 'Daily Lantern: a report by A. Pine' is 'Daily Lantern'."""
    return _WHOSE.split(words.strip(), maxsplit=1)[0]


def carrier(outlet: str, *, digest_of: str = "", copied_outlet: str = "", credit: str = "", byline: str = "") -> str:
    """Whom an outlet has an article or a passage from: the outlet that it digests or copies, the agencies it credits.

    Empty where it says so itself.
    """
    found = [digested(digest_of) or copied_outlet]
    found = found if found[0] else list(credited(credit, byline))
    return " and ".join(name for name in found if outlet_key(name) != outlet_key(outlet))


def same_body(one: str, other: str) -> bool:
    """Whether two names are of one outlet or agency, or of a part of it: 'RFA' and 'RFA Korean Service'."""
    short, long = sorted((outlet_key(one), outlet_key(other)), key=len)
    return short == long or (bool(short) and long.startswith(f"{short} "))


def plain_name(name: str) -> str:
    """The name without case, accents, punctuation and 'the'."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", bare).removeprefix("the ").strip()
