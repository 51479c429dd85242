"""The mock portal and the mail catcher as processes of their own: the load shares no lock of Python with them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from portail.errors import EnvironmentNotReady
from portail.mailbox.kinds import MAILPIT, open_mailbox
from portail.mailbox.protocol import Mailbox

ROOT = Path(__file__).parents[2]
END = 10.0
"""How long a server may take to stop, in seconds."""


@dataclass(frozen=True)
class Running:
    """The servers: the addresses of portal, control API and mail catcher, and the mailbox."""

    portal_url: str
    control_url: str
    mail_url: str
    mailbox: Mailbox

    @property
    def target_lines(self) -> str:
        """The target file by which a browser walks on this portal."""
        return (
            f'base_url = "{self.portal_url}"\ndata = "invented"\n'
            f'[mailbox]\nurl = "{MAILPIT}{self.mail_url}"\n[control]\nurl = "{self.control_url}"\n'
        )


@contextmanager
def processes() -> Iterator[Running]:
    """Start both servers on free ports of this machine; stop them when the block ends.

    Raises:
        EnvironmentNotReady: one does not start.
    """
    with ExitStack() as started:
        mail = started.enter_context(_server("fake_smtp", "--smtp-port", "0", "--http-port", "0"))
        smtp = mail["SMTP"].removeprefix("smtp://")
        portal = started.enter_context(_server("mock_portal", "--port", "0", "--smtp", smtp))
        mailbox = started.enter_context(open_mailbox(f"{MAILPIT}{mail['Inbox']}"))
        yield Running(portal["Portal"], portal["Control API"], mail["Inbox"].rstrip("/"), mailbox)


@contextmanager
def _server(module: str, *options: str) -> Iterator[dict[str, str]]:
    """Run a server, and yield its addresses by what it calls them."""
    # `-P`: the servers that were installed with this package, whatever bears their names in the working folder.
    command = [sys.executable, "-P", "-u", "-m", module, *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)
    try:
        yield _addresses(process, module)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _addresses(process: "subprocess.Popen[str]", module: str) -> dict[str, str]:
    assert process.stdout
    wanted = {"fake_smtp": "Inbox", "mock_portal": "Control API"}[module]
    addresses: dict[str, str] = {}
    for line in process.stdout:
        name, _, address = line.strip().partition("  ")
        addresses[name] = address.strip()
        if name == wanted:
            return addresses
    raise EnvironmentNotReady(f"{module} ne démarre pas (fin {process.wait()}).")
