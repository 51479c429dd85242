"""The mail that is put on a server over loopback."""

import asyncio
from dataclasses import dataclass
from time import perf_counter

HEAD = b"From: a@example.org\r\nTo: %s\r\nSubject: Message\r\n\r\n"
LINE = b"y" * 76 + b"\r\n"


@dataclass(frozen=True)
class Load:
    """How much mail comes how: so many sessions at once, each kept for all its messages, or a new one for each."""

    messages: int = 500
    sessions: int = 10
    size: int = 1000
    kept: bool = True

    @property
    def body(self) -> bytes:
        """The text of each message."""
        return LINE * max(1, self.size // len(LINE))


class Client:
    """One SMTP session."""

    def __init__(self, port: int, number: int) -> None:
        self._port = port
        self.recipient = b"user%d@example.org" % number

    async def open(self) -> None:
        """Connect, and greet."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        await self._reply()
        await self._say(b"EHLO bench\r\n")

    async def send(self, body: bytes) -> None:
        """Send a message."""
        await self._say(b"MAIL FROM:<a@example.org>\r\n")
        await self._say(b"RCPT TO:<%s>\r\n" % self.recipient)
        await self._say(b"DATA\r\n")
        await self._say(HEAD % self.recipient + body + b".\r\n")

    async def close(self) -> None:
        """Take leave."""
        await self._say(b"QUIT\r\n")
        self._writer.close()
        await self._writer.wait_closed()

    async def _say(self, line: bytes) -> None:
        self._writer.write(line)
        await self._reply()

    async def _reply(self) -> None:
        while (line := await self._reader.readline())[3:4] == b"-":
            pass
        assert line[:1] in b"23", line


def rate(port: int, load: Load) -> float:
    """Return messages a second."""
    begun = perf_counter()
    asyncio.run(_send(port, load))
    return load.messages / (perf_counter() - begun)


async def _send(port: int, load: Load) -> None:
    each, body = load.messages // load.sessions, load.body

    async def session(number: int) -> None:
        client = Client(port, number)
        for turn in range(each):
            if turn == 0 or not load.kept:
                await client.open()
            client.recipient = b"user%d@example.org" % (turn * load.sessions + number)
            await client.send(body)
            if turn == each - 1 or not load.kept:
                await client.close()

    await asyncio.gather(*map(session, range(load.sessions)))
