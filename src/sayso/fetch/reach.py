"""A host's name goes in, the numeric addresses that may be connected to come out; private networks stay out."""

import ipaddress
import socket

from sayso.fetch.addresses import Address
from sayso.model.errors import InputError

_TRANSLATED = (
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("::/96"),
    ipaddress.IPv6Network("::ffff:0:0:0/96"),
)
"""IPv6 networks that carry an IPv4 address in their last 32 bits: NAT64, the deprecated compatible form, SIIT."""

_NEVER = (
    ipaddress.IPv6Network("64:ff9b:1::/48"),  # local-use NAT64
    ipaddress.IPv6Network("fec0::/10"),  # site-local, deprecated and still routed by some
    ipaddress.IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
)


class PrivateError(InputError):
    """A host in a private network, where that is not allowed."""


class UntrustedError(InputError):
    """A host that cannot prove to be who it says."""


class UnreachableError(InputError):
    """A host that cannot be found or reached at all: as likely this machine is offline."""


def addresses_of(address: Address, called: str, *, allow_private: bool) -> list[str]:
    """The numeric addresses of the host, in the order to try them. A connection is made to one of these and no other.

    ``called`` is what messages call the address.

    Raises:
        UnreachableError: if there is no such host, or nobody can be asked for it.
        PrivateError: if all of them are in a private network, or are this machine, and that is not allowed.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        hint = "check its spelling, and that this machine is online"
        raise UnreachableError(f"{called}: no host {address.host} can be found", hint) from None
    numeric = list(dict.fromkeys(str(one[4][0]) for one in found))
    allowed = [one for one in numeric if allow_private or is_public(one)]
    if not allowed:
        where = numeric[0] if numeric else "nowhere"
        said = where if where == address.host else f"{address.host} is at {where}, which"
        hint = "give --allow-private if that is meant"
        raise PrivateError(f"{called}: {said} belongs to a private network or to this machine", hint)
    return allowed


def is_public(numeric: str) -> bool:
    """Whether anybody on the internet could be asked at this IPv4 or IPv6 address.

    The registries are those of the ``ipaddress`` module (IANA special-purpose addresses); an IPv4 address inside an
    IPv6 one counts as what it is.
    """
    try:
        found = ipaddress.ip_address(numeric.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = _inside(found)
        if inner is not None:
            return is_public(str(inner))
        if any(found in network for network in _NEVER):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _inside(found: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for, or ``None``."""
    if found.ipv4_mapped is not None or found.sixtofour is not None:
        return found.ipv4_mapped or found.sixtofour
    if any(found in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return None
