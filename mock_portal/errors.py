"""The errors of the portal.

PortalError
├── SetupError                the portal cannot start
│   ├── TownFileError         a town's file is malformed
│   ├── StoreVersionError     the data file was written by another version
│   ├── StoreInUse            another portal works with the data file
│   └── AddressInUse          the port is taken
├── NotFound                  something that is named does not exist
│   ├── UnknownTenant
│   ├── UnknownFamily
│   └── UnknownInvoice
├── Conflict                  a request contradicts the present state
│   ├── TenantTaken
│   ├── EmailTaken
│   ├── KeyTaken
│   ├── NumberTaken
│   ├── UsernameTaken
│   ├── WrongAmount
│   ├── ClockAtItsEnd
│   ├── NotPayable
│   ├── AlreadyPersonalised
│   ├── TooManyMessages
│   └── Outdated              what was checked has changed before it could be acted upon
├── InvalidRequest            a value of a request is malformed
│   ├── UnknownTown
│   └── UnknownDefect
├── Busy                      too many wait already
├── PdfUnavailable            this machine cannot make PDF documents
└── MessageRefused            the mail server did not take a message
"""

import errno
import socket


class PortalError(Exception):
    """The base of every error of the portal."""


class SetupError(PortalError):
    """The portal cannot start."""


class TownFileError(SetupError):
    """A town's file is malformed, lacks a value, or holds an unknown one."""


class StoreVersionError(SetupError):
    """The data file was written by another version of the portal."""


class StoreInUse(SetupError):
    """Another portal works with the data file."""


class AddressInUse(SetupError):
    """The port asked for is taken, or the host is not of this machine (`unknown_host`)."""

    def __init__(self, host: str, port: int, option: str, error: OSError) -> None:
        self.port = port
        self.unknown_host = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        remedy = (
            "name a --host of this machine" if self.unknown_host else f"choose another {option}, or 0 for a free one"
        )
        super().__init__(f"The portal cannot listen on {host}:{port} ({error.strerror}): {remedy}.")


class NotFound(PortalError):
    """Something that is named does not exist."""


class UnknownTenant(NotFound):
    """No tenant has this slug."""


class UnknownFamily(NotFound):
    """No family of the tenant has this id."""


class UnknownInvoice(NotFound):
    """No invoice of the family has this id."""


class Conflict(PortalError):
    """A request contradicts the present state."""


class TenantTaken(Conflict):
    """A tenant with this slug exists already."""


class EmailTaken(Conflict):
    """A family with this e-mail address is registered already."""


class KeyTaken(Conflict):
    """The access key belongs to another family."""


class NumberTaken(Conflict):
    """An invoice with this number exists already."""


class UsernameTaken(Conflict):
    """The user name belongs to another family."""


class WrongAmount(Conflict):
    """An amount cannot have been paid: it is more than the total, or less than was recorded before."""


class ClockAtItsEnd(Conflict):
    """A clock cannot be moved beyond the years that the portal knows."""


class NotPayable(Conflict):
    """An invoice is paid already, being paid, or not to be paid online."""


class AlreadyPersonalised(Conflict):
    """The family has chosen its credentials: an invitation would be pointless."""


class TooManyMessages(Conflict):
    """An e-mail address has been sent enough messages for now."""


class Outdated(Conflict):
    """What a request had checked has changed before it could act: nothing was done."""


class InvalidRequest(PortalError):
    """A value of a request is malformed."""


class UnknownTown(InvalidRequest):
    """No town's file has this name."""


class UnknownDefect(InvalidRequest):
    """The catalogue holds no defect of this name."""


class Busy(PortalError):
    """Too many requests wait for the same already."""


class PdfUnavailable(PortalError):
    """WeasyPrint or Pango is missing on this machine."""


class MessageRefused(PortalError):
    """The mail server did not take a message, or could not be reached."""

    def __init__(self, message: str, reply: str, *, is_final: bool = False) -> None:
        super().__init__(message)
        self.reply = reply
        """The reply of the server, or the reason why it could not be reached, in its own language."""
        self.is_final = is_final
        """Whether the server says that it will never take this message."""
