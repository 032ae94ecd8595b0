"""What a server may send: types, sizes, broken answers, and how long it may take."""

import gzip
import threading
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from io import BufferedIOBase

import pytest
from tests.fetch.conftest import NOON, PAGE, Reply, Site, refusal

from sayso.fetch.fetcher import Fetcher
from sayso.fetch.limits import Limits


@pytest.mark.parametrize(
    "media", ["image/jpeg", "application/pdf", "video/mp4", "text/css", "image/svg+xml", "application/zip"]
)
def test_a_wrong_type_is_refused_before_it_is_loaded(fetcher: Fetcher, site: Site, media: str) -> None:
    """A film is not waited for."""

    def film(out: BufferedIOBase) -> None:
        out.write(f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: 90000\r\n\r\n".encode())
        out.flush()
        site.stop.wait(60)

    begun = time.monotonic()
    assert f"it is {media}, neither a page nor a feed" == refusal(fetcher, site.sends("/a", film))
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("media", ["", "application/octet-stream", "application/ninjs+json", "text/plain"])
def test_a_type_that_says_little_is_taken(fetcher: Fetcher, site: Site, media: str) -> None:
    """The bytes are looked at later."""
    site.pages["/a"] = Reply(headers={"Content-Type": media} if media else {}, body=b"x")

    assert b"x" == fetcher.fetch(site.at("/a")).body


@pytest.mark.parametrize(
    "coding", [("gzip", gzip.compress), ("deflate", zlib.compress), ("x-gzip", gzip.compress)], ids=lambda one: one[0]
)
def test_a_compressed_page_is_unpacked(
    fetcher: Fetcher, site: Site, coding: tuple[str, Callable[[bytes], bytes]]
) -> None:
    """In the two ways that are asked for."""
    site.has("/a", coding[1](PAGE.encode()), Content_Encoding=coding[0])

    assert PAGE.encode() == fetcher.fetch(site.at("/a")).body


def test_a_compression_bomb_stays_small(site: Site) -> None:
    """What it would swell to is never made."""
    bomb = gzip.compress(b"a" * 200_000_000, 9)
    site.has("/a", bomb, Content_Encoding="gzip")
    begun = time.process_time()

    assert "more than the limit of 100,000 bytes" == refusal(
        Fetcher(lambda: NOON, Limits(size=100_000, pause=0), allow_private=True), site.url("/a")
    )
    assert time.process_time() - begun < 2


def test_a_huge_page_is_not_read_to_its_end(fetcher: Fetcher, site: Site) -> None:
    """Neither where the server says its size nor where it does not."""
    sent: list[int] = []

    def endless(out: BufferedIOBase) -> None:
        out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(10_000):
            out.write(b"a" * 10_000)
            sent.append(10_000)

    site.has("/said", PAGE * 10_000)
    assert "more than the limit of 100,000 bytes" == refusal(fetcher, site.url("/said"))
    assert "more than the limit of 100,000 bytes" == refusal(fetcher, site.sends("/endless", endless))
    assert sum(sent) < 50_000_000


def _cut(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\nSome 42")


def _bad_chunk(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nSome\r\nxyz\r\n")


def _cut_chunk(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n400\r\nSome")


def _no_last_chunk(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nSome\r\n")


def _two_lengths(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\nSome 42")


def _bad_length(out: BufferedIOBase) -> None:
    out.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\nContent-Encoding: gzip\r\n\r\nSome"
    )


def _cut_gzip(out: BufferedIOBase) -> None:
    body = gzip.compress(PAGE.encode())[:-9]
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body)


def _no_gzip(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n<p>Some 42 boats.</p>")


def _not_http(out: BufferedIOBase) -> None:
    out.write(b"220 mail.ledger.example ESMTP ready\r\n")


def _nothing(out: BufferedIOBase) -> None:
    del out


def _long_header(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 100_000 + b"\r\n\r\n")


def _many_headers(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\n" + b"X-Many: a\r\n" * 500 + b"\r\n")


@pytest.mark.parametrize(
    "raw",
    [
        _cut,
        _bad_chunk,
        _cut_chunk,
        _no_last_chunk,
        _two_lengths,
        _bad_length,
        _cut_gzip,
        _no_gzip,
        _not_http,
        _nothing,
        _long_header,
        _many_headers,
    ],
)
def test_a_broken_answer_is_refused(fetcher: Fetcher, site: Site, raw: Callable[[BufferedIOBase], None]) -> None:
    """Half an article is none."""
    assert "the answer is broken or breaks off" == refusal(fetcher, site.sends("/a", raw))


def test_a_page_is_taken_whose_length_nobody_says(fetcher: Fetcher, site: Site) -> None:
    """It ends where the server hangs up."""
    start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    site.sends("/a", lambda out: _write(out, start + PAGE.encode()))

    assert PAGE.encode() == fetcher.fetch(site.at("/a")).body


def _write(out: BufferedIOBase, data: bytes) -> None:
    out.write(data)


def test_a_silent_server_is_left(fetcher: Fetcher, site: Site) -> None:
    """Before and after it begins to answer."""

    def silent(_out: BufferedIOBase) -> None:
        site.stop.wait(5)

    def half(out: BufferedIOBase) -> None:
        out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\nSome")
        out.flush()
        site.stop.wait(5)

    assert "nothing comes for 1 seconds" == refusal(fetcher, site.sends("/silent", silent))
    assert "nothing comes for 1 seconds" == refusal(fetcher, site.sends("/half", half))


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n"])
def test_a_server_that_trickles_is_left(site: Site, start: bytes) -> None:
    """A byte now and then, in the header or in the body, holds nobody up for longer than the whole may take."""

    def trickle(out: BufferedIOBase) -> None:
        out.write(start)
        while not site.stop.wait(0.05):
            out.write(b"H")
            out.flush()

    limits = Limits(read=0.5, total=1, pause=0)
    begun = time.monotonic()

    said = refusal(Fetcher(lambda: NOON, limits, allow_private=True), site.sends("/a", trickle))
    assert "no whole answer within 1 seconds" == said
    assert time.monotonic() - begun < 30
    wait_until_nobody_reads()


def wait_until_nobody_reads() -> None:
    """What was given up also ends."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if not any(thread.name == "sayso-fetch" for thread in threading.enumerate()):
            return
        time.sleep(0.02)
    pytest.fail("a thread still reads")


def test_all_hops_share_the_time(site: Site) -> None:
    """A way of slow steps takes no longer than one slow step may."""

    def slow(to: str) -> Callable[[BaseHTTPRequestHandler], Reply]:
        def answer(_request: BaseHTTPRequestHandler) -> Reply:
            site.stop.wait(0.3)
            return Reply(status=302, headers={"Location": to})

        return answer

    for number in range(6):
        site.pages[f"/{number}"] = slow(f"/{number + 1}")
    limits = Limits(read=1, total=0.7, pause=0)

    said = refusal(Fetcher(lambda: NOON, limits, allow_private=True), site.url("/0"))
    assert f"{site.url('/0')} leads to {site.url('/2')}: no whole answer within 0.7 seconds" == said


def test_nothing_is_left_behind(fetcher: Fetcher, site: Site) -> None:
    """No thread goes on after an answer."""
    site.has("/a", PAGE)
    fetcher.fetch(site.at("/a"))

    wait_until_nobody_reads()
