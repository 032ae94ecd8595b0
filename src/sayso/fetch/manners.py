"""Requests to one host wait for one another, and for as long as the host asks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic, sleep


@dataclass
class Manners:
    """When each host may be asked next; ``clock`` and ``rest`` are the seconds that go by and the waiting itself."""

    clock: Callable[[], float] = monotonic
    rest: Callable[[float], None] = sleep
    due: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, pause: float) -> None:
        """Wait for this host's turn, and have the next request to it wait ``pause`` seconds from now."""
        left = self.left(host)
        if left > 0:
            self.rest(left)
        self.due[host] = self.clock() + pause

    def later(self, host: str, seconds: float) -> None:
        """The host asks to be left alone for so long."""
        self.due[host] = max(self.due.get(host, 0.0), self.clock() + seconds)

    def left(self, host: str) -> float:
        """Seconds until this host's turn; 0 or less where it has come."""
        return self.due.get(host, 0.0) - self.clock()


def retry_after(value: str, now: datetime) -> float | None:
    """The seconds that a ``Retry-After`` header asks for (RFC 9110), or ``None`` where it cannot be read."""
    written = value.strip()
    if re.fullmatch(r"\d{1,9}", written):
        return float(written)
    try:
        at = parsedate_to_datetime(written)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return max(0.0, ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds())
