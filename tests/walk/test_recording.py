"""What a person does in a portal is written down, and the draft is walked as it stands."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from fake_smtp import FakeSmtp
from portail import browser as browsers
from portail.cli.commands.init import init
from portail.codegen import session
from portail.mailbox.no_mailbox import NoMailbox
from portail.procedure import parser
from portail.project.discovery import Projects
from portail.project.open_portal import open_portal
from portail.project.template.help_desk import EMAIL, PASSWORD, HelpDesk
from portail.run_record.run import Run
from portail.target.target import Person as KnownPerson
from portail.target.target import Target
from portail.walk import bound_procedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from scenarios.mock.controlled_portal import ControlledPortal
from tests import targets
from tests.habits import portal as habits_portal
from tests.portail.codegen.recording import browser_that_says_names, drafted, type_into
from tests.walk.conftest import PATIENCE, NewTarget
from tests.walk.other_portal.portal import served
from tests.walk.test_command_line import portail, started
from tests.walk.test_remote_browsers import chromium_with_cdp

CHOSEN = "lea.moreau.2026"
ROOMS = """<!doctype html><html lang=fr><title>Salles</title><h1>Louer une salle</h1>
<style>.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }</style>
<input placeholder="Objet"> <label for=room>Salle <span class=sr>(requise)</span></label><input id=room>
<label>Jour <input type=date></label><p style="height: 2000px">Règlement</p>
<button disabled aria-label="Réserver" onclick="document.body.innerHTML = '<h1>Merci</h1>'">&#10003;</button>
<script>
  document.addEventListener("scroll", () => {
    const end = document.documentElement.scrollHeight - innerHeight;
    if (scrollY > end - 5) document.querySelector("button").disabled = false;
  });
</script>
"""


@pytest.fixture(scope="module")
def recording_browser(playwright: Playwright) -> Iterator[Browser]:
    with browser_that_says_names(playwright) as browser:
        yield browser


def test_a_draft_of_a_foreign_portal_is_walked_as_it_stands(
    browser: Browser, recording_browser: Browser, tmp_path: Path
) -> None:
    init(tmp_path / "desk")
    file = tmp_path / "desk" / "procedures" / "ma-demande.md"

    def person(page: Page) -> None:
        type_into(page, "Adresse électronique", EMAIL)
        type_into(page, "Mot de passe", PASSWORD)
        page.keyboard.press("Enter")
        type_into(page, "Objet", "Mon écran est cassé")
        type_into(page, "Objet", "Mon écran reste noir")
        page.get_by_role("button", name="Envoyer").click()
        page.get_by_role("status").wait_for()
        page.wait_for_load_state()
        read_mail(page.context.new_page(), smtp.url, "Demande 1")

    with FakeSmtp() as smtp, HelpDesk((smtp.smtp_host, smtp.smtp_port)) as desk:
        file.write_text(drafted(recording_browser, desk.url, person, file.stem), encoding="utf-8")
    run = walked(browser, file, tmp_path)

    assert [(step.title, step.error) for step in run.steps] == [
        ("Connexion", None),
        ("Nouvelle demande", None),
        ("Demande envoyée", None),
        ("Demande 1", None),
    ]
    assert [shot.id for step in run.steps for shot in step.screenshots] == [step.id for step in run.steps]
    assert EMAIL not in file.read_text(encoding="utf-8")


def test_an_english_draft_of_the_whole_first_connection_is_walked_as_it_stands_by_another_person(
    browser: Browser, recording_browser: Browser, new_target: NewTarget, mock: ControlledPortal, tmp_path: Path
) -> None:
    file = tmp_path / "essai.md"
    invited = new_target()
    draft = drafted(recording_browser, invited.base_url, partial(connect_for_the_first_time, invited), file.stem, "en")
    file.write_text(draft, encoding="utf-8")
    bound = bound_procedure.bind(Projects(), parser.load(file))

    other = targets.new_target(mock, email="recorded@example.org")
    run = walk(bound, other, browser, Options(tmp_path, trace="never", patience=PATIENCE), SilentObserver())

    assert [(step.title, step.error) for step in run.steps] == [
        ("Activation de votre Espace Famille", None),
        ("Votre Espace Famille est activé", None),
        ("Je me connecte", None),
        ("Je personnalise mon Espace Famille", None),
        ("SERVICES", None),
        ("CONDITIONS GÉNÉRALES D'UTILISATION", None),
        ("Bienvenue dans votre Espace Famille", None),
        ("Mes factures", None),
    ]
    assert not [secret for secret in (*codes_of(invited), CHOSEN, invited.person.email) if secret in draft]


def codes_of(target: Target) -> list[str]:
    """Return the user name and the password that the message of invitation gives."""
    (message,) = target.mailbox.search(to=target.person.email)
    return [code.value for code in message.codes]


def connect_for_the_first_time(target: Target, page: Page) -> None:
    """Play the family from its message to its invoices, with what people do beside: looking, erring, coming back."""
    (message,) = target.mailbox.search(to=target.person.email)
    mail = page.context.new_page()
    mail.goto(target.mailbox.url_of(message))
    with mail.expect_popup() as opened:
        mail.frame_locator("iframe").get_by_role("link").first.click()
    page = opened.value
    page.get_by_role("link", name="ici").click()
    page.get_by_role("link", name="Plan du site").click()
    page.get_by_role("heading", name="Plan du site").wait_for()
    page.go_back()
    for name, code in zip(("Nom d'utilisateur", "Mot de passe"), codes_of(target), strict=True):
        type_into(page, name, code)
    page.get_by_role("button", name="Se connecter").click()
    type_into(page, "Nom d'utilisateur", "lea")
    type_into(page, "Nom d'utilisateur", CHOSEN)
    type_into(page, "Mot de passe", "Tilleul-42-Bleu!")
    type_into(page, "Confirmation du mot de passe", "Tilleul-42-Bleu!")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="VALIDER").click()
    page.locator("#conditions").hover()
    page.mouse.wheel(0, 100_000)
    page.get_by_role("button", name="J'ACCEPTE").click()
    page.get_by_role("link", name="Mes factures").first.click()
    page.get_by_role("heading", name="Mes factures").first.wait_for()


@pytest.mark.parametrize(
    "habits",
    [
        "label-obligatoire+label-star-before+two-forms-hidden",
        "label-optional-case+button-chevron+button-twice",
        "label-icon+button-arrow+button-twice-footer",
        "label-in-cell+tab-badge",
    ],
)
def test_a_draft_of_a_portal_of_many_habits_is_walked_as_it_stands(
    habits: str, browser: Browser, recording_browser: Browser, tmp_path: Path
) -> None:
    def person(page: Page) -> None:
        page.locator("[name=qui]").click()
        page.keyboard.type(habits_portal.USERNAME)
        page.locator("[name=code]").click()
        page.keyboard.type(habits_portal.PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Mes factures").click()
        page.get_by_role("heading", name="Mes factures").wait_for()

    file = tmp_path / "essai.md"
    with habits_portal.served() as home:
        portal = f"{home}{habits}/"
        file.write_text(drafted(recording_browser, f"{portal}connexion", person, file.stem), encoding="utf-8")
        known = KnownPerson("a@b.fr", habits_portal.USERNAME, password=habits_portal.PASSWORD)
        bound = bound_procedure.bind(Projects(), parser.load(file))
        target = Target("mock", portal, known, NoMailbox())
        run = walk(bound, target, browser, Options(tmp_path, trace="never", patience=PATIENCE), SilentObserver())

    assert [(step.title, step.error) for step in run.steps] == [
        ("Connexion", None),
        ("Bienvenue", None),
        ("Mes factures", None),
    ]


def test_a_draft_of_names_that_no_eye_reads_of_a_day_and_of_a_page_to_be_scrolled_is_walked_as_it_stands(
    browser: Browser, recording_browser: Browser, tmp_path: Path
) -> None:
    def person(page: Page) -> None:
        page.get_by_placeholder("Objet").click()
        page.keyboard.type("Concert")
        type_into(page, "Salle (requise)", "Ravel")
        page.locator("[type=date]").click(position={"x": 8, "y": 8})
        page.keyboard.type("12122026")
        page.mouse.wheel(0, 5000)
        page.get_by_role("button", name="Réserver").click()
        page.get_by_role("heading", name="Merci").wait_for()

    file = tmp_path / "essai.md"
    with served(Starlette(routes=[Route("/", lambda _: HTMLResponse(ROOMS))])) as home:
        file.write_text(drafted(recording_browser, home, person, file.stem), encoding="utf-8")
        bound = bound_procedure.bind(Projects(), parser.load(file))
        target = Target("mock", home, KnownPerson("a@b.fr"), NoMailbox())
        run = walk(bound, target, browser, Options(tmp_path, trace="never", patience=PATIENCE), SilentObserver())

    assert [(step.title, step.error) for step in run.steps] == [("Louer une salle", None), ("Merci", None)]
    assert "Je saisis « 12/12/2026 » dans `Jour`. Je fais glisser la page jusqu’en bas." in file.read_text("utf-8")


TWICE = """<!doctype html><html lang=fr><title>Enfants</title><h1>Mes enfants</h1>
<table><tr><td style="height: 300px">Anne<td><button>Modifier</button>
<tr><td>Zoé<td><button onclick="edit.hidden = false">Modifier</button></table>
<div id=edit hidden><h2>Matin</h2><form><label>Arrivée <input></label><button>Enregistrer</button></form>
<h2>Soir</h2><form onsubmit="document.body.innerHTML = '<h1>Merci</h1>'; return false">
<label>Arrivée <input></label><button>Enregistrer</button></form></div>
"""


def test_a_draft_of_things_that_bear_one_name_is_walked_as_it_stands(
    browser: Browser, recording_browser: Browser, tmp_path: Path
) -> None:
    def person(page: Page) -> None:
        page.get_by_role("button", name="Modifier").nth(1).click()
        page.get_by_label("Arrivée").nth(1).click()
        page.keyboard.type("17 h")
        page.get_by_role("button", name="Enregistrer").nth(1).click()
        page.get_by_role("heading", name="Merci").wait_for()

    file = tmp_path / "essai.md"
    with served(Starlette(routes=[Route("/", lambda _: HTMLResponse(TWICE))])) as home:
        draft = drafted(recording_browser, home, person, file.stem)
        file.write_text(draft, encoding="utf-8")
        bound = bound_procedure.bind(Projects(), parser.load(file))
        target = Target("mock", home, KnownPerson("a@b.fr"), NoMailbox())
        run = walk(bound, target, browser, Options(tmp_path, trace="never", patience=PATIENCE), SilentObserver())

    assert [(step.title, step.error) for step in run.steps] == [("Mes enfants", None), ("Merci", None)]
    assert "Je clique sur `Modifier` dans la ligne « Zoé »." in draft
    assert "Je saisis « 17 h » dans `Arrivée` dans la partie « Soir »." in draft
    assert run.steps[0].screenshots[0].annotations[0].box.y > 300, "the number stands in the second row"


def test_the_command_keeps_what_was_done_until_ctrl_c_or_until_the_window_is_closed(
    playwright: Playwright, tmp_path: Path
) -> None:
    choice = browsers.find(playwright)
    assert choice
    with (
        FakeSmtp() as smtp,
        HelpDesk((smtp.smtp_host, smtp.smtp_port)) as desk,
        chromium_with_cdp(choice.path, tmp_path / "profile", session.NAMES) as cdp,
    ):
        with (
            started("record", desk.url, "--connect", cdp, "-o", "demande.md", cwd=tmp_path) as recording,
            window_of(recording, playwright, cdp, desk.url) as page,
        ):
            sign_in(page)
            recording.send_signal(signal.SIGINT)
            interrupted = recording.communicate(timeout=60)

        with (
            started("record", desk.url, "--connect", cdp, "--lang", "en", cwd=tmp_path) as again,
            window_of(again, playwright, cdp, desk.url) as page,
        ):
            sign_in(page)
            page.close()
            closed = again.communicate(timeout=60)

    assert (recording.returncode, interrupted[1], again.returncode, closed[1]) == (0, "", 0, "")
    assert interrupted[0] == (
        "demande.md : 2 étapes.\nPour le parcourir, dans portail.toml :\n\n"
        f'[targets.essai]\nbase_url = "{desk.url}"\n\n[targets.essai.person]\nemail = "…"\n'
        "Dans l’environnement, jamais dans un fichier : PORTAIL_PASSWORD.\n"
        "Puis : portail walk demande.md --target essai\n"
    )
    assert closed[0].startswith("connexion.md : 2 étapes.\n")
    assert "I type my `Mot de passe`." in (tmp_path / "connexion.md").read_text(encoding="utf-8")
    assert portail("lint", "demande.md", "connexion.md", cwd=tmp_path).returncode == 0
    assert PASSWORD not in "".join([*interrupted, *closed, *(file.read_text() for file in tmp_path.glob("*.md"))])


@contextmanager
def window_of(recording: subprocess.Popen[str], playwright: Playwright, cdp: str, url: str) -> Iterator[Page]:
    """Give the person the page that a recording has opened, once it looks on."""
    assert recording.stdout
    assert recording.stdout.readline().startswith("Enregistrement : faites la démarche")
    with closing(playwright.chromium.connect_over_cdp(cdp)) as browser:
        yield next(page for page in browser.contexts[0].pages if page.url == url)


def sign_in(page: Page) -> None:
    type_into(page, "Adresse électronique", EMAIL)
    type_into(page, "Mot de passe", PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("heading", name="Nouvelle demande").wait_for()
    page.wait_for_load_state()


def read_mail(page: Page, url: str, subject: str) -> None:
    """Open a message in the pages of the mail catcher."""
    page.goto(url)
    page.get_by_role("link", name=subject).first.click()
    page.get_by_role("heading", name=subject).wait_for()


def walked(browser: Browser, file: Path, output: Path) -> Run:
    """Walk a draft on the portal of its own project."""
    bound = bound_procedure.load(Projects.find(file.parent, None), str(file))
    with open_portal(bound.project, None, may_destroy=False) as portal, portal.new_tenant() as tenant:
        target = bound.project.prepare(tenant.new_target(), None)
        return walk(bound, target, browser, Options(output, trace="never", patience=PATIENCE), SilentObserver())
