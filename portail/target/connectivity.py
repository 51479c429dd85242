"""Asks a portal for a page without a browser, by the way that the browser will take; says what stands between."""

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from portail.errors import EnvironmentNotReady
from portail.target.access import Access
from portail.target.tables.browser_table import BrowserTable
from portail.target.urls import without_userinfo
from portail.wording import causes
from portail.wording import target as words

PATIENCE = 10.0
CAUSES = (
    (httpx.ProxyError, "proxy"),
    (socket.gaierror, "unknown-host"),
    (ConnectionRefusedError, "refused"),
    (httpx.TimeoutException, "timed-out"),
    (ssl.SSLError, "tls"),
    (httpx.ProtocolError, "not-http"),
)
PROXY_ASKS = "http-407"
OF_WAY = ("client-certificate", "proxy", PROXY_ASKS)
"""Causes that only `[browser]` can mend."""
CERTIFICATES = {9: "certificate-date", 10: "certificate-date", 62: "certificate-name", 64: "certificate-name"}
"""Causes by the codes of OpenSSL; of any other, nobody known has signed it."""
OF_CLIENT = tuple(
    f"ALERT_{alert}"
    for alert in (
        "CERTIFICATE_REQUIRED",
        "CERTIFICATE_EXPIRED",
        "CERTIFICATE_REVOKED",
        "CERTIFICATE_UNKNOWN",
        "BAD_CERTIFICATE",
        "UNSUPPORTED_CERTIFICATE",
        "UNKNOWN_CA",
    )
)
"""What a server says in TLS of the certificate that it was shown, or was not."""


def ask(access: Access, url: str) -> httpx.Response:
    """Return the answer to a request for a page, redirects not followed; nothing is changed on the portal.

    Raises:
        httpx.HTTPError: none came; `certificate_error` and `cause_of` say more.
        EnvironmentNotReady: a file of `[browser]` cannot be used.
    """
    proxied = access.proxy() if urlsplit(url).hostname not in _reached_directly(access) else None
    proxy = httpx.Proxy(proxied["server"], auth=_of_proxy(proxied)) if proxied else None
    credentials = httpx.BasicAuth(*access.credentials) if access.credentials else None
    with httpx.Client(verify=_tls(access), proxy=proxy, auth=credentials, timeout=PATIENCE, trust_env=False) as client:
        try:
            return client.get(without_userinfo(url), headers=dict(access.headers))
        except httpx.ConnectError as error:
            if proxy is None or any(isinstance(each, ssl.SSLError) for each in _behind(error)):
                raise
            raise httpx.ProxyError(str(error), request=error.request) from error  # nobody else is connected to


def check_way(access: Access) -> None:
    """Make sure that authority, client certificate and proxy of `[browser]` lead to the hosts of a target.

    A browser takes any certificate once its authority has been verified here, and answers in the place of a server that
    refuses the client's. A host that does not answer is left to the walk, which says so.

    Raises:
        EnvironmentNotReady: a host is not vouched for by that authority, or it refuses the client, or the proxy does.
    """
    table = access.table
    if not (table.ca or table.client_certificate or table.proxy):
        return
    for url in access.addresses:
        host = urlsplit(url).hostname or url
        try:
            status = ask(access, url).status_code
        except httpx.HTTPError as error:
            if refusal := _refusal(table.ca, host, error):
                raise EnvironmentNotReady(refusal, cause=cause_of(error)) from error
        else:
            if status == httpx.codes.PROXY_AUTHENTICATION_REQUIRED:
                raise EnvironmentNotReady(causes.sentence(PROXY_ASKS, host=host), cause=PROXY_ASKS)


def _refusal(ca: str | None, host: str, error: httpx.HTTPError) -> str:
    """Say what is wrong with what `[browser]` names; empty where the walk will say it."""
    cause = cause_of(error)
    if cause == "certificate-authority" and ca:
        return words.not_vouched_for(host, ca, certificate_error(error))
    is_told = cause in OF_WAY or (ca and cause in CERTIFICATES.values())
    return causes.sentence(cause, host=host, words=str(error)) if is_told else ""


def certificate_error(error: BaseException) -> str:
    """Return what is wrong with the certificate for which a request failed; empty where that is not why."""
    found = next((each for each in _behind(error) if isinstance(each, ssl.SSLCertVerificationError)), None)
    return found.verify_message if found else ""


def cause_of(error: httpx.HTTPError) -> str:
    """Return why a request failed, by the names of `portail.wording.causes`."""
    behind = list(_behind(error))
    if any(_is_about_client(each) for each in behind):
        return "client-certificate"
    if isinstance(error, httpx.ProxyError) and str(error).startswith("407"):
        return PROXY_ASKS
    if refused := next((each for each in behind if isinstance(each, ssl.SSLCertVerificationError)), None):
        return CERTIFICATES.get(refused.verify_code, "certificate-authority")
    return next((name for kind, name in CAUSES if any(isinstance(each, kind) for each in behind)), "network")


def _is_about_client(error: BaseException) -> bool:
    return isinstance(error, ssl.SSLError) and any(alert in (error.reason or "") for alert in OF_CLIENT)


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _tls(access: Access) -> ssl.SSLContext:
    table = access.table
    try:
        context = ssl.create_default_context(cafile=table.ca)
        if table.client_certificate:
            _load_client(context, table, access.secrets.client_key_password)
    except (ssl.SSLError, OSError) as error:
        raise EnvironmentNotReady(words.certificate_unusable("ca", table.ca or "", str(error))) from error
    if table.ignore_https_errors:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _load_client(context: ssl.SSLContext, table: BrowserTable, password: str | None) -> None:
    certificate = table.client_certificate or ""
    key = table.client_key or certificate
    try:
        context.load_cert_chain(certificate, key, password or "")
    except (ssl.SSLError, OSError) as error:
        if b"ENCRYPTED" in Path(key).read_bytes():
            raise EnvironmentNotReady(words.key_stays_locked(key, given=password is not None)) from error
        raise EnvironmentNotReady(words.certificate_unusable("client_certificate", certificate, str(error))) from error


def _reached_directly(access: Access) -> list[str]:
    return [host.strip("[]") for host in access.table.no_proxy]


def _of_proxy(proxy: dict[str, str]) -> tuple[str, str] | None:
    return (proxy["username"], proxy["password"]) if "username" in proxy else None
