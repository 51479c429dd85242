"""A mock portal with its control API, open for walks: in this process, or the one that a target file names."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

from portail.errors import WrongUsage
from portail.mailbox.kinds import MAILPIT, open_mailbox
from portail.mailbox.protocol import Mailbox
from portail.project.portal import Defect
from portail.target.secrets_file import Secrets
from portail.target.target_file import TargetFile

from .control import Control
from .tenant import TOWN, Tenant

HASHINGS = {
    "": "mots de passe hachés par Argon2id, comme sur un vrai portail",
    "cheap": "mots de passe non protégés (--hashing cheap) : pour des tests seulement",
}
"""What the mock says of its passwords in each answer: nothing, where it keeps them as a real portal should."""


class ControlledPortal:
    """A mock portal that gives each walk, and each test, a tenant of its own.

    Args:
        control: its control API.
        mailbox: where its messages arrive.
        mail_url: the address of the mail catcher, where that takes faults; else `None`.
        described: the target file that names the mock, where one does.
        secrets: those of the target file.
    """

    def __init__(
        self,
        control: Control,
        mailbox: Mailbox,
        mail_url: str | None = None,
        described: TargetFile | None = None,
        secrets: Secrets | None = None,
    ) -> None:
        self.control = control
        self.mailbox = mailbox
        self.mail_url = mail_url
        self._described = described
        self._secrets = secrets or Secrets()

    @property
    def secrets(self) -> Sequence[str]:
        """The secrets of the target file."""
        return self._secrets.values()

    def remarks(self) -> list[str]:
        """Return how the mock keeps passwords: a cheap way is for tests alone."""
        return [f"{self.control.address} : {HASHINGS.get(self.control.hashing(), HASHINGS[''])}"]

    def defects_of(self, procedure: str) -> list[Defect]:
        """Return the defects of the mock that break this procedure."""
        return [
            Defect(each.name, each.step, each.sentence, each.thorough)
            for each in self.control.list_defect_kinds()
            if each.procedure == procedure
        ]

    @contextmanager
    def new_tenant(self) -> Iterator[Tenant]:
        """Create a tenant that copies the town of the portal; remove it when the block ends."""
        town = _town(self._described) if self._described else TOWN
        tenant = Tenant.create(
            self.control,
            self.mailbox,
            town,
            described=self._described,
            given=self._secrets,
            mail_url=self.mail_url,
        )
        yield tenant
        tenant.delete()


@contextmanager
def connect(described: TargetFile) -> Iterator[ControlledPortal]:
    """Connect to the mock of a target file.

    Raises:
        WrongUsage: it names no mailbox.
        PortailError: its secrets, its mailbox or its control API cannot be used.
    """
    if not described.mailbox:
        raise WrongUsage("Un portail de référence envoie des messages : écrivez url dans [mailbox].")
    assert described.control, "only a target with a control API is connected to"
    secrets = described.read_secrets()
    url = described.mailbox.url
    mail_url = url.removeprefix(MAILPIT) if url.startswith(MAILPIT) else None
    with (
        open_mailbox(url, secrets.mailbox_password) as mailbox,
        Control(described.control.url, secrets.control_token) as control,
    ):
        yield ControlledPortal(control, mailbox, mail_url, described, secrets)


def _town(described: TargetFile) -> str:
    """Return the town of a portal: the first segment of its path."""
    return urlsplit(described.base_url).path.strip("/").split("/")[0]
