"""The URL of a mailbox, which may hold a password."""

from urllib.parse import quote, urlsplit


def without_password(url: str) -> str:
    """Return the URL as it may be shown: its password, where it has one, is replaced by dots."""
    try:
        parts = urlsplit(url)
        password = parts.password
    except ValueError:  # a bracket that is not closed
        return url
    if password is None:
        return url
    user, _, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user.partition(':')[0]}:•••@{host}").geturl()


def with_password(url: str, password: str | None) -> str:
    """Return the URL with this password, where it names a user and has none."""
    parts = urlsplit(url)
    if not parts.username or parts.password is not None or not password:
        return url
    user, _, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user}:{quote(password, safe='')}@{host}").geturl()
