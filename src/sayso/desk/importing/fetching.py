"""A web address becomes bytes to import: fetched, or those that came the last time where nothing changed since."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.desk.desk import Desk
from sayso.desk.importing.plan import Settings
from sayso.fetch.addresses import Address, read_address
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.limits import Fetched, Held
from sayso.fetch.reach import UnreachableError
from sayso.intake.sent import Sent
from sayso.model.errors import InputError
from sayso.model.text import Document
from sayso.store import fetches
from sayso.store.fetches import Answered
from sayso.store.journal import Change

WHOLE = frozenset({"html", "text", "markdown"})
"""Formats that hold one article, which its address tells from others."""

FRONTS = ("www.", "m.", "amp.", "mobile.")
"""What hosts begin with that show the same article in another dress."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes at an address, what the server said of them, and where they are in the end."""

    final: Address
    data: bytes = field(repr=False)
    sent: Sent

    def placed(self, document: Document) -> Document:
        """The document with its address; an article that is a page of its own is told from others by that."""
        url = _own_url(document.url) or self.final.shown
        if document.format not in WHOLE:
            # A feed's entries have addresses of their own, or none.
            return replace(document, url=_own_url(document.url))
        return replace(document, url=url, key=document.key or self._key(document.url))

    def _key(self, canonical: str) -> str:
        """The address that the page gives itself, if that is one of the same site; some give the site's front page."""
        try:
            own = read_address(canonical)
        except InputError:
            return self.final.key
        same = _site(own) == _site(self.final) and (own.target != "/" or self.final.target == "/")
        return own.key if same else self.final.key


@dataclass
class Fetching:
    """The addresses of one import, what they answered before, and what they answer now."""

    desk: Desk
    settings: Settings
    earlier: dict[str, Answered] = field(default_factory=dict)
    answers: list[Answered] = field(default_factory=list)
    overruled: bool = False
    lost: dict[str, str] = field(default_factory=dict)
    met: int = 0

    def __post_init__(self) -> None:
        self.fetcher = Fetcher(
            self.desk.now,
            replace(self.settings.limits, size=self.settings.limit),
            allow_private=self.settings.allow_private,
            heed_robots=not self.settings.ignore_robots,
        )

    def expect(self, addresses: Iterable[Address]) -> None:
        """Look up what these addresses answered before."""
        with self.desk.store.reading() as session:
            self.earlier = fetches.answered(session, [address.text for address in addresses])

    def load(self, address: Address) -> Loaded:
        """What is at the address.

        Raises:
            InputError: if it cannot be had; see ``sayso.fetch.fetcher.Fetcher.fetch``.
        """
        earlier = self.earlier.get(address.text)
        body = self._held(address) if earlier else None
        try:
            fetched = self.fetcher.fetch(address, _held(earlier) if earlier and body is not None else None)
        except UnreachableError:
            self.lost[address.shown] = address.host
            raise
        self.met += 1
        self.overruled = self.overruled or fetched.overruled
        if fetched.body is not None:
            answer = _answered(address, fetched, fetched.body)
            self.answers.append(answer)
        else:
            assert earlier is not None
            assert body is not None, "only what is held is asked for conditionally"
            answer = replace(earlier, body=body)
        return Loaded(fetched.final, answer.body, Sent(answer.charset, answer.media, fetched.final.shown))

    def _held(self, address: Address) -> bytes | None:
        with self.desk.store.reading() as session:
            return fetches.body(session, address.text)

    def keep(self, change: Change) -> None:
        """Keep what came for the next time, and have the log tell that a site's wish was set aside."""
        fetches.remember(change, self.answers)
        self.answers = []
        change.logged, self.overruled = change.logged or self.overruled, False

    @property
    def because(self) -> str:
        """What the log says of the addresses fetched since it was last told."""
        return f"robots.txt set aside: {self.settings.ignore_robots}" if self.overruled else ""

    def offline(self) -> str:
        """One sentence where not one of several hosts could be reached, else empty."""
        hosts = sorted(set(self.lost.values()))
        if self.met or len(hosts) < 2:
            return ""
        named = ", ".join(hosts[:3]) + (" and others" if len(hosts) > 3 else "")
        return f"none of {len(self.lost)} addresses can be reached ({named}); check that this machine is online"


def _held(earlier: Answered) -> Held:
    return Held(final=earlier.final_url, etag=earlier.etag, last_modified=earlier.last_modified)


def _answered(address: Address, fetched: Fetched, body: bytes) -> Answered:
    return Answered(
        address=address.text,
        url=address.shown,
        final_url=fetched.final.key,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        media=fetched.media,
        charset=fetched.charset,
        body=body,
    )


def _own_url(written: str) -> str:
    """An address that a text gives, as it may be kept; empty where it is none."""
    try:
        return read_address(written).shown if written else ""
    except InputError:
        return ""


def _site(address: Address) -> str:
    front = next((front for front in FRONTS if address.host.startswith(front)), "")
    return address.host.removeprefix(front)
