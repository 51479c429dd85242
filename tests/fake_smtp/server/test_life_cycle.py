import json
import os
import signal
import smtplib
import socket
import sqlite3
import ssl
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import httpx
import msgspec
import pytest

from fake_smtp import DataFileUnusable, FakeSmtp, PortTaken
from tests.fake_smtp.messages import compose, send


def _start(*options: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "fake_smtp", *options],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _end(process: subprocess.Popen[str], number: signal.Signals) -> int:
    process.send_signal(number)
    process.communicate(timeout=20)
    return process.returncode


def test_both_servers_respond_as_soon_as_the_block_begins() -> None:
    with FakeSmtp() as smtp:
        with socket.create_connection((smtp.smtp_host, smtp.smtp_port)) as client:
            assert client.recv(3) == b"220"
        assert httpx.get(smtp.url).status_code == 200


@pytest.mark.parametrize("data", ["", "mail.db"])
def test_nothing_is_left_after_the_block_even_with_idle_clients(tmp_path: Path, data: str) -> None:
    threads = threading.active_count()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with FakeSmtp(data=tmp_path / data if data else None) as smtp:
            idle_smtp = socket.create_connection((smtp.smtp_host, smtp.smtp_port))
            idle_http = socket.create_connection((smtp.smtp_host, httpx.URL(smtp.url).port or 0))
            idle_smtp.recv(3)
            assert httpx.get(f"{smtp.url}api/v1/messages").status_code == 200

    assert threading.active_count() == threads
    assert [file.name for file in tmp_path.iterdir()] == ([data] if data else [])
    with idle_smtp, idle_http, pytest.raises(ConnectionRefusedError):
        socket.create_connection((smtp.smtp_host, smtp.smtp_port)).close()


def test_a_taken_port_is_named_with_the_remedy(smtp: FakeSmtp) -> None:
    with pytest.raises(PortTaken, match=rf"SMTP cannot listen on 127.0.0.1:{smtp.smtp_port} .* choose another"):
        FakeSmtp(smtp_port=smtp.smtp_port).__enter__()


def test_an_unknown_host_is_an_error_that_names_it() -> None:
    with pytest.raises(PortTaken, match=r"nope\.invalid:0 .* Name a host of this machine\."):
        FakeSmtp("nope.invalid").__enter__()


def test_a_data_file_keeps_the_messages(tmp_path: Path) -> None:
    data = tmp_path / "mail.db"
    with FakeSmtp(data=data) as first:
        send(first, compose(subject="Gardé"))
        mark = first.mailbox.mark()

    with FakeSmtp(data=data) as second:
        assert second.mailbox.wait_for(timeout=0).subject == "Gardé"
        assert second.mailbox.mark() == mark


def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "message.txt"
    text.write_text("Not a database, and longer than the header of one would be." * 4)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE precious (x)")
    database.close()

    for path in (text, other, tmp_path / "missing" / "mail.db"):
        before = path.read_bytes() if path.exists() else None
        with pytest.raises(DataFileUnusable, match=path.name):
            FakeSmtp(data=path).__enter__()
        assert (path.read_bytes() if path.exists() else None) == before


def test_an_error_at_the_start_is_raised_and_nothing_is_left(tmp_path: Path) -> None:
    data, threads = tmp_path / "mail.db", threading.active_count()
    with FakeSmtp(data=data):
        pass
    with sqlite3.connect(data) as database:
        database.execute("INSERT INTO held VALUES (1, NULL, '', 'a@example.org', 'no list', '', 0, '')")
    database.close()

    with pytest.raises(msgspec.DecodeError):
        FakeSmtp(data=data).__enter__()

    assert threading.active_count() == threads


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_process_prints_its_urls_and_ends_with_0_on_a_signal(number: signal.Signals) -> None:
    process = _start("--http-port=0", FAKE_SMTP_SMTP_PORT="0")
    assert process.stdout is not None
    smtp_line, http_line = process.stdout.readline().split(), process.stdout.readline().split()

    host, port = smtp_line[1].removeprefix("smtp://").split(":")
    with smtplib.SMTP(host, int(port)) as client:
        client.send_message(compose(subject="Reçu"))
    assert "Reçu" in httpx.get(http_line[1]).text
    assert _end(process, number) == 0


def test_the_process_ends_with_3_and_one_sentence_when_a_port_is_taken(smtp: FakeSmtp) -> None:
    process = _start(f"--smtp-port={smtp.smtp_port}", "--http-port=0")
    _, errors = process.communicate(timeout=20)

    assert process.returncode == 3
    assert errors.count("\n") == 1
    assert str(smtp.smtp_port) in errors


@pytest.mark.parametrize("option", ["--smtp-port=70000", "--relay=localhost", "--relay=localhost:70000"])
def test_the_process_ends_with_2_on_wrong_usage(option: str) -> None:
    process = _start(option)
    _, errors = process.communicate(timeout=20)

    assert process.returncode == 2
    assert option.partition("=")[2] in errors


def test_the_process_offers_tls_sign_in_and_a_log() -> None:
    options = ("--smtp-port=0", "--http-port=0", "--smtps-port=0", "--starttls=required", "--auth=required", "--log")
    process = _start(*options, FAKE_SMTP_USERNAME="marie", FAKE_SMTP_PASSWORD="secret")
    assert process.stdout is not None
    smtp, smtps, _ = (process.stdout.readline().split()[1] for _ in range(3))
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE

    with smtplib.SMTP("127.0.0.1", int(smtp.rsplit(":", 1)[1])) as client:
        assert client.docmd("EHLO", "me")[0] == 250
        assert client.docmd("MAIL", "FROM:<a@example.org>")[0] == 530
    with smtplib.SMTP_SSL("127.0.0.1", int(smtps.rsplit(":", 1)[1]), context=context) as client:
        client.login("marie", "secret")
        client.send_message(compose())
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=20)

    assert [json.loads(line)["event"] for line in log.splitlines()] == ["refusal", "message"]


def test_pages_behind_a_proxy_use_its_url() -> None:
    with FakeSmtp(public_url="https://mail.example.org/boite") as smtp:
        send(smtp, compose())
        message = smtp.mailbox.wait_for()
        own = f"http://127.0.0.1:{smtp.http_port}/"
        page = httpx.get(own).text

        assert smtp.mailbox.url_of(message) == f"https://mail.example.org/boite/messages/{message.id}"
        assert f'href="/boite/messages/{message.id}"' in page
        assert 'href="/boite/static/webmail.css"' in page
        passed_on = {"Origin": "https://mail.example.org", "Host": "mail.example.org"}
        assert httpx.get(f"{own}api/v1/info", headers=passed_on).status_code == 200


@pytest.mark.parametrize("prefix", ["", "/boite"])
def test_a_proxy_may_pass_the_path_of_the_public_url_on_or_take_it_off(prefix: str) -> None:
    with FakeSmtp(public_url="http://127.0.0.1/boite/") as smtp, httpx.Client() as http:
        send(smtp, compose(subject="Un"))
        own = f"http://127.0.0.1:{smtp.http_port}{prefix}"

        assert http.get(f"{own}/mailboxes/marie@example.org/api/v1/messages").json()["total"] == 1
        assert http.get(f"{own}/static/webmail.css").status_code == 200
        for path in ("", "/", "/livez"):
            assert http.get(own + path).status_code == 200
        assert http.get(f"http://127.0.0.1:{smtp.http_port}/boitex/livez").status_code == 404


def test_the_catcher_listens_and_releases_on_ipv6_too() -> None:
    with FakeSmtp(host="::1") as smtp:
        send(smtp, compose(subject="Six"))

        assert smtp.url.startswith("http://[::1]:")
        assert "Six" in httpx.get(smtp.url).text
        with FakeSmtp(relay=smtp.smtp_authority) as relaying:
            send(relaying, compose(subject="Relayé"))
            release = f"{relaying.url}api/v1/message/latest/release"
            assert httpx.post(release, json={"To": ["paul@example.org"]}).text == "ok"
        assert smtp.mailbox.wait_for(to="paul@example.org", timeout=0).subject == "Relayé"
