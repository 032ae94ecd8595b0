"""Amounts: numbers, money, percentages, measures, and what they count."""

from sayso.extract.figures.find import find_figures
from sayso.extract.figures.parse import parse_figure

__all__ = ["find_figures", "parse_figure"]
