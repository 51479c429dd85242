"""The mail catcher: it accepts every message by SMTP, delivers none, and shows them all.

SMTP, the mailbox, its HTTP API and its webmail belong here. What a message means to an application does not:
this package knows nothing of families, towns or procedures.

Public are the names in ``__all__``, and the two functions that the README names: ``content.links.links`` and
``content.codes.codes``. Every other module, class and function is private: it may change in any version.
"""

from typing import TYPE_CHECKING, Any

from .errors import (
    BadQuery,
    CertificateUnusable,
    DataFileTaken,
    DataFileUnusable,
    DiskFull,
    FakeSmtpError,
    MessageNotReceived,
    PortTaken,
    UnknownMessage,
)
from .faults.fault import Fault
from .limits import Limits
from .mailbox.incremental_search import Mark
from .mailbox.mailbox import Mailbox
from .mime.address import Address
from .mime.message import Attachment, Message
from .smtp.authentication import Authentication
from .smtp.tls import Tls

if TYPE_CHECKING:
    from .server.server import FakeSmtp

__all__ = [
    "Address",
    "Attachment",
    "Authentication",
    "BadQuery",
    "CertificateUnusable",
    "DataFileTaken",
    "DataFileUnusable",
    "DiskFull",
    "FakeSmtp",
    "FakeSmtpError",
    "Fault",
    "Limits",
    "Mailbox",
    "Mark",
    "Message",
    "MessageNotReceived",
    "PortTaken",
    "Tls",
    "UnknownMessage",
]


def __getattr__(name: str) -> Any:
    """Import the server when it is first used: what it needs may be missing, which the command line then says."""
    if name == "FakeSmtp":
        from .server.server import FakeSmtp

        return FakeSmtp
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
