import socket
from base64 import b64decode
from email.message import EmailMessage
from typing import Literal, get_args

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from fake_smtp import FakeSmtp
from fake_smtp.http.webmail.languages import Language
from fake_smtp.mime.defects import DefectKind
from tests.fake_smtp.messages import compose, send, send_raw

_LINK = '<html><body><p style="height:900px">Haut</p><a href="http://127.0.0.1:9/activation?a=1&amp;b=2">Activer</a>'

_PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
_HOSTILE = (
    "<script>document.title='run'</script><img src='ELSEWHERE/x.png' onerror='top.location=\"/\"'>"
    "<link rel=stylesheet href='ELSEWHERE/x.css'><meta http-equiv=refresh content='0;url=ELSEWHERE/'>"
    "<link rel=preconnect href=ELSEWHERE><p onclick=\"document.title='run'\">Texte</p>"
    "<iframe src='ELSEWHERE/frame'></iframe>"
)


def test_a_person_opens_a_message_from_the_inbox(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Vos identifiants", html="<p>Nom d’utilisateur : marie.martin</p>"))

    page.goto(smtp.url)
    page.get_by_role("link", name="Vélizy-Villacoublay").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vos identifiants")
    expect(page.get_by_text("nepasrepondre@example.org", exact=True)).to_be_visible()
    expect(page.get_by_text("lundi 2 novembre 2026 à 09:30")).to_be_visible()
    expect(page.frame_locator("iframe").get_by_text("marie.martin")).to_be_visible()


def test_a_link_in_a_message_opens_a_new_tab(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(html=_LINK))
    page.context.route("http://127.0.0.1:9/**", lambda route: route.fulfill(body="Bienvenue"))

    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))
    with page.context.expect_page() as tab:
        page.frame_locator("iframe").get_by_role("link", name="Activer").click()

    assert tab.value.url == "http://127.0.0.1:9/activation?a=1&b=2"


@pytest.mark.parametrize("target", ["_self", "_top", "_parent", "ailleurs"])
def test_a_link_opens_a_new_tab_whatever_its_target(smtp: FakeSmtp, page: Page, target: str) -> None:
    send(smtp, compose(html=f'<p><a target="{target}" href="http://127.0.0.1:9/activation">Activer</a>'))

    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))
    link = page.frame_locator("iframe").get_by_role("link", name="Activer")

    assert link.evaluate("(link) => link.target || link.ownerDocument.querySelector('base').target") == "_blank"


def test_the_urls_of_a_text_are_links_and_nothing_else_of_it_is(smtp: FakeSmtp, page: Page) -> None:
    message = compose()
    message.set_content("Voyez http://127.0.0.1:9/a?b=1&c=2. Et <b>http</b> tout court.")
    send(smtp, message)

    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))

    text = page.locator("pre.body")
    expect(text).to_have_text("Voyez http://127.0.0.1:9/a?b=1&c=2. Et <b>http</b> tout court.")
    assert text.get_by_role("link").evaluate_all("(all) => all.map(({ href, target }) => [href, target])") == [
        ["http://127.0.0.1:9/a?b=1&c=2", "_blank"]
    ]


def test_the_frame_is_as_high_as_its_message(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(html=_LINK))

    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))
    expect(page.frame_locator("iframe").get_by_text("Activer")).to_be_visible()

    root = page.frames[1].locator("html")
    assert root.evaluate("root => root.scrollHeight <= root.clientHeight && root.clientHeight > 900")


def test_the_frame_of_a_short_message_is_no_higher(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(html="<p>Court</p>"))

    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))
    expect(page.frame_locator("iframe").get_by_text("Court")).to_be_visible()

    page.wait_for_function("document.querySelector('iframe').offsetHeight < 120")


def test_a_long_source_says_that_it_is_cut(smtp: FakeSmtp, page: Page) -> None:
    send_raw(smtp, b"Subject: Long\r\n\r\n" + b"ligne\r\n" * 40_000)
    page.goto(f"{smtp.mailbox.url_of(smtp.mailbox.wait_for())}?view=source")

    expect(page.get_by_text("Télécharger la source – seul le début est affiché ici")).to_be_visible()


def test_nothing_in_a_message_runs_or_is_loaded_from_elsewhere(smtp: FakeSmtp, page: Page) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        url = f"http://127.0.0.1:{elsewhere.getsockname()[1]}"
        send(smtp, compose(subject="Sain", html=_HOSTILE.replace("ELSEWHERE", url)))
        url_of_message = smtp.mailbox.url_of(smtp.mailbox.wait_for())

        page.goto(url_of_message)
        page.frame_locator("iframe.body").get_by_text("Texte").click()

        assert page.url == url_of_message
        assert page.title().startswith("Sain")
        elsewhere.setblocking(False)
        with pytest.raises(BlockingIOError):
            elsewhere.accept()


@pytest.mark.parametrize("mailbox", ["", "mailboxes/marie@example.org/"])
def test_a_message_loads_its_own_images_and_nothing_else_of_the_api(smtp: FakeSmtp, page: Page, mailbox: str) -> None:
    message = _rich()
    check = "../api/v1/message/latest/link-check"
    probes = (
        f"<style>@font-face{{font-family:x;src:url({check})}}</style><p style='font-family:x'>Texte<img src={check}>"
    )
    body = message.get_body(("html",))
    assert body
    body.set_payload(f"{probes}<img src='cid:logo' alt='Logo'>")
    send(smtp, message)
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url))

    page.goto(f"{smtp.url}{mailbox}view/latest.html")
    expect(page.get_by_alt_text("Logo")).to_have_js_property("naturalWidth", 1)

    assert [url.rpartition("/")[2] for url in loaded] == ["latest.html", "1.2.2"]


def test_a_text_message_is_shown_as_text(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose())

    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))

    expect(page.get_by_text("Le texte du message.")).to_be_visible()


def test_an_empty_inbox_says_so(smtp: FakeSmtp, page: Page) -> None:
    page.goto(smtp.url)

    expect(page.get_by_text("Aucun message pour l’instant.")).to_be_visible()


def test_an_unknown_message_is_a_404_with_a_link_to_the_inbox(smtp: FakeSmtp) -> None:
    response = httpx.get(f"{smtp.url}messages/unknown")

    assert response.status_code == 404
    assert "Message introuvable" in response.text


def _rich() -> EmailMessage:
    message = compose(
        subject="Votre facture",
        html='<p>Bonjour</p><a href="https://example.org/payer?a=1&amp;b=2">Payer</a><img src="cid:logo" alt="Logo">',
    )
    html = message.get_body(("html",))
    assert html is not None
    html.add_related(_PIXEL, "image", "png", cid="<logo>", filename="logo.png", disposition="inline")
    message.add_attachment(b"x" * 12_000, "application", "pdf", filename="facture d’été.pdf")
    return message


def test_new_mail_appears_without_reloading(smtp: FakeSmtp, page: Page) -> None:
    page.goto(smtp.url)
    expect(page.locator("body[data-live]")).to_be_attached()
    send(smtp, compose(subject="Tout nouveau"))

    expect(page.get_by_role("link", name="Tout nouveau")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Un nouveau message est arrivé.")
    expect(page).to_have_title("(1) Boîte de réception – Messagerie")
    smtp.mailbox.clear()
    expect(page.get_by_text("Aucun message pour l’instant.")).to_be_visible()


def test_new_mail_appears_though_the_list_could_not_be_fetched_once(smtp: FakeSmtp, page: Page) -> None:
    page.goto(smtp.url)
    expect(page.locator("body[data-live]")).to_be_attached()
    page.route(smtp.url, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        send(smtp, compose(subject="Manqué"))
    page.unroute(smtp.url)

    send(smtp, compose(subject="Tout nouveau"))

    expect(page.get_by_role("listitem")).to_have_count(2)


def test_the_number_of_unread_messages_falls_when_one_is_opened(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Un"), compose(subject="Deux"))
    page.goto(smtp.url)
    expect(page.get_by_text("2 messages non lus")).to_be_visible()

    page.get_by_role("link", name="Non lu – Vélizy-Villacoublay Deux").click()
    page.get_by_role("link", name="Retour à la boîte de réception").click()

    expect(page.get_by_text("1 message non lu", exact=True)).to_be_visible()


def test_a_search_narrows_the_list_and_explains_what_it_cannot_parse(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Cantine"), compose(subject="Garderie"))
    page.goto(smtp.url)

    box = page.get_by_role("searchbox", name="Rechercher dans les messages")
    box.fill("subject:cantine")
    box.press("Enter")
    expect(page.get_by_role("listitem")).to_have_count(1)
    box.fill("piscine")
    box.press("Enter")
    expect(page.get_by_text("Aucun message ne correspond à cette recherche.")).to_be_visible()
    box.fill("after:hier")
    page.get_by_role("button", name="Rechercher").click()
    expect(page.get_by_text("« hier » n’est pas une date : écrivez par exemple after:2026-11-23.")).to_be_visible()


def test_the_tabs_show_every_view_of_a_message(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, _rich())
    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))
    tabs = page.get_by_role("navigation", name="Affichage du message")

    expect(tabs.get_by_role("link")).to_have_text(
        ["HTML", "Texte", "Liens", "Pièces jointes", "En-têtes", "Source", "Outils", "Aperçu sur téléphone"]
    )
    assert page.frame_locator("iframe").get_by_alt_text("Logo").evaluate("image => image.naturalWidth") == 1
    tabs.get_by_text("Texte").click()
    expect(page.get_by_text("Le texte du message.")).to_be_visible()
    tabs.get_by_text("Liens").click()
    expect(page.get_by_role("cell", name="Payer", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="https://example.org/payer?a=1&b=2")).to_be_visible()
    tabs.get_by_text("Pièces jointes").click()
    expect(page.get_by_text("12\u00a0ko")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="facture d’été.pdf").click()
    assert download.value.suggested_filename == "facture d’été.pdf"
    tabs.get_by_text("En-têtes").click()
    expect(page.get_by_role("row", name="Subject Votre facture")).to_be_visible()
    tabs.get_by_text("Source").click()
    expect(page.get_by_role("region", name="Source")).to_contain_text("Content-Type: multipart/mixed")
    tabs.get_by_text("HTML").click()
    tabs.get_by_text("Aperçu sur téléphone").click()
    expect(page.locator("iframe")).to_have_css("width", "375px")


def test_messages_are_deleted_one_by_one_and_all_together(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Un"), compose(subject="Deux"), compose(subject="Trois"))
    page.goto(smtp.url)

    page.get_by_role("link", name="Deux").click()
    page.get_by_role("button", name="Supprimer").click()
    expect(page.get_by_role("listitem")).to_have_count(2)
    with page.expect_request(lambda request: request.method == "POST") as emptying:
        page.get_by_role("button", name="Vider la boîte").click()

    expect(page.get_by_text("Aucun message pour l’instant.")).to_be_visible()
    # Where a browser sends no Sec-Fetch-Site, our own forms are known by this.
    assert emptying.value.header_value("Origin") == smtp.url.rstrip("/")


def test_the_webmail_is_in_english_on_request_and_remembers_it(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Un"))
    page.goto(smtp.url)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Inbox")).to_be_visible()

    page.get_by_role("listitem").get_by_role("link", name="Un").click()

    expect(page.get_by_text("Monday 2 November 2026 at 09:30")).to_be_visible()
    page.get_by_role("link", name="Français").click()
    expect(page.get_by_text("lundi 2 novembre 2026 à 09:30")).to_be_visible()


def test_defects_are_listed_in_the_language_of_the_page(smtp: FakeSmtp, page: Page) -> None:
    send_raw(smtp, b"Content-Type: text/plain; charset=elfique\r\n\r\nTexte\r\n")
    page.goto(smtp.mailbox.url_of(smtp.mailbox.wait_for()))

    expect(page.get_by_role("listitem")).to_have_text("le jeu de caractères « elfique » est inconnu")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("listitem")).to_have_text("the charset “elfique” is unknown")


def test_every_defect_and_every_bad_search_has_a_text() -> None:
    kinds = {*get_args(DefectKind), "bad_date", "bad_size", "bad_length"}

    assert kinds <= set(Language("fr").texts)


def test_both_languages_have_the_same_texts() -> None:
    assert set(Language("fr").texts) == set(Language("en").texts)


def test_a_message_is_read_and_its_link_followed_by_keyboard_alone(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Au clavier", html="<a href='http://127.0.0.1:9/a'>Activer</a>"))
    page.context.route("http://127.0.0.1:9/**", lambda route: route.fulfill(body="Bienvenue"))
    page.goto(smtp.url)

    _tab_to(page, "document.activeElement.matches('.messages a')")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Au clavier")
    _tab_to(page, "document.querySelector('iframe').contentDocument.activeElement?.tagName === 'A'")
    with page.context.expect_page() as tab:
        page.keyboard.press("Enter")

    assert tab.value.url == "http://127.0.0.1:9/a"


def _tab_to(page: Page, reached: str) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return
    raise AssertionError("The keyboard does not lead there")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (320, "light"), (360, "dark")])
def test_the_pages_have_no_accessibility_violation_and_no_sideways_scroll(
    smtp: FakeSmtp, page: Page, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    urls = [smtp.url, f"{smtp.url}messages/unknown", f"{smtp.url}?q=rien"]
    send(smtp, compose(subject="Un" * 60), _rich())
    message = smtp.mailbox.url_of(smtp.mailbox.wait_for(subject="facture"))
    views = ("html", "text", "links", "check", "files", "headers", "source")
    for url in [*urls, *(f"{message}?view={view}" for view in views)]:
        page.goto(url)
        report = Axe().run(page)
        assert report.violations_count == 0, report.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), url


def test_a_mailbox_of_its_own_has_a_page_of_its_own(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(to="marie@example.org", subject="Marie"), compose(to="paul@example.org", subject="Paul"))

    page.goto(f"{smtp.url}mailboxes/marie@example.org/")
    expect(page.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("link", name="Marie").click()
    page.get_by_role("button", name="Supprimer").click()

    expect(page.get_by_text("Aucun message pour l’instant.")).to_be_visible()
    assert [message.subject for message in smtp.mailbox.search()] == ["Paul"]


def test_nothing_on_the_pages_names_the_port_or_an_id(smtp: FakeSmtp, page: Page) -> None:
    send(smtp, compose(subject="Un", html="<p>Texte</p>"))
    message = smtp.mailbox.wait_for()

    for url in (smtp.url, smtp.mailbox.url_of(message)):
        page.goto(url)
        text = page.locator("body").inner_text()
        assert str(httpx.URL(smtp.url).port) not in text
        assert message.id not in text
