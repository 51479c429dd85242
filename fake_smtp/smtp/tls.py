"""TLS for SMTP: with a given certificate, or a self-signed one made at the start."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from ..errors import CertificateUnusable

if TYPE_CHECKING:
    from cryptography import x509

_VALIDITY = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Tls:
    """TLS settings of the SMTP side; without certificate and key (PEM files), a self-signed certificate is made.

    ``starttls`` concerns the SMTP port: ``off``, ``optional``, or ``required`` (530 before it). The SMTPS port,
    where there is one, uses TLS from the first byte.
    """

    certificate: Path | None = None
    key: Path | None = None
    starttls: Literal["off", "optional", "required"] = "optional"


@dataclass(frozen=True, slots=True)
class ServerCertificate:
    """The TLS context of the server, and its certificate (PEM) for clients to trust."""

    context: ssl.SSLContext
    pem: str


def load_certificate(tls: Tls, host: str) -> ServerCertificate:
    """Load the given certificate, or make one for this host and ``localhost``, valid for a year.

    Raises:
        CertificateUnusable: a given file is missing or no matching pair.
    """
    if tls.certificate is None:
        return _self_signed(host)
    try:
        return ServerCertificate(_context(tls.certificate, tls.key), tls.certificate.read_text("ascii"))
    except (OSError, ValueError) as error:
        raise CertificateUnusable(tls.certificate, str(error)) from error


def _context(certificate: Path, key: Path | None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def _self_signed(host: str) -> ServerCertificate:
    certificate, key = _create_pair(host)
    # The ssl module reads certificates from files only.
    with TemporaryDirectory() as folder:
        certificate_file, key_file = Path(folder, "certificate.pem"), Path(folder, "key.pem")
        certificate_file.write_bytes(certificate)
        key_file.write_bytes(key)
        return ServerCertificate(_context(certificate_file, key_file), certificate.decode("ascii"))


def _create_pair(host: str) -> tuple[bytes, bytes]:
    # Imported here: without TLS, the mail catcher starts without this large library.
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "fake-smtp")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + _VALIDITY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost"), *_subject_names(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM), key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _subject_names(host: str) -> list["x509.GeneralName"]:
    from cryptography import x509

    try:
        return [x509.IPAddress(ip_address(host))]
    except ValueError:
        return [x509.DNSName(host)]
