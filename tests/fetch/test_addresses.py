"""Which addresses are taken, how they are written, and what they never show."""

import pytest

from sayso.fetch.addresses import is_address, read_address
from sayso.model.errors import InputError


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://Ledger.EXAMPLE/pier", "https://ledger.example/pier"),
        ("  http://ledger.example  ", "http://ledger.example/"),
        ("HTTPS://ledger.example:443/a?b=c#part", "https://ledger.example/a?b=c"),
        ("http://ledger.example:8080/", "http://ledger.example:8080/"),
        ("https://ledger.example/fähre?q=zwölf", "https://ledger.example/f%C3%A4hre?q=zw%C3%B6lf"),
        ("https://ledger.example/50%/a%20b", "https://ledger.example/50%25/a%20b"),
        ("https://fähre.example/", "https://xn--fhre-loa.example/"),
        ("http://[2001:DB8::1]:81/a", "http://[2001:db8::1]:81/a"),
        ("http://127.1/", "http://127.1/"),
    ],
)
def test_an_address_is_written_one_way(written: str, expected: str) -> None:
    """Host in small letters and ASCII, no fragment, no needless port."""
    assert expected == read_address(written).text


@pytest.mark.parametrize(
    "written",
    [
        "ftp://ledger.example/pier",
        "file:///etc/passwd",
        "gopher://ledger.example",
        "javascript://ledger.example/%0aalert(1)",
        "http://",
        "http:///pier",
        "https://ledger.example:99999/",
        "https://ledger.example:port/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "https://ledger.example\\@evil.example/",
        "https://led ger.example/",
        "https://ledger.example/a b",
        "https://ledger.example/\r\nHost: evil.example",
        "https://ledger%2eexample/",
        "https://-ledger.example/",
        f"https://ledger.example/{'a' * 5000}",
        f"https://{'a' * 70}.example/",
        "https://ed:hunter2@ledger.example/",
        "https://ed@ledger.example/",
    ],
)
def test_an_address_is_refused_in_one_line(written: str) -> None:
    """With a next step, and never with a password."""
    with pytest.raises(InputError) as refused:
        read_address(written)

    assert refused.value.hint
    assert "\n" not in str(refused.value)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("id=4&page=2", "id=4&page=2"),
        ("id=4&token=abc", "id=4&token=***"),
        ("access_token=abc&x=1", "access_token=***&x=1"),
        ("X-Amz-Signature=abc", "X-Amz-Signature=***"),
        ("%74oken=abc", "%74oken=***"),
        ("api_key=abc", "api_key=***"),
        ("key=4", "key=4"),
        ("token=", "token="),
        ("design=blue", "design=blue"),
    ],
)
def test_a_secret_in_a_query_is_not_shown(query: str, shown: str) -> None:
    """It is sent, and what is printed or kept has stars in its place."""
    address = read_address(f"https://ledger.example/feed?{query}")

    assert (f"https://ledger.example/feed?{query}", f"https://ledger.example/feed?{shown}") == (
        address.text,
        address.shown,
    )


def test_addresses_that_differ_in_a_secret_stay_two() -> None:
    """What tells articles apart is a digest, which does not give the secret away."""
    one, two = (read_address(f"https://ledger.example/?token={value}") for value in ("red", "blue"))

    assert one.shown == two.shown
    assert one.key != two.key
    assert "red" not in one.key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://ledger.example", True),
        ("ftp://ledger.example", True),
        ("file:///a.txt", True),
        ("ledger.example/pier", False),
        ("articles/2013", False),
        ("C:\\articles", False),
        ("-", False),
    ],
)
def test_an_address_is_told_from_a_path(text: str, expected: bool) -> None:
    """By its scheme: what cannot be fetched is refused as an address, not looked for as a file."""
    assert expected == is_address(text)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/b", "https://ledger.example/b"),
        ("c?d", "https://ledger.example/news/c?d"),
        ("//herald.example/e", "https://herald.example/e"),
        ("http://herald.example", "http://herald.example/"),
    ],
)
def test_a_relative_address_is_seen_from_its_page(link: str, expected: str) -> None:
    """As a browser follows it."""
    assert expected == read_address(link, read_address("https://ledger.example/news/a")).text
