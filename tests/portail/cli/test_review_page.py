"""The page on which a person approves is this machine's alone, and takes one answer."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import Queue
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page

from portail.cli.commands.review_page import ask

FORM = """<!doctype html><html lang="fr"><title>À approuver</title><form method="post">
<label><input type="checkbox" name="approved" value="mail"> Le message</label>
<label><input type="checkbox" name="approved" value="terms"> Les conditions</label><button>Envoyer</button></form>"""

Answered = Callable[[frozenset[str]], str]


@contextmanager
def asking(answered: Answered) -> Iterator[tuple[str, Future[frozenset[str]]]]:
    """Serve the form in a thread; yield its address, and what was approved."""
    addresses: Queue[str] = Queue()
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(ask, FORM, answered, addresses.put)
        address = addresses.get(timeout=10)
        try:
            yield address, asked
        finally:
            if not asked.done():
                httpx.post(address, data={"approved": "nothing"})


def said(approved: frozenset[str]) -> str:
    return f"<title>Fait</title>{', '.join(sorted(approved))}"


def test_what_a_person_ticks_is_approved(page: Page) -> None:
    with asking(said) as (address, asked):
        page.goto(address)
        page.get_by_label("Les conditions").check()
        page.get_by_role("button", name="Envoyer").click()
        page.wait_for_load_state()

        assert (page.title(), page.inner_text("body")) == ("Fait", "terms")
        assert asked.result(timeout=10) == {"terms"}


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("", {}, 404),
        (None, {"Host": "portail.example"}, 403),
        (None, {"Origin": "https://ailleurs.example"}, 403),
        (None, {"Content-Type": "text/plain"}, 400),
    ],
)
def test_nobody_else_is_answered(path: str | None, headers: dict[str, str], status: int) -> None:
    with asking(said) as (address, asked):
        url = address if path is None else f"{address.removesuffix(urlsplit(address).path)}/{path}"

        answer = httpx.post(url, content="approved=mail", headers=headers)

        assert answer.status_code == status
        assert not asked.done()


def test_an_error_while_writing_ends_the_question_with_it() -> None:
    def fails(_: frozenset[str]) -> str:
        raise OSError("disque plein")

    with asking(fails) as (address, asked):
        assert httpx.post(address, data={"approved": "mail"}).status_code == 500
        with pytest.raises(OSError, match="disque plein"):
            asked.result(timeout=10)
