"""The packaged list of renowned places: a name goes in, the references that news means by it come out."""

from functools import lru_cache
from pathlib import Path

from sayso.extract.places.fold import fold


@lru_cache(maxsize=1)
def renowned() -> dict[str, str]:
    """For each folded name the reference of the place that it alone brings to mind."""
    text = (Path(__file__).parent / "data" / "renowned.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name if name.startswith("=") else fold(name): ref for ref, names in rows for name in names.split("|")}


@lru_cache(maxsize=1)
def references() -> frozenset[str]:
    """The references of the list."""
    return frozenset(renowned().values())
