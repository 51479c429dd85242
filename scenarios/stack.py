"""Raises the mock portal and the mail catcher in this process: the one file that knows all three rooms."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from smtplib import SMTP
from types import TracebackType
from typing import Self

from scenarios import extras
from scenarios.beginning import Beginning
from scenarios.control import Control
from scenarios.errors import EnvironmentNotReady, reason_of
from scenarios.rehearsal import EMAIL, rehearse
from scenarios.target import Target
from scenarios.tenant import MAIL_PATIENCE, TOWN

with extras.needed("portal", "smtp"):
    from fake_smtp import DataFileUnusable, FakeSmtp, FakeSmtpError, PortTaken
    from mock_portal import MockPortal
    from mock_portal.errors import AddressInUse, SetupError, StoreInUse

READER = "lecture@localhost"


@dataclass(frozen=True)
class Places:
    """Where the servers listen (port 0: a free one), the file that keeps their data (`None`: memory), and the token."""

    host: str = "127.0.0.1"
    port: int = 0
    smtp_port: int = 0
    mail_port: int = 0
    public_url: str | None = None
    payment_port: int = 0
    payment_url: str | None = None
    data: Path | None = None
    token: str | None = None

    @property
    def mail_data(self) -> Path | None:
        """The file that keeps the messages, beside the portal's."""
        return self.data and self.data.with_suffix(f".mail{self.data.suffix}")


class MailPage:
    """The mail catcher's page, for messages that arrived elsewhere: a person reads them there as in any webmail."""

    def __enter__(self) -> Self:
        self._catcher = FakeSmtp()
        self._catcher.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._catcher.__exit__(kind, error, trace)

    def show(self, source: bytes) -> str:
        """Return the address of the page that shows the message with this source."""
        catcher = self._catcher
        before = catcher.mailbox.mark()
        with SMTP(catcher.smtp_host, catcher.smtp_port) as post:
            post.sendmail("", READER, source, mail_options=["BODY=8BITMIME"])
        return catcher.mailbox.url_of(catcher.mailbox.wait_for(after=before))


class Stack:
    """The two servers, and as many targets as are asked for, each a tenant with a family of its own.

    Raises:
        EnvironmentNotReady: a server cannot start; the text names the port or the file, and the remedy.
    """

    def __init__(self, places: Places | None = None) -> None:
        self.places = places or Places()
        self._running = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._start()
        except (FakeSmtpError, SetupError) as error:
            raise EnvironmentNotReady(f"Les serveurs ne démarrent pas : {_in_french(error, self.places)}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()

    def new_target(
        self,
        beginning: Beginning = Beginning.INVITED,
        *,
        email: str = EMAIL,
        defects: Sequence[str] = (),
        mail_patience: float = MAIL_PATIENCE,
    ) -> Target:
        """Prepare a tenant of its own, with the demonstration family where the procedure begins."""
        return rehearse(
            self.control,
            self.smtp.mailbox,
            beginning=beginning,
            email=email,
            defects=defects,
            mail_patience=mail_patience,
        )

    def addresses(self) -> list[tuple[str, str]]:
        """Return what is served, in French, and where; and the token, where one is asked for."""
        token = self.portal.settings.token
        return [
            ("Portail", f"{self.portal.url}{TOWN}/espace-citoyens/"),
            ("Guichet", f"{self.portal.url}__guichet__/"),
            ("Boîte mail", self.smtp.url),
            ("SMTP", f"smtp://{self.smtp.smtp_authority}"),
            ("Contrôle", self.portal.control_url),
            *([("Jeton", token)] if token else []),
        ]

    def _start(self) -> None:
        at = self.places
        with ExitStack() as starting:
            self.smtp = starting.enter_context(FakeSmtp(at.host, at.smtp_port, at.mail_port, at.mail_data))
            post = (self.smtp.smtp_host, self.smtp.smtp_port)
            self.portal = starting.enter_context(
                MockPortal(
                    smtp=post,
                    host=at.host,
                    port=at.port,
                    public_url=at.public_url,
                    data=at.data,
                    token=at.token,
                    payment_port=at.payment_port,
                    payment_url=at.payment_url,
                )
            )
            self.control = starting.enter_context(Control(self.portal.control_url, self.portal.settings.token))
            self._running = starting.pop_all()


def _in_french(error: FakeSmtpError | SetupError, at: Places) -> str:
    """Say why a server does not start, and what to do about it, in the words of `portail serve`."""
    match error:
        case PortTaken(unknown_host=True) | AddressInUse(unknown_host=True):
            return f"« {at.host} » n’est pas connu comme une adresse de cette machine. Donnez un autre --host."
        case PortTaken() | AddressInUse():
            return _port_in_french(error, at)
        case StoreInUse():
            return f"un autre portail se sert de {at.data}. Arrêtez-le, ou donnez un autre fichier à --data."
        case _ if at.data:
            file = error.path if isinstance(error, DataFileUnusable) else at.data
            return (
                f"{file} ne peut pas garder de données. Vérifiez que son dossier existe et que « portail serve » "
                "a fait ce fichier, ou donnez-en un autre à --data."
            )
        case _:
            return "le portail n’a pas répondu à temps. Recommencez."


def _port_in_french(error: PortTaken | AddressInUse, at: Places) -> str:
    # Of two that ask for the same port, the one that comes last here is refused it.
    options = {
        at.smtp_port: "--smtp-port",
        at.mail_port: "--mail-port",
        at.port: "--port",
        at.payment_port: "--payment-port",
    }
    reason = reason_of(error.__cause__) if isinstance(error.__cause__, OSError) else ""
    return (
        f"le port {error.port} ne peut pas être ouvert ({reason}). "
        f"Choisissez un autre {options[error.port]} ; 0 en prend un libre."
    )
