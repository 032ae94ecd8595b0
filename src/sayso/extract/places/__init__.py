"""Places: names, the gazetteer, and deciding between candidates."""

from sayso.extract.places.find import find_places
from sayso.extract.places.lookup import by_ref, look_up

__all__ = ["by_ref", "find_places", "look_up"]
