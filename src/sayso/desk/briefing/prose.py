"""Names, numbers, dates and quotes go in, the pieces of English sentences in Markdown come out."""

import re
from collections.abc import Iterable, Sequence

from sayso.desk.wording import MONTHS, day
from sayso.model.edtf import read

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

LONGEST = 150
"""Code points of a sentence that is quoted whole."""
AROUND = 60
"""Code points kept on either side of the words where it is longer."""

_MARKUP = re.compile(r"([\\`*_\[\]<>~|])|&(?=#?\w+;)")
_OPENING = re.compile(r"^(?:(\d+)(?=[.)](?:\s|$))|(?=[-+=#]))")
_UNSEEN = dict.fromkeys((*range(32), *range(127, 160)), " ")
_DATELINE = re.compile(r"^[A-Z][A-Z'’.-]+(?=[ ,])[^—–\n]{0,70}? (?:—|–|--) (?=\S)")
"""'SELBY, May 3 (Northern Wire) — ' before the first sentence of a report."""


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, on one line: nothing in it is taken for markup, HTML or an entity."""
    line = " ".join(text.translate(_UNSEEN).split())
    line = _MARKUP.sub(lambda found: "\\" + found[0], line)
    return _OPENING.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", line)


def inner(text: str) -> str:
    """Escaped text to stand between double quotes: its own become single ones."""
    return escape(_single(text))


def _single(text: str) -> str:
    return re.sub(r'"([^"]*)"', r"‘\1’", text).replace("“", "‘").replace("”", "’").replace('"', "’")


def count(number: int, one: str, many: str = "") -> str:
    """'one article', 'eight articles', '23 articles', 'no article'."""
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{said} {one if number < 2 else many or one + 's'}"


def number(amount: int) -> str:
    """'one' to 'nine', then digits."""
    return NUMBERS[amount] if 0 < amount < len(NUMBERS) else f"{amount:,}"


def joined(parts: Iterable[str], last: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'; with semicolons where a part has commas of its own."""
    held = list(parts)
    if len(held) < 2:
        return "".join(held)
    comma = "; " if any(", " in part for part in held) else ", "
    before = "; " if comma == "; " and len(held) > 2 else " "
    return f"{comma.join(held[:-1])}{before}{last} {held[-1]}"


def opened(text: str) -> str:
    """The text with a capital, as a sentence opens; marks of emphasis and quotation are passed over."""
    at = next((at for at, letter in enumerate(text) if letter not in "*“‘"), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def stopped(text: str) -> str:
    """The text with the stop that ends a sentence, where it has none."""
    bare = text.rstrip()
    return bare if bare.endswith((".", "!", "?", ".”", ".’", "?”", "!”", "?’”", ".’”", "!’”")) else f"{bare}."


def shared_year(published: Iterable[str]) -> str:
    """The one year in which all that is dated was published, or empty."""
    years = {one[:4] for one in published if one}
    return next(iter(years)) if len(years) == 1 else ""


_WITH_ARTICLE = re.compile(
    r"^(?:Philippines|Netherlands|Bahamas|Maldives|Gambia|Comoros|Seychelles|Vatican|"
    r"(?:United|Czech|Dominican|Central African|Democratic|Solomon|Marshall|Cayman|Faroe|Falkland)\b.*)$"
)


def placed(name: str) -> str:
    """A place as a sentence names it: 'the Philippines', 'Palawan'."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def on_day(published: str, year: str = "") -> str:
    """When something was published, as people write it: '4 March 2022', 'March 2022'; empty where nobody knows.

    The day is the publisher's own, whatever its time zone. ``year`` is the one that goes without saying.
    """
    reading = read(published) if published else None
    if reading is None or reading.earliest is None or reading.earliest != reading.latest:
        said = day(published) or published[:10]
    else:
        own = reading.earliest
        said = f"{own.day} {MONTHS[own.month - 1]} {own.year}"
    return yearless(said, year)


def yearless(said: str, year: str) -> str:
    """A date in words without the year that goes without saying; a year alone stays."""
    return re.sub(rf"(?<=[a-z]) {year}\b", "", said) if year else said


def days(published: Sequence[str], year: str = "") -> str:
    """Several days in order: '4 and 10 March', '30 April and 2 May 2023'; empty where none is known."""
    known = [on_day(one) for one in sorted({one[:10] for one in published if one})]
    shown: list[str] = []
    after = ("", "")
    for one in reversed(known):
        number, month, its_year = (*one.split(" ", 2), "", "")[:3]
        if its_year and (month, its_year) == after:
            shown.append(number)
        elif its_year and its_year == after[1]:
            shown.append(f"{number} {month}")
        else:
            shown.append(yearless(one, year))
        after = (month, its_year)
    return joined(reversed(shown))


def span_of_days(published: Sequence[str]) -> str:
    """From the first to the last: '4 to 10 March 2022', '30 April to 2 May 2022', '4 March 2022'."""
    known = sorted(one[:10] for one in published if one)
    if not known:
        return ""
    first, last = on_day(known[0]), on_day(known[-1])
    opening = first
    for shared in (last.split(" ", 1)[-1], last.rsplit(" ", 1)[-1]):
        if first.endswith(f" {shared}"):
            opening = first.removesuffix(f" {shared}")
            break
    return last if first == last else f"{opening} to {last}"


def excerpt(sentence: str, start: int | None, end: int | None) -> str:
    """A sentence between quotation marks with the words from ``start`` to ``end`` in bold, cut where it is long."""
    dateline = _DATELINE.match(sentence)
    gone = dateline.end() if dateline and (start is None or dateline.end() <= start) else 0
    text = _single(sentence[gone:])
    if start is None or end is None:
        return f"“{escape(text if len(text) <= LONGEST else text[: LONGEST - 1] + '…')}”"
    start, end = start - gone, end - gone
    first, last = 0, len(text)
    if len(text) > LONGEST:
        first, last = max(0, start - AROUND), min(len(text), end + AROUND)
        first = text.find(" ", first, start) + 1 if first else 0
        last = last if last == len(text) else max(text.rfind(" ", end, last), end)
    before, words, after = escape(text[first:start]), escape(text[start:end]), escape(text[end:last])
    gap = " " if text[first:start][-1:].isspace() else ""
    tail = " " if text[end:last][:1].isspace() else ""
    return f"“{'… ' if first else ''}{before}{gap}**{words}**{tail}{after}{' …' if last < len(text) else ''}”"


_BREAK = re.compile(
    r"[;:!?()“”\"—–]|,(?!\d)"
    r"|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bLt)(?<!\b[A-Z])\.(?!\d)|\s-\s|\s(?=(?:and|or|but|nor|who|which|"
    r"that|whose|said|says|when|as|after|before|while|because|if|according|where|than)\s)"
)
"""Where a clause ends."""
_SLIGHT = re.compile(
    r"(?:an?|the|of|in|on|at|to|for|from|by|with|about|into|over|under|w(?:ere|as|ould|ill)|is|are|be|been|ha[sd]|have|"
    r"c(?:ould|an)|its|their|his|her|th(?:is|ese|ose|at|rough)|sa(?:id|ys)|and|or|not|per|without|since|between|until|"
    r"during|near|off|one|two|three|four|five|six|seven|eight|nine|ten|some|several|no|total|\d.*|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$",
    re.IGNORECASE,
)
"""Words that end no phrase."""
_LINKS = re.compile(r"(?:and|or|but|that|which|who|sa(?:id|ys)|of|in|at|for|by|with|on|from|to|as)$", re.IGNORECASE)
"""Words that begin none."""
_OPENS = re.compile(r"(?:the|an?|this|last|its|their|his|her|no)$", re.IGNORECASE)
_BRACKETED = re.compile(r" \([^()\n]{1,24}\d[^()\n]{0,12}\)")
"""The same amount in another unit or currency: ' ($3.30)'."""
WORDS_AFTER = 7
WORDS_BEFORE = 5


def snippet(sentence: str, start: int, end: int, *, onward: bool = True) -> str:
    """The words with what belongs to them, cut from their sentence: '68 people from the water', 'a toll of 33'.

    Figures are told by what follows them, where something does; others, not ``onward``, by what leads to them.
    """
    again = _BRACKETED.match(sentence[end:])
    end += again.end() if again else 0
    after = sentence[end:]
    stop = _BREAK.search(after)
    whole = after[: stop.start() if stop else len(after)].split()
    following = whole[: WORDS_AFTER if onward else 0]
    if following and whole[len(following) :] and whole[len(following)][:1].isupper():
        while following and following[-1][:1].isupper():
            following.pop()  # A name is never cut.
    while following and _SLIGHT.match(following[-1]):
        following.pop()
    words = " ".join(sentence[start:end].split())
    if following and after[:1].isspace():
        return " ".join([words, *following])
    if following:
        return f"{words}{' '.join(following)}"
    before = sentence[:start]
    breaks = list(_BREAK.finditer(before))
    leading = before[breaks[-1].end() if breaks else 0 :].split()
    first = max(0, len(leading) - WORDS_BEFORE)
    while 0 < first < len(leading) and (
        (leading[first][:1].isupper() and leading[first - 1][:1].isupper()) or _OPENS.match(leading[first - 1])
    ):
        first -= 1  # Neither a name nor 'this week' is cut.
    leading = leading[first:]
    while leading and _LINKS.match(leading[0]):
        leading.pop(0)
    return " ".join([*leading, words])
