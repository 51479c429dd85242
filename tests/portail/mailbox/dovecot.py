"""A real IMAP server, Debian's Dovecot, with one family's mailbox, in a folder of its own."""

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from imaplib import IMAP4
from pathlib import Path
from tempfile import TemporaryDirectory

from portail.browser import debian

USER, PASSWORD = "marie", "chouette-lune"
# Debian 12 ships 2.3, Debian 13 ships 2.4, whose settings have other names (doc.dovecot.org, "Upgrading 2.3 to 2.4").
SETTINGS = """
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = no
{users}
listen = 127.0.0.1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""
OF_2_3 = """
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
"""
OF_2_4 = """dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = {folder}/mail
passdb static {{
  password = {password}
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {folder}/mail
  }}
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """The running server."""

    port: int

    @property
    def url(self) -> str:
        return f"imap://{USER}@127.0.0.1:{self.port}/INBOX"

    def deliver(self, source: bytes) -> None:
        """Put a message into the mailbox, as a mail server would."""
        with IMAP4("127.0.0.1", self.port) as client:
            client.login(USER, PASSWORD)
            client.append("INBOX", "", "", source)


# As root, Dovecot's processes run as the users that its package made, and refuse to be anybody else.
AS_ONESELF = """default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}"""
NOBODY = 65534


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """Run a server until the block ends; as root on a Debian, it is installed where it is missing."""
    with TemporaryDirectory(prefix="dovecot-") as folder:
        path = Path(folder)
        path.chmod(0o755)
        (path / "mail").mkdir()
        if os.getuid() == 0:
            os.chown(path / "mail", NOBODY, NOBODY)
        yield from _running(_server(), path)


def _running(server: str, folder: Path) -> Iterator[Dovecot]:
    version = subprocess.run([server, "--version"], capture_output=True, text=True, check=True).stdout
    port = _free_port()
    own = OF_2_3 if version.startswith("2.3") else OF_2_4
    uid, gid, users = NOBODY, NOBODY, ""
    if os.getuid() != 0:
        uid, gid = os.getuid(), os.getgid()
        users = AS_ONESELF.format(user=pwd.getpwuid(uid).pw_name, group=grp.getgrgid(gid).gr_name)
    values = {"folder": folder, "port": port, "password": PASSWORD, "uid": uid, "gid": gid, "users": users}
    settings = folder / "dovecot.conf"
    settings.write_text((own + SETTINGS).format(**values), encoding="utf-8")
    process = subprocess.Popen([server, "-F", "-c", settings])
    try:
        _await(port, process, folder / "log")
        yield Dovecot(port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _server() -> str:
    path = shutil.which("dovecot")
    if path is None and debian.may_install():
        debian.install("dovecot-imapd")
        path = shutil.which("dovecot")
    assert path, "these tests need Dovecot: install Debian's package dovecot-imapd"
    return path


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server listens; it says nothing of it, so it is asked."""
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        try:
            process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError(f"Dovecot ended: {log.read_text(encoding='utf-8')}")
