"""A walk is tried with one thing broken at a time, on the project that `portail init` writes."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portail.cli.commands.init import init
from portail.project.discovery import Projects
from portail.project.open_portal import open_portal
from portail.prove import neutral
from portail.prove.acts import Act
from portail.prove.mutants import Mutant, mutants_of
from portail.prove.proving import Baseline, Prover, try_all
from portail.walk.bound_procedure import load


@pytest.fixture(scope="module")
def prover(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prover]:
    folder: Path = tmp_path_factory.mktemp("project")
    init(folder)
    projects = Projects.find(folder, folder)
    bound = load(projects, projects.default_procedure())
    with open_portal(bound.project, None, may_destroy=False) as portal:
        yield Prover(bound, portal)


@pytest.fixture(scope="module")
def baseline(prover: Prover, browser: Browser) -> Baseline:
    return prover.baseline(browser)


def mutants(prover: Prover, baseline: Baseline) -> dict[tuple[str, str, str], Mutant]:
    every = mutants_of(prover.bound.procedure, baseline.acts, baseline.target.substitutions, baseline.target.base_url)
    return {(mutant.step, mutant.operator, mutant.site): mutant for mutant in every}


def test_the_baseline_knows_what_the_walk_does(baseline: Baseline) -> None:
    first, second, third = baseline.acts.values()

    assert baseline.run.verdict == "passed"
    assert list(second.acts) == [Act("fill", "Objet"), Act("press", "Envoyer")]
    assert (first.sent, second.sent, third.messages) == (1, 1, 1)


@pytest.mark.parametrize(
    ("operator", "site"),
    [("rename", "Envoyer"), ("letter-lost", "Objet"), ("answer-500", ""), ("click-lost", "Envoyer")],
)
def test_a_breach_is_noticed(prover: Prover, browser: Browser, baseline: Baseline, operator: str, site: str) -> None:
    step = baseline.run.steps[1].id

    trial = prover.try_out(browser, mutants(prover, baseline)[step, operator, site])

    assert trial.outcome == "noticed"
    assert trial.found


def test_a_breach_that_looks_like_a_mistaken_target_is_noticed_and_does_not_end_the_proof(
    prover: Prover, browser: Browser, baseline: Baseline
) -> None:
    trial = prover.try_out(browser, mutants(prover, baseline)[baseline.run.steps[0].id, "page-404", ""])

    assert trial.outcome == "noticed"
    assert "(404)" in trial.found


def test_what_changes_nothing_is_not_counted(prover: Prover, browser: Browser, baseline: Baseline) -> None:
    mutant = mutants(prover, baseline)[baseline.run.steps[1].id, "open-too-early", "Envoyer"]

    assert prover.try_out(browser, mutant).outcome == "not-applied"


def test_a_neutral_change_passes(prover: Prover, browser: Browser, baseline: Baseline) -> None:
    change = next(each for each in neutral.changes(baseline.run.steps[0].id) if each.site == "larger-text")

    assert prover.try_out(browser, change).outcome == "passed"


def test_what_ends_a_job_ends_the_proof(prover: Prover, browser: Browser, baseline: Baseline) -> None:
    first, *_ = mutants(prover, baseline).values()
    broken = replace(prover, bound=replace(prover.bound, project=None))  # type: ignore[arg-type]

    with pytest.raises(AttributeError):
        list(try_all(broken, [first, first], [lambda: nullcontext((browser, prover.portal))] * 2))
