"""The inbox and the page of a message as tools: each test is what a person does there."""

from base64 import b64decode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from fake_smtp import FakeSmtp, Fault
from fake_smtp.mailbox.query import parse_query
from tests.fake_smtp.messages import compose, send

_PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
_WIDE: ViewportSize = {"width": 1440, "height": 900}


def _open(smtp: FakeSmtp, page: Page, parameters: str = "") -> None:
    page.set_viewport_size(_WIDE)
    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()) + parameters)


@pytest.fixture
def pictures() -> Iterator[tuple[str, list[str]]]:
    """The URL of a server of pictures, and the paths that were asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(_PIXEL)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_remote_pictures_are_loaded_on_demand_alone(
    smtp: FakeSmtp, page: Page, pictures: tuple[str, list[str]]
) -> None:
    url, asked = pictures
    send(
        smtp, compose(html=f"<p>Texte</p><img src='{url}/logo.png' alt='Logo'><link rel=stylesheet href='{url}/x.css'>")
    )
    _open(smtp, page)
    expect(page.get_by_text("les charger révélerait à l’expéditeur que le message est lu.")).to_be_visible()
    assert asked == []

    page.get_by_role("link", name="Afficher les images").click()

    expect(page.frame_locator("iframe").get_by_alt_text("Logo")).to_have_js_property("naturalWidth", 1)
    expect(page.get_by_text("Les images distantes sont affichées.")).to_be_visible()
    assert asked == ["/logo.png"]


def test_chosen_messages_are_marked_tagged_and_deleted(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Un"), compose(subject="Deux"), compose(subject="Trois"))
    page.goto(smtp.url)

    page.get_by_role("checkbox", name="Sélectionner « Deux »").check()
    page.get_by_role("button", name="Marquer comme lu").click()
    expect(page.get_by_text("2 messages non lus")).to_be_visible()
    page.get_by_role("checkbox", name="Tout sélectionner").check()
    page.get_by_role("textbox", name="Étiquette").fill("été, urgent")
    page.get_by_role("button", name="Ajouter l’étiquette").click()
    page.get_by_role("navigation", name="Filtres").get_by_role("link", name="urgent").click()
    expect(page.get_by_role("listitem")).to_have_count(3)
    page.get_by_role("checkbox", name="Sélectionner « Un »").check()
    page.get_by_role("button", name="Supprimer").click()

    # The same list is shown again.
    expect(page.get_by_role("listitem")).to_have_count(2)
    assert page.url.endswith("?q=tag%3A%22urgent%22")
    assert smtp.mailbox.tags() == {"urgent": 2, "été": 2}
    assert [message.subject for message in smtp.mailbox.search()] == ["Trois", "Deux"]


def test_what_is_chosen_and_typed_stays_when_mail_comes(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Un"), compose(subject="Deux"))
    page.goto(smtp.url)
    expect(page.locator("body[data-live]")).to_be_attached()
    page.get_by_role("checkbox", name="Sélectionner « Un »").check()
    page.get_by_role("textbox", name="Étiquette").type("urg")

    send(smtp, compose(subject="Trois"))
    expect(page.get_by_role("listitem")).to_have_count(3)
    page.keyboard.type("ent")

    expect(page.get_by_role("checkbox", name="Sélectionner « Un »")).to_be_checked()
    expect(page.get_by_role("textbox", name="Étiquette")).to_have_value("urgent")


@pytest.mark.parametrize("body", ["act=delete", "act=burn&id=1", "id=1", "act=delete&id=unknown", "\xff", ""])
def test_a_form_that_asks_for_nothing_changes_nothing(smtp: FakeSmtp, body: str) -> None:
    send(smtp, compose())

    response = httpx.post(f"{smtp.url}messages/act", content=body.encode("latin-1"))

    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert len(smtp.mailbox.search()) == 1


def test_the_address_of_a_form_leads_to_this_server_alone(smtp: FakeSmtp) -> None:
    response = httpx.post(f"{smtp.url}messages/act", data={"list": "//example.org/"})

    assert response.headers["location"] == "/"


def test_filters_and_search_help_stand_beside_the_list(smtp: FakeSmtp, page: Page) -> None:
    with_file = compose(subject="Avec")
    with_file.add_attachment(b"x", "application", "pdf", filename="a.pdf")
    send(smtp, compose(subject="Sans"), with_file)
    page.goto(smtp.url)

    page.get_by_role("link", name="Avec pièce jointe", exact=True).click()
    expect(page.get_by_role("listitem")).to_have_count(1)
    page.get_by_text("Aide à la recherche").click()
    for example in page.locator(".search-help dt").all_inner_texts():
        parse_query(example)
        expect(page.get_by_text(example).first).to_be_visible()


def test_beside_the_message_stand_codes_links_faults_and_what_can_be_done(smtp: FakeSmtp, page: Page) -> None:
    html = "<p>Votre code : 482913</p><p style='opacity:.5'><a href='https://example.org/a'>Activer</a></p>"
    message = compose(subject="Outils", html=html)
    message.add_attachment(b"x" * 12_000, "application", "pdf", filename="facture.pdf")
    send(smtp, compose(subject="Ancien"), message)
    smtp.faults.attach(Fault("greylist", mailbox="marie@example.org"))
    _open(smtp, page)
    tools = page.get_by_role("region", name="Outils")

    expect(tools.get_by_text("482913")).to_be_visible()
    expect(tools.get_by_role("link", name="https://example.org/a")).to_be_visible()
    expect(tools.get_by_text("greylist RCPT marie@example.org")).to_be_visible()
    expect(page.get_by_role("region", name="Pièces jointes").get_by_role("link", name="facture.pdf")).to_be_visible()
    for name, suggested in (("Source (.eml)", ".eml"), ("HTML", ".html"), ("Texte", ".txt")):
        with page.expect_download() as download:
            tools.get_by_role("link", name=name, exact=True).click()
        assert download.value.suggested_filename.endswith(suggested)
    tools.get_by_role("textbox", name="Étiquettes").fill("un, deux")
    tools.get_by_role("button", name="Enregistrer").click()
    assert smtp.mailbox.tags() == {"deux": 1, "un": 1}
    tools.get_by_role("link", name="Compatibilité du HTML").click()
    expect(page.get_by_role("row", name="opacity oui non oui oui non oui")).to_be_visible()
    tools.get_by_role("button", name="Marquer comme non lu").click()
    expect(page.get_by_text("2 messages non lus")).to_be_visible()


def test_links_are_checked_on_a_button(smtp: FakeSmtp, page: Page) -> None:
    html = f"<a href='{smtp.url}livez'>Bon</a><a href='{smtp.url}none'>Perdu</a>"
    send(smtp, compose(html=html))
    _open(smtp, page, "?view=links")

    page.get_by_role("button", name="Vérifier les liens").click()

    expect(page.get_by_role("status").first).to_have_text("Liens vérifiés : 2 ; en erreur : 1.")
    expect(page.get_by_role("row", name="Bon")).to_contain_text("Réponse : 200 OK")
    expect(page.get_by_role("row", name="Perdu")).to_contain_text("Réponse : 404 Not Found")


def test_a_message_is_released_from_its_page(smtp: FakeSmtp, page: Page) -> None:
    with FakeSmtp(relay=smtp.smtp_authority) as relaying:
        send(relaying, compose(subject="Transmis"))
        _open(relaying, page)
        page.get_by_role("textbox", name="Adresse du destinataire").fill("paul@example.org")
        page.get_by_role("button", name="Transmettre").click()
        expect(page.get_by_text("Message transmis.")).to_be_visible()

    assert smtp.mailbox.wait_for(to="paul@example.org").subject == "Transmis"


def test_the_message_is_shown_light_or_dark_whatever_the_page_is(smtp: FakeSmtp, page: Page) -> None:
    style = (
        "<meta name=color-scheme content='light dark'>"
        "<style>p{color:red} @media (prefers-color-scheme: dark) {p{color:blue}}</style><p>Texte</p>"
    )
    send(smtp, compose(html=style))
    text = page.frame_locator("iframe").get_by_text("Texte")
    _open(smtp, page)

    expect(text).to_have_css("color", "rgb(255, 0, 0)")
    page.get_by_role("link", name="Sombre").click()
    expect(text).to_have_css("color", "rgb(0, 0, 255)")
    assert text.evaluate("p => getComputedStyle(p.ownerDocument.documentElement).colorScheme") == "dark"
    page.emulate_media(color_scheme="dark")
    page.get_by_role("link", name="Clair").click()
    expect(text).to_have_css("color", "rgb(255, 0, 0)")
    page.get_by_role("link", name="Comme la page").click()
    expect(text).to_have_css("color", "rgb(0, 0, 255)")


def test_messages_are_gone_through_by_keyboard_and_shortcuts_can_be_turned_off(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Un", html="<p>Texte</p>"), compose(subject="Deux"), compose(subject="Trois"))
    _open(smtp, page)
    heading = page.get_by_role("heading", level=1)

    page.keyboard.press("j")
    expect(heading).to_have_text("Deux")
    page.keyboard.press("k")
    expect(heading).to_have_text("Trois")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("j")
    expect(heading).to_have_text("Trois")
    page.get_by_role("heading", level=2, name="Outils").click()
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Activer les raccourcis à une lettre").uncheck()
    page.get_by_role("button", name="Fermer").click()
    page.keyboard.press("u")
    expect(heading).to_have_text("Trois")


@pytest.mark.parametrize(("way", "html"), [("key", "<p>Texte</p>"), ("link", "<p>Texte</p>"), ("link", None)])
def test_in_the_window_of_the_guides_the_tools_come_when_they_are_asked_for(
    smtp: FakeSmtp, page: Page, way: str, html: str | None
) -> None:
    send(smtp, compose(html=html))
    _open(smtp, page)
    page.set_viewport_size({"width": 1024, "height": 800})
    tools = page.get_by_role("region", name="Outils")
    expect(tools).to_be_hidden()

    page.keyboard.press("o") if way == "key" else page.get_by_role("link", name="Outils").click()
    expect(tools).to_be_visible()
    page.get_by_role("link", name="Texte", exact=True).first.click()
    expect(tools).to_be_visible()


def test_a_long_subject_takes_four_lines_at_most(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Très long objet " * 40))
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))

    assert page.get_by_role("heading", level=1).evaluate("h => h.clientHeight <= 4.1 * 1.25 * 24")
