"""The portal of a walk is the project's own, or the one that a target file describes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portail.errors import EnvironmentNotReady
from portail.procedure.matching import exactly
from portail.project.open_portal import open_portal
from portail.target.target import Target
from portail.target.target_file import ControlTable, MailboxTable, PersonTable, TargetFile, choose
from scenarios.mock.control import Control
from scenarios.mock.stack import Stack
from tests.portail.target.secret_files import written
from tests.projects import PROJECT

TARGET = """[targets.recette]
base_url = "https://recette.example.fr/meudon/espace-citoyens/"
secrets = "recette.secrets.toml"
mailbox.url = "mailpit+http://127.0.0.1:8025"
family.email = "marie@example.org"
values.key = "54321-ABCDEF"
words."VALIDER" = "CONTINUER"
"""


@pytest.fixture
def described(tmp_path: Path) -> TargetFile:
    (tmp_path / "portail.toml").write_text(TARGET, encoding="utf-8")
    return choose("recette", tmp_path)


@contextmanager
def opened(described: TargetFile) -> Iterator[Target]:
    with open_portal(PROJECT, described, may_destroy=False) as portal, portal.new_tenant() as tenant:
        yield PROJECT.complete(tenant.new_target())


def test_the_secrets_come_from_a_file_beside_the_targets(described: TargetFile, tmp_path: Path) -> None:
    written(tmp_path / "recette.secrets.toml", 'new_password = "Chouette-2026!"')

    with opened(described) as target:
        assert target.person.new_password == "Chouette-2026!"
        assert not target.made_password
        assert target.secrets == ("Chouette-2026!",)


def test_words_of_a_target_are_looked_for_instead_of_the_documents(described: TargetFile, tmp_path: Path) -> None:
    written(tmp_path / "recette.secrets.toml", "")
    with opened(described) as target:
        words = target.substitutions

    assert exactly("valider", words).match("Continuer")
    assert not exactly("VALIDER", words).match("VALIDER")
    assert exactly("INVALIDER", words).match("INVALIDER")
    assert exactly("Clé 23456-B7J8K2", words).match("Clé 54321-ABCDEF")


def test_on_a_mock_the_family_of_the_file_walks_in_a_tenant_that_is_removed_afterwards(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAIL_NEW_PASSWORD", "Chouette-2026!")
    described = TargetFile(
        base_url=f"{stack.portal.url}velizy/espace-citoyens/",
        mailbox=MailboxTable(url=f"mailpit+{stack.smtp.url}"),
        family=PersonTable(email="paul@example.org", username="paul.durand"),
        control=ControlTable(url=stack.portal.control_url),
    )

    with opened(described) as target, Control(stack.portal.control_url) as control:
        tenant = target.base_url.split("/")[3]
        person = target.person
        assert (person.email, person.username, person.new_password) == (
            "paul@example.org",
            "paul.durand",
            "Chouette-2026!",
        )
        assert control.get_defects(tenant) == []

    with Control(stack.portal.control_url) as control, pytest.raises(EnvironmentNotReady, match="a refusé GET"):
        control.get_defects(tenant)
