"""A promise is a thing in a place: keys that can be pressed, in their order; lines that stand once, in theirs."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page

from portail.mailbox.content.bodies import Content
from portail.mailbox.message import ReceivedMessage
from portail.mailbox.protocol import Address
from portail.procedure.procedure import Promise
from portail.walk.promises import Verdict, locate, verify

ROW = [Promise(text, "label", 7, text, "key", 7) for text in ("ANNULER", "PRÉCÉDENT", "VALIDER")]
LINES = [Promise(text, "screen", at, text) for at, text in enumerate(["SERVICES", "Service Clé", "Action sociale"], 3)]
KEYS = "<button>ANNULER</button> <a href=#>PRÉCÉDENT</a> <input type=submit value=VALIDER>"
TABLE = "<h1>SERVICES</h1><table><tr><th>Service<th>Clé<tr><td>Action sociale<td><input></table>"


def faults(verdict: Verdict) -> dict[str, str]:
    return {
        promise.text: verdict.blemishes[promise].fault if promise in verdict.blemishes else ""
        for promise in verdict.broken
    }


def judged(page: Page, content: str, promises: list[Promise]) -> dict[str, str]:
    page.set_content(content)
    found = faults(verify(page, promises, {}))
    assert found == faults(locate(page, promises, {}))
    return found


@pytest.mark.parametrize(
    "content",
    [
        KEYS,
        f"<h1>VALIDER</h1><a href=#>VALIDER</a>{KEYS}",
        f"<body dir=rtl>{KEYS}",
        "<div style='display:grid'>" + KEYS + "</div>",
        "<div role=button tabindex=0>ANNULER</div><div role=link>PRÉCÉDENT</div><button disabled>VALIDER</button>",
        "<button><i>‹</i> ANNULER</button><button>PRÉCÉDENT</button><button><span>VALIDER</span> ›</button>",
    ],
)
def test_keys_that_can_be_pressed_in_their_order_are_kept(page: Page, content: str) -> None:
    assert judged(page, content, ROW) == {}


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (KEYS.replace("<button>ANNULER</button>", "<span>ANNULER</span>"), {"ANNULER": "dead"}),
        (KEYS.replace("<a href=#>", "<a>"), {"PRÉCÉDENT": "dead"}),
        (KEYS.replace("<a href=#>", "<a href=# style='pointer-events:none'>"), {"PRÉCÉDENT": "dead"}),
        (f"<div inert>{KEYS}</div>", {"ANNULER": "dead", "PRÉCÉDENT": "dead", "VALIDER": "dead"}),
        (KEYS.replace("<a href=#>", "<a href=# style='opacity:.02'>"), {"PRÉCÉDENT": "faint"}),
        (
            f"{KEYS}<div style='position:fixed;inset:0'></div>",
            {"ANNULER": "taken", "PRÉCÉDENT": "taken", "VALIDER": "taken"},
        ),
        ("<button>VALIDER</button> <button>PRÉCÉDENT</button> <button>ANNULER</button>", {"PRÉCÉDENT": "order"}),
        (f"<div style='display:flex;flex-direction:row-reverse'>{KEYS}</div>", {"PRÉCÉDENT": "order"}),
        (f"<div style='display:flex;flex-direction:column-reverse'>{KEYS}</div>", {"PRÉCÉDENT": "order"}),
        (KEYS.replace("<button>ANNULER", "<button style='position:absolute;top:90px'>ANNULER"), {"PRÉCÉDENT": "order"}),
        (KEYS.replace(" <a href=#>PRÉCÉDENT</a>", ""), {"PRÉCÉDENT": ""}),
    ],
)
def test_keys_that_are_dead_missing_or_out_of_order_are_broken(
    page: Page, content: str, broken: dict[str, str]
) -> None:
    assert judged(page, content, ROW) == broken


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (TABLE, {}),
        (TABLE.replace("<h1>SERVICES</h1>", ""), {"SERVICES": ""}),
        (TABLE.replace("</table>", "<tr><td>Action sociale</table>"), {"Action sociale": "repeated"}),
        (f"<p>Action sociale</p>{TABLE.replace('Action sociale', 'Autre')}", {"Action sociale": "elsewhere"}),
        (f"<main style='display:flex;flex-direction:column-reverse'>{TABLE}</main>", {"Action sociale": "elsewhere"}),
        (TABLE.replace("<h1>", "<h1 style='color:#fff'>"), {"SERVICES": "pale"}),
        (f"<p>Vos services</p>{TABLE}<p>Action sociale et familiale</p>", {}),
    ],
)
def test_lines_stand_once_in_their_order_in_the_source_and_to_the_eye(
    page: Page, content: str, broken: dict[str, str]
) -> None:
    assert judged(page, content, LINES) == broken


def test_the_sender_is_the_one_of_the_message_whatever_the_screen_says(page: Page) -> None:
    page.set_content("<p>Vélizy</p><p>mairie@ville.example</p>")
    senders = [Promise(text, "label", 3, text, "sender") for text in ("Vélizy", "mairie@ville.example")]
    sender = Address("Vélizy", "mairie@ville.example")
    right = ReceivedMessage("1", sender, (), frozenset(), "Bonjour", None, lambda: Content())
    wrong = replace(right, sender=Address("Ville", "autre@ville.example"))

    assert faults(verify(page, senders, {}, [right])) == {}
    assert faults(verify(page, senders, {}, [wrong])) == {"Vélizy": "sender", "mairie@ville.example": "sender"}
