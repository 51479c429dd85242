"""URLs that somebody wrote."""

import re
from collections.abc import Collection
from urllib.parse import unquote, urlsplit

from portail.mailbox.kinds import BUILT_IN

WEB = ("http", "https")
WITH_HOST = {*WEB, *BUILT_IN}


def is_url(url: str, schemes: Collection[str] = WEB) -> bool:
    """Return whether a text is a URL with one of the schemes, a port that is one, and a host.

    A kind of mailbox that a project or a package adds may do without a host: a path is enough there.
    """
    try:
        place = urlsplit(url)
        leads_somewhere = place.hostname or (place.path and place.scheme not in WITH_HOST)
        is_whole = not re.search(r"\s", url)
        return is_whole and place.scheme in schemes and bool(leads_somewhere) and place.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return False


def userinfo_of(url: str) -> tuple[str, str] | None:
    """Return the user and the password that a URL names, decoded; `None` where it names nobody."""
    parts = urlsplit(url)
    return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None


def without_userinfo(url: str) -> str:
    """Return a URL as it may be shown: without user and password."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
