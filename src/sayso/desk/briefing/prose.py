"""Names, numbers, dates and quotes go in, the pieces of English sentences in Markdown come out."""

import re
from collections.abc import Iterable, Sequence

from sayso.desk.wording import MONTHS
from sayso.model.edtf import read

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

LONGEST = 320
"""Code points of a sentence that is quoted whole."""
AROUND = 130
"""Code points kept on either side of the words where it is longer."""

_MARKUP = re.compile(r"([\\`*_\[\]<>~|])|&(?=#?\w+;)")
_OPENING = re.compile(r"^(?:(\d+)(?=[.)](?:\s|$))|(?=[-+=#]))")
_UNSEEN = dict.fromkeys((*range(32), *range(127, 160)), " ")


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, on one line: nothing in it is taken for markup, HTML or an entity."""
    line = " ".join(text.translate(_UNSEEN).split())
    line = _MARKUP.sub(lambda found: "\\" + found[0], line)
    return _OPENING.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", line)


def inner(text: str) -> str:
    """Escaped text to stand between double quotes: its own become single ones."""
    return escape(re.sub(r'"([^"]*)"', r"‘\1’", text).replace("“", "‘").replace("”", "’"))


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
    """The text with a capital, as a sentence opens."""
    return text[:1].upper() + text[1:]


def on_day(published: str) -> str:
    """When something was published, as people write it: '4 March 2022'; empty where nobody knows.

    The day is the publisher's own, whatever its time zone.
    """
    reading = read(published) if published else None
    if reading is None or reading.earliest is None or reading.earliest != reading.latest:
        return published[:10]
    day = reading.earliest
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days(published: Sequence[str]) -> str:
    """Several days in order: '4 and 10 March 2022', '30 April and 2 May 2023'; empty where none is known."""
    known = [on_day(one) for one in sorted({one[:10] for one in published if one})]
    shown: list[str] = []
    after = ("", "")
    for day in reversed(known):
        number, month, year = (*day.split(" ", 2), "", "")[:3]
        if year and (month, year) == after:
            shown.append(number)
        elif year and year == after[1]:
            shown.append(f"{number} {month}")
        else:
            shown.append(day)
        after = (month, year)
    return joined(reversed(shown))


def excerpt(sentence: str, start: int | None, end: int | None) -> str:
    """A sentence with the words from ``start`` to ``end`` in bold, cut to what is around them where it is long."""
    if start is None or end is None:
        return escape(sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + "…")
    first, last = 0, len(sentence)
    if len(sentence) > LONGEST:
        first, last = max(0, start - AROUND), min(len(sentence), end + AROUND)
        first = sentence.find(" ", first, start) + 1 if first else 0
        last = last if last == len(sentence) else max(sentence.rfind(" ", end, last), end)
    before, words, after = escape(sentence[first:start]), escape(sentence[start:end]), escape(sentence[end:last])
    gap = " " if sentence[first:start][-1:].isspace() else ""
    tail = " " if sentence[end:last][:1].isspace() else ""
    opening = "… " if first else ""
    closing = " …" if last < len(sentence) else ""
    return f"{opening}{before}{gap}**{words}**{tail}{after}{closing}"


def cited(refs: Iterable[str]) -> str:
    """References at the end of a sentence: ' [C12, C13]', or nothing."""
    held = list(dict.fromkeys(refs))
    return f" [{', '.join(held)}]" if held else ""
