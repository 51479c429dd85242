"""Asks a portal for a page without a browser, by the way that the browser will take; says what stands between."""

import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from portail.errors import EnvironmentNotReady
from portail.target.access import Access
from portail.target.urls import without_userinfo
from portail.wording import target as words

PATIENCE = 10.0
CAUSES = (
    (socket.gaierror, "unknown-host"),
    (httpx.ProxyError, "proxy"),
    (ConnectionRefusedError, "refused"),
    (httpx.TimeoutException, "timed-out"),
    (ssl.SSLError, "tls"),
    (httpx.ProtocolError, "not-http"),
)
CERTIFICATES = {9: "certificate-date", 10: "certificate-date", 62: "certificate-name", 64: "certificate-name"}
"""Causes by the codes of OpenSSL; of any other, nobody known has signed it."""


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
        return client.get(without_userinfo(url), headers=dict(access.headers))


def check_certificates(access: Access) -> None:
    """Verify the certificates of the hosts of a target by the authority that it names: the browser takes them then.

    A host that does not answer is left to the walk, which says so.

    Raises:
        EnvironmentNotReady: one is not vouched for by that authority, is for another name, or out of date.
    """
    if access.table.ca is None:
        return
    for url in access.addresses:
        try:
            ask(access, url)
        except httpx.HTTPError as error:
            if reason := certificate_error(error):
                host = urlsplit(url).hostname or url
                raise EnvironmentNotReady(words.not_vouched_for(host, access.table.ca, reason)) from error


def certificate_error(error: BaseException) -> str:
    """Return what is wrong with the certificate for which a request failed; empty where that is not why."""
    found = next((each for each in _behind(error) if isinstance(each, ssl.SSLCertVerificationError)), None)
    return found.verify_message if found else ""


def cause_of(error: httpx.HTTPError) -> str:
    """Return why a request failed, by the names of `portail.wording.causes`."""
    behind = list(_behind(error))
    if refused := next((each for each in behind if isinstance(each, ssl.SSLCertVerificationError)), None):
        return CERTIFICATES.get(refused.verify_code, "certificate-authority")
    return next((name for kind, name in CAUSES if any(isinstance(each, kind) for each in behind)), "network")


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _tls(access: Access) -> ssl.SSLContext:
    table = access.table
    try:
        context = ssl.create_default_context(cafile=table.ca)
        if table.client_certificate:
            password = access.secrets.client_key_password or ""
            context.load_cert_chain(table.client_certificate, table.client_key, password)
    except (ssl.SSLError, OSError) as error:
        raise EnvironmentNotReady(words.certificate_unusable(str(error))) from error
    if table.ignore_https_errors:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _reached_directly(access: Access) -> list[str]:
    return [host.strip("[]") for host in access.table.no_proxy]


def _of_proxy(proxy: dict[str, str]) -> tuple[str, str] | None:
    return (proxy["username"], proxy["password"]) if "username" in proxy else None
