"""What a portal asks beside the procedure is pressed away; what the procedure presses itself is left alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from portail.mailbox.no_mailbox import NoMailbox
from portail.target.tables.dialogs import Dialogs, Dismiss
from portail.target.target import Person, Target
from portail.walk.tabs.dismissal import Dismissal, own_keys
from tests.walk.other_portal.portal import served

PAGE = """<main><button onclick="this.textContent = 'Fait'">Suite</button></main>"""
BOX = """<div role="dialog" style="position:fixed;inset:0;background:white"><p>{says}</p>{buttons}</div>"""
BUTTON = """<button onclick="this.closest('div').remove()">{}</button>"""
LATE = "<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', `{}`), 50)</script>"
COOKIES, SURVEY = "Ce site utilise des cookies.", "Donnez votre avis en deux minutes"

Shown = Callable[..., tuple[Page, Dismissal]]


def box(says: str, *names: str) -> str:
    return BOX.format(says=says, buttons="".join(map(BUTTON.format, names)))


@pytest.fixture(scope="module")
def pages() -> Iterator[tuple[str, dict[str, str]]]:
    """A portal, and its pages by their paths."""
    written: dict[str, str] = {}

    async def page(request: Request) -> HTMLResponse:
        return HTMLResponse(written.get(request.url.path, ""))

    with served(Starlette(routes=[Route("/{path:path}", page)])) as url:
        yield url, written


@pytest.fixture
def shown(page: Page, pages: tuple[str, dict[str, str]]) -> Shown:
    """Show a page on which questions are pressed away as a target says."""
    url, written = pages

    def show(html: str, dismiss: Dismiss, *keys: str, frame: str = "") -> tuple[Page, Dismissal]:
        written.update({"/": html, "/frame": frame})
        target = Target("external", url, Person(), NoMailbox(), dismiss=dismiss)
        page.set_default_timeout(10_000)
        page.goto(url)
        dismissal = Dismissal(target, keys)
        dismissal.watch(page)
        return page, dismissal

    return show


@pytest.mark.parametrize(
    ("html", "dismiss", "pressed"),
    [
        (box(COOKIES, "Tout accepter", "Tout refuser"), Dismiss(usual=True), ["Tout refuser"]),
        (box(COOKIES, "Tout accepter"), Dismiss(usual=True), ["Tout accepter"]),
        (box(SURVEY, "Oui", "Plus tard"), Dismiss(usual=True), ["Plus tard"]),
        (box("Activer le mode mobile ?", "Oui", "Non"), Dismiss(names=("NON",)), ["NON"]),
        (LATE.format(box(COOKIES, "Tout accepter").replace("\n", "")), Dismiss(usual=True), ["Tout accepter"]),
    ],
    ids=["least first", "cookies", "survey", "own name", "late"],
)
def test_a_question_is_pressed_away_before_an_act(
    html: str, dismiss: Dismiss, pressed: list[str], shown: Shown
) -> None:
    page, dismissal = shown(PAGE + html, dismiss)

    page.get_by_role("button", name="Suite").click()

    assert (page.locator("main").inner_text(), dismissal.pressed) == ("Fait", pressed)
    assert page.get_by_role("dialog").count() == 0


def test_a_question_in_a_frame_is_pressed_away_before_a_picture(shown: Shown) -> None:
    page, dismissal = shown(
        PAGE + '<iframe src="/frame"></iframe>', Dismiss(usual=True), frame=box(COOKIES, "Tout refuser")
    )

    dismissal.look(page)

    assert dismissal.pressed == ["Tout refuser"]
    assert page.frames[1].get_by_role("dialog").count() == 0


@pytest.mark.parametrize(
    ("html", "keys"),
    [
        (box("Règlement : ce site utilise des cookies.", "J'accepte", "Refuser"), ("J'ACCEPTE",)),
        (box("Payer la facture ?", "Tout accepter", "Plus tard"), ()),
        (box(f"{COOKIES}{'Article suivant. ' * 200}", "Refuser"), ()),
        (BUTTON.format("Tout accepter"), ()),
    ],
    ids=["holds a key", "another subject", "a whole page", "no box"],
)
def test_what_is_no_usual_question_is_left_alone(html: str, keys: tuple[str, ...], shown: Shown) -> None:
    page, dismissal = shown(html, Dismiss(usual=True), *keys)

    dismissal.look(page)

    assert dismissal.pressed == []


def test_a_name_that_the_procedure_presses_may_not_be_pressed_away() -> None:
    target = Target("external", "", Person(), NoMailbox(), dismiss=Dismiss(names=("Valider", "Plus tard")))

    assert own_keys(target, ["VALIDER"]) == ["Valider"]
    assert own_keys(replace(target, words={"CONTINUER": "Plus tard"}), ["CONTINUER"]) == ["Plus tard"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Confirmez-vous l’envoi ?", ("accepted", None)),
        ("Voulez-vous quitter ?", ("refused", None)),
        ("Votre ville ?", ("accepted", "Vélizy")),
        ("Confirmez-vous la suppression ?", ("unasked", None)),
        ("Envoi", ("unasked", None)),
    ],
)
def test_a_dialog_is_answered_by_its_words(question: str, answer: tuple[str, str | None]) -> None:
    dialogs = Dialogs(accept=("confirmez-vous l'envoi",), refuse=("quitter",), answers={"votre ville": "Vélizy"})

    assert dialogs.answer(question) == answer
