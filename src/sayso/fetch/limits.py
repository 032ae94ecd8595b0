"""What a fetch may take and bring, what is known from before it, and what came of it."""

from dataclasses import dataclass, field

from sayso.fetch.addresses import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds, bytes and hops.

    ``connect`` and ``read`` bound each wait for the other side, ``total`` everything that one address takes, name
    lookup, hops and body, without the waits that politeness asks for. ``size`` is bytes once decompressed. ``pause``
    parts two requests to one host; ``patience`` is the longest wait that a server may ask for.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 50_000_000
    hops: int = 5
    pause: float = 1.0
    patience: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What an earlier answer of the same address said of itself, and the address that it came from in the end."""

    final: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came: ``body`` is ``None`` where the server says that nothing has changed.

    ``media`` is the media type in small letters without its parameters, ``charset`` as the header names it;
    ``overruled`` says that robots.txt asks to keep away from it.
    """

    final: Address
    body: bytes | None = field(repr=False)
    media: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    overruled: bool = False
