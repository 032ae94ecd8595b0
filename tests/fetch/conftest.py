"""A real web site on this machine that answers as a test tells it to, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase

import pytest

from sayso.fetch.addresses import Address, read_address
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.limits import Limits
from sayso.model.errors import InputError

NOON = datetime(2031, 4, 10, 12, tzinfo=UTC)
QUICK = Limits(connect=5, read=1, total=5, size=100_000, pause=0)
PAGE = "<p>Some 42 boats sank.</p>"

Answerer = Callable[[BaseHTTPRequestHandler], "Reply"]


@dataclass(frozen=True, kw_only=True)
class Reply:
    """An answer; ``raw`` writes all of it itself, status line included."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    raw: Callable[[BufferedIOBase], None] | None = None


@dataclass
class Site:
    """What a site has at each path, and who came for it."""

    port: int
    scheme: str = "http"
    pages: dict[str, Reply | Answerer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def at(self, path: str) -> Address:
        """The address of a path."""
        return read_address(self.url(path))

    def url(self, path: str) -> str:
        """The address of a path, as people write it."""
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    def has(self, path: str, body: str | bytes, media: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Put something at a path; its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Reply(headers={"Content-Type": media, **named}, body=data)
        return self.url(path)

    def leads(self, path: str, to: str, status: int = 302) -> str:
        """Have a path lead elsewhere; its address."""
        self.pages[path] = Reply(status=status, headers={"Location": to})
        return self.url(path)

    def says(self, path: str, status: int, **headers: str) -> str:
        """Have a path answer with nothing but a status; its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Reply(status=status, headers=named)
        return self.url(path)

    def sends(self, path: str, raw: Callable[[BufferedIOBase], None]) -> str:
        """Have a path answer byte by byte as ``raw`` writes it; its address."""
        self.pages[path] = Reply(raw=raw)
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    """Answers from its server's site."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer as the site says."""
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.asked.append(self.path)
        site.headers.append({name.lower(): value for name, value in self.headers.items()})
        found = site.pages.get(self.path, Reply(status=404))
        reply = found(self) if callable(found) else found
        if reply.raw is not None:
            self.close_connection = True
            reply.raw(self.wfile)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304 and "Content-Length" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up in the middle is what the tests are about."""


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with nothing on it."""
    yield from serving()


@pytest.fixture
def other_site() -> Iterator[Site]:
    """Another one."""
    yield from serving()


def serving(wrap: Callable[[_Server], None] = lambda _server: None, scheme: str = "http") -> Iterator[Site]:
    """Run a site until the test is done."""
    server = _Server(("127.0.0.1", 0), _Handler)
    wrap(server)
    made = Site(server.server_address[1], scheme)
    server.site = made  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.stop.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def fetcher() -> Fetcher:
    """One that may ask this machine, and waits for nobody."""
    return Fetcher(lambda: NOON, QUICK, allow_private=True)


def refusal(fetcher: Fetcher, url: str) -> str:
    """What is said where nothing comes of an address, without the address itself and the next step."""
    with pytest.raises(InputError) as refused:
        fetcher.fetch(read_address(url))
    said = str(refused.value)
    assert "\n" not in said
    assert refused.value.hint
    return said.removeprefix(f"{url}: ").partition("; ")[0]
