"""Chooses a target by name or by file, and opens it: its mailbox, and on a mock a tenant of its own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from scenarios.beginning import Beginning
from scenarios.control import Control
from scenarios.errors import WrongUsage
from scenarios.mailbox import Mailbox
from scenarios.mailboxes import open_mailbox
from scenarios.passwords import new_password
from scenarios.secrets_file import Secrets, secrets_of
from scenarios.target import Family, Target
from scenarios.target_file import FILE_NAME, TargetFile, load
from scenarios.tenant import Tenant


def choose(wanted: str, folder: Path) -> TargetFile:
    """Return the target that the user means: the path of a file, or a name in `portail.toml` in the folder.

    Raises:
        TargetError: its file cannot be used.
        WrongUsage: there is no such file.
    """
    if wanted.endswith(".toml"):
        return load(folder / wanted)
    path = folder / FILE_NAME
    if not path.exists():
        raise WrongUsage(
            f"La cible « {wanted} » n’est pas connue : il n’y a pas de fichier {path}. "
            f"Écrivez-y [targets.{wanted}], ou donnez le chemin d’un fichier .toml."
        )
    return load(path, wanted)


@contextmanager
def opened(
    described: TargetFile, beginning: Beginning = Beginning.INVITED, *, may_destroy: bool = False
) -> Iterator[Target]:
    """Open a target for one walk, with a family that stands where the procedure begins.

    A mock brings it there, in a tenant that lasts as long as the block; elsewhere its town has, and the caller says
    whether the walk may pay and reset.

    Raises:
        TargetError: its secrets file cannot be used.
        EnvironmentNotReady: its control API does not answer.
    """
    secrets = secrets_of(Path(described.secrets) if described.secrets else None)
    with ExitStack() as resources:
        mailbox = resources.enter_context(open_mailbox(described.mailbox.url, secrets.mailbox_password))
        if described.control:
            control = resources.enter_context(Control(described.control.url, secrets.control_token))
            tenant = Tenant.create(control, mailbox, described.town)
            resources.callback(tenant.delete)
            written = described.family
            family = tenant.register(written.email, username=written.username, password=secrets.new_password)
            yield replace(family.brought_to(beginning), words=described.words)
        else:
            yield replace(external(described, mailbox, secrets), may_destroy=may_destroy)


def external(described: TargetFile, mailbox: Mailbox, secrets: Secrets) -> Target:
    """Return the target of a portal that only the browser and the mailbox reach."""
    written = described.family
    chosen = secrets.new_password
    family = Family(
        written.email,
        written.username,
        chosen or new_password(),
        written.key,
        password=secrets.password,
        social_key=written.social_key,
    )
    return Target(
        "external",
        described.base_url,
        family,
        mailbox,
        made_password=chosen is None,
        words=described.words,
        secrets=tuple(secrets.values()),
        hidden=tuple(described.hide),
    )
