"""Each cause of a failed step is named by its sentence, with what to look at and whose fault it is."""

import re
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Never

import pytest
import trustme
from playwright.sync_api import Browser

from portail.errors import PortailError
from portail.mailbox.no_mailbox import NoMailbox
from portail.procedure import parser
from portail.run_record.run import StepError, read
from portail.target.access import Access
from portail.target.tables.browser_table import BrowserTable
from portail.target.tables.patience import Patience
from portail.target.target import Person, Target
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.diagnosis.net_errors import cause_of, error_in
from portail.walk.options import Options
from portail.walk.steps import Steps
from portail.walk.walk import Walk
from portail.wording.causes import CAUSES
from tests import projects
from tests.portail.procedures import PROCEDURE, written
from tests.portail.walk.causes.cases import CASES, Case, after_a_good_page, arrive, opened, wait_for_mail
from tests.portail.walk.causes.server import serving, unused_port
from tests.portail.walk.causes.window import Window

PATIENCE, PAGE = 1.0, 2.0
"""How long a walk waits for what it acts on, and for a page, in seconds."""
EXPRESSION = re.compile(r"re\.compile|get_by_|\(\?|\\s|\[Pp|locator\(|Call log")


class EmptyMailbox(NoMailbox):
    """A mailbox to which nothing comes."""

    def wait_for(self, **_: Any) -> Never:
        raise TimeoutError


@pytest.fixture(scope="module")
def places() -> Iterator[dict[str, str]]:
    """The portal, the mailbox on another port, and a port on which nobody listens."""
    with serving() as portal, serving() as mail:
        yield {"portal": portal, "mail": mail, "unused": str(unused_port())}


@pytest.fixture(scope="module")
def window(browser: Browser) -> Window:
    return Window(browser)


def target_on(portal: str, places: dict[str, str], email: str = "marie@example.org") -> Target:
    person, patience = Person(email, "marie", "secret"), Patience(page=PAGE)
    return Target("mock", f"{portal}/", person, EmptyMailbox(), mail_timeout=0.1, values=places, patience=patience)


def walked(case: Case, target: Target, window: Window, folder: Path) -> tuple[int, StepError]:
    """Walk a procedure of one step; return the exit status that the command line has, and the error in the record."""
    steps = Steps()
    steps.step("mail")(case.act)
    path = written(folder, PROCEDURE.replace("`", "").replace("::: écran\nL'écran : tel quel !\n:::", ""))
    bound = BoundProcedure(parser.load(path), steps, projects.PROJECT)
    options = Options(folder, patience=PATIENCE, limit=case.limit, pictures=False, trace="never")
    status = 1
    try:
        assert window.walk(bound, target, options, alone=case.alone).verdict == "failed"
    except PortailError as error:
        status = error.exit_status
    (step,) = read(folder / "essai").steps
    assert (step.status, step.error is None) == ("failed", False)
    assert step.error
    return status, step.error


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_cause_is_named_with_its_exit_status(
    case: Case, window: Window, places: dict[str, str], tmp_path: Path
) -> None:
    status, error = walked(case, target_on(places["portal"], places), window, tmp_path)

    assert (error.cause, status) == (case.cause, case.status), error
    assert case.says in error.found
    assert not EXPRESSION.search(f"{error.expected} {error.found} {error.hint}")


@pytest.mark.parametrize(
    ("address", "cause", "status"),
    [
        ("http://portail.invalid", "base-url-host", 2),
        ("http://127.0.0.1:9", "unsafe-port", 2),
        ("http://127.0.0.1:{unused}", "refused", 3),
        ("http://", "base-url-invalid", 2),
    ],
)
def test_a_mistyped_target_is_wrong_usage(
    address: str, cause: str, status: int, window: Window, places: dict[str, str], tmp_path: Path
) -> None:
    target = target_on(address.format(**places), places)

    found, error = walked(Case(cause, opened(""), ""), target, window, tmp_path)

    assert (error.cause, found) == (cause, status)


def test_an_address_that_is_none_is_told_before_anything_is_waited_for(
    window: Window, places: dict[str, str], tmp_path: Path
) -> None:
    target = target_on(places["portal"], places, email="marie at example")

    status, error = walked(Case("", wait_for_mail, ""), target, window, tmp_path)

    assert (error.cause, status) == ("email-invalid", 2)
    assert "« marie at example » n’est pas une adresse électronique" in error.found


def test_a_certificate_that_nobody_knows_is_named(window: Window, places: dict[str, str], tmp_path: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)

    with serving(tls) as portal:
        status, error = walked(Case("", opened("page"), ""), target_on(portal, places), window, tmp_path)

    assert (error.cause, status) == ("certificate-authority", 3)
    assert "vient d’une autorité inconnue" in error.found


@pytest.mark.parametrize(
    ("proxy", "address", "cause", "says"),
    [
        ("http://127.0.0.1:{unused}", "http://portail.example", "proxy", "le mandataire du réseau ne mène pas à"),
        ("{portal}", "https://portail.example", "proxy", "ne mène pas à portail.example"),
        ("{portal}", "http://portail.example/proxy", "http-407", "demande une identification (407)"),
    ],
    ids=["does not answer", "leads nowhere", "asks who is there"],
)
def test_a_proxy_that_refuses_is_named(
    proxy: str, address: str, cause: str, says: str, window: Window, places: dict[str, str], tmp_path: Path
) -> None:
    table = BrowserTable(proxy=proxy.format(**places), no_proxy=())
    target = replace(target_on(address, places), access=Access(table, (address,)))

    status, error = walked(Case(cause, opened(""), ""), target, window, tmp_path)

    assert (error.cause, status) == (cause, 3)
    assert says in error.found


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("net::ERR_CERT_DATE_INVALID", "certificate-date"),
        ("net::ERR_CERT_COMMON_NAME_INVALID", "certificate-name"),
        ("net::ERR_CERT_REVOKED", "certificate"),
        ("net::ERR_SSL_PROTOCOL_ERROR", "tls"),
        ("net::ERR_PROXY_CONNECTION_FAILED", "proxy"),
        ("net::ERR_UNEXPECTED_PROXY_AUTH", "http-407"),
        ("net::ERR_INCOMPLETE_CHUNKED_ENCODING", "cut-response"),
        ("net::ERR_UNKNOWN_URL_SCHEME", "link-scheme"),
        ("NS_ERROR_UNKNOWN_HOST", "unknown-host"),
        ("NS_ERROR_CONNECTION_REFUSED", "refused"),
        ("SEC_ERROR_UNKNOWN_ISSUER", "certificate-authority"),
    ],
)
def test_what_browsers_say_of_the_network_leads_to_a_cause(said: str, cause: str) -> None:
    assert cause_of(error_in(f"Page.goto: {said} at https://portail.example/")) == cause
    assert cause in CAUSES


def test_the_record_holds_status_redirects_and_dialogs_of_each_page(
    window: Window, places: dict[str, str], tmp_path: Path
) -> None:
    def act(walk: Walk) -> None:
        walk.open("moved?to=/page?html=%3Cscript%3Ealert(1)%3C/script%3E")
        walk.open("perdu")
        arrive(walk)

    walked(Case("", act, ""), target_on(places["portal"], places), window, tmp_path)

    (step,) = read(tmp_path / "essai").steps
    assert [(visit.status, len(visit.redirects)) for visit in step.visits] == [(200, 1), (404, 0)]
    assert step.visits[0].redirects[0].status == 302
    assert [(dialog.kind, dialog.text) for dialog in step.dialogs] == [("alert", "1")]


def test_a_page_that_does_not_come_leaves_the_evidence_of_the_one_before(
    window: Window, places: dict[str, str], tmp_path: Path
) -> None:
    walked(Case("", after_a_good_page("never"), ""), target_on(places["portal"], places), window, tmp_path)

    assert "Bienvenue" in (tmp_path / "essai" / "failure.txt").read_text(encoding="utf-8")
    assert (tmp_path / "essai" / "screenshots" / "failure-mail.png").is_file()


def test_the_traceback_of_an_unforeseen_error_is_in_the_evidence(
    window: Window, places: dict[str, str], tmp_path: Path
) -> None:
    def act(_: Walk) -> None:
        raise ValueError("oklch(…) n’est pas une couleur")

    walked(Case("", act, ""), target_on(places["portal"], places), window, tmp_path)

    text = (tmp_path / "essai" / "failure.txt").read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "oklch" in text


def test_the_catalogue_is_large_and_each_cause_of_it_has_a_sentence() -> None:
    assert len(CAUSES) >= 60
    assert [name for name, cause in CAUSES.items() if not cause.found] == []
