"""What asks an API: a mail server's, a portal's control."""

from typing import Any

import httpx

KEPT = httpx.Limits(keepalive_expiry=1.0)
"""How long an idle connection is kept, in seconds: much shorter than servers keep it (uvicorn: 5 s). One that is used
at the very moment at which its server closes it fails."""


def api_client(url: str, **settings: Any) -> httpx.Client:
    """Return a client of the API at an address, which no proxy of the environment comes between.

    An answer may take 30 seconds, where `settings` say no other `timeout`.
    """
    return httpx.Client(base_url=url, trust_env=False, limits=KEPT, **{"timeout": 30, **settings})
