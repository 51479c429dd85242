"""How long others wait while the worst messages are read: ``uv run python -m tests.benchmarks.mail_reading``.

Hostile messages of a megabyte and more are opened one after the other, in every view; meanwhile one client sends NOOP,
one waits for a small message that is sent to it, and one opens the inbox. Each prints its longest and its median time,
beside those of a quiet server.
"""

import smtplib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from threading import Event
from time import perf_counter

import click
import httpx

from tests.benchmarks.mail_servers import fake_smtp

_HTML = b"Content-Type: text/html\r\n\r\n"
_TEXT = b"Content-Type: text/plain\r\n\r\n"
WORST = {
    "tags": (_HTML, b"<p>"),
    "open tags": (_HTML, b"<a "),
    "links": (_HTML, b'<a href="http://a/">b</a>'),
    "labels": (_TEXT, b"Code : 1 "),
    "dashes": (_TEXT + b"Votre code ", b"-"),
    "addresses": (b"To: ", b"a@b.fr,"),
    "fields": (b"", b"a: b\r\n"),
    "parts": (b"Content-Type: multipart/mixed; boundary=b\r\n\r\n", b"--b\r\n\r\nx\r\n"),
}
_VIEWS = ("messages/{}", "messages/{}?view=links", "view/{}.html", "api/v1/message/{}", "api/v1/message/{}/codes")
_LETTER = "To: marie@example.org\r\nSubject: a\r\n\r\nTexte\r\n"


@click.command()
@click.option("--megabytes", default=1.0, show_default=True, help="Size of each hostile message.")
def main(megabytes: float) -> None:
    """Print the times."""
    with fake_smtp() as server, httpx.Client(timeout=600) as http:
        port, url = server.port, server.url
        _print("quiet", _others(port, url, lambda: [http.get(f"{url}livez") for _ in range(200)]))
        for name, (head, unit) in WORST.items():
            raw = head + unit * int(megabytes * 1e6 / len(unit)) + b"\r\n\r\n"
            _print(name, _others(port, url, lambda raw=raw: _read(http, port, url, raw)))  # type: ignore[misc]


def _read(http: httpx.Client, port: int, url: str, raw: bytes) -> None:
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.sendmail("a@example.org", ["worst@example.org"], raw)
    found = http.get(f"{url}mailboxes/worst@example.org/api/v1/messages", params={"limit": 1})
    newest = found.json()["messages"][0]["ID"]
    for view in _VIEWS:
        http.get(url + view.format(newest))


def _others(port: int, url: str, work: Callable[[], object]) -> dict[str, list[float]]:
    done = Event()
    with ThreadPoolExecutor(3) as threads:
        asking = {"NOOP": _noop, "wait": _wait, "inbox": _inbox}
        times = {name: threads.submit(ask, port, url, done) for name, ask in asking.items()}
        work()
        done.set()
        return {name: each.result() for name, each in times.items()}


def _noop(port: int, _url: str, done: Event) -> list[float]:
    with smtplib.SMTP("127.0.0.1", port) as client:
        return _measured(client.noop, done)


def _wait(port: int, url: str, done: Event) -> list[float]:
    with smtplib.SMTP("127.0.0.1", port) as client, httpx.Client(base_url=url, timeout=60) as http:

        def send_and_wait() -> None:
            mark = http.get("/api/v1/mark").json()["Mark"]
            client.sendmail("a@example.org", ["marie@example.org"], _LETTER)
            http.get("/api/v1/wait", params={"query": 'to:"marie@example.org"', "after": mark}).raise_for_status()

        return _measured(send_and_wait, done)


def _inbox(_port: int, url: str, done: Event) -> list[float]:
    with httpx.Client(timeout=60) as http:
        return _measured(lambda: http.get(f"{url}mailboxes/marie@example.org/"), done)


def _measured(ask: Callable[[], object], done: Event) -> list[float]:
    times = []
    while not done.wait(0.005):
        start = perf_counter()
        ask()
        times.append((perf_counter() - start) * 1000)
    return times


def _print(name: str, times: dict[str, list[float]]) -> None:
    each = (f"{who} {max(took):6.1f} ms at most ({median(took):5.1f} median)" for who, took in times.items())
    print(f"{name:12}", ", ".join(each), flush=True)


if __name__ == "__main__":
    main()
