"""Nonsense of every kind is answered with the page that is due, never with an internal error."""

from urllib.parse import quote_from_bytes

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mock_portal.accounts.sessions import COOKIE
from mock_portal.http.pages.routes import town_pages
from tests.mock_portal.support.components import components
from tests.mock_portal.support.resident import Resident

bounded = settings(
    max_examples=100, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

with components() as parts:
    PAGES = st.sampled_from(sorted(town_pages(parts)))
TAILS = st.binary(max_size=12).map(quote_from_bytes)
LEAVING = ("Home/Logon", "Home/LogOff")
WITHOUT_PAGE = ("MonCompte/NotificationPaiement", "Home/Session")
METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
KINDS = st.sampled_from(
    ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "text/plain", "", ";;"]
)
SECRETS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_categories=["C"]), max_size=40)
NAMES = st.sampled_from(
    [
        "action", "username", "password", "confirmation", "current", "first_name", "last_name", "email", "enfance",
        "action-sociale", "lecture", "montant", "retour", "idop", "issue",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.sampled_from(['=HYPERLINK("http://x")', "' OR 1=1 --", "{{7*7}}", "<script>", "\x00", "a" * 5000, "é" * 300]),
)
ACTIONS = st.sampled_from(["contact", "keys", "credentials", "save", "validate", "back", "cancel", "pay", "?"])


def fault_of(answer: httpx.Response) -> str | None:
    """What is wrong with the answer: an internal error, or an error that is no page."""
    if answer.status_code >= 500:
        return f"{answer.request.method} {answer.request.url}: {answer.status_code}"
    is_for_people = answer.request.method != "HEAD" and not answer.url.path.endswith(WITHOUT_PAGE)
    if is_for_people and answer.status_code >= 400 and answer.text.count("<h1") != 1:
        return f"{answer.request.method} {answer.url}: {answer.text}"
    return None


@bounded
@given(method=METHODS, page=PAGES, tail=TAILS, query=TAILS, kind=KINDS, body=st.binary(max_size=60), cookie=SECRETS)
def test_any_request(
    stranger: Resident, method: str, page: str, tail: str, query: str, kind: str, body: bytes, cookie: str
) -> None:
    path = f"{stranger.browser.base_url.raw_path.decode()}{page}{tail}?{query}"
    request = stranger.browser.build_request(
        method,
        stranger.browser.base_url.copy_with(raw_path=path.encode()),
        content=body,
        headers={b"Content-Type": kind.encode(), b"Cookie": f"{COOKIE}={cookie}".encode("latin-1")},
    )

    assert fault_of(stranger.browser.send(request, follow_redirects=False)) is None


@pytest.fixture
def at_home(resident: Resident) -> Resident:
    """A family that has completed the procedure."""
    resident.reach("terms")
    return resident


@bounded
@given(
    page=PAGES.filter(lambda page: page not in LEAVING),
    action=ACTIONS,
    fields=st.dictionaries(NAMES, TEXTS, max_size=6),
    asked=st.one_of(st.integers(-1, 5).map(str), TAILS),
)
def test_any_form_of_a_family(at_home: Resident, page: str, action: str, fields: dict[str, str], asked: str) -> None:
    csrf = at_home.open("CompteCitoyen").values["csrf"]

    answer = at_home.browser.post(
        f"{page}?IdFactureUnique={asked}",
        data={"csrf": csrf, "action": action, **fields},
        follow_redirects=False,
    )

    assert fault_of(answer) is None


def test_a_formula_is_shown_as_text(resident: Resident) -> None:
    resident.reach("terms")
    formula = "=cmd|' /C calc'!A0"

    saved = resident.submit("CompteCitoyen/Modification", action="contact", last_name=formula)

    assert saved.values["last_name"] == formula
    assert f"Marie {formula}" in resident.open("CompteCitoyen").text
