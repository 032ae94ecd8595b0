"""An amount and how it was written become the step that the writing implies."""

from decimal import Decimal
from functools import lru_cache

ONE = Decimal(1)


def implied_step(value: Decimal, grain: Decimal | None, *, hedged: bool) -> Decimal:
    """The precision of a written amount: 93,300 is to the 100, 'about 90,000' to the 10,000, 3.30 to the 0.01.

    ``grain`` is the place of the last digit written after a decimal point, ``None`` for a whole number.
    A whole number below 100 counts as exact ('20 people') unless it is hedged ('about 20').
    """
    return _of_value(value, hedged) if grain is None else grain


@lru_cache(maxsize=4096)
def _of_value(value: Decimal, hedged: bool) -> Decimal:  # noqa: FBT001 - a name would cost the cache as much again
    number = int(value)
    if number == value:
        whole = abs(number)
        if whole == 0 or (whole < 100 and not hedged):
            return ONE
        digits = str(whole)
        return ONE.scaleb(len(digits) - len(digits.rstrip("0")))
    exponent = value.normalize().as_tuple().exponent
    return ONE.scaleb(max(int(exponent), min(-2, value.adjusted() - 1)))
