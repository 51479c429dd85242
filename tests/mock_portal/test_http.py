"""What every answer of the portal has in common, and what it answers to nonsense."""

from functools import partial

import httpx
import pytest
from anyio.from_thread import start_blocking_portal

from mock_portal.http.app import create_app
from mock_portal.settings import Settings
from mock_portal.storage.store import Store
from tests.mock_portal.support.loops import run
from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import Resident
from tests.mock_portal.support.town_hall import TownHall

PAGES = ("Home/AccueilPublic", "Home/Logon", "PageInfosDiverses/Index/1", "PageInfosDiverses/Index/2", "nulle-part")


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_names_the_product_and_forbids_what_it_does_not_need(stranger: Resident, page: str) -> None:
    headers = stranger.open(page).response.headers

    assert headers["x-mock-portal"].startswith("mock_portal/")
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_an_unforeseen_error_is_answered_with_the_same_headers() -> None:
    store = Store()
    settings = Settings(("127.0.0.1", 1), "http://testserver/", "http://localhost/", "http://127.0.0.1/")
    portal = httpx.ASGITransport(create_app(settings, store, payment_port=1), raise_app_exceptions=False)
    store.close()

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=portal) as client:
            return await client.get("http://testserver/velizy/espace-citoyens/Home/Logon")

    with start_blocking_portal() as loop:
        answer = loop.call(ask)

    assert (answer.status_code, "Incident technique" in answer.text) == (500, True)
    assert {"x-mock-portal", "content-security-policy", "cache-control"} <= set(answer.headers)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_script_or_a_style_within_it(stranger: Resident, page: str) -> None:
    html = stranger.open(page).response.text

    assert "<script>" not in html
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick" not in html


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/nowhere/espace-citoyens/",
        "/velizy/espace-citoyens/%00",
        "/velizy/..%2f",
        "/%ff",
        "/nowhere/nowhere//",
        "/static/x",
        "/static/%00",
        f"/static/{'x' * 5000}",
        "/static/fonts",
        "/static/couleurs/nulle-part.css",
    ],
)
def test_an_unknown_address_is_a_page_that_says_so(api: httpx.Client, path: str) -> None:
    answer = api.get(path)

    assert answer.status_code == 404
    assert "Page introuvable" in answer.text or path.startswith("/static/")


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"a=1", "text/plain", 415),
        (b"a=1", "multipart/form-data", 415),
        (b"\xff=1", "application/x-www-form-urlencoded", 400),
        (b"a=1&" * 200, "application/x-www-form-urlencoded", 400),
        (b"a=" + b"1" * 100_000, "application/x-www-form-urlencoded", 413),
        (b"%ff=%00", "application/x-www-form-urlencoded; charset=nonsense", 303),
    ],
)
def test_a_malformed_form_is_refused_with_a_page(stranger: Resident, content: bytes, kind: str, status: int) -> None:
    answer = stranger.browser.post(
        "Home/Logon", content=content, headers={"Content-Type": kind}, follow_redirects=False
    )

    assert answer.status_code == status


@pytest.mark.parametrize(("method", "page"), [("PUT", "Home/Logon"), ("POST", "MonCompte"), ("DELETE", "")])
def test_a_wrong_method_is_refused_with_a_page(stranger: Resident, method: str, page: str) -> None:
    answer = stranger.browser.request(method, page)

    assert answer.status_code == 405
    assert "Action impossible" in answer.text


def test_the_root_leads_to_the_towns_and_to_the_front_desk(api: httpx.Client) -> None:
    page = Page(api.get("/"))

    assert page.status == 200
    assert "/velizy/espace-citoyens/" in page.links.values()
    assert page.links["Guichet"] == "/__guichet__/"


def test_a_page_in_error_leads_on(town_hall: TownHall, stranger: Resident) -> None:
    town_hall.call("PUT", "faults", [{"name": "error-500", "count": 1}])

    page = stranger.open("Home/Logon")

    assert page.links["Besoin d’aide"].endswith(f"/{town_hall.slug}/espace-citoyens/PageInfosDiverses/Index/1")
    assert page.links["Retour à l’accueil"].endswith(f"/{town_hall.slug}/espace-citoyens/")


def test_the_stylesheet_holds_its_font_and_is_not_sent_twice(api: httpx.Client) -> None:
    first = api.get("/static/portal.css")
    again = api.get("/static/portal.css", headers={"If-None-Match": first.headers["etag"]})

    assert "data:font/woff2;base64,d09GMg" in first.text
    assert 'url("fonts/' not in first.text
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == "no-cache"


def test_head_answers_as_get_does(stranger: Resident) -> None:
    for page in PAGES:
        assert stranger.browser.head(page).status_code == stranger.browser.get(page).status_code


SECURE = "https://famille.example/portail/"


async def _ask(path: str, url: str, **headers: str) -> httpx.Response:
    store = Store()
    settings = Settings(("127.0.0.1", 1), url, "https://paiement.example/", "http://127.0.0.1/", token="secret")
    portal = httpx.ASGITransport(create_app(settings, store, payment_port=1))
    try:
        async with httpx.AsyncClient(transport=portal, base_url="http://127.0.0.1") as client:
            return await client.get(path, headers=headers)
    finally:
        store.close()


@pytest.mark.parametrize(
    ("path", "led_to"),
    [
        ("/velizy/", "/velizy"),
        ("/velizy", "/velizy/espace-citoyens/"),
        ("/velizy/?a=1", "/velizy?a=1"),
        ("/__guichet__", "/__guichet__/"),
        ("/__guichet__/velizy/", "/__guichet__/velizy"),
        ("/__control__/tenants/", "/__control__/tenants"),
        ("/velizy/espace-citoyens/home/logon", "/velizy/espace-citoyens/Home/Logon"),
        ("/velizy/espace-citoyens", "/velizy/espace-citoyens/"),
    ],
)
@pytest.mark.parametrize(("url", "root"), [("http://127.0.0.1/", ""), (SECURE, "/portail")])
def test_a_redirect_names_no_host_and_keeps_the_public_path(path: str, led_to: str, url: str, root: str) -> None:
    answer = run(partial(_ask, path, url, host="evil.example", authorization="Bearer secret"))

    assert answer.headers["location"] == f"{root}{led_to}"


def test_by_https_cookies_are_bound_to_the_host_and_browsers_come_by_nothing_else() -> None:
    answer = run(partial(_ask, "/velizy/espace-citoyens/Home/Logon", SECURE))

    name, _, rest = answer.headers["set-cookie"].partition("=")
    assert name == "__Host-ASP.NET_SessionIdEC-velizy"
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in rest.split(";")}
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_by_http_nothing_is_said_about_https() -> None:
    answer = run(partial(_ask, "/velizy/espace-citoyens/Home/Logon", "http://127.0.0.1/"))

    assert "strict-transport-security" not in answer.headers
    assert answer.headers["set-cookie"].startswith("ASP.NET_SessionIdEC=")
