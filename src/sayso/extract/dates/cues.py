"""Words beside a date that tell whether it is one: what stands before a month, after a year, around a clock time."""

import re

from sayso.model.late import late

BEFORE_MONTH = frozenset({
    "in", "of", "since", "until", "till", "by", "through", "from", "to", "between", "during", "before", "after", "for",
    "last", "next", "this", "early", "late", "mid", "and", "or", "every", "each", "throughout", "around",
})  # fmt: skip
BEFORE_NAME = frozenset({"and", "or", "by", "for", "from", "to", "between", "of"})
"""Of these, those that also stand before a first name: 'by April Jones'."""
TITLES = frozenset({"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "capt", "lt", "sgt", "prof", "rev"})
AFTER_MARCH = frozenset({
    "on", "of", "to", "for", "against", "toward", "towards", "from", "in", "by", "past", "through", "out",
})  # fmt: skip
"""What follows 'march' where it is something that people do."""

BEFORE_YEAR = frozenset({
    "in", "of", "since", "until", "till", "by", "through", "from", "to", "between", "during", "before", "after", "for",
    "last", "next", "early", "late", "mid", "and", "or", "the", "around", "circa", "than", "summer", "spring", "fall",
    "autumn", "winter", "about", "ending", "ended", "year", "its", "his", "her", "their", "calendar",
})  # fmt: skip
BEFORE_SHORT_YEAR = frozenset({
    "in", "of", "since", "until", "before", "after", "from", "fiscal", "spring", "summer", "fall", "autumn", "winter",
    "early", "late", "the",
})  # fmt: skip
COUNTED = late(
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

BEFORE_NUMBER = frozenset({
    "flight", "route", "room", "page", "no", "number", "resolution", "resolutions", "suite", "channel", "highway",
    "interstate", "section", "article", "unit", "model", "lot", "serial", "district", "precinct", "bus", "box",
})  # fmt: skip
"""What four digits after it name or number, and do not date."""
STREET = late(r"\s*(?:[A-Z]\w*\.?\s+){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Lane)\b")
QUARTERED = frozenset({
    "mile", "miles", "pound", "pounds", "final", "finals", "century", "hour", "horse", "inch", "acre", "million",
    "billion",
})  # fmt: skip
"""What is measured or played in quarters."""
WEATHER = late(
    r"\b(?:highs?|lows?|temperatures?|degrees|mercury|upper|lower|readings?|ages?|aged|people|men|women|patients)\b",
    re.IGNORECASE,
)
"""What makes 'the 60s' degrees or ages, and not years."""
WEATHER_REACH = 40
SEPTEMBER_11 = frozenset({
    "attack", "attacks", "families", "family", "victims", "terrorist", "terrorists", "hijackers", "hijackings",
    "commission", "memorial", "museum", "tragedy", "terror", "attackers", "assaults", "survivors", "plot", "plotters",
})  # fmt: skip
"""What follows 'Sept. 11' where the day of 2001 is meant."""

NEWSPAPERS = frozenset({
    "times", "telegraph", "mail", "mirror", "express", "post", "herald", "independent", "sun", "star", "tribune",
    "world", "people", "mercury", "review",
})  # fmt: skip
"""What a weekday belongs to when it is part of a paper's name."""
