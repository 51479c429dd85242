"""What a walk does on the way: what it presses, fills, sends and reads, step by step, as seen from the browser."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Request

from portail.run_record.run import StepResult

WATCH = Path(__file__).with_name("acts.js").read_text(encoding="utf-8")
ActKind = Literal["press", "fill"]


@dataclass(frozen=True)
class Act:
    """Something that is pressed or filled, by the name that it bears on the screen."""

    kind: ActKind
    name: str


@dataclass
class StepActs:
    """What a walk did in one step, in its order: each act once, how many forms were sent and pages opened."""

    acts: dict[Act, None] = field(default_factory=dict)
    sent: int = 0
    opened: int = 0
    messages: int = 0


class ActRecorder:
    """Notes what a walk does in a context; it observes the steps of the walk.

    Args:
        context: the browser context, before its first page.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.steps: dict[str, StepActs] = defaultdict(StepActs)
        self._step = ""
        context.expose_binding("__portailActed", self._note)
        context.add_init_script(f"({WATCH})()")
        context.on("request", self._count)

    def step_began(self, step: StepResult) -> None:
        """A step begins: what follows belongs to it."""
        self._step = step.id

    def step_ended(self, step: StepResult) -> None:
        """A step has ended."""
        self.steps[step.id].messages = len(step.messages)

    def _note(self, source: dict[str, Any], kind: ActKind, name: str) -> None:  # noqa: ARG002 - Playwright gives it
        if name:
            self.steps[self._step].acts[Act(kind, name)] = None

    def _count(self, request: Request) -> None:
        if request.is_navigation_request() and request.redirected_from is None:
            here = self.steps[self._step]
            here.sent += request.method == "POST"
            here.opened += request.method == "GET"
