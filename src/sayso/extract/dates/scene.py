"""What a date phrase is read against: the day of publication, the verb beside it, and the dates read before it."""

from dataclasses import dataclass, field
from datetime import date

from sayso.extract.dates import calendar, words
from sayso.extract.dates.tense import looks_ahead
from sayso.model.when import Precision, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_QUARTER, _RANGE, _UNKNOWN = Precision.QUARTER, Precision.RANGE, Precision.UNKNOWN
_WEEK, _YEAR = Precision.WEEK, Precision.YEAR

NEAR = 500
"""How far back, in characters, the date may be that 'the next day' or 'a year earlier' counts from."""


SAME_REPORT = 1200
"""How far back, in characters, the quarter may be named that 'the year-earlier period' is compared with."""

AP_MONTHS = 9
"""A day this many months back would be written with its year; without, it is the coming one. So too the other way."""
HALF_A_YEAR = 6
"""'by February' and 'through January' are of the nearer year where the verb does not look ahead."""
MONTH_NEXT = 11
"""The month after this one, without 'last', is the coming one: no writer goes back eleven months without a year."""


WITHIN_A_DAY = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAYTIME, Precision.DAY})
FINER_THAN_A_QUARTER = WITHIN_A_DAY | {Precision.WEEK, Precision.MONTH}


@dataclass
class Scene:
    """One reading of one text: ``today`` is the day of publication, ``None`` where it is not known.

    ``start`` and ``end`` are where the phrase being read stands; ``anchor`` is the last date read before it, ``year``
    the last year that was named as one, ``quarter`` the last
    quarter that was named by its number, ``named_year`` the year of the last date that needed no publication date.
    """

    text: str
    today: date | None
    published: str = ""
    country: str = ""
    start: int = 0
    end: int = 0
    anchor: When | None = None
    anchor_end: int = -1
    year: When | None = None
    year_end: int = -1
    named_year: int | None = None
    quarter: When | None = None
    quarter_end: int = -1
    why: list[str] = field(default_factory=list)

    def based(self, when: When) -> When:
        """``when`` as read against the publication date."""
        # Spelled out: dataclasses.replace costs as much as the rest of a reading.
        return When(when.edtf, when.earliest, when.latest, when.precision, self.published, when.timex, when.value)

    def ahead(self) -> bool | None:
        """Whether the sentence around the phrase looks ahead, back, or neither."""
        found = looks_ahead(self.text, self.start, self.end)
        if found is not None:
            self.why.append("the verb looks ahead" if found else "the verb looks back")
        return found

    def anchor_near(self, unit: int) -> When | None:
        """The last date before the phrase that is near, known, and fine enough to count ``unit`` from.

        Years are counted from the last year that was named as one, if that is near: 'on Monday' between '2013' and
        'the year before' changes nothing.
        """
        if unit == words.YEAR and self._is_near(self.year_end):
            return self.year
        anchor = self.anchor
        if anchor is None or not self._is_near(self.anchor_end):
            return None
        if unit in calendar.DAYS_IN and anchor.precision not in WITHIN_A_DAY:
            return anchor if unit != words.DAY and anchor.precision == _WEEK else None
        return anchor if unit != words.MONTH or anchor.precision in FINER_THAN_A_QUARTER else None

    def _is_near(self, end: int) -> bool:
        return end >= 0 and self.start - end <= NEAR

    def remember(self, when: When, end: int, *, named: bool) -> None:
        """Keep ``when`` as the date that later phrases may count from; ``named``: it was not counted itself."""
        if when.earliest is not None and when.precision not in {_RANGE, _UNKNOWN}:
            self.anchor, self.anchor_end = when, end
            if named and not when.basis:
                self.named_year = when.earliest.year
            if when.precision == _YEAR:
                self.year, self.year_end = when, end
            elif when.precision == _QUARTER and when.edtf[-1] != "~":
                self.quarter, self.quarter_end = when, end

    def reported(self) -> date | None:
        """The first day of the quarter whose results the text is about, where it has numbered one not far before."""
        quarter = self.quarter
        return quarter.earliest if quarter is not None and self.start - self.quarter_end <= SAME_REPORT else None

    def year_of_month(self, number: int, day: int | None = None) -> int | None:
        """The year that a month without one means: the last such, or the next where the verb looks ahead.

        The month of publication itself is this year's; a day of it that has yet to come is so too.
        """
        if self.today is None:
            return None
        today = (self.today.month, self.today.day if day else 0)
        if (number, day or 0) == today:
            return self.today.year
        passed = (number, day or 0) < today
        months_back = (today[0] - number) % 12 + (0 if day is None else (today[1] - day) / 31)
        far = AP_MONTHS if day else MONTH_NEXT
        if self.text.endswith(("ended ", "ended on "), 0, self.start):
            ahead: bool | None = False
        elif months_back % 12 >= far:
            ahead = True
        elif day and months_back % 12 <= 12 - far:
            ahead = False
        elif self.text.endswith(("through ", "by "), 0, self.start):
            ahead = months_back % 12 >= HALF_A_YEAR or self.ahead()
        else:
            ahead = self.ahead()
        return self.today.year + (passed if ahead else -(not passed))

    def weekday(self, number: int, *, settled: bool = False) -> date | None:
        """The day that a bare weekday means: the last such up to today, or the next where the verb looks ahead.

        ``settled``: the verb does not date it, as in 'Friday's ruling', or where it opens 'Monday-Friday'.
        """
        if self.today is None:
            return None
        back = (self.today.weekday() - number) % 7
        ahead = not settled and (self.text.endswith("through ", 0, self.start) or self.ahead())
        step = (7 - back) % 7 if ahead else -back
        return calendar.shift(self.today, words.DAY, step)
