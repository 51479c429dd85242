"""A failing test tells all that a person needs, and no secret."""

import zipfile
from pathlib import Path

import pytest

from tests.plugin.conftest import Project

BROKEN = """
    def test_connexion(walk, tenant, faults, family):
        print("the password is", family.new_password)
        tenant.defects = ["validate-renamed"]
        tenant.control.set_faults(tenant.slug, [{"name": "slow-page", "seconds": 0, "count": 1}])
        faults.attach("duplicate", times=1)
        walk()
"""


def test_a_failing_test_shows_sentence_screen_messages_trouble_journal_and_commands(
    project: Project, results: Path
) -> None:
    ended = project(BROKEN)

    ended.assert_outcomes(failed=1)
    ended.stdout.fnmatch_lines(
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
    assert [path.stat().st_size > 0 for path in results.rglob("failure.png")] == [True]


def test_secrets_are_masked_in_what_is_told_and_in_the_trace(project: Project, pytester: pytest.Pytester) -> None:
    test = BROKEN.replace(
        "walk()", "__import__('pathlib').Path('secret.txt').write_text(family.new_password)\n        walk()"
    )

    ended = project(test, "--tracing", "retain-on-failure")

    secret = (pytester.path / "secret.txt").read_text()
    assert secret not in ended.stdout.str()
    assert "the password is •••" in ended.stdout.str()
    (trace,) = (pytester.path / "test-results").rglob("trace.zip")
    with zipfile.ZipFile(trace) as parts:
        content = b"".join(parts.read(name) for name in parts.namelist())
    assert b"CompteCitoyen/Services" in content
    assert secret.encode() not in content


def test_the_command_that_is_told_repeats_the_failure_from_a_folder_below(
    project: Project, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.mkdir("ici")
    monkeypatch.chdir(pytester.path / "ici")

    ended = project("def test_connexion(walk):\n    walk(until='mail')\n    assert False\n", "..")

    ended.stdout.fnmatch_lines(["répéter  : python -m pytest '../test_project.py::test_connexion?chromium?'*"])


def test_a_failure_before_the_first_page_is_told_too(project: Project) -> None:
    ended = project(
        "def test_mail(mailbox, family):\n    family.invite()\n    mailbox.wait_for(subject='Facture', timeout=0.1)\n"
    )

    ended.assert_outcomes(failed=1)
    ended.stdout.fnmatch_lines(["*portail : messages arrivés*", "« Activation de votre Espace Famille »*"])


def test_a_test_without_the_plugins_fixtures_is_left_alone(project: Project, results: Path) -> None:
    ended = project("def test_other():\n    assert False\n")

    ended.assert_outcomes(failed=1)
    ended.stdout.no_fnmatch_line("*portail :*")
    assert not results.exists()


def test_github_gets_an_annotation_and_a_summary(project: Project, pytester: pytest.Pytester) -> None:
    summary = pytester.path / "summary.md"
    pytester.makeconftest(
        f"import os\nos.environ |= {{'GITHUB_ACTIONS': 'true', 'GITHUB_STEP_SUMMARY': {str(summary)!r}}}\n"
    )
    test = """
        def test_connexion(walk, tenant):
            tenant.defects = ["here-renamed"]
            walk()
    """
    ended = project(test)

    ended.stdout.fnmatch_lines(["::error file=*premiere-connexion.md,line=*,title=premiere-connexion*étape 3::*"])
    assert "❌ non respectée" in summary.read_text(encoding="utf-8")
