"""URLs that somebody wrote."""

from collections.abc import Collection
from urllib.parse import urlsplit

WEB = ("http", "https")


def is_url(url: str, schemes: Collection[str] = WEB) -> bool:
    """Return whether a text is a URL with one of the schemes, a host, and, where it names one, a port."""
    try:
        place = urlsplit(url)
        return place.scheme in schemes and bool(place.hostname) and place.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return False
