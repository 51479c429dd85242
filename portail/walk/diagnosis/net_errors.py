"""What a browser says of a page that it could not fetch: Chromium's `net::ERR_…` and Firefox's `NS_ERROR_…`."""

import re
from typing import Final

ERROR = re.compile(r"(?:net::)?\b((?:ERR|NS_ERROR|SEC_ERROR|SSL_ERROR|MOZILLA_PKIX_ERROR)_[A-Z0-9_]+)")
INVALID: Final = ("Cannot navigate to invalid URL", "Invalid url", "invalid URL")
UNKNOWN_HOST: Final = "unknown-host"
UNREACHABLE: Final = ("unknown-host", "refused", "reset", "empty-response", "timed-out", "unreachable", "not-http")
"""What a link that leads nowhere ends in."""
CAUSES: Final = (
    ("unknown-host", ("ERR_NAME_NOT_RESOLVED", "ERR_NAME_RESOLUTION_FAILED", "NS_ERROR_UNKNOWN_HOST", "ERR_DNS_")),
    ("refused", ("ERR_CONNECTION_REFUSED", "NS_ERROR_CONNECTION_REFUSED")),
    ("reset", ("ERR_CONNECTION_RESET", "ERR_CONNECTION_CLOSED", "ERR_CONNECTION_ABORTED", "NS_ERROR_NET_RESET")),
    ("empty-response", ("ERR_EMPTY_RESPONSE", "NS_ERROR_NET_EMPTY_RESPONSE")),
    (
        "cut-response",
        ("ERR_CONTENT_LENGTH_MISMATCH", "ERR_INCOMPLETE_CHUNKED_ENCODING", "NS_ERROR_NET_PARTIAL_TRANSFER"),
    ),
    ("timed-out", ("ERR_CONNECTION_TIMED_OUT", "ERR_TIMED_OUT", "NS_ERROR_NET_TIMEOUT")),
    ("http-407", ("ERR_UNEXPECTED_PROXY_AUTH", "ERR_PROXY_AUTH")),
    ("proxy", ("ERR_PROXY_", "ERR_TUNNEL_", "ERR_SOCKS_", "ERR_NO_SUPPORTED_PROXIES", "NS_ERROR_PROXY_")),
    ("unreachable", ("ERR_ADDRESS_", "ERR_INTERNET_", "ERR_NETWORK_", "NS_ERROR_OFFLINE", "NS_ERROR_NET_UNREACHABLE")),
    ("certificate-date", ("ERR_CERT_DATE_INVALID", "SEC_ERROR_EXPIRED", "MOZILLA_PKIX_ERROR_NOT_YET_VALID")),
    ("certificate-name", ("ERR_CERT_COMMON_NAME_INVALID", "SSL_ERROR_BAD_CERT_DOMAIN")),
    (
        "certificate-authority",
        ("ERR_CERT_AUTHORITY_INVALID", "SEC_ERROR_UNKNOWN_ISSUER", "MOZILLA_PKIX_ERROR_SELF_SIGNED"),
    ),
    ("certificate", ("ERR_CERT_", "SEC_ERROR_", "MOZILLA_PKIX_ERROR_")),
    ("client-certificate", ("ERR_BAD_SSL_CLIENT_AUTH_", "ERR_SSL_CLIENT_AUTH_")),
    ("tls", ("ERR_SSL_", "SSL_ERROR_", "NS_ERROR_NET_INTERRUPT", "ERR_BAD_SSL_")),
    ("http-401", ("ERR_INVALID_AUTH_CREDENTIALS",)),
    ("redirect-loop", ("ERR_TOO_MANY_REDIRECTS", "NS_ERROR_REDIRECT_LOOP")),
    ("redirect-broken", ("ERR_INVALID_REDIRECT", "ERR_UNSAFE_REDIRECT")),
    ("not-http", ("ERR_INVALID_HTTP_RESPONSE", "ERR_INVALID_RESPONSE", "ERR_RESPONSE_HEADERS_", "ERR_HTTP2_")),
    ("unsafe-port", ("ERR_UNSAFE_PORT", "NS_ERROR_PORT_ACCESS_NOT_ALLOWED")),
    ("link-scheme", ("ERR_UNKNOWN_URL_SCHEME", "ERR_DISALLOWED_URL_SCHEME", "NS_ERROR_UNKNOWN_PROTOCOL")),
    ("blocked", ("ERR_BLOCKED_BY_", "ERR_ACCESS_DENIED")),
)


def error_in(message: str) -> str:
    """Return the browser's name of a network error, without its prefix; empty where the words hold none."""
    found = ERROR.search(message)
    return found[1] if found else ""


def cause_of(error: str) -> str:
    """Return the cause of a network error."""
    known = (cause for cause, starts in CAUSES if error.startswith(starts))
    return next(known, "network")
