"""The walk passes on servers that run elsewhere, reached by a target file alone."""

import json
import stat
from pathlib import Path

from scenarios.control import Control
from tests.walk.test_command_line import portail, serving

MAILBOX_AND_FAMILY = """
[mailbox]
url = "mailpit+{mail}"
[family]
email = "{email}"
username = "marie.martin.2026"
"""
CONTROL = """
[control]
url = "{control}"
"""


def test_a_mock_that_is_served_elsewhere_is_walked_through_its_control_api(tmp_path: Path) -> None:
    with serving("--port", "0", "--smtp-port", "0", "--mail-port", "0", cwd=tmp_path) as addresses:
        text = f'base_url = "{addresses["Portail"]}"' + MAILBOX_AND_FAMILY + CONTROL
        target = tmp_path / "cible.toml"
        target.write_text(
            text.format(mail=addresses["Boîte mail"], email="marie@example.org", control=addresses["Contrôle"])
        )

        ended = portail("walk", "--target", target, cwd=tmp_path)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "la procédure est respectée" in ended.stdout


def test_a_portal_without_control_api_is_walked_by_a_family_that_was_invited_there(tmp_path: Path) -> None:
    with serving("--port", "0", "--smtp-port", "0", "--mail-port", "0", cwd=tmp_path) as addresses:
        with Control(addresses["Contrôle"]) as control:
            paul = {
                "first_name": "Paul",
                "last_name": "Durand",
                "email": "paul@example.org",
                "child_key": "13579-C8K9L3",
            }
            control.invite("velizy", control.create_family("velizy", **paul))
        target = tmp_path / "cible.toml"
        text = f'base_url = "{addresses["Portail"]}"' + MAILBOX_AND_FAMILY
        target.write_text(text.format(mail=addresses["Boîte mail"], email="paul@example.org"))

        ended = portail("walk", "--target", target, cwd=tmp_path)

    assert (ended.returncode, ended.stderr) == (0, "")
    folder = tmp_path / "output" / "premiere-connexion"
    assert json.loads((folder / "run.json").read_bytes())["target"] == {
        "kind": "external",
        "base_url": addresses["Portail"],
    }
    assert stat.S_IMODE((folder / "secrets.json").stat().st_mode) == 0o600
    password = json.loads((folder / "secrets.json").read_bytes())["password"]
    assert password not in (folder / "run.json").read_text(encoding="utf-8")


def test_a_mailbox_that_does_not_answer_ends_the_walk_with_three(tmp_path: Path) -> None:
    target = tmp_path / "cible.toml"
    text = 'base_url = "http://127.0.0.1:9/velizy/espace-citoyens/"' + MAILBOX_AND_FAMILY
    target.write_text(text.format(mail="http://127.0.0.1:9/", email="paul@example.org"))

    ended = portail("walk", "--target", target, cwd=tmp_path)

    assert ended.returncode == 3
    assert ended.stderr.startswith("portail : La boîte mail http://127.0.0.1:9 ne répond pas")
    assert len(ended.stderr.splitlines()) == 1
