"""Certificates: who is trusted, by which name, though the connection is made to a number."""

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.fetch.conftest import PAGE, Site, refusal, serving

from sayso.fetch import exchange
from sayso.fetch.addresses import read_address
from sayso.fetch.fetcher import Fetcher


def certificate(folder: Path, name: str, *, days: int = 1) -> Path:
    """A file with a key and the certificate for a name that it signs itself, which ends after so many days."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begin = datetime.now(UTC) - timedelta(days=10)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=10 + days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


def secure(file: Path) -> Iterator[Site]:
    """A site that shows this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)

    def wrap(server: object) -> None:
        server.socket = context.wrap_socket(server.socket, server_side=True)  # type: ignore[attr-defined]

    yield from serving(wrap, "https")


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """What makes a certificate one that this machine trusts."""

    def trust(file: Path) -> None:
        monkeypatch.setattr(exchange, "trusted", lambda: ssl.create_default_context(cafile=file))

    return trust


@pytest.fixture
def localhost(tmp_path: Path) -> Iterator[Site]:
    """A site that shows a certificate for ``localhost``."""
    yield from secure(certificate(tmp_path, "localhost"))


def test_a_trusted_name_is_fetched(
    fetcher: Fetcher, localhost: Site, tmp_path: Path, trusting: Callable[[Path], None]
) -> None:
    """The certificate is held against the name in the address, not the number that is connected to."""
    trusting(tmp_path / "localhost.pem")
    localhost.has("/a", PAGE)

    assert PAGE.encode() == fetcher.fetch(read_address(f"https://localhost:{localhost.port}/a")).body


def test_another_name_is_refused(
    fetcher: Fetcher, localhost: Site, tmp_path: Path, trusting: Callable[[Path], None]
) -> None:
    """Even of the same machine."""
    trusting(tmp_path / "localhost.pem")

    said = refusal(fetcher, f"https://127.0.0.1:{localhost.port}/a")
    assert "its certificate is not to be trusted: IP address mismatch" in said


def test_nobody_vouches_for_it(fetcher: Fetcher, localhost: Site) -> None:
    """A certificate that signs itself is no certificate."""
    said = refusal(fetcher, f"https://localhost:{localhost.port}/a")

    assert "its certificate is not to be trusted: self-signed certificate" in said
    assert [] == localhost.asked


def test_a_certificate_that_ended_is_refused(
    fetcher: Fetcher, tmp_path: Path, trusting: Callable[[Path], None]
) -> None:
    """Though it was trusted once."""
    file = certificate(tmp_path, "localhost", days=-1)
    trusting(file)
    for site in secure(file):
        said = refusal(fetcher, f"https://localhost:{site.port}/a")

    assert "its certificate is not to be trusted: certificate has expired" in said


def test_a_site_that_speaks_no_tls_is_refused(fetcher: Fetcher, site: Site) -> None:
    """In words, not in OpenSSL's."""
    assert "no secure connection can be made" in refusal(fetcher, f"https://127.0.0.1:{site.port}/a")
