"""A web address as written goes in; out comes its parts, checked and in ASCII, or a refusal that shows no secret."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from sayso.model.errors import InputError
from sayso.model.uid import uid

PORTS = {"http": 80, "https": 443}
"""The schemes that are fetched, and the port of each."""

LONGEST = 4_000
"""Characters of an address; servers refuse longer ones."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff\\]")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SECRET = re.compile(
    r"(?:.*[_.-])?(?:token|password|passwd|pwd|secret|signature|sig|credentials?|api_?key|access_?key|session_?id)"
    r"|\w*(?:token|password)",
    re.IGNORECASE,
)
"""Names of query parameters whose values let somebody in, rather than say what is wanted."""


@dataclass(frozen=True, slots=True)
class Address:
    """One http or https address; ``host`` is lower case and ASCII, ``target`` the path and query as they are sent.

    ``text`` is the whole of it, which may hold a secret in its query; ``shown`` never does.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as a ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def text(self) -> str:
        """The address as it is fetched."""
        return self.origin + self.target

    @property
    def shown(self) -> str:
        """The address as it may be printed and kept: the values of secrets in its query are stars."""
        path, mark, query = self.target.partition("?")
        return self.origin + path + mark + "&".join(_hidden(part) for part in query.split("&"))

    @property
    def key(self) -> str:
        """What tells it from others: as it is shown, and where that hides something, a digest of the whole."""
        return self.shown if self.shown == self.text else f"{self.shown}#{uid('address', self.text)[:12]}"


def _hidden(part: str) -> str:
    name, mark, value = part.partition("=")
    decoded = next((known for known, _ in parse_qsl(f"{name}=x")), name)
    return f"{name}=***" if mark and value and _SECRET.fullmatch(decoded) else part


def is_address(text: str) -> bool:
    """Whether somebody means an address rather than a path: it begins with a scheme and ``://``."""
    return bool(_SCHEME.match(text.strip()))


def read_address(text: str, base: Address | None = None) -> Address:
    """The address that ``text`` gives, seen from ``base`` where it is relative.

    Raises:
        InputError: if it is none, is neither http nor https, or holds a user name or password.
    """
    written = text.strip()
    try:
        parts = urlsplit(urljoin(base.text, written) if base else written)
        port = parts.port
    except ValueError:
        raise _no_address(written) from None
    said = without_secrets(written)
    if parts.scheme not in PORTS:
        raise InputError(f"{said}: only http and https addresses are fetched", "give such an address, or a path")
    if "@" in parts.netloc:
        hint = "take them out: an article's address is kept with it; save the page and import the file"
        raise InputError(f"{said}: an address with a user name or password is not fetched", hint)
    if len(written) > LONGEST or _NOT_IN_ADDRESSES.search(written):
        raise _no_address(written)
    path = quote(_BARE_PERCENT.sub("%25", parts.path), safe="/%:@!$&'()*+,;=~") or "/"
    query = quote(_BARE_PERCENT.sub("%25", parts.query), safe="/%:@!$&'()*+,;=~?")
    target = f"{path}?{query}" if query else path
    return Address(parts.scheme, _host(written, parts.hostname or ""), port or PORTS[parts.scheme], target)


def without_secrets(text: str) -> str:
    """An address that may not be one, cut to its first 200 characters, as it may be printed."""
    shown = re.sub(r"(://|\A//)[^/?#]*@", r"\1***@", " ".join(text.split()))
    bare, mark, query = shown.partition("?")
    return (bare + mark + "&".join(_hidden(part) for part in query.split("&")))[:200]


def _host(written: str, host: str) -> str:
    if "%" in host:
        raise _no_address(written)
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError:
            raise _no_address(written) from None
    try:
        named = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError:
        raise _no_address(written) from None
    if len(named) > 253 or not _HOST.fullmatch(named):
        raise _no_address(written)
    return named


def _no_address(written: str) -> InputError:
    return InputError(f"{without_secrets(written)}: not an address that can be fetched", "copy it from the browser")
