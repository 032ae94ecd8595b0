"""The words dates are made of: each known word becomes a one-letter code, and the number that it stands for.

A phrase grammar over codes is short and runs in linear time: ``M`` is a month whichever of its spellings was used.
Codes are listed in ``LEGEND``; a word that is not known, or not known in that spelling, has the code ``_``.
"""

LEGEND = {
    "M": "month written out",
    "m": "month shortened, may carry a full stop",
    "W": "weekday written out",
    "w": "weekday shortened",
    "y": "four-digit number that can be a year",
    "d": "number from 1 to 31",
    "n": "any other plain number",
    "o": "ordinal in digits",
    "O": "ordinal in words",
    "N": "number in words, vague ones included",
    "a": "a, an",
    "t": "the",
    "f": "of",
    "T": "clock time with a colon",
    "p": "a.m., p.m.",
    "z": "time zone",
    "1": "time zone in words",
    "K": "noon, midnight",
    "D": "part of the day",
    "U": "unit, singular; not quarter, not century",
    "V": "unit, plural",
    "S": "season",
    "q": "quarter",
    "h": "half",
    "l": "last, past, previous",
    "x": "next, coming",
    "c": "this, current",
    "b": "that, same",
    "e": "in, on, at",
    "i": "number with a point that is a clock time before p.m.",
    "L": "latest",
    "&": "and, or, to",
    "J": "recent, future",
    "8": "right, before now",
    "6": "Good, Ash, Palm, Black, before a weekday",
    "3": "St., before a saint's day",
    "7": "once, twice",
    "%": "New, before Year",
    "~": "about, nearly",
    ">": "more, less",
    "+": "than",
    "9": "Q1 to Q4",
    "5": "H1, H2",
    "4": "FY13",
    "=": "before, after",
    "@": "year in two digits after an apostrophe",
    "-": "hyphen",
    "|": "empty line",
    "#": "any other number",
    "Z": "following",
    "g": "ago",
    "r": "earlier",
    "k": "later",
    "v": "early, late, mid",
    "j": "end, beginning",
    "u": "today, yesterday, tomorrow",
    "E": "decade",
    "C": "century",
    "B": "era",
    "F": "fiscal",
    "H": "holiday",
    "G": "name that makes a holiday with Day",
    "Y": "Day, Eve",
    "A": "every, each",
    "P": "period",
    "R": "word for now, the recent past or the near future",
    "Q": "daily, weekly",
    "s": "possessive",
    "I": "date or time in digits",
}


def _spellings(words: dict[str, int], *, lower: bool = True) -> dict[str, int]:
    """Each word capitalised and in capitals, and as it stands where ``lower``."""
    shown = {word.capitalize(): number for word, number in words.items()}
    shown |= {word.upper(): number for word, number in words.items() if len(word) > 2}
    return shown | words if lower else shown


def _count(*words: str, start: int = 1) -> dict[str, int]:
    return {word: number for number, word in enumerate(words, start) if word}


MONTHS = _count(
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS_SHORT = _count("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep", "oct", "nov", "dec") | {"sept": 9}
WEEKDAYS = _count("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", start=0)
WEEKDAYS_SHORT = _count("mon", "tue", "wed", "thu", "fri", "sat", "sun", start=0) | {
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip

CARDINALS = _count(
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
VAGUE = -1
"""The number of a word that counts without saying how many."""
COUNTS = (
    CARDINALS
    | TENS
    | {"hundred": 100, "thousand": 1000, "couple": 2, "dozen": 12}
    | dict.fromkeys(("few", "several", "many", "dozens", "hundreds", "thousands"), VAGUE)
)
ORDINALS = _count(
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
) | {"thirtieth": 30}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 0,
}  # fmt: skip

UNITS = (
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
)
MINUTE, HOUR, DAY, WEEK, WEEKEND, FORTNIGHT, MONTH, QUARTER, SEASON, YEAR, DECADE, CENTURY = range(12)
SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
DAYPARTS = {
    "morning": 0,
    "afternoon": 1,
    "evening": 2,
    "night": 3,
    "mornings": 0,
    "afternoons": 1,
    "evenings": 2,
    "nights": 3,
}
DAYPART_CODES = ("MO", "AF", "EV", "NI")
"""TIMEX3 suffixes in the order of ``DAYPARTS``."""

ZONES = {
    "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "msk": 180, "jst": 540, "kst": 540,
    "hkt": 480, "ist": 330, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "aest": 600, "aedt": 660, "awst": 480, "acst": 570, "nzst": 720, "nzdt": 780,
    "sast": 120, "eest": 180, "akst": -540, "hst": -600, "et": -300, "pt": -480,
}  # fmt: skip
"""Minutes east of Greenwich; names used by several zones have their newswire sense."""
SPOKEN_ZONES = ("local_time", "Eastern_time", "Central_time", "Mountain_time", "Pacific_time")
"""Zones of two words, which a text is read with joined into one; how far from Greenwich, they do not say."""

PAST, PRESENT, FUTURE = -1, 0, 1
REFERENCES = {
    "now": PRESENT, "currently": PRESENT, "nowadays": PRESENT, "presently": PRESENT,
    "recently": PAST, "lately": PAST,
}  # fmt: skip
FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
    "annually": "P1Y",
}  # fmt: skip
"""Adverbs of how often, with their TIMEX3 values."""

HOLIDAYS = {
    "christmas": 0, "thanksgiving": 1, "easter": 2, "halloween": 3, "ramadan": 4, "passover": 5, "hanukkah": 6,
    "diwali": 7, "juneteenth": 8, "kwanzaa": 9, "lent": 10, "eid": 11, "nowruz": 12,
}  # fmt: skip
NAMED_DAYS = {
    "election": 0, "memorial": 1, "labor": 2, "labour": 2, "veterans": 3, "independence": 4, "columbus": 5,
    "presidents": 6, "boxing": 7, "bastille": 8, "valentine": 9, "valentines": 9, "anzac": 10, "inauguration": 11,
    "earth": 12, "remembrance": 13, "armistice": 13, "canada": 14, "australia": 15, "mother": 16, "father": 17,
    "patrick": 18, "waitangi": 19, "groundhog": 20,
}  # fmt: skip


_ANY_CASE: dict[str, dict[str, int]] = {
    "N": COUNTS,
    "O": ORDINALS,
    "E": DECADES,
    "U": {unit: at for at, unit in enumerate(UNITS) if unit not in {"quarter", "century"}},
    "V": {f"{unit}s": at for at, unit in enumerate(UNITS) if unit != "quarter"} | {"centuries": CENTURY},
    "q": {"quarter": QUARTER, "quarters": QUARTER},
    "C": {"century": CENTURY},
    "S": SEASONS | {"summers": 22, "winters": 24},
    "D": DAYPARTS,
    "K": {"noon": 720, "midday": 720, "midnight": 0},
    "h": {"half": 0},
    "a": {"a": 1, "an": 1},
    "t": {"the": 0},
    "f": {"of": 0},
    "l": {"last": 0, "past": 0, "previous": 1, "preceding": 1, "prior": 1},
    "x": {"next": 0, "coming": 0, "upcoming": 0},
    "Z": {"following": 0},
    "c": {"this": 0, "current": 1, "these": 2},
    "b": {"that": 0, "same": 1},
    "g": {"ago": 0},
    "r": {"earlier": 0},
    "k": {"later": 0},
    "=": {"before": -1, "after": 1},
    "v": {"early": -1, "mid": 0, "late": 1},
    "j": {"beginning": -1, "start": -1, "middle": 0, "end": 1, "close": 1},
    "u": {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 2},
    "F": {"fiscal": 0, "financial": 1, "fy": 2},
    "A": {"every": 0, "each": 1},
    "P": {"period": 0},
    "R": REFERENCES,
    "e": {"in": 0, "on": 1, "at": 2},
    "L": {"latest": 0},
    "J": {"recent": PAST, "future": FUTURE},
    "8": {"right": 0},
    "7": {"once": 1, "twice": 2},
    "~": dict.fromkeys(("about", "around", "nearly", "almost", "roughly", "approximately", "circa", "some"), 0),
    ">": {"more": 0, "less": 0},
    "+": {"than": 0},
    "&": {"and": 0, "or": 1, "to": 2},
    "Q": dict.fromkeys(FREQUENCIES, 0),
}
_VERBS_AND_MANNERS = {"may", "march", "august"}
"""Months that are ordinary words when they have no capital."""
_ANY_CASE |= {
    "M": {month: number for month, number in MONTHS.items() if month not in _VERBS_AND_MANNERS},
    "W": WEEKDAYS,
}
_CAPITALISED: dict[str, dict[str, int]] = {
    "M": MONTHS,
    "m": MONTHS_SHORT,
    "W": WEEKDAYS | {f"{day}s": number for day, number in WEEKDAYS.items()},
    "w": WEEKDAYS_SHORT,
    "H": HOLIDAYS,
    "G": NAMED_DAYS,
    "Y": {"eve": 1},
    "3": {"st": 0, "saint": 1},
    "6": {
        "good": 0,
        "ash": 1,
        "palm": 2,
        "black": 3,
        "cyber": 4,
        "maundy": 5,
        "shrove": 6,
        "fat": 7,
        "whit": 8,
        "super": 9,
    },
    "%": {"new": 0},
}
_AS_WRITTEN: dict[str, dict[str, int]] = {
    "B": {"BC": -1, "BCE": -1, "AD": 1, "CE": 1},
    "z": {zone.upper(): minutes for zone, minutes in ZONES.items()},
    "1": dict.fromkeys(SPOKEN_ZONES, 0),
    "9": {f"Q{number}": number for number in range(1, 5)},
    "5": {f"H{number}": number for number in (1, 2)},
    "4": {f"FY{number:02d}": 2000 + number for number in range(60)} | {f"FY{n}": n for n in range(1960, 2060)},
    "p": {"o'clock": -1, "o’clock": -1, "am": 0, "AM": 0, "pm": 720, "PM": 720},
}


def _table() -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for code, known in _CAPITALISED.items():
        table |= {word: (code, number) for word, number in _spellings(known, lower=False).items()}
    for code, known in _ANY_CASE.items():
        table |= {word: (code, number) for word, number in _spellings(known).items()}
    for code, known in _AS_WRITTEN.items():
        table |= {word: (code, number) for word, number in known.items()}
    return table


WORDS = _table()
"""Every known spelling, with its code and number."""
