"""`portail doctor` says how the mock of a target keeps passwords."""

from pathlib import Path

import pytest

from fake_smtp import FakeSmtp
from mock_portal import MockPortal
from portail.cli.commands.doctor.own_portal import diagnose_own_portal
from tests.portail.walk.causes.server import unused_port

TARGET = """base_url = "{url}velizy/espace-citoyens/"
[mailbox]
url = "mailpit+http://127.0.0.1:{mail}"
[control]
url = "{control}"
"""


@pytest.mark.parametrize(
    ("hashing", "said"),
    [("cheap", "mots de passe non protégés (--hashing cheap)"), ("argon2id", "mots de passe hachés par Argon2id")],
)
def test_doctor_names_the_hashing_of_the_mock_that_a_target_names(tmp_path: Path, hashing: str, said: str) -> None:
    with FakeSmtp() as mail, MockPortal(smtp=(mail.smtp_host, mail.smtp_port), hashing=hashing) as portal:
        file = tmp_path / "essai.toml"
        file.write_text(TARGET.format(url=portal.url, mail=mail.http_port, control=portal.control_url))

        (found,) = diagnose_own_portal(str(file), None)

    assert (found.subject, found.state) == ("Projet", "ready")
    assert found.detail == f"{portal.control_url}/ : {found.detail.partition(' : ')[2]}"
    assert said in found.detail


def test_doctor_says_that_a_mock_does_not_answer(tmp_path: Path) -> None:
    file, nobody = tmp_path / "essai.toml", f"http://127.0.0.1:{unused_port()}/"
    file.write_text(TARGET.format(url=nobody, mail=unused_port(), control=nobody))

    (found,) = diagnose_own_portal(str(file), None)

    assert (found.subject, found.state) == ("Projet", "missing")
    assert "ne répond pas" in found.detail
