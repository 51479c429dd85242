"""The portal as a process, and what it keeps in a file."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from mock_portal import MockPortal
from mock_portal.errors import AddressInUse, SetupError, StoreVersionError
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.resident import PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

COMMAND = [sys.executable, "-m", "mock_portal"]


@contextmanager
def running(*options: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_its_addresses_serves_and_stops_cleanly(stop: signal.Signals) -> None:
    with running("--port", "0") as process:
        assert process.stdout
        printed = [process.stdout.readline().rsplit(maxsplit=1) for _ in range(3)]
        addresses = {name.strip(): url for name, url in printed}
        for url in addresses.values():
            assert httpx.get(f"{url.rstrip('/')}/", follow_redirects=True, verify=False).status_code in (200, 404)
        process.send_signal(stop)
        _, complaint = process.communicate(timeout=20)

    assert list(addresses) == ["Portal", "Front desk", "Control API"]
    assert (process.returncode, complaint) == (0, "")


def test_a_taken_port_is_reported_in_one_sentence(portal: MockPortal) -> None:
    done = subprocess.run([*COMMAND, "--port", str(portal.port)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (3, "")
    assert f"127.0.0.1:{portal.port}" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("options", [["--smtp", "nonsense"], ["--port", "70000"], ["--colour"], ["extra"]])
def test_wrong_usage_is_refused(options: list[str]) -> None:
    assert subprocess.run([*COMMAND, *options], capture_output=True, check=False).returncode == 2


def test_a_file_that_is_no_data_file_is_reported(tmp_path: Path) -> None:
    data = tmp_path / "portal.db"
    data.write_text("not a database, but long enough to be looked at closely" * 20)

    with pytest.raises(StoreVersionError, match="name another file"), MockPortal(smtp=("127.0.0.1", 1), data=data):
        pass


def test_a_data_file_in_a_missing_folder_is_reported(tmp_path: Path) -> None:
    data = tmp_path / "nulle-part" / "portal.db"

    with pytest.raises(SetupError, match=r"nulle-part.* folder"), MockPortal(smtp=("127.0.0.1", 1), data=data):
        pass


@pytest.mark.parametrize(
    ("change", "expected"),
    [("town = 'atlantis'", "'velizy' of the town 'atlantis'"), ("defects = '[\"gone\"]'", "defect 'gone'")],
)
def test_a_tenant_of_an_unknown_town_or_with_an_unknown_defect_is_reported(
    tmp_path: Path, change: str, expected: str
) -> None:
    data = tmp_path / "portal.db"
    with MockPortal(smtp=("127.0.0.1", 1), data=data):
        pass
    with closing(sqlite3.connect(data)) as connection, connection:
        connection.execute(f"UPDATE tenants SET {change}")

    with (
        pytest.raises(SetupError, match=f"{expected}.* name another file"),
        MockPortal(smtp=("127.0.0.1", 1), data=data),
    ):
        pass


def test_a_host_of_another_machine_is_reported() -> None:
    expected = r"203\.0\.113\.1.* name a --host of this machine"
    with pytest.raises(AddressInUse, match=expected), MockPortal(smtp=("127.0.0.1", 1), host="203.0.113.1"):
        pass


def test_a_taken_port_of_the_payment_is_reported_with_its_own_option(portal: MockPortal) -> None:
    expected = rf"127\.0\.0\.1:{portal.port} .* choose another --payment-port"
    with pytest.raises(AddressInUse, match=expected), MockPortal(smtp=("127.0.0.1", 1), payment_port=portal.port):
        pass


@pytest.mark.parametrize(("public", "host"), [("https://portail.example/", "portail.example"), (None, "localhost")])
def test_the_payment_of_a_portal_that_others_reach_is_on_a_host_that_they_can_call(
    sink: MailSink, public: str | None, host: str
) -> None:
    with MockPortal(smtp=sink.address, host="0.0.0.0", public_url=public) as portal:
        assert portal.settings.payment_url == f"http://{host}:{portal.payment_port}/"


def test_a_data_file_keeps_families_defects_clock_and_open_sessions(tmp_path: Path, sink: MailSink) -> None:
    data = tmp_path / "portal.db"
    with (
        MockPortal(smtp=sink.address, data=data) as portal,
        httpx.Client(base_url=portal.url, verify=False) as api,
    ):
        hall = TownHall(api, "ville", sink)
        family = hall.register()
        hall.set_defects("back-missing")
        with hall.invite(family) as resident:
            resident.reach("credentials")
    port = portal.port

    with (
        MockPortal(smtp=sink.address, data=data, port=port) as portal,
        httpx.Client(base_url=portal.url, verify=False) as api,
        Resident(hall.base_url) as again,
    ):
        hall.api = api
        again.browser.cookies = resident.browser.cookies

        assert again.open("CompteCitoyen").path.endswith("/Services")
        assert again.open("CompteCitoyen/Services").buttons.keys() == {"", "ANNULER", "VALIDER"}
        assert hall.call("GET", "clock")["now"] == "2026-09-07T07:00:00Z"
        assert hall.state(family) == "credentials-chosen"
        again.browser.cookies.clear()
        assert again.sign_in("marie.martin", PASSWORD).path.endswith("/Services")
