"""The argument of MAIL FROM and RCPT TO: an address in angle brackets, and parameters (RFC 5321, 4.1.2)."""

import re
from dataclasses import dataclass

_PATH = re.compile(
    r"""\s*(?:
        <(?:@[^<>:\s]*:)?(?P<bracketed>(?:"(?:[^"\\]|\\.)*"|[^<>"\s])*)>
        |(?P<bare>[^<>\s]+)
    )(?:\s+(?P<parameters>.*))?\s*""",
    re.VERBOSE,
)
_PARAMETER = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]*)(?:=([^\s=]+(?:=[^\s]*)?))?")
# Control characters, and the surrogates that aiosmtpd puts in place of bytes that are not UTF-8.
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class BadPath(Exception):
    """Raised for an argument that is not accepted; carries the error reply."""

    def __init__(self, reply: str) -> None:
        super().__init__(reply)
        self.reply = reply


@dataclass(frozen=True, slots=True)
class MailPath:
    """An envelope address (empty: the null sender), and its parameters by name in upper case."""

    address: str
    parameters: dict[str, str]


def parse_path(argument: str | None, keyword: str, known: frozenset[str]) -> MailPath:
    """Parse ``FROM:<a@example.org> SIZE=100``; ``known`` are the parameters that are accepted.

    Raises:
        BadPath: the keyword, the address or a parameter is malformed or unknown.
    """
    head, colon, rest = (argument or "").partition(":")
    if head.strip().upper() != keyword or not colon:
        raise BadPath(f"501 5.5.4 Syntax: {keyword}:<address>")
    match = _PATH.fullmatch(rest)
    if not match or (address := match["bracketed"] if match["bare"] is None else match["bare"]) is None:
        raise BadPath("553 5.1.3 Malformed address")
    if _FORBIDDEN.search(address):
        raise BadPath("553 5.6.7 The address is not UTF-8")
    return MailPath(address, _parameters(match["parameters"] or "", known))


def _parameters(text: str, known: frozenset[str]) -> dict[str, str]:
    parameters = {}
    for word in text.split():
        match = _PARAMETER.fullmatch(word)
        if not match:
            raise BadPath(f"501 5.5.4 Malformed parameter {word}".encode("ascii", "replace").decode())
        if match[1].upper() not in known:
            raise BadPath(f"555 5.5.4 Parameter {match[1]} not recognized")
        parameters[match[1].upper()] = match[2] or ""
    return parameters
