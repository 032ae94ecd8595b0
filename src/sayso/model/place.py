"""Places: a gazetteer reference where one is certain enough, the rival candidates where not."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Candidate:
    """One gazetteer entry that a name may mean, with the score (0 to 1) and the reason it was ranked so.

    ``ref`` is a stable reference such as ``geonames:1814082``; ``within`` lists the references of the areas
    that contain it, nearest first, ending with its country.
    """

    ref: str
    name: str
    kind: str = ""
    country: str = ""
    admin: str = ""
    within: tuple[str, ...] = ()
    lat: Decimal | None = None
    lon: Decimal | None = None
    score: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, resolved as far as the text allows.

    ``chosen`` is ``None`` where no candidate is certain enough; then only ``name`` and ``candidates`` are known.
    ``candidates`` holds all rivals, best first, the chosen one included.
    """

    name: str
    chosen: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def ref(self) -> str:
        """The gazetteer reference, or empty."""
        return self.chosen.ref if self.chosen else ""

    @property
    def country(self) -> str:
        """The ISO 3166-1 alpha-2 code, or empty."""
        return self.chosen.country if self.chosen else ""
