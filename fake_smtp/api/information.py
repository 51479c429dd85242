"""Routes about the mail catcher itself."""

from importlib.metadata import PackageNotFoundError, version

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from fake_smtp.api import parameters
from fake_smtp.api.backend import Backend
from fake_smtp.api.errors import BadRequest
from fake_smtp.chaos import Chaos, Trigger

_DISTRIBUTION = "portail-famille"


class TriggerBody(msgspec.Struct):
    """One trigger of chaos."""

    ErrorCode: int
    Probability: int


class ChaosBody(msgspec.Struct):
    """The triggers of chaos; one that is left out calms down. With a seed (not Mailpit's), chance repeats itself."""

    Sender: TriggerBody | None = None
    Recipient: TriggerBody | None = None
    Authentication: TriggerBody | None = None
    Seed: int | None = None


def own_version() -> str:
    """Return the version of this program."""
    try:
        return f"v{version(_DISTRIBUTION)}"
    except PackageNotFoundError:
        # Run from a copy that was never installed.
        return "v0"


class Information:
    """The endpoints."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def info(self, request: Request) -> Response:
        """Answer version, counts and statistics."""
        mailbox, statistics = self._backend.mailbox_of(request), self._backend.statistics
        return JSONResponse(
            {
                "Version": own_version(),
                "LatestVersion": own_version(),
                "Database": str(self._backend.data or ":memory:"),
                "DatabaseSize": mailbox.size(),
                "Messages": mailbox.count(),
                "Unread": mailbox.count_unread(),
                "Tags": mailbox.tags(),
                "RuntimeStats": {
                    "Uptime": int((self._backend.now() - statistics.started).total_seconds()),
                    "Memory": _memory(),
                    "MessagesDeleted": statistics.deleted,
                    "SMTPAccepted": statistics.accepted,
                    "SMTPAcceptedSize": statistics.accepted_bytes,
                    "SMTPRejected": statistics.rejected,
                    "SMTPIgnored": 0,
                },
            }
        )

    def webui(self, _request: Request) -> Response:
        """Answer what Mailpit's own page asks for."""
        relay = self._backend.relay or ""
        return JSONResponse(
            {
                "Label": "",
                "MessageRelay": {
                    "Enabled": bool(relay),
                    "SMTPServer": relay,
                    "ReturnPath": "",
                    "AllowedRecipients": "",
                    "BlockedRecipients": "",
                    "OverrideFrom": "",
                    "PreserveMessageIDs": True,
                },
                "SpamAssassin": False,
                "ChaosEnabled": True,
                "DuplicatesIgnored": False,
                "HideDeleteAllButton": False,
            }
        )

    def chaos(self, _request: Request) -> Response:
        """Answer the triggers in force."""
        return JSONResponse(_chaos_shape(self._backend.chaos))

    async def set_chaos(self, request: Request) -> Response:
        """Replace the triggers."""
        wanted = await parameters.body(request, ChaosBody)
        bodies = {"Sender": wanted.Sender, "Recipient": wanted.Recipient, "Authentication": wanted.Authentication}
        triggers = {name: _trigger(body) for name, body in bodies.items() if body}
        self._backend.chaos.set(triggers, wanted.Seed)  # type: ignore[arg-type]
        return JSONResponse(_chaos_shape(self._backend.chaos))

    def alive(self, _request: Request) -> Response:
        """Answer that the process lives."""
        return Response()

    def ready(self, _request: Request) -> Response:
        """Answer that the store can be read."""
        self._backend.mailbox.mark()
        return Response()


def _trigger(body: TriggerBody) -> Trigger:
    if not 400 <= body.ErrorCode <= 599 or not 0 <= body.Probability <= 100:
        raise BadRequest("An ErrorCode is between 400 and 599, a Probability between 0 and 100")
    return Trigger(body.ErrorCode, body.Probability)


def _chaos_shape(chaos: Chaos) -> dict[str, dict[str, int]]:
    return {
        occasion: {"ErrorCode": trigger.error_code, "Probability": trigger.probability}
        for occasion, trigger in chaos.triggers.items()
    }


def _memory() -> int:
    """Return the memory in use, in bytes; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 (a file of the system)
            return int(statm.read().split()[1]) * 4096
    except (OSError, ValueError, IndexError):
        return 0
