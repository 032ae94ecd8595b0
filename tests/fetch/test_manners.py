"""What a site asks for in its robots.txt and by its answers is kept."""

from http.server import BaseHTTPRequestHandler

import pytest
from tests.fetch.conftest import NOON, PAGE, QUICK, Reply, Site, refusal

from sayso.fetch.addresses import read_address
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.limits import Limits
from sayso.fetch.manners import Manners

ROBOTS = (
    "User-agent: *\nDisallow: /private\n\nUser-agent: sayso\nDisallow: /*.print$\nDisallow: /news\nAllow: /news/open"
)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/private", True), ("/a.print", False), ("/a.print?b", True), ("/news/a", False), ("/news/open/a", True)],
)
def test_the_rules_of_a_site_are_kept(fetcher: Fetcher, site: Site, path: str, allowed: bool) -> None:
    """Those for us rather than those for all, with wildcards, the longest one winning."""
    site.has("/robots.txt", ROBOTS, "text/plain")
    site.has(path, PAGE)

    if allowed:
        assert PAGE.encode() == fetcher.fetch(site.at(path)).body
    else:
        assert f"{site.url('/robots.txt')} asks to leave it alone" == refusal(fetcher, site.url(path))
        assert path not in site.asked


def test_rules_are_asked_for_once_a_site(fetcher: Fetcher, site: Site) -> None:
    """However many pages it has."""
    for path in ("/a", "/b", "/c"):
        site.has(path, PAGE)
        fetcher.fetch(site.at(path))

    assert ["/robots.txt", "/a", "/b", "/c"] == site.asked


def test_each_hop_has_the_rules_of_its_site(fetcher: Fetcher, site: Site, other_site: Site) -> None:
    """A page that is forbidden is not fetched through another either."""
    other_site.has("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    other_site.has("/b", PAGE)

    assert f"{other_site.url('/robots.txt')} asks to leave it alone" == refusal(
        fetcher, site.leads("/a", other_site.url("/b"))
    )
    assert ["/robots.txt"] == other_site.asked


@pytest.mark.parametrize(
    ("status", "said"),
    [(500, "the server answers 500"), (503, "the server answers 503"), (429, "the server answers 429")],
)
def test_nothing_is_fetched_while_the_rules_cannot_be_read(
    fetcher: Fetcher, site: Site, status: int, said: str
) -> None:
    """RFC 9309: a site that fails may forbid anything."""
    site.says("/robots.txt", status)
    site.has("/a", PAGE)

    assert f"{site.url('/robots.txt')} cannot be read: {said}" == refusal(fetcher, site.url("/a"))


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_forbids_nothing(fetcher: Fetcher, site: Site, status: int) -> None:
    """RFC 9309: any 4xx says that there are none."""
    site.says("/robots.txt", status)
    site.has("/a", PAGE)

    assert PAGE.encode() == fetcher.fetch(site.at("/a")).body


def test_rules_are_followed_to_where_they_are_kept(fetcher: Fetcher, site: Site) -> None:
    """Like any page."""
    site.leads("/robots.txt", "/rules", 301)
    site.has("/rules", "User-agent: *\nDisallow: /a", "text/plain")

    assert f"{site.url('/robots.txt')} asks to leave it alone" == refusal(fetcher, site.url("/a"))


def test_rules_that_are_set_aside_are_said_to_be(site: Site) -> None:
    """Only where they forbid something."""
    site.has("/robots.txt", ROBOTS, "text/plain")
    site.has("/news/a", PAGE)
    site.has("/open", PAGE)
    fetcher = Fetcher(lambda: NOON, QUICK, allow_private=True, heed_robots=False)

    assert (True, False) == (fetcher.fetch(site.at("/news/a")).overruled, fetcher.fetch(site.at("/open")).overruled)


def _resting() -> tuple[Manners, list[float]]:
    """Manners over a clock that only waiting moves on, and what was waited."""
    waited: list[float] = []
    return Manners(lambda: 1000 + sum(waited), waited.append), waited


@pytest.mark.parametrize(("rules", "pause"), [("", 1.0), ("User-agent: *\nCrawl-delay: 3", 3.0)])
def test_two_requests_to_a_host_are_parted(site: Site, other_site: Site, rules: str, pause: float) -> None:
    """By as long as its rules ask, and at least a second; another host is not waited for."""
    manners, waited = _resting()
    site.has("/robots.txt", rules, "text/plain")
    for path in ("/a", "/b"):
        site.has(path, PAGE)
    other_site.has("/c", PAGE)
    fetcher = Fetcher(lambda: NOON, Limits(), allow_private=True, manners=manners)

    fetcher.fetch(site.at("/a"))
    fetcher.fetch(read_address(f"http://localhost:{other_site.port}/c"))
    assert [] == waited
    fetcher.fetch(site.at("/b"))
    assert [pause] == waited


def test_a_way_over_one_host_is_one_request(site: Site) -> None:
    """What comes after it waits."""
    manners, waited = _resting()
    site.leads("/a", "/b")
    site.leads("/b", "/c")
    site.has("/c", PAGE)
    fetcher = Fetcher(lambda: NOON, Limits(), allow_private=True, manners=manners)

    fetcher.fetch(site.at("/a"))
    assert [] == waited
    fetcher.fetch(site.at("/c"))
    assert [1.0] == waited


@pytest.mark.parametrize("after", ["20", "Thu, 10 Apr 2031 12:00:20 GMT"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_a_while_gets_it(site: Site, status: int, after: str) -> None:
    """Said in seconds or as a time; then it is asked once more."""
    manners, waited = _resting()

    def page(_request: BaseHTTPRequestHandler) -> Reply:
        if site.asked.count("/a") == 1:
            return Reply(status=status, headers={"Retry-After": after})
        return Reply(headers={"Content-Type": "text/html"}, body=PAGE.encode())

    site.pages["/a"] = page

    assert (
        PAGE.encode() == Fetcher(lambda: NOON, Limits(), allow_private=True, manners=manners).fetch(site.at("/a")).body
    )
    assert [20.0] == waited


@pytest.mark.parametrize(("after", "left"), [({"Retry_After": "3600"}, 3600), ({}, 60)])
def test_a_host_that_asks_for_long_is_left_alone(site: Site, after: dict[str, str], left: int) -> None:
    """Its other pages, too: they are refused without asking it."""
    manners, waited = _resting()
    site.says("/a", 429, **after)
    site.has("/b", PAGE)
    fetcher = Fetcher(lambda: NOON, Limits(), allow_private=True, manners=manners)

    assert "the server is asked too often (429)" == refusal(fetcher, site.url("/a"))
    assert f"127.0.0.1 asks to be left alone for {left} seconds" == refusal(fetcher, site.url("/b"))
    assert (["/robots.txt", "/a"], []) == (site.asked, waited)
