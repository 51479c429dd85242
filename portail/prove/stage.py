"""Puts one mutant into a browser context and into a mailbox, from the step on in which its document breaks."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Route
from playwright.sync_api import Error as PlaywrightError

from portail.mailbox.protocol import Address, Mailbox, Message
from portail.prove.mutants import Mutant
from portail.run_record.run import StepResult
from portail.wording import prove as words

MUTATE = Path(__file__).with_name("mutate.js").read_text(encoding="utf-8")
STATUS = {"answer-500": 500, "answer-403": 403, "page-404": 404, "page-500": 500, "page-blank": 200}
NOTHING = "<!doctype html><title>.</title>"
OTHER_PAGE = f"<!doctype html><title>{words.OTHER_TITLE}</title><h1>{words.OTHER_TITLE}</h1><p>{words.OTHER_TEXT}</p>"
SAME_LETTERS = str.maketrans({"o": "0", "l": "1", "e": "3", "i": "1", "a": "4"})


class Stage:
    """One mutant, on its way into a walk; it observes the steps of the walk, and sets in with the one that it breaks.

    Args:
        context: the browser context, before its first page.
        mutant: what is broken; `None`: nothing.
    """

    def __init__(self, context: BrowserContext, mutant: Mutant | None) -> None:
        self.was_applied = mutant is not None and mutant.channel == "portal"
        self._context = context
        self._mutant = mutant
        self._is_on = False
        context.expose_binding("__portailMutated", self._note)

    def step_began(self, step: StepResult) -> None:
        """A step begins: from the mutant's own on, it is there."""
        if self._mutant and not self._is_on and step.id == self._mutant.step:
            self._is_on = True
            {"page": self._mutate_pages, "network": self._mutate_answers}.get(self._mutant.channel, lambda _: None)(
                self._mutant
            )

    def step_ended(self, step: StepResult) -> None:
        """A step has ended; the mutant stays."""

    def deliver(self, message: Message) -> Message:
        """Return a message as the walk is to see it."""
        if self._mutant is None or self._mutant.channel != "mail" or not self._is_on:
            return message
        self.was_applied = True
        return MutantMessage(message, _other_sender(message.sender, self._mutant.operator))

    def _note(self, source: dict[str, Any]) -> None:  # noqa: ARG002 - Playwright gives it
        self.was_applied = True

    def _mutate_pages(self, mutant: Mutant) -> None:
        script = f"({MUTATE})({json.dumps(dict(mutant.spec))})"
        self._context.add_init_script(script)
        for page in self._context.pages:
            for frame in page.frames:
                self._evaluate(frame, script)

    def _evaluate(self, frame: Frame, script: str) -> None:
        with suppress(PlaywrightError):  # a frame that leaves needs no mutation
            frame.evaluate(script)

    def _mutate_answers(self, mutant: Mutant) -> None:
        self._context.route("**/*", lambda route: self._answer(route, mutant.operator))

    def _answer(self, route: Route, operator: str) -> None:
        request = route.request
        method = "POST" if operator.startswith("answer-") else "GET"
        if self.was_applied or not request.is_navigation_request() or request.method != method:
            route.fallback()
            return
        self.was_applied = True  # once: a person who tries again gets through, and the walk does not try again
        if operator == "answer-lost":
            route.abort("connectionreset")
        elif operator == "answer-back":
            route.fulfill(status=303, headers={"location": request.headers.get("referer", request.url)})
        elif operator == "page-of-another":
            route.fulfill(content_type="text/html; charset=utf-8", body=OTHER_PAGE)
        else:
            route.fulfill(status=STATUS[operator], content_type="text/html; charset=utf-8", body=NOTHING)


@dataclass(frozen=True)
class MutantMessage:
    """A message whose sender is another than the one who sent it; all else is the message's own."""

    message: Message
    sender: Address

    def __getattr__(self, name: str) -> Any:
        return getattr(self.message, name)


class MutantMailbox:
    """A mailbox whose messages go through the stage."""

    def __init__(self, mailbox: Mailbox, stage: Stage) -> None:
        self._mailbox = mailbox
        self._stage = stage

    def mark(self) -> Any:
        """Return the present position."""
        return self._mailbox.mark()

    def wait_for(self, **conditions: Any) -> Message:
        """Wait for a message, as `Mailbox.wait_for` does."""
        return self._stage.deliver(self._mailbox.wait_for(**conditions))

    def search(self, **conditions: Any) -> Sequence[Message]:
        """Search messages, as `Mailbox.search` does."""
        return [self._stage.deliver(message) for message in self._mailbox.search(**conditions)]

    def url_of(self, message: Any) -> str:
        """Return the address of the page on which a person reads the message."""
        return self._mailbox.url_of(message.message if isinstance(message, MutantMessage) else message)


def _other_sender(sender: Address, operator: str) -> Address:
    name, _, domain = sender.address.partition("@")
    return {
        "sender-address-other": Address(sender.name, f"contact@{domain}"),
        "sender-address-alike": Address(sender.name, f"{name.translate(SAME_LETTERS)}@{domain}"),
        "sender-name-other": Address("Service client", sender.address),
    }[operator]
