"""A failing test shows all that a person needs, and no secret."""

import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugin.conftest import LEAN, STRICT, Project

BROKEN = """
from pathlib import Path

def test_connexion(walk, tenant, faults, family):
    print("the password is", family.new_password)
    Path("secret.txt").write_text(family.new_password)
    tenant.defects = ["validate-renamed"]
    tenant.control.set_faults(tenant.slug, [{"name": "slow-page", "seconds": 0, "count": 1}])
    faults.attach("duplicate", times=1)
    walk()

def test_early(walk, page):
    page.set_content("<h1>Bonjour</h1>")
    assert False
"""


@dataclass(frozen=True)
class Failed:
    """A run with a test that failed: what it printed, and where it left its evidence."""

    folder: Path
    text: str

    @property
    def output(self) -> pytest.LineMatcher:
        return pytest.LineMatcher(self.text.splitlines())

    def of(self, test: str) -> pytest.LineMatcher:
        """What is shown of one test."""
        after = re.split(rf"^_+ {test}\S* _+$", self.text, flags=re.MULTILINE)[1]
        return pytest.LineMatcher(re.split(r"^[_=]{3,} ", after, flags=re.MULTILINE)[0].splitlines())


def failed_in(folder: Path) -> Failed:
    """One run for all that is shown of its failures: on GitHub, with a trace."""
    folder.joinpath("pytest.ini").write_text("[pytest]\n")
    folder.joinpath("test_project.py").write_text(BROKEN, encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAIL_", "GITHUB_"))}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *STRICT, *LEAN, "--tracing", "retain-on-failure"],
        cwd=folder,
        env={**inherited, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary.md"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == pytest.ExitCode.TESTS_FAILED, ended.stderr
    return Failed(folder, ended.stdout)


def test_a_failing_test_shows_all_that_a_person_needs_and_no_secret_and_github_gets_it_too(tmp_path: Path) -> None:
    failed = failed_in(tmp_path)

    shows_sentence_screen_messages_faults_journal_and_commands(failed)
    hides_secrets_in_the_output_and_in_the_trace(failed)
    gives_github_an_annotation_and_a_summary(failed)
    reports_nothing_of_a_portal_that_a_test_has_not_used(failed)


def shows_sentence_screen_messages_faults_journal_and_commands(failed: Failed) -> None:
    failed.of("test_connexion").fnmatch_lines(
        [
            "E *StepFailed: Étape 6 : la phrase « ANNULER PRÉCÉDENT VALIDER » n’est pas tenue. Attendu : « VALIDER »*",
            "*portail : écran*",
            "Services – *http://127.0.0.1:*/CompteCitoyen/Services",
            "portail-results/tests/*/failure.png",
            '*button "PRÉCÉDENT"*',
            "*portail : messages arrivés*",
            "« Activation de votre Espace Famille » pour marie.martin@*",
            "« Activation de votre Espace Famille » pour marie.martin@*",
            "*portail : défauts et pannes*",
            "défaut du portail : validate-renamed",
            "panne du portail : slow-page, a frappé 1 fois, guérie",
            "panne du courrier : duplicate, 1 fois",
            "*portail : journal*",
            "*signed in*with the provisional credentials",
            "*portail : pour y revenir*",
            "répéter  : python -m pytest 'test_project.py::test_connexion?chromium?' --tracing retain-on-failure",
            "la trace : python -m playwright show-trace test-results/*/trace.zip",
        ]
    )
    assert [path.stat().st_size > 0 for path in failed.folder.rglob("*test_connexion*/failure.png")] == [True]


def hides_secrets_in_the_output_and_in_the_trace(failed: Failed) -> None:
    secret = (failed.folder / "secret.txt").read_text()

    assert secret not in failed.text
    assert "the password is •••" in failed.text
    (trace,) = (failed.folder / "test-results").glob("*test-connexion*/trace.zip")
    with zipfile.ZipFile(trace) as parts:
        content = b"".join(parts.read(name) for name in parts.namelist())
    assert b"CompteCitoyen/Services" in content
    assert secret.encode() not in content


def gives_github_an_annotation_and_a_summary(failed: Failed) -> None:
    failed.output.fnmatch_lines(["::error file=*premiere-connexion.md,line=*,title=premiere-connexion*étape 6::*"])
    assert "❌ échoué" in (failed.folder / "summary.md").read_text(encoding="utf-8")


def reports_nothing_of_a_portal_that_a_test_has_not_used(failed: Failed) -> None:
    failed.of("test_early").no_fnmatch_line("*impossible à dire*")
    failed.of("test_early").fnmatch_lines(["*portail : pour y revenir*", "répéter *test_project.py::test_early*"])


def test_from_a_folder_below_the_printed_command_still_repeats_the_failure(
    project: Project, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.mkdir("ici")
    monkeypatch.chdir(pytester.path / "ici")

    ended = project("def test_connexion(tenant):\n    assert False\n", "..")

    ended.stdout.fnmatch_lines(["répéter  : python -m pytest ../test_project.py::test_connexion *"])


def test_a_failure_before_the_first_page_is_explained_too(project_here: Project) -> None:
    ended = project_here(
        "def test_mail(mailbox, family):\n    family.invite()\n    mailbox.wait_for(subject='Facture', timeout=0.1)\n"
    )

    ended.assert_outcomes(failed=1)
    ended.stdout.fnmatch_lines(["*portail : messages arrivés*", "« Activation de votre Espace Famille »*"])


def test_a_test_without_the_plugins_fixtures_is_left_alone(project_here: Project, results: Path) -> None:
    ended = project_here("def test_other():\n    assert False\n")

    ended.assert_outcomes(failed=1)
    ended.stdout.no_fnmatch_line("*portail :*")
    assert not results.exists()
