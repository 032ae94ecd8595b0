"""The words around an amount go in, the news aspect that it counts comes out: the dead, the missing, those aboard."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.model.verdict import Course


@dataclass(frozen=True, slots=True)
class Aspect:
    """What news counts again and again, in whatever words.

    ``after`` and ``before`` are patterns for the words that follow and precede the amount, in which ``~`` stands for a
    word that is no number; ``asks`` is the question that an editor puts, ``course`` says whether a later count replaces
    an earlier one, and ``of`` is the dimension of the amounts it is about.
    """

    name: str
    asks: str
    after: str = ""
    before: str = ""
    course: Course = Course.STANDS
    of: str = "count"


_TOLL = (
    r"(?:toll|number of (?:the |confirmed )*(?:dead|deaths|victims|fatalities)"
    r"|number of [\w ]{0,40}(?:died|dead|killed))\b[^#;]{0,70}"
)

ASPECTS = (
    Aspect(
        "capacity",
        "How many is the limit",
        after=r"(?:~ ){0,2}(?:limit|maximum|capacity)\b",
        before=(
            r"\b(?:licen[sc]ed|certified|authori[sz]ed|permitted|allowed|cleared|designed|built|room"
            r"|seats|space|capacity|limit|"
            r"maximum)\b(?: (?!and\b|but\b)[\w'’-]+){0,3}"
        ),
    ),
    Aspect(
        "dead",
        "How many people were killed",
        after=(
            r"(?:~ ){0,3}(?:are |were |was |is |have |has |had |been |confirmed |feared |now "
            r"|known |believed |thought |to )*"
            r"(?:dead|die[sd]?|dying|killed|perished|drowned|slain|deaths|fatalities|corpses|bodies|lives)\b"
        ),
        before=rf"(?:\bkill(?:s|ed|ing)?|\bclaim(?:s|ed|ing)(?: the lives of)?|\b(?:dead|died|killed) ,? ?not|{_TOLL})",
        course=Course.GROWS,
    ),
    Aspect(
        "injured",
        "How many people were injured",
        after=(
            r"(?:~ ){0,2}(?:are |were |was |have |has |been )*"
            r"(?:injured|hurt|wounded|injuries|casualties|hospitali[sz]ed|treated|in hospital)\b"
        ),
        before=r"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:ing)?|number of (?:injured|wounded)\b[^#;]{0,40})",
        course=Course.GROWS,
    ),
    Aspect(
        "missing",
        "How many people are missing",
        after=(
            r"(?:~ ){0,2}(?:(?:are |were |was |is |still |remain(?:s|ed)? |reported |listed |as |feared )*"
            r"(?:missing|unaccounted|trapped|disappeared|vanished)\b|(?:has|have|had) (?:still )?not been found\b)"
        ),
        before=r"\b(?:missing|unaccounted for)\b[^#;,]{0,30}(?:to|at|as|was|were|reported)",
        course=Course.MOVES,
    ),
    Aspect(
        "rescued",
        "How many people were rescued",
        after=(
            r"(?:~ ){0,2}(?:have |has |had |were |was |been |being |from [\w ]{1,20})*"
            r"(?:survived|survivors?|rescued|saved|alive|pulled from)\b"
        ),
        before=r"\b(?:rescu(?:e[sd]?|ing)|sav(?:ed|ing)|pull(?:ed|ing)|surviv\w+ (?:rises|rose|risen|climbs) to)",
        course=Course.GROWS,
    ),
    Aspect(
        "evacuated",
        "How many people were evacuated",
        after=(
            r"(?:~ ){0,2}(?:are |were |was |have |has |had |been |being |forced |to |ordered |told |moved )*"
            r"(?:evacuated|displaced|evacuees|flee|fled|fleeing|uprooted|safety|homeless|ordered (?:out|to leave)"
            r"|told to (?:go|leave)|(?:left|leave|driven from|forced from|out of|from) their homes)\b"
        ),
        before=r"\b(?:evacuat(?:es|ed|ing)|displac(?:es|ed|ing)|mov(?:es|ed|ing) out|forc(?:es|ed|ing))",
        course=Course.GROWS,
    ),
    Aspect(
        "people aboard",
        "How many people were aboard",
        after=(
            r"(?:(?:people|passengers?|crew|men|women|children|migrants|soldiers|others|and|were|was"
            r"|had|been|all) ){0,4}"
            r"(?:aboard|on ?board|boarded|on the (?:boat|ship|ferry|plane|train|bus|flight))\b"
        ),
        before=r"\b(?:carry(?:ing)?|carried|aboard|on ?board (?:was|were))",
    ),
    Aspect(
        "arrested",
        "How many people were arrested",
        after=(
            r"(?:~ ){0,2}(?:are |were |was |have |has |been )*(?:arrest(?:ed|s)|detained"
            r"|in custody|held|jailed)\b"
        ),
        before=r"\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|hold(?:s|ing)?|jail(?:s|ed|ing)?)",
        course=Course.GROWS,
    ),
    Aspect(
        "recovered",
        "How many people have recovered",
        after=(
            r"(?:~ ){0,2}(?:have |has |had |were |was |been |since |so far |already )*"
            r"(?:recover(?:ed|ies|y)|discharged|cured)\b"
        ),
        before=r"\bnumber of (?:recoveries|recovered)\b[^#;]{0,40}",
        course=Course.GROWS,
    ),
    Aspect(
        "tested",
        "How many people were tested",
        after=(
            r"(?:(?!positive|negative)~ ){0,2}(?:have |has |had |were |was |are |being |been )*"
            r"(?:tests\b|tested(?! positive| negative)\b|swabs\b|samples\b)"
        ),
        before=r"\b(?:tests|tested)\b(?! positive| negative)[^#;,.]{0,30}",
        course=Course.GROWS,
    ),
    Aspect(
        "infected",
        "How many cases are there",
        after=(
            r"(?:(?:new|confirmed|known|reported|registered|officially|official|people|active|positive|local|imported"
            r"|coronavirus|corona|covid(?:-19)?|cholera|measles|ebola|flu|polio|virus) ){0,4}(?:cases|infections"
            r"|infected|tested positive|positive (?:tests|samples))\b"
        ),
        before=r"\b(?:infect(?:s|ed|ing)|number of (?:cases|infections)\b[^#;]{0,40})",
        course=Course.GROWS,
    ),
    Aspect(
        "strikers",
        "How many people are on strike",
        after=(
            r"(?:~ ){0,8}?(?:are |were |have |had |go |went |going |been |had )*"
            r"(?:on strike|walk(?:ed|ing)? out|stop(?:ped|ping)? work|down(?:ed|ing)? tools|join(?:ed"
            r"|ing)? the (?:strike|walkout)"
            r"|struck|strikers|picket(?:ed|ing)?)\b"
        ),
        before=r"\b(?:strike|walkout) (?:by|of|involving)",
    ),
    Aspect(
        "protesters",
        "How many people protested",
        after=(
            r"(?:~ ){0,2}(?:have |has |had )*(?:march(?:ed|ing)|protest(?:ed|ing)|protesters"
            r"|rall(?:ied|ying)|demonstrat\w+)\b"
        ),
    ),
    Aspect(
        "employed",
        "How many people are employed",
        before=r"\b(?:employ(?:s|ed|ing)?|payroll of|workforce of)",
        after=r"(?:employees|jobs)\b",
    ),
    Aspect(
        "inhabitants",
        "How many people live there",
        after=r"(?:inhabitants|residents|(?:people|villagers) (?:live|lived|living)\b)",
        before=r"\b(?:population|village|town|city|hamlet|settlement) of",
    ),
    Aspect(
        "depth",
        "How deep is it",
        after=r"(?:deep|down|of water|below|under ?water|beneath)\b",
        before=r"\b(?:depth of|deep as)",
        of="length",
    ),
    Aspect("thickness", "How thick is it", after=r"thick\b", before=r"\bthickness of", of="length"),
    Aspect("waves", "How high were the waves", after=r"waves\b", before=r"\bwaves\b[^#;.]{0,40}", of="length"),
    Aspect("height", "How high is it", after=r"(?:high|tall|above)\b", before=r"\bheight of", of="length"),
    Aspect(
        "rain",
        "How much rain fell",
        after=r"of (?:rain|snow|rainfall|hail)\b",
        before=r"\b(?:rainfall|snowfall) of",
        of="length",
    ),
    Aspect("length", "How long is it", after=r"long\b", before=r"\blength of", of="length"),
    Aspect(
        "distance",
        "How far is it",
        after=(
            r"(?:(?:to the )?(?:north|south|east|west)[\w-]*\b|off(?:shore)?\b|from\b|away\b|downstream"
            r"|upstream|inland|outside|short of)"
        ),
        of="length",
    ),
    Aspect(
        "delay",
        "How late was it",
        after=r"(?:late|behind schedule)\b",
        before=r"\bdelay(?:s|ed)?\b[^#;.]{0,20}",
        of="time",
    ),
    Aspect(
        "pay",
        "How much is earned",
        before=r"\b(?:wages?|salar(?:y|ies)|earn(?:s|ed|ing)?|paid an average of|pay of)\b[^#;.]{0,30}",
        of="money",
    ),
    Aspect(
        "damage",
        "How large is the damage or loss",
        after=r"(?:in|of) (?:damages?|losses)\b",
        before=r"\b(?:damages?|losses|loss)\b[^#;.]{0,60}",
        of="money",
    ),
    Aspect(
        "fine",
        "How large were the fines",
        after=r"(?:fine|penalty)\b",
        before=r"\bfine(?:s|d)?\b[^#;.]{0,30}",
        of="money",
    ),
)
"""Written by hand from what news agencies count in their first paragraphs. The first that fits counts."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    aspect: Aspect
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None


_WORD = (
    r"(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\w.,]*|dozens?|no) )"
    r"[\w'’-]+"
)


def _compiled(aspect: Aspect) -> _Patterns:
    after = re.compile(rf"# {aspect.after.replace('~', _WORD)}") if aspect.after else None
    return _Patterns(aspect, after, re.compile(rf"{aspect.before}(?: the| some)? #") if aspect.before else None)


_PATTERNS = tuple(_compiled(aspect) for aspect in ASPECTS)


@lru_cache(maxsize=1 << 14)
def aspect_of(line: str, dimension: str = "count") -> Aspect | None:
    """What is measured in a sentence in lower case, its words and marks set apart, with ``#`` for the amount.

    Words that follow the amount come before those that precede it; ``None`` where no aspect fits.
    """
    fitting = [one for one in _PATTERNS if one.aspect.of == dimension]
    for one in fitting:
        if (one.aspect.name == "capacity" and _found(one.before, line)) or _found(one.after, line):
            return one.aspect
    return next((one.aspect for one in fitting if _found(one.before, line)), None)


def _found(pattern: re.Pattern[str] | None, line: str) -> bool:
    return pattern is not None and pattern.search(line) is not None
