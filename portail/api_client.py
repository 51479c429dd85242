"""What asks an API: a mail server's, a portal's control."""

import ssl
from typing import Any

import httpx

KEPT = httpx.Limits(keepalive_expiry=1.0)
"""How long an idle connection is kept, in seconds: much shorter than servers keep it (uvicorn: 5 s). One that is used
at the very moment at which its server closes it fails."""


def api_client(url: str, **settings: Any) -> httpx.Client:
    """Return a client of the API at an address, which no proxy of the environment comes between.

    An answer may take 30 seconds, where `settings` say no other `timeout`.
    """
    return httpx.Client(
        base_url=url, trust_env=False, limits=KEPT, **{"timeout": 30, "verify": _trust(url), **settings}
    )


def _trust(url: str) -> bool | ssl.SSLContext:
    """Return who is trusted to be the host: where nothing is encrypted nobody, as reading all authorities takes 50 ms.

    Whoever asks such a client for an encrypted address is refused.
    """
    return True if url.lower().startswith("https:") else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
