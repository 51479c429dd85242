"""Each kind of drift is caught by the layers that should, in one finding, and the table of the documents says so."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Playwright

from portail import browser as browsers
from portail.browser.launch import launch_arguments, may_use_sandbox
from portail.capture import renderer_fingerprint
from portail.output import drift
from portail.output.drift import causes
from portail.output.drift.causes import ChangeOn
from portail.output.drift.finding import Finding, Layer
from portail.output.drift.screen import comparison, snapshot
from portail.output.drift.screen.comparison import Screen
from tests.portail.capture.screenshots import screenshot_of
from tests.portail.output.drift.kinds import KINDS, PAGE, TEXT, Kind
from tests.portail.runs import passed_run

DOCUMENT = Path(__file__).parents[4] / "docs" / "reference" / "drift.md"
THICKER = """
const thicker = new CSSStyleSheet();
thicker.replaceSync("* { -webkit-text-stroke: .2px }");
document.adoptedStyleSheets = [thicker];
"""
"""Letters with more ink, as another renderer draws them; with two pixels a point, the flags of Chromium change none."""
LAYERS: tuple[Layer, ...] = ("structure", "pixels")


def take(page: Page, html: str, folder: Path, text: Sequence[str] = TEXT) -> Screen:
    """Take a page as a walk does."""
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("http://portail.example/")
    picture = folder / f"{len(list(folder.iterdir()))}.png"
    structure = screenshot_of(page, picture).structure + "".join(f"- /text: {line}\n" for line in text)
    page.unroute("**/*")
    return Screen(picture, snapshot.read(structure))


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all pages."""
    with browser.new_context(device_scale_factor=2) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def sound(tab: Page, tmp_path_factory: pytest.TempPathFactory) -> Screen:
    """The page as the reference shows it."""
    return take(tab, PAGE, tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def other_tab(browser: Browser, playwright: Playwright) -> Iterator[Page]:
    """A tab of the same browser, which draws text otherwise."""
    choice = browsers.find(playwright, None)
    assert choice, "the browser of these tests was found"
    arguments = launch_arguments(choice, sandbox=may_use_sandbox())
    with (
        closing(browser.browser_type.launch(**{**arguments, "args": []})) as other,
        other.new_context(device_scale_factor=2) as context,
    ):
        context.add_init_script(THICKER)
        yield context.new_page()


def findings_between(old: Screen, new: Screen, *, exact: bool) -> list[Finding]:
    changes = comparison.compare(old, new, exact=exact)
    return causes.findings(ChangeOn(change, "page", 1) for change in changes)


def changed(kind: Kind) -> str:
    assert kind.before in PAGE
    return PAGE.replace(kind.before, kind.after, 1) if kind.before else PAGE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.words)
def test_a_kind_of_drift_is_told_once_by_its_layers(kind: Kind, sound: Screen, tab: Page, tmp_path: Path) -> None:
    new = take(tab, changed(kind), tmp_path, TEXT if kind.before else TEXT[:1])

    for exact, layers in ((True, kind.exact), (False, kind.partial)):
        found = findings_between(sound, new, exact=exact)
        assert len(found) == bool(layers), found
        assert {layer for finding in found for layer in finding.layers} == layers, found
        assert all(kind.says in finding.words for finding in found), found


def test_the_same_page_drawn_by_another_renderer_has_not_drifted(
    sound: Screen, tab: Page, other_tab: Page, tmp_path: Path
) -> None:
    new = take(other_tab, PAGE, tmp_path)

    assert drawn(tab) != drawn(other_tab)
    with Image.open(sound.picture) as one, Image.open(new.picture) as other:
        assert ImageChops.difference(one, other).getbbox(), "not a pixel is drawn otherwise"
    assert findings_between(sound, new, exact=False) == []


def drawn(page: Page) -> dict[str, str]:
    browser = page.context.browser
    assert browser
    return renderer_fingerprint.draw(browser, passed_run().manifest, drift.probe_page(), ())


@pytest.mark.parametrize(
    "words",
    [
        "le mot de passe montré en clair",
        "un texte gris, de contraste 2,5:1",
        "le contour du point de saisie ôté",
        "un bouton à 40 px de sa place",
        "la taille des caractères, de 1 px",
    ],
)
def test_another_renderer_hides_no_drift_that_matters(
    words: str, sound: Screen, other_tab: Page, tmp_path: Path
) -> None:
    kind = next(kind for kind in KINDS if kind.words == words)

    (found,) = findings_between(sound, take(other_tab, changed(kind), tmp_path), exact=False)

    assert kind.says in found.words


def test_the_documents_show_the_table() -> None:
    row = re.compile(r"^\| ([^|]+?) \| (×?) ?\| (×?) ?\| (×?) ?\| (×?) ?\|$", re.MULTILINE)

    assert row.findall(DOCUMENT.read_text(encoding="utf-8")) == [(kind.words, *marks_of(kind)) for kind in KINDS]


def marks_of(kind: Kind) -> list[str]:
    return ["×" if layer in layers else "" for layers in (kind.exact, kind.partial) for layer in LAYERS]
