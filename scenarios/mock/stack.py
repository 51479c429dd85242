"""Raises the mock portal and the mail catcher in this process: the only module that imports them."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from portail import extras
from portail.errors import EnvironmentNotReady, reason_of
from portail.project.modules import load, load_package

from .control import Control
from .controlled_portal import ControlledPortal
from .embedded_mailbox import EmbeddedMailbox
from .tenant import TOWN

if TYPE_CHECKING:
    import fake_smtp
    from mock_portal import MockPortal
    from mock_portal import errors as portal_errors
else:
    # Those that were installed with this package: others of these names may stand before them on sys.path.
    ROOT = Path(__file__).parents[2]
    with extras.needed("portal", "smtp"):
        fake_smtp = load_package(ROOT / "fake_smtp")
        MockPortal = load_package(ROOT / "mock_portal").MockPortal
        portal_errors = load(ROOT / "mock_portal", ROOT / "mock_portal" / "errors.py")


@dataclass(frozen=True)
class Settings:
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


class Stack:
    """The two servers, running.

    Raises:
        EnvironmentNotReady: a server cannot start; the text names the port or the file, and the remedy.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._running = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._start()
        except (fake_smtp.FakeSmtpError, portal_errors.SetupError) as error:
            raise EnvironmentNotReady(f"Les serveurs ne démarrent pas : {_in_french(error, self.settings)}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()

    @property
    def controlled_portal(self) -> ControlledPortal:
        """The mock, open for walks."""
        return ControlledPortal(self.control, self.mailbox, self.smtp.url)

    @property
    def mailbox(self) -> EmbeddedMailbox:
        """Where the mock's messages arrive."""
        return EmbeddedMailbox(self.smtp.mailbox)

    @property
    def town_url(self) -> str:
        """The address of the town that stands ready."""
        return f"{self.portal.url}{TOWN}/espace-citoyens/"

    def addresses(self) -> list[tuple[str, str]]:
        """Return what is served, in French, and where; and the token, where one is asked for."""
        token = self.portal.settings.token
        return [
            ("Portail", self.town_url),
            ("Guichet", f"{self.portal.url}__guichet__/"),
            ("Boîte mail", self.smtp.url),
            ("SMTP", f"smtp://{self.smtp.smtp_authority}"),
            ("Contrôle", self.portal.control_url),
            *([("Jeton", token)] if token else []),
        ]

    def _start(self) -> None:
        at = self.settings
        with ExitStack() as starting:
            self.smtp = starting.enter_context(fake_smtp.FakeSmtp(at.host, at.smtp_port, at.mail_port, at.mail_data))
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


def _in_french(error: fake_smtp.FakeSmtpError | portal_errors.SetupError, at: Settings) -> str:
    """Say why a server does not start, and what to do about it, in the words of `portail serve`."""
    match error:
        case fake_smtp.PortTaken(unknown_host=True) | portal_errors.AddressInUse(unknown_host=True):
            return f"« {at.host} » n’est pas connu comme une adresse de cette machine. Donnez un autre --host."
        case fake_smtp.PortTaken() | portal_errors.AddressInUse():
            return _port_in_french(error, at)
        case portal_errors.StoreInUse():
            return f"un autre portail se sert de {at.data}. Arrêtez-le, ou donnez un autre fichier à --data."
        case _ if at.data:
            file = error.path if isinstance(error, fake_smtp.DataFileUnusable) else at.data
            return (
                f"{file} ne peut pas garder de données. Vérifiez que son dossier existe et que « portail serve » "
                "a fait ce fichier, ou donnez-en un autre à --data."
            )
        case _:
            return "le portail n’a pas répondu à temps. Recommencez."


def _port_in_french(error: fake_smtp.PortTaken | portal_errors.AddressInUse, at: Settings) -> str:
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
