"""The errors of the mail catcher.

FakeSmtpError
├── PortTaken            a port cannot be bound
├── DataFileUnusable     the file ``data`` cannot be opened as a mail store
│   └── DataFileTaken    another mail catcher uses it
├── DiskFull             the disk of the data file has no room for what is to be written
├── CertificateUnusable  the certificate and key cannot be read or are no pair
├── BadQuery             a search cannot be parsed
├── ReadingFailed        the process that reads large messages ended before it was done
├── UnknownMessage       no message of the mailbox has the id
└── MessageNotReceived   the awaited message did not come in time (also a TimeoutError)
"""

import errno
import socket
from pathlib import Path
from typing import ClassVar, Literal


class FakeSmtpError(Exception):
    """Base of every error that the mail catcher raises."""


class PortTaken(FakeSmtpError):
    """Raised at the start when a port cannot be bound, or the host is not of this machine (``unknown_host``)."""

    def __init__(self, host: str, port: int, purpose: str, error: OSError) -> None:
        self.host = host
        self.port = port
        self.unknown_host = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        remedy = (
            "Name a host of this machine."
            if self.unknown_host
            else "Stop the program that holds this port, or choose another one (0 takes a free port)."
        )
        super().__init__(f"{purpose} cannot listen on {host}:{port} ({error.strerror or error}). {remedy}")


class DataFileUnusable(FakeSmtpError):
    """Raised at the start when the data file cannot be opened as a mail store."""

    _REMEDY: ClassVar = "Name a new file, or one that fake_smtp made."

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be used as a mail store ({reason}). {self._REMEDY}")
        self.path = path


class DataFileTaken(DataFileUnusable):
    """Raised at the start when another mail catcher uses the data file: two would refuse each other's messages."""

    _REMEDY: ClassVar = "Stop the other one, or name another file."

    def __init__(self, path: Path) -> None:
        super().__init__(path, "another mail catcher uses it")


class DiskFull(FakeSmtpError):
    """Raised when the disk of the data file has no room for what is to be written; what is there can be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The disk of the data file is full ({reason}). Delete messages, or make room on it.")


class CertificateUnusable(FakeSmtpError):
    """Raised at the start when the given certificate and key cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be used as a certificate ({reason}). Name a PEM certificate and its key, "
            "or name none: one is made on the spot."
        )
        self.path = path


class BadQuery(FakeSmtpError, ValueError):
    """Raised for a search that cannot be parsed; the text says which part, and how to write it."""

    _TEXTS: ClassVar = {
        "date": "{} is no date; write it as 2026-11-23 or 2026-11-23T09:30.",
        "size": "{} is no size; write it as 500, 10k or 2m.",
        "zone": "{} is no time zone; write it as Europe/Paris.",
        "length": "The search is longer than {} characters.",
    }

    def __init__(self, problem: Literal["date", "size", "zone", "length"], value: str | int) -> None:
        super().__init__(self._TEXTS[problem].format(value))
        self.problem = problem
        self.value = value


class ReadingFailed(FakeSmtpError):
    """Raised when the process that reads large messages was killed before it was done."""

    def __init__(self) -> None:
        super().__init__(
            "The process that reads large messages was ended from outside, for instance for want of memory. "
            "The message is safe, and the next attempt starts the process anew."
        )


class UnknownMessage(FakeSmtpError, LookupError):
    """Raised when no message of the mailbox has the requested id."""

    def __init__(self, message_id: str) -> None:
        super().__init__(f"No message has the id {message_id}: it was deleted, or never came.")
        self.message_id = message_id


class MessageNotReceived(FakeSmtpError, TimeoutError):
    """Raised when a wait ends without the awaited message; the text lists those that came instead."""
