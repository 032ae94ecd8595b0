"""Assertions that answer one question go in, the words of the question come out."""

import re
from collections import Counter
from collections.abc import Sequence

from sayso.compare.aspects import Aspect
from sayso.compare.occasions import occasion
from sayso.compare.scope import measure_of
from sayso.compare.stems import ideas, words
from sayso.compare.subjects import noun_shared, particle_after, phrase_after, predicate_after, verb_before, way_to
from sayso.compare.topics import Topic
from sayso.model.figure import Figure, Scale
from sayso.model.verdict import Assertion
from sayso.model.when import When

_ASKS = {
    Scale.MONEY: ("What sum is given for {it}", "How much money is it"),
    Scale.PERCENT: ("What share of {it}", "What percentage is it"),
    Scale.RATIO: ("What share of {it}", "What share is it"),
    Scale.DURATION: ("How long did {it} last", "How long did it take"),
    Scale.AGE: ("How old is {it}", "How old is it"),
    Scale.LENGTH: ("How long or how far was {it}", "What length or distance is it"),
    Scale.MASS: ("How heavy was {it}", "How much does it weigh"),
    Scale.AREA: ("How large was {it}", "How large an area is it"),
    Scale.VOLUME: ("How much was {it}", "What volume is it"),
    Scale.TEMPERATURE: ("How warm or cold was {it}", "What temperature was it"),
    Scale.SPEED: ("How fast was {it}", "How fast was it"),
    Scale.RATE: ("What was {it}", "At what rate is it"),
    Scale.ORDINAL: ("What rank has {it}", "What rank has it"),
    Scale.OTHER: ("How much was {it}", "How much is it"),
}
"""For each scale how to ask about a thing, and how where no thing is named."""

_SHARES = frozenset({Scale.PERCENT, Scale.RATIO})

_HOW = {
    "depth": "How deep",
    "thickness": "How thick",
    "height": "How high",
    "length": "How long",
    "delay": "How late",
}
"""Aspects asked of a thing: 'How thick was the ice?'."""

_PLURAL = r"(?:[\w'’-]*[^s\W]s|people|men|women|children|police|aircraft|staff|crew|troops|personnel)"
_STATE = re.compile(
    rf"^(?P<noun>(?:[\w'’-]+ ){{0,3}}?{_PLURAL}(?: of (?:[\w'’-]+ ){{0,2}}?{_PLURAL})?) "
    r"(?P<state>(?:granted|sent|given|made|sold|born|held|built|found|sunk|lost|kept|hurt|[a-z]{2,}[^e\W]ed|[a-z]{3,}ing|"
    r"missing|aboard|dead|homeless|jobless|on strike|in hospital|under arrest)\b.*)$"
)
_ALREADY = re.compile(r"(?:where|when|how|what|which|whether)\b", re.IGNORECASE)
_NO_NOUN = re.compile(r"(?:\w+ed|late|slow|fast|high|deep|thick|long|wide|tall|old|dead|away|water|down|up)$")
"""One-word measures that are not things: adjectives, participles, adverbs."""


def question_text(
    assertions: Sequence[Assertion],
    topics: Sequence[Topic] = (),
    sentences: Sequence[str] = (),
    quotes: Sequence[str] = (),
) -> str:
    """A question that the assertions answer: 'How many North Koreans were granted work visas in China in 2013?'.

    ``topics``, ``sentences`` and ``quotes`` are those of the assertions, where known. The measure asked for is the
    one most of them use, the longest where that is a tie.
    """
    measure = _measure(assertions)
    value = assertions[0].value
    aspect = _aspect(topics)
    said = list(zip(sentences, quotes, strict=False))
    if _ALREADY.match(measure):
        text = measure[0].upper() + measure[1:]
    elif aspect is not None:
        text = _asked(aspect, said, measure)
    elif isinstance(value, Figure):
        text = _figure_question(value, measure, said)
    elif measure:
        text = f"{'When was' if isinstance(value, When) else 'Where was'} {_the(measure)}"
    else:
        text = _bare(value, occasion(said))
    return f"{text}{_where(assertions, text)}{_period(assertions, text)}?"


def _bare(value: object, happened: str) -> str:
    """A question in the words of a text: 'When was this: “the inquiry is to open in Millford”'."""
    asks = "When" if isinstance(value, When) else "Where"
    return f"{asks} was this: “{happened}”" if happened else f"{asks} was it"


def _measure(assertions: Sequence[Assertion]) -> str:
    counted = Counter(" ".join(measure_of(assertion).split()) for assertion in assertions)
    counted.pop("", None)
    return max(counted, key=lambda text: (counted[text], len(text), text)) if counted else ""


def _aspect(topics: Sequence[Topic]) -> Aspect | None:
    """The aspect that most of the claims share, or ``None`` where most have none."""
    counted = Counter(topic.aspect for topic in topics)
    if not counted:
        return None
    return max(counted, key=lambda one: (counted[one], one.name if one else ""))


def _asked(aspect: Aspect, said: Sequence[tuple[str, str]], measure: str) -> str:
    if aspect.name == "distance":
        way = phrase_after(said)
        return f"How far {way} is it" if way else "How far away is it"
    if aspect.name == "damage":
        return _damage(said)
    if aspect.name in _HOW:
        noun = noun_shared(said)
        return f"{_HOW[aspect.name]} was {_the(noun)}" if noun else f"{_HOW[aspect.name]} was it"
    if aspect.name == "capacity" and measure and ideas(measure):
        return f"What is the limit on the number of {measure}"
    return aspect.asks


def _figure_question(figure: Figure, measure: str, said: Sequence[tuple[str, str]]) -> str:
    if figure.scale is Scale.COUNT:
        return _count_question(measure, said)
    of_thing, bare = _ASKS[figure.scale]
    thing = measure.removeprefix("the ")
    if thing and not (" " not in thing and _NO_NOUN.fullmatch(thing)):
        if figure.scale not in _SHARES:
            return _measured(thing)
        verb = verb_before(said)
        return of_thing.format(it=_the(thing)) + (f" was {verb}" if verb and not _STATE.match(thing) else "")
    noun = noun_shared(said)
    if figure.scale is Scale.MONEY:
        return _sum(said, noun)
    return of_thing.format(it=_the(noun)) if noun else bare


_SUMS = (
    (re.compile(r"\bcost(?:s|ing)?\b"), "What does {it} cost", "What does it cost"),
    (re.compile(r"\b(?:pays?|paid|paying)\b"), "How much is paid for {it}", "How much is paid"),
    (re.compile(r"\boffer(?:s|ed|ing)?\b"), "How much is offered for {it}", "How much is offered"),
    (re.compile(r"\bsp(?:ends?|ent|ending)\b"), "How much is spent on {it}", "How much is spent"),
    (re.compile(r"\brais(?:e[sd]?|ing)\b"), "How much does {it} raise", "How much is raised"),
    (re.compile(r"\bworth\b"), "What is {it} worth", "What is it worth"),
)
"""Verbs before a sum, in half of the sentences or more, with how to ask about the thing and where none is named."""


def _sum(said: Sequence[tuple[str, str]], noun: str) -> str:
    """What is done with the money, as the sentences say it before the amount."""
    ahead = [(sentence[: sentence.find(quote)], quote) for sentence, quote in said if sentence.find(quote) > 0]
    for verb, of_thing, bare in _SUMS:
        found = [verb.search(before) for before, _ in ahead]
        if 2 * sum(one is not None for one in found) < len(said) or not any(found):
            continue
        if of_thing.endswith("{it}"):
            noun = noun_shared([(sentence[sentence.find(quote) + len(quote) :], "") for sentence, quote in said])
        else:  # The thing is the subject, and stands before the verb.
            noun = noun_shared([(text[: one.start()], "") for (text, _), one in zip(ahead, found, strict=True) if one])
        asks = of_thing.replace(" for ", f" {way_to(said, noun)} ") if noun else bare
        return asks.format(it=_the(noun))
    of_thing, bare = _ASKS[Scale.MONEY]
    return of_thing.format(it=_the(noun)) if noun else bare


def _damage(said: Sequence[tuple[str, str]]) -> str:
    """'damage' where a sentence speaks of it, else 'the loss'."""
    words_of = " ".join(sentence.casefold() for sentence, _ in said)
    damage, loss = re.search(r"\bdamages?\b", words_of), re.search(r"\bloss(?:es)?\b", words_of)
    return "How large is the loss" if loss and not damage else "How large is the damage"


def _count_question(measure: str, said: Sequence[tuple[str, str]]) -> str:
    found = _STATE.match(measure)
    if found:
        out = particle_after(said, found["state"]) if " " not in found["state"] else ""
        return f"How many {found['noun']} were {found['state']}{out}"
    plural = bool(re.fullmatch(_PLURAL, measure.rsplit(" ", 1)[-1])) if measure else False
    if not plural:
        return f"How many {measure}".rstrip() if measure else "How many are there"
    verb = verb_before(said)
    if verb:
        return f"How many {measure} were {verb}"
    done = predicate_after(said, measure)
    return f"How many {measure} {done}" if done else f"How many {measure} are there"


def _measured(thing: str) -> str:
    head = re.split(r" (?:of|in|for|from|to|on|at|by|a|that|which|who) ", thing, maxsplit=1)[0]
    were = "were" if head.endswith("s") and not head.endswith("ss") else "was"
    return f"What {were} {_the(thing)}"


def _the(noun: str) -> str:
    bare = noun.removeprefix("the ")
    return bare if re.match(r"(?:[A-Z]|its |their |his |her )", bare) else f"the {bare}"


def _where(assertions: Sequence[Assertion], text: str) -> str:
    names = {assertion.where.name for assertion in assertions if assertion.where}
    name = next(iter(names)) if len(names) == 1 else ""
    return f" in {name}" if name and not set(words(name)) <= set(words(text)) else ""


def _period(assertions: Sequence[Assertion], text: str) -> str:
    dates = {assertion.as_of.edtf for assertion in assertions if assertion.as_of}
    if len(dates) == 1:
        date = next(iter(dates))
        return "" if date in text or "X" in date else f" ({date})"
    years = {date[:4] for date in dates}
    year = next(iter(years)) if len(years) == 1 else ""
    return f" in {year}" if year.isdigit() and year not in text else ""
