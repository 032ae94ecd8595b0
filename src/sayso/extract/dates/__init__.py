"""Dates and times, absolute and relative."""

from sayso.extract.dates.find import find_dates
from sayso.extract.dates.parse import parse_when
from sayso.extract.dates.undated import Suggestion, suggest_published
from sayso.model.edtf import interval

__all__ = ["Suggestion", "find_dates", "interval", "parse_when", "suggest_published"]
