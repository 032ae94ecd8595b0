"""One request goes out to one numeric address, its answer comes in, within limits of time and size."""

import queue
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, Any

from sayso.fetch.addresses import Address
from sayso.fetch.limits import Limits
from sayso.fetch.reach import UnreachableError, UntrustedError, addresses_of
from sayso.fetch.unpack import CHUNK, CODINGS, CutError, TooLargeError, unpacked
from sayso.model.errors import InputError

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

TRIES = 3
"""Numeric addresses of one host that are tried until one takes a connection."""

WAIT = 0.2
"""Seconds of one wait for an answer: a Ctrl-C that comes just as a wait begins is seen only when it ends."""

Check = Callable[[int, Mapping[str, str]], bool]
"""Whether the body of an answer with this status and these headers is wanted; it may raise what refuses the answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers with names in small letters, and the body, decompressed; empty where it was not wanted."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False, default=b"")


@dataclass
class Exchange:
    """One request for one address, which messages call ``called``; used once."""

    address: Address
    called: str
    headers: Mapping[str, str]
    limits: Limits
    allow_private: bool
    given_up: threading.Event = field(default_factory=threading.Event)
    socket: Any = None

    def answer(self, wanted: Check, *, seconds: float) -> Answer:
        """The answer, if it comes within ``seconds`` in all.

        It is waited for beside the thread that reads: neither a name server nor a peer that sends a byte now and then
        can hold it up for longer.

        Raises:
            UnreachableError: if there is no such host or nobody answers there.
            InputError: if the answer is refused, broken, late or too large.
        """
        done: queue.SimpleQueue[Answer | BaseException] = queue.SimpleQueue()

        def work() -> None:
            try:
                done.put(self._ask(wanted))
            except BaseException as error:  # noqa: BLE001 - it is raised where the answer is waited for
                done.put(error)

        threading.Thread(target=work, daemon=True, name="sayso-fetch").start()
        try:
            outcome = self._waited_for(done, monotonic() + seconds)
        finally:
            self._give_up()
        if isinstance(outcome, BaseException):
            raise self._told(outcome) from None
        return outcome

    def _waited_for(self, done: "queue.SimpleQueue[Answer | BaseException]", end: float) -> "Answer | BaseException":
        """What came of the request, if it came in time; looked for in short waits, see ``WAIT``."""
        while True:
            left = end - monotonic()
            try:
                return done.get(timeout=max(min(left, WAIT), 0.001))
            except queue.Empty:
                if left <= WAIT:
                    what = f"no whole answer within {self.limits.total:g} seconds"
                    raise self._refusal(what, "try it later") from None

    def _give_up(self) -> None:
        self.given_up.set()
        with suppress(OSError, AttributeError):
            self.socket.shutdown(2)
        with suppress(OSError, AttributeError):
            self.socket.close()

    def _ask(self, wanted: Check) -> Answer:
        numeric = addresses_of(self.address, self.called, allow_private=self.allow_private)[:TRIES]
        connection = self._connect(numeric)
        try:
            connection.request(
                "GET",
                self.address.target,
                headers={"Host": self.address.authority, "Connection": "close", **self.headers},
                preload_content=False,
                decode_content=False,
            )
            # urllib3 sets the socket's patience from this when the answer is waited for.
            connection.timeout = self.limits.read
            with closing(connection.getresponse()) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                if not wanted(response.status, headers):
                    return Answer(response.status, headers)
                return Answer(response.status, headers, self._body(response, headers))
        finally:
            connection.close()

    def _connect(self, numeric: list[str]) -> "HTTPConnection":
        """A connection to the first that takes one; asked for by number, so that no name is looked up again."""
        from urllib3.connection import HTTPConnection, HTTPSConnection  # noqa: PLC0415 - only fetching needs it
        from urllib3.exceptions import HTTPError  # noqa: PLC0415 - likewise

        problem: Exception = UnreachableError("")
        for number in numeric:
            if self.address.scheme == "https":
                made: HTTPConnection = HTTPSConnection(
                    number,
                    self.address.port,
                    timeout=self.limits.connect,
                    server_hostname=self.address.host,
                    ssl_context=trusted(),
                )
            else:
                made = HTTPConnection(number, self.address.port, timeout=self.limits.connect)
            try:
                made.connect()
            except ssl.SSLError:
                made.close()
                raise
            except (OSError, HTTPError) as error:
                made.close()
                problem = error
                continue
            self.socket = made.sock
            if self.given_up.is_set():
                self._give_up()
            return made
        why = "takes too long to connect" if "timed out" in str(problem) else "takes no connection"
        hint = "check the address, and that this machine is online"
        raise UnreachableError(f"{self.called}: {self.address.authority} {why}", hint)

    def _body(self, response: Any, headers: Mapping[str, str]) -> bytes:
        coding = headers.get("content-encoding", "").strip().lower()
        if coding not in CODINGS:
            raise self._refusal(f"compressed in a way that was not asked for ({coding[:40]})", "save the page instead")
        said = headers.get("content-length", "")
        if said.isdecimal() and int(said) > self.limits.size:
            raise TooLargeError
        return unpacked(self._chunks(response), coding, self.limits.size)

    def _chunks(self, response: Any) -> Iterator[bytes]:
        """What comes, as it comes: a body that trickles in is not waited for in large pieces."""
        while not self.given_up.is_set() and (chunk := response.read1(CHUNK, decode_content=False)):
            yield chunk

    def _refusal(self, what: str, hint: str) -> InputError:
        return InputError(f"{self.called}: {what}", hint)

    def _told(self, problem: BaseException) -> BaseException:
        """What went wrong, as a person needs to know it; what is nobody's answer stays what it is."""
        if isinstance(problem, InputError):
            return problem
        if isinstance(problem, ssl.SSLCertVerificationError):
            hint = "look at it in a browser; for a certificate of your own, set SSL_CERT_FILE"
            why = problem.verify_message.rstrip(".")
            return UntrustedError(f"{self.called}: its certificate is not to be trusted: {why}", hint)
        if isinstance(problem, ssl.SSLError):
            hint = "check that the address is one of https"
            return UntrustedError(f"{self.called}: no secure connection can be made", hint)
        if isinstance(problem, TooLargeError):
            return self._refusal(f"more than the limit of {self.limits.size:,} bytes", "allow more with --max-mb")
        for kinds, what, hint in self._known():
            if isinstance(problem, kinds):
                return self._refusal(what, hint)
        return problem

    def _known(self) -> Iterator[tuple[tuple[type[BaseException], ...], str, str]]:
        from http.client import HTTPException  # noqa: PLC0415 - only fetching needs it

        from urllib3.exceptions import HTTPError, ReadTimeoutError  # noqa: PLC0415 - likewise

        yield (TimeoutError, ReadTimeoutError), f"nothing comes for {self.limits.read:g} seconds", "try it later"
        broken = (CutError, OSError, HTTPError, HTTPException, ValueError)
        yield broken, "the answer is broken or breaks off", "try again, or save the page"


@cache
def trusted() -> ssl.SSLContext:
    """What decides whom to trust: the machine's own certificates, or those that ``SSL_CERT_FILE`` names."""
    made = ssl.create_default_context()
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    return made


class Stopwatch:
    """What is left of the time that one address may take; runs only while it is being asked."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self._since = 0.0

    def __enter__(self) -> float:
        """Start it; gives the seconds that are left."""
        self._since = monotonic()
        return self.left

    def __exit__(self, *_: object) -> None:
        self.left -= monotonic() - self._since
