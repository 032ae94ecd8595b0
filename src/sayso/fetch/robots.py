"""A site's robots.txt goes in; out comes whether an address of it may be fetched, and how fast (RFC 9309)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.fetch.addresses import Address

if TYPE_CHECKING:
    from protego import Protego

AGENT = "sayso"
"""The name that a robots.txt calls us by."""

LARGEST = 500 * 1024
"""Bytes of a robots.txt that are read, the least that RFC 9309 asks for; what follows is not looked at."""

FILE = "/robots.txt"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks for; ``problem`` says why nobody can know, and then nothing may be fetched."""

    told: "Protego | None" = None
    problem: str = ""

    def allows(self, address: Address) -> bool:
        """Whether the site lets us fetch it."""
        return bool(self.told.can_fetch(address.text, AGENT)) if self.told else not self.problem

    @property
    def pause(self) -> float:
        """Seconds that the site asks to leave between two requests; 0 where it does not say."""
        return float(self.told.crawl_delay(AGENT) or 0) if self.told else 0.0


def rules(status: int, body: bytes) -> Rules:
    """The rules that an answer gives; none where there is no such file, and nothing goes while a site fails."""
    if status >= 500 or status == 429:
        return Rules(problem=f"the server answers {status}")
    if status != 200:
        return Rules()
    from protego import Protego  # noqa: PLC0415 - only fetching needs it

    return Rules(told=Protego.parse(body[:LARGEST].decode("utf-8", "replace")))


def place_of(address: Address) -> Address:
    """Where the rules for an address are."""
    return Address(address.scheme, address.host, address.port, FILE)
