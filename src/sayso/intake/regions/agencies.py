"""Names go in; out comes whether they are news agencies, whose copy other outlets carry under their own name."""

import re

# Agencies that sell text to other outlets: their name in a dateline says who wrote, not who published.
_AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("Associated Press",),
    "Reuters": ("Thomson Reuters",),
    "AFP": ("Agence France-Presse",),
    "dpa": ("Deutsche Presse-Agentur",),
    "UPI": ("United Press International",),
    "EFE": ("Agencia EFE",),
    "ANSA": (),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News", "Yonhap News Agency"),
    "Kyodo": ("Kyodo News",),
    "Jiji": ("Jiji Press",),
    "TASS": ("ITAR-TASS",),
    "Interfax": (),
    "PTI": ("Press Trust of India",),
    "ANI": (),
    "IANS": (),
    "PA": ("PA Media", "Press Association"),
    "AAP": ("Australian Associated Press",),
    "CP": ("The Canadian Press", "Canadian Press"),
    "KCNA": ("Korean Central News Agency",),
    "Bloomberg": ("Bloomberg News",),
    "CNA": ("Central News Agency",),
    "Anadolu": ("Anadolu Agency", "AA"),
    "BNO": (),
    "NTB": (),
    "TT": (),
    "Belga": (),
    "APA": (),
}
_SHORT = {name.casefold(): short for short, longer in _AGENCIES.items() for name in (short, *longer)}
_LONG_NAMES = re.compile(
    r"\b(" + "|".join(sorted((re.escape(n) for n in _SHORT if len(n) > 3), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)


def agency_named(name: str) -> str:
    """The short name of the agency that ``name`` is, or empty."""
    return _SHORT.get(re.sub(r"^the\s+", "", " ".join(name.split()).strip(" .").casefold()), "")


def is_agency(name: str) -> bool:
    """Whether ``name``, with or without 'The', is a news agency's."""
    return bool(agency_named(name))


def short_agency(text: str) -> str:
    """The first agency mentioned in ``text`` by a name longer than three letters, or empty."""
    found = _LONG_NAMES.search(text)
    return agency_named(found[1]) if found else ""
