"""Explains a failed step to a person, and keeps what was to be seen."""

import re
from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.capture.screenshot import covered
from portail.errors import Broken, EnvironmentNotReady, first_line
from portail.mailbox.protocol import Message
from portail.record.run import PAGE_TEXT, StepError, failure_picture
from portail.screen.elements import text_of
from portail.walk.walk import Walk

LOOK_AT = "Regardez la capture de l’échec, le texte de la page (failure.txt) et la trace (trace.zip)."


def explain(error: Exception, walk: Walk) -> StepError:
    """Say which sentence is broken, what was expected, what was there instead, and what to look at.

    Raises:
        Exception: the error itself, where it is neither the portal's fault nor the environment's, but ours.
    """
    expected, found, hint = _parts(error, walk)
    return StepError(
        sentence=walk.current_sentence, expected=expected, found=found, hint=f"{hint} {_on_purpose(walk)}".strip()
    )


def environment_error(error: Exception, walk: Walk) -> EnvironmentNotReady | None:
    """Return the error of the environment that hides behind this one, if the portal is not to blame."""
    if isinstance(error, EnvironmentNotReady):
        return error
    if not isinstance(error, PlaywrightError) or isinstance(error, PlaywrightTimeout):
        return None
    where = f"pendant l’étape {walk.result.number}"
    if walk.page.is_closed() or not _is_connected(walk):
        return EnvironmentNotReady(
            f"Le navigateur s’est arrêté {where}. Vérifiez la mémoire disponible, puis relancez."
        )
    if "net::ERR" in error.message or "NS_ERROR" in error.message:
        return EnvironmentNotReady(
            f"Le portail ne répond plus {where} ({first_line(error)}). Vérifiez qu’il est lancé."
        )
    return None


def keep_evidence(walk: Walk) -> None:
    """Keep a picture of the screen and its text beside the record, where there still is a screen."""
    with suppress(PlaywrightError, Broken):  # the failure may be that the page is gone, or never at rest
        walk.redaction.learn_page(walk.page)
        if walk.film_camera:
            walk.film_camera.leave(walk.page)
        _keep_text(walk)
        _keep_picture(walk)


def _keep_text(walk: Walk) -> None:
    text = f"{walk.page.title()}\n{walk.page.url}\n\n{text_of(walk.page)}\n"
    (walk.folder / PAGE_TEXT).write_text(walk.redaction.text(text), encoding="utf-8")


def _keep_picture(walk: Walk) -> None:
    """Keep a picture of the screen; one whose covers have slipped is not kept."""
    with covered(walk.page, walk.redaction):
        picture = walk.page.screenshot(full_page=True, animations="disabled")
    (walk.folder / failure_picture(walk.result.id)).write_bytes(picture)


def _parts(error: Exception, walk: Walk) -> tuple[str, str, str]:
    if isinstance(error, Broken):
        return error.expected, error.found, error.hint or LOOK_AT
    if not_ready := environment_error(error, walk):
        return "un navigateur, un portail et une boîte mail qui répondent", str(not_ready), ""
    if isinstance(error, PlaywrightError):
        return "un écran sur lequel on peut agir", _in_french(error), LOOK_AT
    if isinstance(error, TimeoutError):
        expected = f"un message pour {walk.person.email}, en moins de {_seconds(walk.target.mail_timeout)}"
        return expected, _other_messages(walk), "Le portail a-t-il envoyé le message, et à qui ?"
    raise error


def _in_french(error: PlaywrightError) -> str:
    """Say what Playwright says; only that it waited in vain is a sentence a walk may bring about."""
    waited = re.search(r"Timeout (\d+)ms exceeded", error.message)
    return f"rien n’a répondu en {_seconds(int(waited[1]) / 1000)}" if waited else first_line(error)


def _seconds(number: float) -> str:
    return f"{number:g} s".replace(".", ",")


def _on_purpose(walk: Walk) -> str:
    """Name what goes wrong on purpose: whoever reads the failure need not look for its cause."""
    with suppress(EnvironmentNotReady):  # the failure may be that the portal is gone
        if faults := walk.target.active_faults():
            return f"Allumé exprès sur ce portail : {' ; '.join(faults)}."
    return ""


def _other_messages(walk: Walk) -> str:
    # Messages of other people are shown only where everybody is invented.
    to = walk.person.email if walk.redaction.hides_person else None
    messages = walk.mailbox.search(to=to, after=walk.mail_mark)
    if not messages:
        return "aucun message n’est arrivé"
    return "à la place : " + " ; ".join(_in_words(message) for message in messages)


def _in_words(message: Message) -> str:
    to = ", ".join(address.address for address in message.to)
    when = f" ({message.date:%H:%M})" if message.date else ""
    return f"« {message.subject} » pour {to}{when}"


def _is_connected(walk: Walk) -> bool:
    browser = walk.page.context.browser
    return browser is not None and browser.is_connected()
