"""One address against a real server: where it leads, and what is said of it."""

from http.server import BaseHTTPRequestHandler

import pytest
from tests.fetch.conftest import NOON, PAGE, QUICK, Reply, Site, refusal

from sayso.fetch.addresses import read_address
from sayso.fetch.fetcher import USER_AGENT, Fetcher
from sayso.fetch.limits import Held
from sayso.fetch.reach import UnreachableError


def test_a_page_comes_with_what_the_server_says_of_it(fetcher: Fetcher, site: Site) -> None:
    """Its final address, media type, charset, and what to ask by the next time."""
    site.has("/a", PAGE, "Text/HTML; Charset=ISO-8859-2", ETag='"7"', Last_Modified="Thu, 10 Apr 2031 10:00:00 GMT")

    got = fetcher.fetch(site.at("/a"))

    assert (PAGE.encode(), "text/html", "iso-8859-2") == (got.body, got.media, got.charset)
    assert ('"7"', "Thu, 10 Apr 2031 10:00:00 GMT", site.url("/a")) == (got.etag, got.last_modified, got.final.text)


def test_the_server_is_told_who_asks(fetcher: Fetcher, site: Site) -> None:
    """The name and version, the host as people write it, and no cookies or credentials."""
    site.has("/a", PAGE)
    fetcher.fetch(site.at("/a"))

    sent = site.headers[-1]
    assert (USER_AGENT, f"127.0.0.1:{site.port}") == (sent["user-agent"], sent["host"])
    assert {"host", "user-agent", "accept", "accept-encoding", "connection"} == set(sent)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(fetcher: Fetcher, site: Site, status: int) -> None:
    """The address where it ends is the page's."""
    site.leads("/old", "/new?a=b", status)
    site.has("/new?a=b", PAGE)

    assert site.url("/new?a=b") == fetcher.fetch(site.at("/old")).final.text


def test_a_circle_is_left(fetcher: Fetcher, site: Site) -> None:
    """At once."""
    site.leads("/a", "/b")
    site.leads("/b", "/a")

    assert "it leads in a circle" == refusal(fetcher, site.url("/a"))
    assert ["/robots.txt", "/a", "/b"] == site.asked


def test_a_long_way_is_not_gone(fetcher: Fetcher, site: Site) -> None:
    """Five hops, and no more."""
    for number in range(10):
        site.leads(f"/{number}", f"/{number + 1}")

    assert "it leads on more than 5 times" == refusal(fetcher, site.url("/0"))
    assert "/6" not in site.asked


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("file:///etc/passwd", "leads to file:///etc/passwd: only http and https addresses are fetched"),
        ("ftp://ledger.example/a", "leads to ftp://ledger.example/a: only http and https addresses are fetched"),
        (
            "https://ed:hunter2@ledger.example/",
            "leads to https://***@ledger.example/: an address with a user name or password is not fetched",
        ),
        ("http://[", "leads to http://[: not an address that can be fetched"),
        ("", "the server answers 302 and does not say where it leads"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(fetcher: Fetcher, site: Site, to: str, said: str) -> None:
    """Naming it, and never a password in it."""
    url = site.leads("/a", to)

    assert said == refusal(fetcher, url).removeprefix(f"{url} ")


@pytest.mark.parametrize("host", ["10.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0"])
def test_a_redirect_into_a_private_network_is_refused(
    site: Site, other_site: Site, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Each hop is checked like the first, and nobody there is asked anything."""
    fetcher = Fetcher(lambda: NOON, QUICK)
    other_site.has("/secret", PAGE)
    url = site.leads("/a", f"http://{host}:{other_site.port}/secret")
    # The first host alone is taken for a public one.
    monkeypatch.setattr("sayso.fetch.reach.is_public", lambda numeric: numeric == "127.0.0.1" and not site.asked[1:])

    said = refusal(fetcher, url)

    secret = read_address(f"http://{host}:{other_site.port}/secret")
    assert said.startswith(f"{url} leads to {secret.text}: ")
    assert "belongs to a private network or to this machine" in said
    assert [] == other_site.asked


def test_this_machine_is_not_asked_unless_allowed(site: Site) -> None:
    """Nor its robots.txt."""
    assert "127.0.0.1 belongs to a private network or to this machine" == refusal(
        Fetcher(lambda: NOON, QUICK), site.url("/a")
    )
    assert [] == site.asked


def test_a_name_is_looked_up_once_and_its_number_connected_to(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that turns private between the check and the connection finds nobody who asks it again."""
    asked: list[str] = []

    def numbers(address: object, called: str, *, allow_private: bool) -> list[str]:
        del address, allow_private
        asked.append(called)
        return ["127.0.0.1"]

    monkeypatch.setattr("sayso.fetch.exchange.addresses_of", numbers)
    site.has("/a", PAGE)

    got = fetcher.fetch(read_address(f"http://rebinding.invalid:{site.port}/a"))

    assert PAGE.encode() == got.body
    assert 2 == len(asked)
    assert f"rebinding.invalid:{site.port}" == site.headers[-1]["host"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "it wants a login (401)"),
        (403, "the server does not let us have it (403)"),
        (404, "there is nothing at this address (404)"),
        (410, "it was taken down (410)"),
        (418, "the server refuses (418)"),
        (451, "it is withheld for legal reasons (451)"),
        (500, "the server has a fault (500)"),
        (503, "the server has a fault (503)"),
        (204, "the server refuses (204)"),
        (304, "the server says that nothing changed, and was not asked"),
    ],
)
def test_a_status_is_said_in_words(fetcher: Fetcher, site: Site, status: int, said: str) -> None:
    """With its number."""
    assert said == refusal(fetcher, site.says("/a", status))


def test_what_is_as_it_was_is_not_sent_again(fetcher: Fetcher, site: Site) -> None:
    """The server is asked by what it said the last time, at the address where that came from."""

    def page(request: BaseHTTPRequestHandler) -> Reply:
        known = request.headers["If-None-Match"] == '"7"'
        return Reply(status=304 if known else 200, headers={"ETag": '"7"', "Content-Type": "text/html"}, body=b"")

    site.pages["/a"] = page
    held = Held(final=site.at("/a").key, etag='"7"', last_modified="Thu, 10 Apr 2031 10:00:00 GMT")

    assert fetcher.fetch(site.at("/a"), held).body is None
    assert "Thu, 10 Apr 2031 10:00:00 GMT" == site.headers[-1]["if-modified-since"]
    assert b"" == fetcher.fetch(site.at("/a"), Held(final="http://elsewhere.example/", etag='"7"')).body


def test_no_proxy_is_asked(fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment's proxies would connect where nobody checked."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.has("/a", PAGE)

    assert PAGE.encode() == fetcher.fetch(site.at("/a")).body


def test_a_secret_is_sent_and_never_said(fetcher: Fetcher, site: Site) -> None:
    """The refusal of an address with a token in it shows stars."""
    said = refusal(fetcher, site.says("/a?token=hunter2", 404))

    assert "/a?token=hunter2" in site.asked
    assert "hunter2" not in said


def test_a_host_where_nobody_answers_is_not_asked_again(fetcher: Fetcher) -> None:
    """The rest of a batch does not wait for it."""
    closed = read_address("http://127.0.0.1:9/a")
    with pytest.raises(UnreachableError, match=r"127\.0\.0\.1:9 takes no connection"):
        fetcher.fetch(closed)
    with pytest.raises(UnreachableError, match="could not be reached before"):
        fetcher.fetch(closed)
