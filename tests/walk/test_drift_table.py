"""Every drift of the table is made in the portal, and caught by its layers and no other."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

import portail.output.drift
from fake_smtp import FakeSmtp
from mock_portal import MockPortal
from mock_portal.towns.town_file import read_towns
from portail.output import drift
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.record.run import Run
from portail.target.target import Target
from portail.walk.options import Options
from portail.walk.runner import walk_in
from portail.walk.tabs.browser_context import HIDE_THE_PAGES_OWN_SCROLL_BAR, context_arguments
from portail.wording.drift import LAYERS
from scenarios.mock.control import Control
from scenarios.mock.controlled_portal import ControlledPortal
from scenarios.mock.embedded_mailbox import EmbeddedMailbox
from tests import projects
from tests.targets import new_target
from tests.walk.drifts import DRIFTS, Drift

TOWNS = {f"derive-{number}": drift.change(read_towns()["velizy"]) for number, drift in enumerate(DRIFTS)}
NAMES = {drift.words: name for drift, name in zip(DRIFTS, TOWNS, strict=True)}
README = Path(portail.output.drift.__file__).with_name("README.md")

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
                context.new_page(), projects.bind(procedure), target, Options(output, patience=5.0), until=until
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
    assert {finding.layer for finding in comparison.findings} == changed.layers, comparison.findings
    assert all(finding.line > 1 for finding in comparison.findings)


def test_another_order_of_the_tab_key_is_a_drift_of_the_structure_alone(
    accepted: Procedure, target_in: TargetIn, walk_to: WalkTo, tmp_path: Path
) -> None:
    run = walk_to(accepted, target_in("velizy"), tmp_path, "terms", prepare=give_back_the_first_tab_stop)

    (finding,) = drift.compare(accepted, run, tmp_path / accepted.id).findings

    assert (finding.layer, finding.picture) == ("structure", "services")
    assert finding.words == "ordre de la touche Tab changé : « PRÉCÉDENT » vient avant « Aller au contenu »"


def give_back_the_first_tab_stop(context: BrowserContext) -> None:
    """Have a script of the page set a `tabindex`, which nothing in a town's description can."""
    mark = "document.querySelector('[value=back]')?.setAttribute('tabindex', 1)"
    context.add_init_script(f'addEventListener("DOMContentLoaded", () => {mark});')


def test_the_readme_shows_the_table() -> None:
    rows = re.findall(r"^\| (.+?) \| (×?) ?\| (×?) ?\| (×?) ?\|$", README.read_text(encoding="utf-8"), re.MULTILINE)

    assert rows == [
        (changed.words, *("×" if layer in changed.layers else "" for layer in LAYERS)) for changed in DRIFTS
    ]
