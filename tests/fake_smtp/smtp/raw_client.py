"""An SMTP client below smtplib: it sends any bytes, and returns the replies as they come."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

from fake_smtp import FakeSmtp


class RawClient:
    """A connection to the SMTP port; replies are text without the last line break."""

    def __init__(self, smtp: FakeSmtp) -> None:
        self.socket = socket.create_connection((smtp.smtp_host, smtp.smtp_port), timeout=20)
        self._file = self.socket.makefile("rb")
        self.greeting = self.reply()

    def command(self, text: bytes | str) -> str:
        self.socket.sendall((text.encode() if isinstance(text, str) else text) + b"\r\n")
        return self.reply()

    def reply(self) -> str:
        lines = [self._file.readline().decode()]
        while lines[-1][3:4] == "-":
            lines.append(self._file.readline().decode())
        return "".join(lines).rstrip()

    def close(self) -> None:
        self._file.close()
        self.socket.close()


@contextmanager
def connect(smtp: FakeSmtp) -> Iterator[RawClient]:
    with closing(RawClient(smtp)) as client:
        yield client


def reply_codes(client: RawClient, *commands: str) -> list[str]:
    return [client.command(command)[:3] for command in commands]
