"""A line goes in; out comes whether it reads as an outlet's name, a person's, or neither, and why."""

import re

from sayso.intake.regions.agencies import is_agency

_OUTLET_WORD = re.compile(
    r"news|times|post|daily|herald|tribune|journal|gazette|chronicle|agency|press|radio|tv|television|today|weekly"
    r"|observer|courier|mail|star|sun|wire|broadcasting|bulletin|record|register|ledger|dispatch|globe|monitor|mirror"
    r"|guardian|telegraph|express|standard|independent|review|online|magazine|examiner|sentinel|argus|echo|advertiser"
    r"|mercury|inquirer|free-press|network|media|beacon|banner|clarion|packet|messenger|newswire|newspaper|watch|voice"
    r"|insider|digest|jornal|di[aá]rio|zeitung|tageblatt|anzeiger|nachrichten|gazeta|giornale|corriere|periódico"
    r"|not[ií]cias|presse|prensa|monde|tribuna|rádio|ilbo|shimbun|nyheter|tidning(?:en)?|dagblad(?:et)?|\w{3,}bladet"
)
_OUTLET_JOINED = re.compile(r"\w+(?:news|times|post|wire|press|media|radio|tv)\Z", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|co|news|info|io|tv|press|media|[a-z]{2})", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,5}")
_NAME_WORD = re.compile(
    r"[A-ZÀ-ÖØ-Þ0-9&][\w’'.&-]*|(?:of|the|and|for|de|la|le|el|al|van|von|bin|i|y|e|der|den|da|do|&)"
)
_PERSON_WORD = re.compile(
    r"(?!(?:It|You|We|They|He|She|How|Why|What|When|Where|Who|The|This|That|These|Not?|And|Or|But|If|Is|Are|Was|To|In|On"
    r"|At|Of|For|By|With|From|After|Before|More|Read|Photos?|Video|Update|Breaking)\Z)"
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*|[A-ZÀ-ÖØ-Þ]\.|[JS]r\.|(?i:de|la|van|von|bin|al|der|den|da|do|el))"
)
_TITLES = re.compile(
    r"\b(?:staff|reporter|correspondent|editor|writer|columnist|bureau chief|photographer|intern|contributor)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:written\s+)?by:?\s+(?P<who>\S.*)|(?:author|reporter|words)s?\s*[:|]\s*(?P<author>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_IN_BYLINE = re.compile(r"\s*(?:,|\||–|—|/|·|•|\bfor\b|\bat\b|\bof\b|\n)\s*")


def byline_in(line: str) -> str:
    """Who wrote it where the line says so ('By Min Seo', 'Author: Min Seo'), else empty."""
    if len(line) > 160 or (
        line.endswith((".", "?", "!", ":", ",")) and not re.search(r"\b[A-Z]\.\Z|\b[JS]r\.\Z", line)
    ):
        return ""
    found = _BY.fullmatch(line.strip("*_ "))
    if not found:
        return ""
    who = found["who"] or found["author"]
    first = who.split()[0]
    # 'By the time ...' and 'By 2020' open headlines and sentences, not bylines.
    if len(who.split()) > 3 and not re.search(r",|\band\b|&|\||\b[A-Z]\.|\bfor\b|\bin\b|\bof\b", who):
        return who if all(_PERSON_WORD.fullmatch(word) for word in who.split()) else ""
    if not (first[0].isupper() or first.casefold() in {"our", "a", "staff"}) or len(who.split()) > 16:
        return ""
    return who


def is_person(line: str) -> bool:
    """Whether the line could be nothing but a person's name: two to four capitalised words, none an outlet's."""
    words = line.split()
    return (
        2 <= len(words) <= 4
        and all(_PERSON_WORD.fullmatch(word) for word in words)
        and line[0].isupper()
        and not outlet_evidence(line)
    )


def has_job_title(line: str) -> bool:
    """Whether the line names a journalist's job ('Min Seo, staff writer')."""
    return bool(_TITLES.search(line))


def is_name_like(line: str) -> bool:
    """Whether the line has the shape of a name: up to six capitalised words, no sentence."""
    words = line.split()
    return (
        1 <= len(words) <= 6
        and len(line) <= 60
        and not line.endswith((".", "?", "!", ":", ",", ";", "”", '"'))
        and all(_NAME_WORD.fullmatch(word) for word in words)
        and (line[0].isupper() or bool(_DOMAIN.fullmatch(line)))
    ) or bool(_DOMAIN.fullmatch(line))


def outlet_evidence(line: str) -> str:
    """Why a name reads as an outlet's, or empty.

    An agency's name is evidence too: on a line of its own it says who published.
    """
    words = [word.casefold().strip("’'.,") for word in line.split()]
    if any(map(_OUTLET_WORD.fullmatch, words)):
        return "a newspaper's or broadcaster's word stands in it"
    if _DOMAIN.fullmatch(line):
        return "it is a web domain"
    if is_agency(line):
        return "it is a news agency"
    if len(words) == 1 and _ACRONYM.fullmatch(line):
        return "it is an acronym on a line of its own"
    if len(words) == 1 and _OUTLET_JOINED.fullmatch(line):
        return "it ends as newspapers' names do"
    return ""


def mentioned_as_outlet(name: str, text: str) -> bool:
    """Whether ``text`` speaks of ``name`` as one that is told things ('told Mill Wire', 'Mill Wire has learned')."""
    loose = r"\s*".join(re.escape(word) for word in name.split())
    told = rf"\b(?:told|(?:spoke|speaking|talked) (?:to|with)|(?:interview|conversation)s? with)\s+(?:the\s+)?{loose}\b"
    knows = rf"\b{loose}\b(?:[’']s?\s+\w+\s+Service)?\s+(?:(?:has\s+)?learned|understands|can reveal)\b"
    return bool(re.search(told, text) or re.search(knows, text))


def parts_of_byline(who: str) -> tuple[str, str]:
    """A byline's writer and the outlet it names after a comma, bar or 'for', either of them empty."""
    parts = [part for part in _IN_BYLINE.split(who) if part]
    outlet = next(
        (part for part in parts[1:] if outlet_evidence(part) and is_name_like(part) and not has_job_title(part)),
        "",
    )
    return parts[0] if parts else "", outlet
