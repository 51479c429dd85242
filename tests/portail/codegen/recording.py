"""A script that plays the person whose actions are recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from portail import browser as browsers
from portail.actions.language import language
from portail.codegen import draft, session
from portail.codegen.events import Event
from portail.codegen.listener import Listener
from portail.codegen.mail_catcher import message_at
from portail.codegen.screens import visits_of
from portail.wording.codegen import DOCUMENTS

Person = Callable[[Page], object]


@contextmanager
def browser_that_says_names(playwright: Playwright) -> Iterator[Browser]:
    """Open the browser of a recording, without its window."""
    choice = browsers.find(playwright)
    assert choice
    browser = browsers.launch(playwright, choice, flags=(*browsers.FLAGS, session.NAMES))
    try:
        yield browser
    finally:
        browser.close()


def seen_of(context: BrowserContext, url: str, person: Person) -> list[Event]:
    """Return what the listener sees of a person on a page."""
    return listener_of(context, url, person).seen


def listener_of(context: BrowserContext, url: str, person: Person) -> Listener:
    """Return the listener that has seen a person on a page."""
    listener = Listener(message_at)
    listener.attach(context)
    page = context.new_page()
    page.goto(url)
    person(page)
    for each in context.pages:
        each.wait_for_load_state()
        each.evaluate("0")  # what it has kept before has arrived then
    return listener


def drafted(browser: Browser, url: str, person: Person, name: str, lang: str = "fr") -> str:
    """Return the draft of what a person does in a browser that says names."""
    context = browser.new_context(locale="fr-FR")
    try:
        visits = visits_of(seen_of(context, url, person), url)
    finally:
        context.close()
    return draft.write(visits, language(lang), DOCUMENTS[lang], name).markdown


def type_into(page: Page, name: str, text: str) -> None:
    """Type a text key by key, as a person does: what Playwright fills in is no person's doing."""
    field = page.get_by_label(name, exact=True)
    field.click()
    field.press("ControlOrMeta+a")
    page.keyboard.type(text)
