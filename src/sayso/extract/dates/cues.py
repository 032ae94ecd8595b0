"""Words beside a date that tell whether it is one: what stands before a month, after a year, around a clock time."""

import re

BEFORE_MONTH = frozenset({
    "in", "of", "since", "until", "till", "by", "through", "from", "to", "between", "during", "before", "after", "for",
    "last", "next", "this", "early", "late", "mid", "and", "or", "every", "each", "throughout", "around",
})  # fmt: skip
AFTER_MARCH = frozenset({
    "on", "of", "to", "for", "against", "toward", "towards", "from", "in", "by", "past", "through", "out",
})  # fmt: skip
"""What follows 'march' where it is something that people do."""

BEFORE_YEAR = frozenset({
    "in", "of", "since", "until", "till", "by", "through", "from", "to", "between", "during", "before", "after", "for",
    "last", "next", "early", "late", "mid", "and", "or", "the", "around", "circa", "than", "summer", "spring", "fall",
    "autumn", "winter", "about", "ending", "ended", "year", "its", "his", "her", "their", "calendar",
})  # fmt: skip
COUNTED = re.compile(
    r"percent|people|miles|meters|metres|feet|pounds|dollars|tons|tonnes|troops|soldiers|jobs|workers|employees|times"
    r"|points|degrees|acres|homes|members|votes|students|shares|won|yen|yuan|euros|kilomet|barrels|square|an?$|rpm"
    r"|gallons|seats|copies|units|calories|words|men|women|children|[Ii]nc|[Ss]treet|[Aa]venue"
)
"""How a word begins that makes the four digits before it a figure or an address."""

BEFORE_SEASON = frozenset({
    "in", "since", "until", "till", "by", "during", "last", "next", "this", "each", "every", "through", "before",
    "after", "late", "early",
})  # fmt: skip
BEFORE_CLOCK = frozenset({
    "at", "by", "around", "about", "until", "till", "before", "after", "from", "to", "between", "since", "and", "or",
    ",",
})  # fmt: skip
AFTER_CLOCK = frozenset({"local", "gmt", "hours", "hrs"})

NEWSPAPERS = frozenset({
    "times", "telegraph", "mail", "mirror", "express", "post", "herald", "independent", "sun", "star", "tribune",
    "world", "people", "mercury", "review",
})  # fmt: skip
"""What a weekday belongs to when it is part of a paper's name."""
