"""Which numeric addresses count as anybody's, however they are written."""

import socket
from typing import Any

import pytest

from sayso.fetch.addresses import read_address
from sayso.fetch.reach import PrivateError, UnreachableError, addresses_of, is_public

PRIVATE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.5",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "nowhere",
]


@pytest.mark.parametrize("numeric", PRIVATE)
def test_a_private_address_is_nobodys_to_ask(numeric: str) -> None:
    """Nor is this machine, a link, a group, or an IPv4 address of that kind inside an IPv6 one."""
    assert not is_public(numeric)


@pytest.mark.parametrize(
    "numeric", ["93.184.216.34", "172.32.0.1", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::93.184.216.34"]
)
def test_a_public_address_is_anybodys(numeric: str) -> None:
    """The neighbours of private networks among them."""
    assert is_public(numeric)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]", "localhost"],
)
def test_no_spelling_of_this_machine_passes(host: str) -> None:
    """Decimal, octal, hexadecimal and short forms mean what the system reads in them."""
    with pytest.raises(PrivateError, match="--allow-private"):
        addresses_of(read_address(f"http://{host}/"), "it", allow_private=False)


def test_of_a_name_with_both_only_the_public_address_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is that number that is connected to, whatever the name says a moment later."""

    def found(*_: object, **__: object) -> list[Any]:
        return [(socket.AF_INET, 1, 6, "", (number, 80)) for number in ("10.0.0.1", "93.184.216.34")]

    monkeypatch.setattr(socket, "getaddrinfo", found)

    assert ["93.184.216.34"] == addresses_of(read_address("http://two.example/"), "it", allow_private=False)


def test_a_name_that_nobody_knows_is_said_in_one_line() -> None:
    """With what to check."""
    with pytest.raises(UnreachableError) as refused:
        addresses_of(read_address("http://nowhere.invalid/"), "it", allow_private=False)

    expected = "it: no host nowhere.invalid can be found; check its spelling, and that this machine is online"
    assert expected == str(refused.value)
