"""The words by which a text calls a source become its name, and whether that name means the same in every article."""

import re
from dataclasses import dataclass

from sayso.attribute.kinds import PEOPLE
from sayso.attribute.words import listed
from sayso.model.attribution import SourceKind

LONGEST = 100
"""Code points of a name; a longer description is cut at a word."""

OPEN = listed("i we you he she it they him her them us me who which that this these those one others some many")
"""Words that stand for somebody whom only the text around them tells."""

TITLES = listed(
    "mr mrs ms miss mx dr prof sir dame lord lady sen rep gov gen col lt cmdr adm maj cpl sgt capt det insp rev fr hon"
    " st president vice prime minister premier chancellor senator governor mayor councillor congressman congresswoman"
    " representative judge justice king queen prince princess pope cardinal bishop archbishop imam rabbi sheikh general"
    " colonel lieutenant commander admiral major captain sergeant detective inspector superintendent professor doctor"
    " secretary ambassador chairman chairwoman chair director chief officer spokesman spokeswoman spokesperson"
)
"""Words before a person's name that are no part of it."""

ROLES = listed(
    "president minister premier chancellor senator governor mayor councillor cllr congressman congresswoman"
    " representative general colonel lieutenant commander admiral sergeant detective inspector superintendent constable"
    " commissioner professor secretary ambassador chairman chairwoman chairperson director officer executive manager"
    " spokesman spokeswoman spokesperson leader coroner editor analyst correspondent headteacher attorney treasurer"
    " economist deputy coordinator adviser advisor envoy prosecutor whip undersecretary"
)
"""Words that close a title of several ('Managing Director', 'Chief Fire Officer') and that nobody has for a name."""

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?:the|an?|another|one|two|three|several|multiple|some|many|most|other|both|its|his|her|their|our)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s*[,;:(–—\n“\"]|\s+(?:who|whom|whose|which|that)\s")
_SURNAMED = re.compile(r"\b(?:surnamed|named|nicknamed)\s+(\S.*)$")
_WITHIN = re.compile(r"\s(?:of|for|at|in|from|with|on|to|by|about)\s")
_WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?\.?")
PARTICLES = listed("de del della der den di da dos das van von bin ibn al el la le ben y ter ten zu")
"""Words inside names that many people share."""
_JOINING = listed("of and for the on in to & de la du des") | PARTICLES


@dataclass(frozen=True, slots=True)
class Called:
    """A source's name with the words that describe it; ``everywhere`` where the name is one beyond its article."""

    name: str
    description: str = ""
    everywhere: bool = False


def called(words: str, kind: SourceKind, *, initial: bool = False) -> Called | None:
    """What the source is called, or ``None`` for a pronoun.

    A name holds beyond its article where it is certain to be one: a person's of two words or more, or an institution's,
    outlet's or document's whose words are capitalised. ``initial`` says that the words begin a sentence, whose capital
    is no sign of a name. Everybody else is whom this article describes so.
    """
    whole = " ".join(words.split())
    head = _CLAUSE.split(whole, maxsplit=1)[0].strip(" ,.’'")
    bare = _ARTICLE.sub("", head, count=1) if _ARTICLE.match(head) else head
    if not bare or head.casefold() in OPEN:
        return None
    if kind is SourceKind.PERSON and (name := _person(head) or _apposed(whole)):
        described = whole if whole != name else ""
        return Called(_cut(name), described, everywhere=len(_without_titles(name)) > 1)
    if kind in (SourceKind.INSTITUTION, SourceKind.OUTLET, SourceKind.DOCUMENT) and _proper(
        bare, kind, initial=initial
    ):
        return Called(_cut(bare), whole if len(whole) > len(head) else "", everywhere=True)
    said = whole.split("“", 1)[0].rstrip(" ,:") if kind is SourceKind.UNNAMED else _undated(head)
    if _DETERMINER.match(said) or (initial and said.split(" ", 1)[0].casefold() in PEOPLE):
        said = said[0].lower() + said[1:]
    return Called(_cut(said), whole if len(whole) > len(said) or len(said) > LONGEST else "")


def last_name(name: str) -> str:
    """The word that a person is called by later, folded."""
    return name.rsplit(maxsplit=1)[-1].casefold()


def untitled(name: str) -> str:
    """A person's name without the titles before it; the name itself where it is nothing else."""
    return " ".join(_without_titles(name)) or name


def _undated(head: str) -> str:
    """A document without the bare participle that told when it came out: 'a report published (on Monday)'."""
    return re.sub(r"(?<=\w{3})\s+(?:[a-z]{3,}ed|seen|made|sent|given)$", "", head)


def _apposed(whole: str) -> str:
    """The name that follows an office: 'the mayor, Gregor Brack, said'."""
    parts = [part.strip() for part in whole.split(",")[1:3]]
    return next((name for part in parts if (name := _person(part)) and part.startswith(name) and " " in name), "")


def _person(head: str) -> str:
    """The name at the end of a description ('harbour master Ines Tarrow'), with its title where it is one word.

    What follows a preposition names no person: 'a spokesman for the Ministry', 'Hugo Vander of the Owners’ Council'.
    """
    told = _SURNAMED.search(head)
    words = (told[1] if told else _WITHIN.split(head, maxsplit=1)[0]).split()
    at = len(words)
    while at and (words[at - 1][:1].isupper() or (at < len(words) and words[at - 1].casefold() in PARTICLES)):
        at -= 1
    while at < len(words) and words[at].casefold() in PARTICLES:
        at += 1
    run = words[at:]
    named = _without_titles(" ".join(run))
    if not named:
        return ""
    return " ".join(named if len(named) > 1 else run[-2:] if _is_title(run[-2:][0]) else named)


def _without_titles(name: str) -> list[str]:
    words = name.split()
    while words and _is_title(words[0]):
        words = words[1:]
    closing = max((at for at, word in enumerate(words[:-1], 1) if word.casefold() in ROLES), default=0)
    return words[closing:]


def _is_title(word: str) -> bool:
    bare = word.rstrip(".").casefold()
    return bare in TITLES or (word.endswith(".") and len(bare) > 1)


def _proper(bare: str, kind: SourceKind, *, initial: bool) -> bool:
    words = _WORD.findall(bare)
    said = [word for word in words if word.casefold() not in _JOINING]
    if not said or not all(word[0].isupper() or word[0].isdigit() for word in said) or said[0][0].isdigit():
        return False
    if len(said) == 1:
        acronym = sum(letter.isupper() for letter in said[0]) > 1
        return acronym or (not initial and kind is not SourceKind.DOCUMENT)
    return True


def _cut(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    return name[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
