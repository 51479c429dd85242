"""What can go wrong in the portal.

PortalError
├── SetupError                the portal cannot start
│   ├── TownFileError         a town's file says something the portal does not know
│   ├── StoreVersionError     the data file was written by another version
│   ├── StoreInUse            another portal works with the data file
│   └── AddressInUse          the port is taken
├── NotFound                  an address of the control API names what is not there
│   ├── UnknownTenant
│   ├── UnknownFamily
│   └── UnknownInvoice
├── Conflict                  what is asked collides with what is there
│   ├── TenantTaken
│   ├── AddressTaken
│   ├── KeyTaken
│   ├── UsernameTaken
│   ├── NotPayable
│   └── AlreadyPersonalised
├── InvalidRequest            what is asked cannot be understood
│   ├── UnknownTown
│   └── UnknownDefect
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
    """A town's file says something the portal does not know."""


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
    """What is named is not there."""


class UnknownTenant(NotFound):
    """No tenant has this slug."""


class UnknownFamily(NotFound):
    """No family of the tenant has this id."""


class UnknownInvoice(NotFound):
    """No invoice of the family has this id."""


class Conflict(PortalError):
    """What is asked collides with what is there."""


class TenantTaken(Conflict):
    """A tenant with this slug stands already."""


class AddressTaken(Conflict):
    """A family with this e-mail address is registered already."""


class KeyTaken(Conflict):
    """The access key belongs to another family."""


class UsernameTaken(Conflict):
    """The user name belongs to another family."""


class NotPayable(Conflict):
    """An invoice is paid already, being paid, or not to be paid online."""


class AlreadyPersonalised(Conflict):
    """The family has chosen its credentials: an invitation would be pointless."""


class InvalidRequest(PortalError):
    """What is asked cannot be understood."""


class UnknownTown(InvalidRequest):
    """No town's file has this name."""


class UnknownDefect(InvalidRequest):
    """The catalogue holds no defect of this name."""


class PdfUnavailable(PortalError):
    """This machine lacks what PDF documents are made with."""


class MessageRefused(PortalError):
    """The mail server did not take a message, or could not be reached."""

    def __init__(self, message: str, reply: str) -> None:
        super().__init__(message)
        self.reply = reply
        """What the server answered, or why it could not be reached; in its own language."""
