"""Dates and times, absolute and relative."""

from sayso.extract.dates.find import find_dates

__all__ = ["find_dates"]
