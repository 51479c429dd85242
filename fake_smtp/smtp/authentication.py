"""SMTP AUTH (RFC 4954): PLAIN and LOGIN."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

MECHANISMS = ("LOGIN", "PLAIN")
Challenge = Callable[[bytes], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Authentication:
    """Whether clients sign in: ``off`` (not offered), ``optional`` or ``required`` (530 without).

    Any user name and password are accepted, unless ``username`` is set: then only this pair.
    """

    mode: Literal["off", "optional", "required"] = "optional"
    username: str | None = None
    password: str = ""

    def accepts(self, credentials: "Credentials") -> bool:
        """Return whether this pair may sign in."""
        return self.username is None or credentials == Credentials(self.username, self.password)


@dataclass(frozen=True, slots=True)
class Credentials:
    """The user name and password that a client sent."""

    username: str
    password: str


class AuthenticationFailed(Exception):
    """Raised to end an exchange; carries the error reply for the client."""

    def __init__(self, reply: str) -> None:
        super().__init__(reply)
        self.reply = reply


async def exchange(mechanism: str, initial: str | None, challenge: Challenge) -> Credentials:
    """Run the exchange of a SASL mechanism and return the credentials.

    Raises:
        AuthenticationFailed: unknown mechanism, aborted by the client with ``*``, or malformed.
    """
    if mechanism == "PLAIN":
        return _plain(await _response(initial, b"", challenge))
    if mechanism == "LOGIN":
        username = await _response(initial, b"Username:", challenge)
        password = await _response(None, b"Password:", challenge)
        return Credentials(_text(username), _text(password))
    raise AuthenticationFailed("504 5.5.4 Unrecognized authentication type; there are " + " ".join(MECHANISMS))


async def _response(initial: str | None, question: bytes, challenge: Challenge) -> bytes:
    encoded = initial.encode("utf-8", "surrogateescape") if initial is not None else await challenge(question)
    if encoded == b"*":
        raise AuthenticationFailed("501 5.7.0 Authentication aborted")
    if encoded == b"=":
        return b""
    try:
        return b64decode(encoded, validate=True)
    except Base64Error:
        raise AuthenticationFailed("501 5.5.2 Not base64") from None


def _plain(response: bytes) -> Credentials:
    fields = response.split(b"\0")
    if len(fields) != 3:
        raise AuthenticationFailed("501 5.5.2 PLAIN is: identity NUL user name NUL password, in base64")
    return Credentials(_text(fields[1]), _text(fields[2]))


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")
