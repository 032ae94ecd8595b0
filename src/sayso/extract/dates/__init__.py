"""Dates and times, absolute and relative."""

from sayso.extract.dates.find import find_dates
from sayso.extract.dates.parse import parse_when
from sayso.model.edtf import interval

__all__ = ["find_dates", "interval", "parse_when"]
