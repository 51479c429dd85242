"""The fixtures that the plugin adds: servers for the session, and for each test a clean tenant, family and mailbox."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenarios.plugin.settings import settings_of
from scenarios.plugin.use import note

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from scenarios.control import Control
    from scenarios.mask import Mask
    from scenarios.plugin.ground import Ground
    from scenarios.plugin.letters import Letters
    from scenarios.plugin.mail_faults import MailFaults
    from scenarios.plugin.walker import Walker, WalkingFamily
    from scenarios.plugin.witness import Witness
    from scenarios.stack import Stack
    from scenarios.tenant import Tenant, TenantClock

FIRST_PROCEDURE = "premiere-connexion"


@pytest.fixture(scope="session")
def stack() -> "Iterator[Stack]":
    """The mock portal and the mail catcher, in this process, on free ports."""
    from scenarios.stack import Stack

    with Stack() as running:
        yield running


@pytest.fixture(scope="session")
def ground(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> "Iterator[Ground]":
    """The portal under test: the embedded mock, or the one that `--portail-target` names."""
    from scenarios import targets
    from scenarios.plugin.ground import described, embedded

    settings = settings_of(pytestconfig)
    if settings.target is None:
        yield embedded(request.getfixturevalue("stack"))
        return
    chosen = targets.choose(settings.target, settings.folder)
    with described(chosen, may_destroy=settings.may_destroy) as found:
        yield found


@pytest.fixture(scope="session")
def control(ground: "Ground") -> "Control":
    """The control API of the mock."""
    if ground.control is None:
        pytest.skip("la cible n’a pas d’API de contrôle : ce n’est pas un portail de référence")
    return ground.control


@pytest.fixture(scope="session")
def mask(ground: "Ground") -> "Mask":
    """Hides the target's secrets, and those that the tests make, in what is reported."""
    from scenarios.mask import Mask

    return Mask(*ground.secrets)


@pytest.fixture
def tenant(request: pytest.FixtureRequest, ground: "Ground", control: "Control", mask: "Mask") -> "Iterator[Tenant]":
    """A portal of the test's own: no families yet, a clock that stands still, no defects."""
    from scenarios.tenant import Tenant

    created = Tenant.create(control, ground.mailbox, ground.town)
    note(request.node, tenant=created, mask=mask)
    yield created
    created.delete()


@pytest.fixture
def family(request: pytest.FixtureRequest, ground: "Ground", mask: "Mask") -> "WalkingFamily":
    """A family, not yet invited, of the test's own tenant; on a portal that is no mock, the one of the target file."""
    from scenarios.plugin.walker import KnownFamily

    found: WalkingFamily
    if ground.family is None:
        tenant: Tenant = request.getfixturevalue("tenant")
        found = tenant.register()
    else:
        found = KnownFamily(ground.family)
    mask.add(found.new_password)
    note(request.node, mask=mask)
    return found


@pytest.fixture
def mailbox(request: pytest.FixtureRequest, ground: "Ground", family: "WalkingFamily") -> "Letters":
    """The mail that came to the test's own addresses since the test began."""
    from scenarios.plugin.letters import Letters

    tenant: Tenant | None = request.getfixturevalue("tenant") if ground.control else None
    letters = Letters(ground.mailbox, family.email, tenant.domain if tenant else None)
    note(request.node, mailbox=letters)
    return letters


@pytest.fixture
def clock(tenant: "Tenant") -> "TenantClock":
    """The time of the test's own tenant."""
    return tenant.clock


@pytest.fixture
def faults(ground: "Ground", tenant: "Tenant") -> "Iterator[MailFaults]":
    """Trouble on order for the mail of the test's own tenant."""
    from scenarios.plugin.mail_faults import MailFaults

    if ground.mail_url is None:
        pytest.skip("la boîte mail de la cible ne prend pas d’ordres : seul fake_smtp en prend")
    ordered = MailFaults(ground.mail_url, tenant.domain)
    yield ordered
    ordered.clear()


@pytest.fixture
def evidence(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Path:
    """The folder of the evidence of this test; each repetition has its own."""
    from scenarios.plugin.evidence import folder_of

    return folder_of(request.node, settings_of(pytestconfig).output)


@pytest.fixture
def witness(request: pytest.FixtureRequest, pytestconfig: pytest.Config, evidence: Path) -> "Witness":
    """Reports the walks of this test to whoever writes a report."""
    from scenarios.plugin.evidence import attempt_of
    from scenarios.plugin.witness import Witness

    allure = bool(pytestconfig.getoption("allure_report_dir", None))
    return Witness(evidence, request.node.nodeid, attempt_of(request.node), allure=allure)


@pytest.fixture
def walk(
    request: pytest.FixtureRequest,
    pytestconfig: pytest.Config,
    page: "Page",
    ground: "Ground",
    family: "WalkingFamily",
    mailbox: "Letters",  # noqa: ARG001 - its messages are told when the test fails
    witness: "Witness",
    mask: "Mask",
) -> "Walker":
    """Walks a procedure, or a part of it, in the test's own page: `walk("premiere-connexion", until="terms")`."""
    from scenarios.browser import FLAGS
    from scenarios.plugin.walker import Walker

    mark = request.node.get_closest_marker("procedure")
    return Walker(
        page,
        family,
        witness,
        mask,
        procedure=mark.args[0] if mark else FIRST_PROCEDURE,
        words=ground.words,
        pictures=pytestconfig.getoption("--screenshot") == "on",
        flags=() if settings_of(pytestconfig).connect else FLAGS,
    )
