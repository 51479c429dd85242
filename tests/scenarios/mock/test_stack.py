"""The two servers, raised together."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portail.errors import EnvironmentNotReady
from scenarios.mock.stack import Settings, Stack
from tests.targets import new_target


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program holds."""
    with socket.create_server(("127.0.0.1", 0)) as program:
        yield program.getsockname()[1]


def test_servers_that_others_reach_show_the_token_and_are_controlled_with_it() -> None:
    with Stack(Settings(host="0.0.0.0", token="secret")) as stack:
        assert ("Jeton", "secret") in stack.addresses()
        assert new_target(stack.controlled_portal).base_url.startswith(stack.portal.url)


@pytest.mark.parametrize("option", ["--port", "--smtp-port", "--mail-port", "--payment-port"])
def test_a_taken_port_is_reported_with_the_option_that_chooses_another(taken: int, option: str) -> None:
    settings: dict[str, Any] = {option.removeprefix("--").replace("-", "_"): taken}

    sentence = f"le port {taken} ne peut pas être ouvert (un autre programme l’occupe). Choisissez un autre {option} ;"
    with pytest.raises(EnvironmentNotReady, match=re.escape(sentence)), Stack(Settings(**settings)):
        pass


@pytest.mark.parametrize("host", ["nope.invalid", "203.0.113.1"])
def test_a_host_that_is_not_of_this_machine_is_refused(host: str) -> None:
    sentence = f"« {host} » n’est pas connu comme une adresse de cette machine. Donnez un autre --host."
    with pytest.raises(EnvironmentNotReady, match=re.escape(sentence)), Stack(Settings(host=host)):
        pass


def test_a_file_that_cannot_keep_data_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "portail.db"
    data.write_text("un texte, et non des données, assez long pour être lu" * 20)

    with (
        pytest.raises(EnvironmentNotReady, match=r"portail\.db ne peut pas garder de données"),
        Stack(Settings(data=data)),
    ):
        pass
