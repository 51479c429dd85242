"""Drifts are made in the portal, and caught by their layers and no other, each in one finding."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from fake_smtp import FakeSmtp
from mock_portal import MockPortal
from mock_portal.towns.town_file import read_towns
from portail.output import drift
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run
from portail.target.target import Target
from portail.walk.options import Options
from portail.walk.runner import walk_in
from portail.walk.tabs.browser_context import HIDE_THE_PAGES_OWN_SCROLL_BAR, context_arguments
from scenarios.mock.control import Control
from scenarios.mock.controlled_portal import ControlledPortal
from scenarios.mock.embedded_mailbox import EmbeddedMailbox
from tests import projects
from tests.targets import new_target
from tests.walk.drifts import DRIFTS, Drift

TOWNS = {f"derive-{number}": drift.change(read_towns()["velizy"]) for number, drift in enumerate(DRIFTS)}
NAMES = {drift.words: name for drift, name in zip(DRIFTS, TOWNS, strict=True)}

TargetIn = Callable[[str], Target]
WalkTo = Callable[..., Run]


@pytest.fixture(scope="module")
def target_in() -> Iterator[TargetIn]:
    """Prepare a family in a town: the sound one, or that of a drift."""
    with (
        FakeSmtp() as smtp,
        MockPortal(smtp=(smtp.smtp_host, smtp.smtp_port), towns=TOWNS) as portal,
        Control(portal.control_url) as control,
    ):
        yield lambda town: new_target(ControlledPortal(control, EmbeddedMailbox(smtp.mailbox)), town=town)


@pytest.fixture(scope="module")
def walk_to(browser: Browser) -> WalkTo:
    """Walk as `portail guide` does, but no farther than need be."""

    def walk_to(
        procedure: Procedure,
        target: Target,
        output: Path,
        until: str | None = None,
        prepare: Callable[[BrowserContext], None] = lambda _: None,
    ) -> Run:
        with browser.new_context(**context_arguments(projects.PROJECT)) as context:
            context.add_init_script(HIDE_THE_PAGES_OWN_SCROLL_BAR)
            prepare(context)
            return walk_in(
                context.new_page(),
                projects.bind(procedure),
                target,
                Options(output, trace="never", patience=5.0, probe=drift.probe_page()),
                until=until,
            )

    return walk_to


@pytest.fixture(scope="module")
def accepted(target_in: TargetIn, walk_to: WalkTo, tmp_path_factory: pytest.TempPathFactory) -> Procedure:
    """A copy of the procedure, with a reference of its own that shows the sound portal."""
    folder = tmp_path_factory.mktemp("reference")
    path = folder / "premiere-connexion.md"
    shutil.copy(projects.PROCEDURES / path.name, path)
    procedure = parser.load(path)
    run = walk_to(procedure, target_in("velizy"), folder / "output")
    drift.renew(procedure, run, folder / "output" / procedure.id)
    return procedure


@pytest.mark.parametrize("changed", DRIFTS, ids=lambda changed: changed.words)
def test_a_drift_is_caught_by_its_layers_and_no_other(
    changed: Drift, accepted: Procedure, target_in: TargetIn, walk_to: WalkTo, tmp_path: Path
) -> None:
    run = walk_to(accepted, target_in(NAMES[changed.words]), tmp_path, changed.until)

    comparison = drift.compare(accepted, run, tmp_path / accepted.id)

    assert comparison.pinned
    assert {layer for finding in comparison.findings for layer in finding.layers} == changed.layers, comparison.findings
    assert all(finding.line > 1 for finding in comparison.findings)


def test_another_order_of_the_tab_key_is_a_drift_of_the_structure_alone(
    accepted: Procedure, target_in: TargetIn, walk_to: WalkTo, tmp_path: Path
) -> None:
    run = walk_to(accepted, target_in("velizy"), tmp_path, "terms", prepare=give_back_the_first_tab_stop)

    (finding,) = drift.compare(accepted, run, tmp_path / accepted.id).findings

    assert (finding.layer, finding.pictures) == ("structure", ("services",))
    assert finding.words == "ordre de la touche Tab changé : « PRÉCÉDENT » vient avant « Aller au contenu »"


def test_what_roles_do_not_carry_is_told_where_the_portal_changes_it(
    accepted: Procedure, target_in: TargetIn, walk_to: WalkTo, tmp_path: Path
) -> None:
    run = walk_to(accepted, target_in("velizy"), tmp_path, "credentials", prepare=lead_elsewhere)

    found = drift.compare(accepted, run, tmp_path / accepted.id).findings

    assert {finding.layers for finding in found} == {("structure",)}
    assert [(finding.words, finding.pictures) for finding in found] == [
        ("langue de la page : « fr » est devenu « en »", ("mail", "link", "activation", "sign-in")),
        (
            "adresse de lien « Mot de passe oublié » : « /Home/MotDePasseOublie » est devenu « https://oubli.fr/ »",
            ("sign-in",),
        ),
    ]


def lead_elsewhere(context: BrowserContext) -> None:
    """Have a script of the page change its language, and where a link leads."""
    link = "document.querySelector('main a[href$=MotDePasseOublie]')?.setAttribute('href', 'https://oubli.fr/')"
    mark = f"document.documentElement.lang = 'en'; {link};"
    context.add_init_script(f'addEventListener("DOMContentLoaded", () => {{ {mark} }});')


def give_back_the_first_tab_stop(context: BrowserContext) -> None:
    """Have a script of the page set a `tabindex`, which nothing in a town's description can."""
    mark = "document.querySelector('[value=back]')?.setAttribute('tabindex', 1)"
    context.add_init_script(f'addEventListener("DOMContentLoaded", () => {mark});')
