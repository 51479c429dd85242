"""What `[before]` of a target says is done before the first step; where it fails, no sentence is called broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from portail.errors import EnvironmentNotReady, WrongUsage
from portail.mailbox.no_mailbox import NoMailbox
from portail.procedure import parser
from portail.run_record.run import Run, read
from portail.target.access import Access
from portail.target.secrets_file import Secrets
from portail.target.tables.before import Action, Before, filled
from portail.target.target import Person, Target
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from portail.walk.steps import Steps
from portail.walk.walk import Walk
from tests import projects
from tests.portail.procedures import PROCEDURE, written
from tests.walk.other_portal.portal import served

FRONT = """<form method="post"><label>Mot de passe <input name="word" type="password"></label>
<label>Ville <select name="town"><option>Meudon</option><option>Vélizy</option></select></label>
<label><input type="checkbox" name="read"> J’ai lu la note</label><button>Entrer</button></form>"""
ACTIONS = (
    Action(open=""),
    Action(type="{front_password}", into="mot de passe"),
    Action(choose="Vélizy", into="Ville"),
    Action(tick="J'ai lu la note"),
    Action(press="Plus tard", if_there=True),
    Action(press="ENTRER"),
)


async def portal(request: Request) -> Response:
    if "in" in request.cookies:
        return HTMLResponse("<h1>Mes factures</h1>")
    if request.method == "GET":
        return HTMLResponse(FRONT)
    form = await request.form()
    answer = RedirectResponse("/", 303)
    if dict(form) == {"word": "ouvre-toi", "town": "Vélizy", "read": "on"}:
        answer.set_cookie("in", "1")
    return answer


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with served(Starlette(routes=[Route("/", portal, methods=["GET", "POST"])])) as url:
        yield url


def walked(url: str, actions: tuple[Action, ...], browser: Browser, folder: Path) -> Run:
    """Walk a procedure whose one step is already on the screen behind the front."""

    def on_the_invoices(walk: Walk) -> None:
        walk.page.get_by_role("heading", name="Mes factures").wait_for(timeout=2000)

    steps = Steps()
    steps.step("mail")(on_the_invoices)
    path = written(folder, PROCEDURE.replace("`", "").replace("::: écran\nL'écran : tel quel !\n:::", ""))
    bound = BoundProcedure(parser.load(path), steps, projects.PROJECT)
    access = Access(addresses=(url,), secrets=Secrets(front_password="ouvre-toi"))
    target = Target("mock", url, Person(), NoMailbox(), before=Before(actions), access=access)
    return walk(bound, target, browser, Options(folder, trace="never", pictures=False, patience=2.0), SilentObserver())


def test_a_front_is_passed_before_the_first_step(url: str, browser: Browser, tmp_path: Path) -> None:
    assert walked(url, ACTIONS, browser, tmp_path).verdict == "passed"


def test_a_front_that_is_not_passed_breaks_no_sentence_of_the_procedure(
    url: str, browser: Browser, tmp_path: Path
) -> None:
    with pytest.raises(
        EnvironmentNotReady, match=r"avant la première étape : 2\. presser « Continuer » : .*\[before\]"
    ):
        walked(url, (Action(open=""), Action(press="Continuer")), browser, tmp_path)

    error = read(tmp_path / "essai").steps[0].error
    assert error
    assert (error.cause, error.sentence) == ("before", "2. presser « Continuer »")


def test_a_value_that_nobody_gives_is_refused_with_those_that_are_known() -> None:
    assert filled("{a} et {b}", {"a": "1", "b": "2"}) == "1 et 2"
    with pytest.raises(WrongUsage, match=r"demande \{c\}.*connus : a\)"):
        filled("{c}", {"a": "1", "front_password": None})
