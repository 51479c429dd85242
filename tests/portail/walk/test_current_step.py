"""A promise that the screen breaks is told: before the hand goes on, where it cannot, and where it scrolls."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import JSHandle, Page

from portail.capture.camera import Camera
from portail.errors import Broken
from portail.procedure.parser import load
from portail.run_record.run import PromiseResult, StepResult
from portail.screen.scrolling.scrolling_box import ScrollingBox
from portail.walk.current_step import CurrentStep
from tests.portail.procedures import HEADER, STEP, written

BODY = """
Je saisis mon `nom d'utilisateur` et mon `mot de passe`, puis je clique sur `Se connecter`.

![Le formulaire](screenshot:sign-in "La connexion")
"""
FIELDS = "<label>Nom d'utilisateur <input></label> <label>Mot de passe <input type=password></label>"
KEY = "<button>Se connecter</button>"


@pytest.fixture
def step(tmp_path: Path) -> CurrentStep:
    """A step whose picture has not been taken."""
    return step_of(tmp_path, BODY)


def step_of(folder: Path, body: str, watched: float = 0.0) -> CurrentStep:
    """Return a step with these words, whose picture has not been taken."""
    (written_step,) = load(written(folder, HEADER + STEP + body)).steps
    promises = [PromiseResult(text=promise.text, kind=promise.kind) for promise in written_step.promises]
    result = StepResult(id=written_step.id, number=1, title=written_step.words, promises=promises)
    return CurrentStep(
        written_step,
        result,
        ("sign-in",),
        substitutions={},
        words={},
        screenshots=None,
        film_camera=None,
        patience=0.8,
        watched=watched,
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (FIELDS.replace("Nom d'utilisateur", "Nom d'usager") + KEY, "Nom d'usager"),
        (FIELDS.replace("<label>Mot", "<label style='color:#fff'>Mot") + KEY, "sans assez de contraste"),
        (FIELDS + "<span>Se connecter</span>", "rien que l’on puisse presser"),
        (FIELDS, "rien d’approchant"),
    ],
)
def test_a_promise_that_the_screen_breaks_is_told(step: CurrentStep, page: Page, content: str, found: str) -> None:
    page.set_content(content)

    with pytest.raises(Broken) as broken:
        step.check_what_follows(page)

    assert found in broken.value.found
    assert step.sentence.startswith("Je saisis")
    assert "broken" in {promise.status for promise in step.result.promises}


LATE = FIELDS + "<p id=late></p><script>setTimeout(() => late.outerHTML = '{}', 300)</script>"


def test_what_a_screen_promises_may_come_a_moment_after_it(step: CurrentStep, page: Page) -> None:
    page.set_content(LATE.format(KEY))

    step.screenshot(Camera(page), "sign-in", None)

    assert {promise.status for promise in step.result.promises} == {"held"}


def test_what_comes_late_and_is_something_else_breaks_its_promise(step: CurrentStep, page: Page) -> None:
    page.set_content(LATE.format("<button>Se connecter plus tard</button>"))

    with pytest.raises(Broken, match="Se connecter"):
        step.screenshot(Camera(page), "sign-in", None)


@pytest.mark.parametrize("content", [FIELDS + KEY, "<h1>Bienvenue</h1><p>Le portail est en travaux.</p>"])
def test_a_screen_that_keeps_them_or_is_another_breaks_none(step: CurrentStep, page: Page, content: str) -> None:
    page.set_content(content)

    step.check_what_follows(page)

    assert {promise.status for promise in step.result.promises} <= {"held", "unchecked"}


RULES = """
::: écran
Article 1
Article 2
:::

![Le début du texte](screenshot:sign-in "Le règlement")
"""
BOX = (
    "<div id=box style='height: 90px; overflow: auto'><p id=first>Article 1</p><p style='height: 900px'></p>"
    "<p {}>Article 2</p><p>Fin</p></div>"
)
MASKED = "style='mask-image: linear-gradient(transparent, transparent)'"


def test_a_line_out_of_sight_on_arrival_is_judged_where_the_hand_brings_it(tmp_path: Path, page: Page) -> None:
    step = step_of(tmp_path, RULES)
    page.set_content(BOX.format(MASKED))
    step.check(page, step.step.promises)
    assert [promise.status for promise in step.result.promises] == ["held", "held"]

    with pytest.raises(Broken, match="rien ne se voit"):
        ScrollingBox(page, page.locator("#first"), passing=step.passing(page)).scroll_to_end()

    assert step.sentence == "Article 2"
    assert [promise.status for promise in step.result.promises] == ["held", "broken"]
    assert 0 <= step.unreadable[0].y < 100


WHOLE = "<div id=text><p>Article 1</p><p id=second>Article 2</p></div>"


@pytest.fixture
def change_once_watched(page: Page, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the page change as soon as it has been seen whole: a timer would go off sooner on a busy machine."""

    def change(later: str) -> None:
        page.evaluate("later => { window.later = () => { window.later = () => {}; eval(later) } }", later)
        wait = page.wait_for_function

        def wait_for_function(*args: Any, **kwargs: Any) -> JSHandle:
            page.evaluate("later()")
            return wait(*args, **kwargs)

        monkeypatch.setattr(page, "wait_for_function", wait_for_function)

    return change


@pytest.mark.parametrize(
    "later",
    [
        "second.remove()",
        "second.style.visibility = 'hidden'",
        "second.style.opacity = 0",
        "second.style.color = 'white'",
        "second.textContent = 'Article 3'",
    ],
)
def test_a_screen_that_does_not_keep_what_it_has_shown_is_told(
    tmp_path: Path, page: Page, change_once_watched: Callable[[str], None], later: str
) -> None:
    step = step_of(tmp_path, RULES, watched=0.5)
    page.set_content(WHOLE)
    change_once_watched(later)

    with pytest.raises(Broken, match="l’écran l’avait montré, et ne l’a pas gardé"):
        step.check(page, step.step.promises)

    assert [promise.status for promise in step.result.promises] == ["held", "broken"]


@pytest.mark.parametrize(
    "later",
    [
        "const all = text.innerHTML; text.innerHTML = ''; setTimeout(() => { text.innerHTML = all }, 100)",
        "document.body.append('Enregistré.'); setTimeout(() => document.body.lastChild.remove(), 100)",
        "setInterval(() => { document.title = Date.now() }, 50)",
    ],
)
def test_a_screen_may_draw_anew_what_it_keeps(
    tmp_path: Path, page: Page, change_once_watched: Callable[[str], None], later: str
) -> None:
    step = step_of(tmp_path, RULES, watched=0.5)
    page.set_content(WHOLE)
    change_once_watched(later)

    step.check(page, step.step.promises)

    assert {promise.status for promise in step.result.promises} == {"held"}


KEY_AFTER = """
Je clique sur `VALIDER`

![Le bouton](screenshot:sign-in "Le bouton de la page")
"""


@pytest.mark.parametrize(("later", "is_reported"), [("key.disabled = true", True), ("key.title = 'Aide'", False)])
def test_a_key_that_closes_again_is_told(
    tmp_path: Path, page: Page, change_once_watched: Callable[[str], None], later: str, is_reported: bool
) -> None:
    step = step_of(tmp_path, KEY_AFTER, watched=0.5)
    page.set_content("<button id=key>VALIDER</button>")
    change_once_watched(later)

    with pytest.raises(Broken, match="on ne peut plus le presser") if is_reported else nullcontext():
        step.check(page, step.step.promises)
