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
    """Whether clients sign in: ``off`` (not on offer), ``optional`` or ``required`` (530 without).

    Any user name and password will do, unless ``username`` is set: then only this pair.
    """

    mode: Literal["off", "optional", "required"] = "optional"
    username: str | None = None
    password: str = ""

    def accepts(self, credentials: "Credentials") -> bool:
        """Return whether this pair may sign in."""
        return self.username is None or credentials == Credentials(self.username, self.password)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a client signed in with."""

    username: str
    password: str


class AuthenticationFailed(Exception):
    """Ends an exchange; carries the reply for the client."""

    def __init__(self, reply: str) -> None:
        super().__init__(reply)
        self.reply = reply


async def exchange(mechanism: str, initial: str | None, challenge: Challenge) -> Credentials:
    """Lead the exchange of a mechanism to its credentials.

    Raises:
        AuthenticationFailed: unknown mechanism, aborted by ``*``, or not what the mechanism asks for.
    """
    if mechanism == "PLAIN":
        return _plain(await _answer(initial, b"", challenge))
    if mechanism == "LOGIN":
        username = await _answer(initial, b"Username:", challenge)
        password = await _answer(None, b"Password:", challenge)
        return Credentials(_text(username), _text(password))
    raise AuthenticationFailed("504 5.5.4 Unrecognized authentication type; there are " + " ".join(MECHANISMS))


async def _answer(initial: str | None, question: bytes, challenge: Challenge) -> bytes:
    written = initial.encode("utf-8", "surrogateescape") if initial is not None else await challenge(question)
    if written == b"*":
        raise AuthenticationFailed("501 5.7.0 Authentication aborted")
    if written == b"=":
        return b""
    try:
        return b64decode(written, validate=True)
    except Base64Error:
        raise AuthenticationFailed("501 5.5.2 Not base64") from None


def _plain(answer: bytes) -> Credentials:
    fields = answer.split(b"\0")
    if len(fields) != 3:
        raise AuthenticationFailed("501 5.5.2 PLAIN is: identity NUL user name NUL password, in base64")
    return Credentials(_text(fields[1]), _text(fields[2]))


def _text(written: bytes) -> str:
    return written.decode("utf-8", "replace")
