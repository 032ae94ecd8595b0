"""Places: names, the gazetteer, and deciding between candidates."""

from sayso.extract.places.find import find_places

__all__ = ["find_places"]
