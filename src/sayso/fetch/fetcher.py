"""An address goes in, what it leads to comes out: hop by hop, each asked for politely and checked like the first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import Message

from sayso import __version__
from sayso.fetch.addresses import Address, read_address
from sayso.fetch.exchange import Answer, Check, Exchange, Stopwatch
from sayso.fetch.limits import Fetched, Held, Limits
from sayso.fetch.manners import Manners, retry_after
from sayso.fetch.reach import PrivateError, UnreachableError, UntrustedError
from sayso.fetch.robots import AGENT, LARGEST, Rules, place_of, rules
from sayso.model.errors import InputError

USER_AGENT = f"{AGENT}/{__version__}"

HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9,"
    " text/plain;q=0.9, application/json;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}

DONE, NOT_MODIFIED, TOO_MANY = 200, 304, 429
MOVED = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({TOO_MANY, 503})

MINUTE = 60.0
"""Seconds that a host is left alone which is asked too often and does not say how long to wait."""

READABLE = frozenset(
    {
        "",
        "text/html",
        "text/plain",
        "text/markdown",
        "text/xml",
        "application/xml",
        "application/xhtml+xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/json",
        "application/ld+json",
        "application/x-ndjson",
        "application/jsonl",
        "application/octet-stream",
        "binary/octet-stream",
    }
)
"""Media types that an article or a feed may come as; where one says nothing, the bytes are looked at."""

SAID = {
    401: "it wants a login",
    402: "it wants to be paid for",
    403: "the server does not let us have it",
    404: "there is nothing at this address",
    410: "it was taken down",
    TOO_MANY: "the server is asked too often",
    451: "it is withheld for legal reasons",
}


@dataclass
class Fetcher:
    """Fetches one address after another; knows each site's rules and when it may be asked next.

    With ``heed_robots`` off, what a robots.txt forbids is fetched all the same, and said to be ``overruled``.
    """

    now: Callable[[], datetime]
    limits: Limits = field(default_factory=Limits)
    allow_private: bool = False
    heed_robots: bool = True
    manners: Manners = field(default_factory=Manners)
    sites: dict[str, Rules] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def fetch(self, address: Address, held: Held | None = None) -> Fetched:
        """What is at ``address``; if it is as it was ``held``, the server need not send it again.

        Raises:
            UnreachableError: if a host cannot be found or reached.
            InputError: if it is refused by the server, its robots.txt or our limits, or leads astray.
        """
        watch = Stopwatch(self.limits.total)
        at, seen, hosts, overruled = address, {address.text}, set[str](), False
        for _ in range(self.limits.hops + 1):
            # One way over several addresses of a host is one request to it, as people see it.
            overruled = self._permitted(at, address, watch, first=at.host not in hosts) or overruled
            hosts.add(at.host)
            answer = self._answer(at, address, held, watch)
            if answer.status not in MOVED:
                return _fetched(at, address, answer, overruled=overruled)
            at = _next(at, address, answer)
            if at.text in seen:
                raise _refusal(address, "it leads in a circle", "open it in a browser, and copy where that ends")
            seen.add(at.text)
        raise _refusal(address, f"it leads on more than {self.limits.hops} times", "copy the last address")

    def _permitted(self, at: Address, asked: Address, watch: Stopwatch, *, first: bool) -> bool:
        """Whether the site's rules had to be overruled; the ``first`` hop to a host waits for its turn."""
        if first:
            self._turn(at, asked, 0.0)
        if at.origin not in self.sites:
            self.sites[at.origin] = self._rules(at, asked, watch)
        told = self.sites[at.origin]
        forbidden = not told.allows(at)
        if forbidden and self.heed_robots:
            what = f"cannot be read: {told.problem}" if told.problem else "asks to leave it alone"
            hint = "save the page and import the file; with a reason for the log, --ignore-robots TEXT"
            raise _refusal(asked, f"{place_of(at).shown} {what}", hint)
        self.manners.later(at.host, max(self.limits.pause, min(told.pause, self.limits.patience)))
        return forbidden

    def _turn(self, at: Address, asked: Address, pause: float) -> None:
        left = self.manners.left(at.host)
        if left > self.limits.patience:
            raise _refusal(asked, f"{at.host} asks to be left alone for {left:.0f} seconds", "try it then")
        self.manners.wait(at.host, pause)

    def _rules(self, page: Address, asked: Address, watch: Stopwatch) -> Rules:
        """The rules of a page's site, which may be kept elsewhere.

        Raises:
            UnreachableError, UntrustedError, PrivateError: if not even their host may be asked.
        """
        at = place_of(page)
        for _ in range(self.limits.hops + 1):
            try:
                answer = self._exchange(at, page, asked, watch, wanted=_any_body, size=4 * LARGEST)
            except (UnreachableError, UntrustedError, PrivateError):
                raise
            except InputError as problem:
                return Rules(problem=problem.what.removeprefix(f"{_called(page, asked)}: "))
            if answer.status not in MOVED:
                return rules(answer.status, answer.body)
            try:
                at = read_address(answer.headers.get("location", ""), at)
            except InputError:
                break
        return Rules()

    def _answer(self, at: Address, asked: Address, held: Held | None, watch: Stopwatch) -> Answer:
        """The answer of one hop; a host that asks for a short while gets it, once."""
        conditions = _conditions(held) if held and held.final == at.key else {}

        def ask() -> Answer:
            return self._exchange(at, at, asked, watch, wanted=_wanted(at, asked), size=self.limits.size, **conditions)

        answer = ask()
        if answer.status in BUSY:
            seconds = retry_after(answer.headers.get("retry-after", ""), self.now())
            if seconds is None and answer.status == TOO_MANY:
                seconds = MINUTE
            self.manners.later(at.host, seconds or 0.0)
            if seconds is not None and seconds <= self.limits.patience:
                self._turn(at, asked, self.limits.pause)
                answer = ask()
        if answer.status == NOT_MODIFIED and not conditions:
            raise _refusal(asked, "the server says that nothing changed, and was not asked", "try again")
        return answer

    def _exchange(
        self, at: Address, page: Address, asked: Address, watch: Stopwatch, *, wanted: Check, size: int, **more: str
    ) -> Answer:
        called = _called(page, asked)
        limits = replace(self.limits, size=size)
        headers = {**HEADERS, **{name.replace("_", "-"): value for name, value in more.items()}}
        if at.origin in self.gone:
            raise UnreachableError(f"{called}: {at.host} could not be reached before", "check it, and try again")
        try:
            with watch as seconds:
                return Exchange(at, called, headers, limits, self.allow_private).answer(wanted, seconds=seconds)
        except UnreachableError:
            self.gone.add(at.origin)
            raise


def _called(page: Address, asked: Address) -> str:
    """What messages call a page: the address that somebody asked for, and where that has led."""
    return asked.shown if page == asked else f"{asked.shown} leads to {page.shown}"


def _any_body(status: int, _headers: Mapping[str, str]) -> bool:
    return status == DONE


def _conditions(held: Held) -> dict[str, str]:
    """The headers that have a server answer 304 where nothing changed (RFC 9110), with ``_`` for ``-``."""
    named = {"If_None_Match": held.etag, "If_Modified_Since": held.last_modified}
    return {name: value for name, value in named.items() if value}


def _wanted(at: Address, asked: Address) -> Check:
    """Takes the body of what can be an article; refuses a picture before it is loaded."""

    def check(status: int, headers: Mapping[str, str]) -> bool:
        media, _ = media_type(headers.get("content-type", ""))
        readable = media in READABLE or (media.endswith(("+json", "+xml")) and not media.startswith("image/"))
        if status == DONE and not readable:
            where = "" if at == asked else f" (it leads to {at.shown})"
            raise _refusal(asked, f"it is {media}, neither a page nor a feed{where}", "save its text and import that")
        return status == DONE

    return check


def _next(at: Address, asked: Address, answer: Answer) -> Address:
    """Where an answer leads."""
    location = answer.headers.get("location", "").strip()
    if not location:
        raise _refusal(asked, f"the server answers {answer.status} and does not say where it leads", "check it")
    try:
        # Header values are Latin-1 to the library, and UTF-8 as they are sent.
        return read_address(location.encode("latin-1").decode("utf-8", "replace"), at)
    except UnicodeEncodeError:
        return read_address(location, at)
    except InputError as problem:
        raise InputError(f"{asked.shown} leads to {problem.what}", problem.hint) from None


def _fetched(at: Address, asked: Address, answer: Answer, *, overruled: bool) -> Fetched:
    if answer.status not in (DONE, NOT_MODIFIED):
        fault = answer.status >= 500
        said = SAID.get(answer.status, "the server has a fault" if fault else "the server refuses")
        hint = "try it later" if fault or answer.status == TOO_MANY else "check the address in a browser"
        raise _refusal(asked, f"{said} ({answer.status})", hint)
    media, charset = media_type(answer.headers.get("content-type", ""))
    return Fetched(
        final=at,
        body=answer.body if answer.status == DONE else None,
        media=media,
        charset=charset,
        etag=_kept(answer.headers.get("etag", "")),
        last_modified=_kept(answer.headers.get("last-modified", "")),
        overruled=overruled,
    )


def _kept(value: str) -> str:
    """A header's value as it can be sent back: printable ASCII, no longer than a server may mean it to be."""
    return value if value.isascii() and value.isprintable() and len(value) <= 1000 else ""


def media_type(header: str) -> tuple[str, str]:
    """The media type, in small letters, and the charset that a ``Content-Type`` header names."""
    if not header.strip():
        return "", ""
    message = Message()
    message["content-type"] = " ".join(header.split())
    return message.get_content_type(), str(message.get_content_charset() or "")


def _refusal(asked: Address, what: str, hint: str) -> InputError:
    return InputError(f"{asked.shown}: {what}", hint)
