"""``/info``, ``/webui``, ``/livez``, ``/readyz``: about the mail catcher itself."""

from importlib.metadata import PackageNotFoundError, version

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ..backend import HttpBackend
from .json_response import json_response
from .schemas import Schema

_DISTRIBUTION = "portail-famille"


def own_version() -> str:
    """Return the version of this program with a ``v``, as Mailpit writes its own."""
    try:
        return f"v{version(_DISTRIBUTION)}"
    except PackageNotFoundError:
        # The package runs from a copy that is not installed.
        return "v0"


class RuntimeStats(Schema):
    """Counters since the start; ``Uptime`` in seconds, ``Memory`` in bytes."""

    Uptime: int
    Memory: int
    MessagesDeleted: int
    SMTPAccepted: int
    SMTPAcceptedSize: int
    SMTPRejected: int
    SMTPIgnored: int


class AppInformation(Schema):
    """Version, numbers of messages, statistics; ``Tags`` with the number of their messages."""

    Version: str
    LatestVersion: str
    Database: str
    DatabaseSize: int
    Messages: int
    Unread: int
    Tags: dict[str, int]
    RuntimeStats: RuntimeStats


class MessageRelay(Schema):
    """The server to which messages may be released."""

    Enabled: bool
    SMTPServer: str
    ReturnPath: str = ""
    AllowedRecipients: str = ""
    BlockedRecipients: str = ""
    OverrideFrom: str = ""
    PreserveMessageIDs: bool = True


class WebUIConfiguration(Schema):
    """What Mailpit's own web page reads."""

    MessageRelay: MessageRelay
    Label: str = ""
    SpamAssassin: bool = False
    ChaosEnabled: bool = True
    DuplicatesIgnored: bool = False
    HideDeleteAllButton: bool = False


class InformationEndpoints:
    """The endpoints."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    def info(self, request: Request) -> Response:
        """Return version, numbers of messages and statistics."""
        mailbox = self._backend.mailbox_of(request)
        return json_response(
            AppInformation(
                Version=own_version(),
                LatestVersion=own_version(),
                Database=str(self._backend.data or ":memory:"),
                DatabaseSize=mailbox.size(),
                Messages=mailbox.count(),
                Unread=mailbox.count_unread(),
                Tags=mailbox.tags(),
                RuntimeStats=self._runtime(),
            )
        )

    def _runtime(self) -> RuntimeStats:
        statistics = self._backend.statistics
        return RuntimeStats(
            Uptime=int((self._backend.now() - statistics.started).total_seconds()),
            Memory=_memory(),
            MessagesDeleted=statistics.deleted,
            SMTPAccepted=statistics.accepted,
            SMTPAcceptedSize=statistics.accepted_bytes,
            SMTPRejected=statistics.rejected,
            SMTPIgnored=0,
        )

    def webui(self, _request: Request) -> Response:
        """Return what Mailpit's own web page reads."""
        relay = self._backend.relay or ""
        return json_response(WebUIConfiguration(MessageRelay(bool(relay), relay)))

    def alive(self, _request: Request) -> Response:
        """Respond that the process is alive."""
        return Response()

    def ready(self, _request: Request) -> Response:
        """Respond that messages can be read and stored; with 503 and the reason, that the disk has no room for them."""
        self._backend.mailbox.mark()
        if self._backend.mailbox.has_room():
            return Response()
        return PlainTextResponse("The disk of the data file is full: delete messages, or make room on it", 503)


def _memory() -> int:
    """Return the memory in use, in bytes; 0 where it cannot be found out."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 (a file of the system)
            return int(statm.read().split()[1]) * 4096
    except (OSError, ValueError, IndexError):
        return 0
