"""Tests run on the target that is named, and only as far as it allows."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from portail.plugin.settings import settings_of
from portail.privacy.covers import SHADE
from portail.privacy.secrets_filter import SecretsFilter
from scenarios.mock.stack import Stack
from scenarios.mock.tenant import Tenant
from tests.plugin.conftest import LEAN, Project

EXTERNAL = """[targets.recette]
base_url = "{base_url}"
[targets.recette.mailbox]
url = "mailpit+{mail}"
[targets.recette.family]
email = "{email}"
username = "marie.martin.2026"
"""
NOWHERE = {"base_url": "http://127.0.0.1:9/velizy/", "mail": "http://127.0.0.1:9", "email": "a@example.org"}
CONTROLLED = """
[targets.recette.control]
url = "{control}"
"""
MARKED = """
import pytest

@pytest.mark.mock_only
def test_only_on_a_mock():
    pass

@pytest.mark.destructive
def test_that_pays():
    pass

def test_with_a_clock(clock):
    pass

def test_anywhere():
    pass
"""

EXTERNAL_TESTS = """
def test_connexion(walk, family):
    walk()
    print(family.new_password)
    assert False

def test_pays(walk):
    walk("payer-une-facture")
"""


@pytest.fixture
def elsewhere() -> Iterator[Stack]:
    """Servers of another process, as far as the project knows."""
    with Stack() as running:
        yield running


@pytest.fixture
def folder(pytester: pytest.Pytester) -> Path:
    return pytester.path


def test_without_a_target_every_test_runs_on_the_embedded_mock(project_here: Project) -> None:
    project_here(MARKED).assert_outcomes(passed=4)


def test_on_an_external_target_what_is_not_allowed_is_skipped_with_the_reason(
    project_here: Project, folder: Path
) -> None:
    (folder / "portail.toml").write_text(EXTERNAL.format(**NOWHERE), encoding="utf-8")

    ended = project_here(MARKED, "--portail-target", "recette", "-rs")

    ended.assert_outcomes(passed=1, skipped=3)
    ended.stdout.fnmatch_lines_random(
        [
            "portail : cible « recette »",
            "SKIPPED *(destructive) ; pour l’y autoriser : --portail-destructive recette",
        ]
    )
    reason = "la cible n’a pas d’API de contrôle : ce n’est pas un portail de référence"
    assert [line.endswith(reason) for line in ended.outlines].count(True) == 2


def test_destructive_tests_run_on_the_target_that_is_named_twice(project_here: Project, folder: Path) -> None:
    (folder / "portail.toml").write_text(EXTERNAL.format(**NOWHERE), encoding="utf-8")

    allowed = project_here(MARKED, "--portail-target", "recette", "--portail-destructive", "recette")

    allowed.assert_outcomes(passed=2, skipped=2)


def test_an_option_goes_before_the_environment_and_the_environment_before_the_ini_file(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makefile(".ini", pytest="[pytest]\nportail_target = ini\n")

    chosen = [settings_of(pytester.parseconfigure(*LEAN)).target]
    monkeypatch.setenv("PORTAIL_TARGET", "environment")
    chosen.append(settings_of(pytester.parseconfigure(*LEAN)).target)
    chosen.append(settings_of(pytester.parseconfigure(*LEAN, "--portail-target", "option")).target)

    assert chosen == ["ini", "environment", "option"]


def test_an_unknown_target_ends_the_run_before_any_test(project_here: Project) -> None:
    ended = project_here(MARKED, "--portail-target", "recette")

    assert ended.ret == pytest.ExitCode.USAGE_ERROR
    ended.stderr.fnmatch_lines(["ERROR: La cible « recette » n’est pas connue*"])


def test_several_workers_share_one_mock_that_runs_elsewhere(project: Project, folder: Path, elsewhere: Stack) -> None:
    text = (EXTERNAL + CONTROLLED).format(
        base_url=f"{elsewhere.portal.url}velizy/espace-citoyens/",
        mail=elsewhere.smtp.url,
        email="a@example.org",
        control=elsewhere.portal.control_url,
    )
    (folder / "portail.toml").write_text(text, encoding="utf-8")
    test = """
        import pytest

        @pytest.mark.parametrize("number", range(3))
        def test_is_invited(number, family, mailbox, faults):
            family.invite()
            mailbox.wait_for()
            assert len(mailbox.all()) == 1

        def test_connexion(walk, mailbox, faults):
            walk(until="activation")
            assert len(mailbox.all()) == 1
    """

    project(test, "--portail-target", "recette", "-n", "2").assert_outcomes(passed=4)


def test_an_external_portal_is_walked_by_its_person_of_whom_nothing_is_shown_and_not_where_it_pays_unpermitted(
    project: Project, folder: Path, elsewhere: Stack
) -> None:
    tenant = Tenant.create(elsewhere.control, elsewhere.mailbox)
    tenant.register("marie@example.org").invite()
    text = EXTERNAL.format(base_url=tenant.base_url, mail=elsewhere.smtp.url, email="marie@example.org")
    secrets = folder / "secrets.toml"
    secrets.write_text('new_password = "Chouette-lune-2026!"')
    secrets.chmod(0o600)
    (folder / "portail.toml").write_text(
        text.replace("[targets.recette]", '[targets.recette]\nsecrets = "secrets.toml"')
    )

    ended = project(EXTERNAL_TESTS, "--portail-target", "recette", "--tracing", "on")

    ended.assert_outcomes(failed=2)
    ended.stdout.fnmatch_lines(["*« payer-une-facture » paie une facture : ailleurs que sur le portail du projet*"])
    secrets_filter = SecretsFilter("Chouette-lune-2026!", "Marie Martin", "marie@example.org", "marie.martin.2026")
    assert secrets_filter.text(ended.stdout.str()) == ended.stdout.str()
    left = [path for name in ("portail-results", "test-results") for path in (folder / name).rglob("*")]
    assert {"failure.png", "failure.aria.yaml", "trace.zip"} < {path.name for path in left}
    assert [path for path in left if path.is_file() and secrets_filter.is_in(path)] == []
    with Image.open(next(path for path in left if path.match("*test_connexion*/failure.png"))) as picture:
        assert ImageColor.getrgb(SHADE) in {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or ()}
    with zipfile.ZipFile(next(path for path in left if path.name == "trace.zip")) as trace:
        assert [name for name in trace.namelist() if name.endswith((".png", ".jpeg"))] == []
    (record,) = (folder / "portail-results").rglob("run.json")
    run = json.loads(record.read_bytes())
    assert (run["verdict"], run["target"]["kind"]) == ("passed", "external")
    assert "Chouette" not in record.read_text()


def test_a_portal_that_is_not_the_one_of_the_target_is_not_walked(
    project: Project, folder: Path, elsewhere: Stack
) -> None:
    tenant = Tenant.create(elsewhere.control, elsewhere.mailbox)
    tenant.register("marie@example.org").invite()
    other = tenant.base_url.replace("127.0.0.1", "localhost")
    text = EXTERNAL.format(base_url=other, mail=elsewhere.smtp.url, email="marie@example.org")
    (folder / "portail.toml").write_text(text, encoding="utf-8")

    ended = project("def test_connexion(walk):\n    walk()\n", "--portail-target", "recette")

    ended.assert_outcomes(failed=1)
    ended.stdout.fnmatch_lines([f"*{other}*{tenant.base_url}*also = *"])
