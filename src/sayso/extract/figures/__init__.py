"""Amounts: numbers, money, percentages, measures, and what they count."""

from sayso.extract.figures.find import find_figures

__all__ = ["find_figures"]
