from collections.abc import Iterator

import httpx
import pytest

from fake_smtp import FakeSmtp


@pytest.fixture
def api(smtp: FakeSmtp) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=smtp.url) as client:
        yield client


def test_a_page_of_another_origin_is_refused(api: httpx.Client) -> None:
    for method, path in (("GET", "/api/v1/messages"), ("DELETE", "/api/v1/messages"), ("GET", "/view/latest.html")):
        assert api.request(method, path, headers={"Origin": "http://evil.example"}).status_code == 403
    assert api.get("/api/v1/messages", headers={"Origin": str(api.base_url).rstrip("/")}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8025", "localhost.evil.example", "[", ""])
def test_a_page_whose_host_name_resolves_to_this_machine_is_refused(api: httpx.Client, host: str) -> None:
    headers = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}

    assert api.get("/api/v1/messages", headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.2", "[::1]:1"])
def test_every_loopback_name_is_accepted(api: httpx.Client, host: str) -> None:
    assert api.get("/api/v1/messages", headers={"Host": host}).status_code == 200


def test_a_server_beyond_loopback_accepts_every_host_name() -> None:
    with FakeSmtp(host="0.0.0.0", public_url="http://mail.example.org/") as smtp:
        own = f"http://127.0.0.1:{smtp.http_port}/livez"
        assert httpx.get(own, headers={"Host": "mail:8025"}).status_code == 200
