"""One portal and one mail server for all tests of the package; each test has a tenant of its own."""

import socket
from collections.abc import Iterator
from itertools import count

import httpx
import pytest

from mock_portal import MockPortal
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.resident import Resident
from tests.mock_portal.support.snapshots import Snapshot, Snapshots
from tests.mock_portal.support.town_hall import TownHall

NUMBERS = count(1)


@pytest.fixture(scope="session")
def mail_server() -> Iterator[MailSink]:
    with MailSink() as sink:
        yield sink


@pytest.fixture(scope="session")
def portal(mail_server: MailSink) -> Iterator[MockPortal]:
    with MockPortal(smtp=mail_server.address, hashing="cheap") as portal:
        yield portal


@pytest.fixture(scope="session")
def api(portal: MockPortal) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=portal.url, verify=False) as client:
        yield client


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def sink(mail_server: MailSink) -> MailSink:
    mail_server.clear()
    return mail_server


@pytest.fixture
def town_hall(api: httpx.Client, sink: MailSink) -> Iterator[TownHall]:
    hall = TownHall(api, f"ville-{next(NUMBERS)}", sink)
    yield hall
    hall.call("DELETE", "")


@pytest.fixture(scope="session")
def snapshots(api: httpx.Client, mail_server: MailSink) -> list[Snapshot]:
    """Every page of the portal in every state."""
    return Snapshots(TownHall(api, f"galerie-{next(NUMBERS)}", mail_server)).collect()


@pytest.fixture
def family(town_hall: TownHall) -> int:
    """The id of a registered family."""
    return town_hall.register()


@pytest.fixture
def resident(town_hall: TownHall, family: int) -> Iterator[Resident]:
    """An invited family."""
    with town_hall.invite(family) as resident:
        yield resident


@pytest.fixture
def stranger(town_hall: TownHall) -> Iterator[Resident]:
    """Somebody who has received nothing."""
    with Resident(town_hall.base_url) as stranger:
        yield stranger
