"""Words beside a date that tell whether it is one: what stands before a month, after a year, around a clock time."""

import re

from sayso.extract.figures import units
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

PUBLICATIONS = frozenset({
    "newsletter", "newsletters", "issue", "issues", "edition", "editions", "report", "reports", "bulletin", "bulletins",
    "magazine", "survey", "surveys", "briefing", "digest", "circular", "catalogue", "catalog", "outlook", "forecast",
    "minutes", "communique", "statement", "review", "update",
})  # fmt: skip
"""What comes out by the month: in 'the March Report' the month is one, however the title is written."""

SAYS = frozenset({
    "said", "says", "told", "asked", "added", "who", "recalled", "thinks", "thought", "herself", "laughed", "smiled",
})  # fmt: skip
"""What follows a month's name where it is a person: 'April said'."""
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
_NOT_MEASURED = frozenset({
    "cup", "cups", "stone", "stones", "turn", "turns", "bit", "bits", "bar", "degree", "degrees", "deg", "pound",
    "pounds", "GB", "newton", "curie", "knot", "knots",
})  # fmt: skip
UNITS = (
    units.WORDS.keys() | {symbol for symbol in units.SYMBOLS if len(symbol) > 1} | {"sq", "square", "cubic", "cu"}
) - _NOT_MEASURED
"""What makes the four digits before it a measure, as it is written: '1520 sq m', '1650 kW', but not '1998 Cup'."""

BEFORE_SEASON = frozenset({
    "in", "since", "until", "till", "by", "during", "last", "next", "this", "each", "every", "through", "before",
    "after", "late", "early",
})  # fmt: skip
BEFORE_QUARTER_CODE = frozenset(
    {"in", "of", "for", "during", "since", "from", "by", "until", "a", "its", "and", "last", "this", "next"}
)
BEFORE_CLOCK = frozenset({
    "at", "by", "around", "about", "until", "till", "before", "after", "from", "to", "between", "since", "and", "or",
    ",",
})  # fmt: skip
AFTER_CLOCK = frozenset({"local", "gmt", "hours", "hrs"})

COUNTING = frozenset({
    "average", "averaged", "averages", "averaging", "total", "totalled", "totaled", "totalling", "totaling", "price",
    "priced", "cost", "costs", "costing", "worth", "paid", "approximately", "roughly", "nearly", "almost", "least",
    "most", "another", "exactly", "numbered", "numbering", "reached", "exceeded", "exceeding", "only", "some",
})  # fmt: skip
"""What makes four digits after it an amount, whatever follows."""
BEFORE_LEAST = frozenset({"until", "till", "through", "since", "to", "by", "before", "after", "from"})
"""What makes of 'at least 2025' a year."""
IN_A_YEAR = frozenset({"in", "since", "until", "till", "during", "before", "after", "by"})
DETERMINERS = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "s", "’s",
    "'s",
})  # fmt: skip
ADJECTIVE = late(r"\w+(?:ed|ing|ous|al|ive|ic|ful|ble|ary|ish|less|early|late|own|new|last|first|final|mid)")
PLURAL = late(
    r"(?!(?:\w+(?:ss|us|is)|as|was|has|is|does|its|yes|thus|perhaps|unless|always|besides|versus|across|towards"
    r"|afterwards|onwards|upwards|downwards|backwards|teaches|leaves|finds|comes|requires|looks|sees|begins|brings"
    r"|remains|ends|starts|promises|seems|appears|goes|says|gets|makes|takes|hits|gives|needs|means|becomes|happens"
    r"|turns|opens|closes|runs|stands|proves|dawns|ones|others|days|months|weeks|years|hours|quarters|seasons|decades)$)[a-z]+s"
)
YEARLY = late(
    r"elections?|results|sales|earnings|profits|loss|revenues?|figures|estimates|forecasts|levels|numbers|models?|games"
    r"|finals|championships|playoffs|awards|floods|fires|wildfires|riots|protests|attacks|bombings|shootings|killings"
    r"|murders|massacres?|talks|accords|agreements|treaties|rules|regulations|laws|amendments|changes|cuts|taxes"
    r"|budgets|campaigns|primaries|caucuses|conventions|midterms|polls|rivals|hopefuls|candidates|cycles|comments"
    r"|remarks|events|sanctions|hostilities|hurricanes|storms|earthquakes|quakes|famines|wars|reforms|negotiations"
    r"|trials|hearings|raids|strikes|blasts|clashes|uprisings|coups|demonstrations|rallies|tests|standards|guidelines"
    r"|targets|goals|plans|projections|rates|prices|wages|costs|exports|imports|deliveries|shipments|orders|dividends"
    r"|bonds|notes|warrants|securities|contracts|politics|contests|races|matches|debates|photographs|photos|pictures"
    r"|films|movies|albums|novels|books|memoirs|versions|editions|reports|studies|surveys|interviews|speeches|letters"
    r"|documents|records|cables|memos|emails|statements|convictions|charges|crimes|bundlers|census|crisis|holdings"
    r"|borders|boundaries|lines|resolutions|decisions|rulings|verdicts|graduates|laureates|winners|champions|medallists"
    r"|medalists|nominees|vintages|wines|classes|teams|squads|tours|festivals|fixtures|standings|rankings|ratings"
    r"|assessments|returns|accounts|expenses|expenditures|outlays|assets|liabilities|tragedies|disasters|evacuations"
)
"""What is named by its year in the plural: the '2012 elections', '1989 sales'."""
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

NAMED_WEEKDAYS = frozenset({"black", "bloody", "super", "fat", "giving", "ruby", "man"})
"""What makes of the weekday after it a name, not a day of this week; some of these are holidays too."""
NEWSPAPERS = frozenset({
    "times", "telegraph", "mail", "mirror", "express", "post", "herald", "independent", "sun", "star", "tribune",
    "world", "people", "mercury", "review",
})  # fmt: skip
"""What a weekday belongs to when it is part of a paper's name."""

RESULTS = late(
    r"[ -](?:(?:net|pre-?tax|operating|underlying|group|core|adjusted|like-for-like|record|trading|a|its)[ -]){0,3}"
    r"(?:profits?|loss(?:es)?|earnings|income|sales|revenues?|results?|turnover|figures|report|dividend|growth|tax)\b"
)
"""What follows the half of a year that a firm reports on: 'first-half pre-tax profit'."""
