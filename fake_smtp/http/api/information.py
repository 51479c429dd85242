"""Routes about the mail catcher itself."""

from importlib.metadata import PackageNotFoundError, version

from starlette.requests import Request
from starlette.responses import Response

from fake_smtp.http.api.schemas import Shape, answer
from fake_smtp.http.backend import Backend

_DISTRIBUTION = "portail-famille"


def own_version() -> str:
    """Return the version, as Mailpit writes its own."""
    try:
        return f"v{version(_DISTRIBUTION)}"
    except PackageNotFoundError:
        # Run from a copy that was never installed.
        return "v0"


class RuntimeStats(Shape):
    """What was counted since the start; ``Uptime`` in seconds, ``Memory`` in bytes."""

    Uptime: int
    Memory: int
    MessagesDeleted: int
    SMTPAccepted: int
    SMTPAcceptedSize: int
    SMTPRejected: int
    SMTPIgnored: int


class AppInformation(Shape):
    """Version, counts and statistics; ``Tags`` with the number of their messages."""

    Version: str
    LatestVersion: str
    Database: str
    DatabaseSize: int
    Messages: int
    Unread: int
    Tags: dict[str, int]
    RuntimeStats: RuntimeStats


class MessageRelay(Shape):
    """To which server messages may be released."""

    Enabled: bool
    SMTPServer: str
    ReturnPath: str = ""
    AllowedRecipients: str = ""
    BlockedRecipients: str = ""
    OverrideFrom: str = ""
    PreserveMessageIDs: bool = True


class WebUIConfiguration(Shape):
    """What Mailpit's own page asks for."""

    MessageRelay: MessageRelay
    Label: str = ""
    SpamAssassin: bool = False
    ChaosEnabled: bool = True
    DuplicatesIgnored: bool = False
    HideDeleteAllButton: bool = False


class Information:
    """The endpoints."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def info(self, request: Request) -> Response:
        """Answer version, counts and statistics."""
        mailbox = self._backend.mailbox_of(request)
        return answer(
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
        """Answer what Mailpit's own page asks for."""
        relay = self._backend.relay or ""
        return answer(WebUIConfiguration(MessageRelay(bool(relay), relay)))

    def alive(self, _request: Request) -> Response:
        """Answer that the process lives."""
        return Response()

    def ready(self, _request: Request) -> Response:
        """Answer that the store can be read."""
        self._backend.mailbox.mark()
        return Response()


def _memory() -> int:
    """Return the memory in use, in bytes; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 (a file of the system)
            return int(statm.read().split()[1]) * 4096
    except (OSError, ValueError, IndexError):
        return 0
