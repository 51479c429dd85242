"""The run record: what happened, step by step, as `run.json` keeps it.

Everything that is written from a run (console, JUnit, HTML, guide) is a pure function of this record and of the
files beside it. The format is described in `README.md`; it is versioned by `schema` and validated when read.
"""

import math
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePath
from typing import Literal

import msgspec

from portail.errors import WrongUsage, reason_of
from portail.files.atomic import replace_all
from portail.procedure.procedure import PromiseKind
from portail.wording import run_record as words

FILE_NAME = "run.json"
SCREENSHOTS = "screenshots"
STRUCTURE = "structure"
TRACE = "trace.zip"
FILM = "film"
PAGE_TEXT = "failure.txt"
SECRETS = "secrets.json"
ALL_SECRETS = "secrets*.json"
DRIFT = "drift"
FONT_FILES = {".woff", ".woff2", ".ttf", ".otf"}
SCHEMA: Literal[1] = 1

TargetKind = Literal["mock", "external"]
"""`mock`: a portal that the project shapes for its walks; the word is part of the schema."""
Verdict = Literal["passed", "failed"]
StepStatus = Literal["passed", "failed", "skipped"]
PromiseStatus = Literal["held", "broken", "unchecked"]


class Part(msgspec.Struct, forbid_unknown_fields=True):
    """A part of the record that the walk fills; when read, a key that is not known is refused."""


class Value(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A part of the record that is known at once."""


class Box(Value, frozen=True, kw_only=True):
    """A rectangle on a picture, in its pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Its left, upper, right and lower edge, in whole pixels."""
        return round(self.x), round(self.y), round(self.right), round(self.bottom)

    @property
    def whole(self) -> "Box":
        """The smallest rectangle of whole numbers that holds it."""
        left, top = math.floor(self.x), math.floor(self.y)
        return Box(x=left, y=top, width=math.ceil(self.right) - left, height=math.ceil(self.bottom) - top)

    def holds(self, other: "Box") -> bool:
        """Return whether another rectangle lies in it."""
        across = self.x <= other.x and other.right <= self.right
        return across and self.y <= other.y and other.bottom <= self.bottom

    def grown(self, by: float) -> "Box":
        """Return the rectangle, larger by so much on each side."""
        return Box(x=self.x - by, y=self.y - by, width=self.width + 2 * by, height=self.height + 2 * by)

    def shared(self, other: "Box") -> float:
        """Return the area that it has in common with another rectangle."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(0.0, across) * max(0.0, down)

    def common(self, other: "Box") -> "Box | None":
        """Return what it has in common with another rectangle, if there is anything."""
        if not self.shared(other):
            return None
        left, top = max(self.x, other.x), max(self.y, other.y)
        return Box(
            x=left, y=top, width=min(self.right, other.right) - left, height=min(self.bottom, other.bottom) - top
        )

    def moved(self, across: float, down: float) -> "Box":
        """Return the rectangle, moved to the right and down."""
        return Box(x=self.x + across, y=self.y + down, width=self.width, height=self.height)


def around(boxes: Sequence[Box]) -> Box:
    """Return the smallest rectangle that holds some, of which there is one at least."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


class Callout(Value, frozen=True, kw_only=True):
    """A promise that the picture shows: its number, its name and where it stands."""

    number: int
    text: str
    box: Box


class Lettering(Value, frozen=True, kw_only=True):
    """Words that stand on a picture, and the size of their smallest letters, in its pixels."""

    box: Box
    size: float


class Screenshot(Value, frozen=True, kw_only=True):
    """A picture; `file` is relative to the folder of `run.json`, and lies below it.

    `missing` are the addresses of pictures and the names of fonts of the page that had not come.
    `lettering` is what the procedure speaks of on it, its numbers too, and `blocks` what a reader sees it stand in (a
    form, a card, a table), in pixels of the picture.
    """

    id: str
    file: str
    alt: str
    caption: str
    url: str
    title: str
    sha256: str
    missing: list[str] = []
    annotations: list[Callout] = []
    lettering: list[Lettering] = []
    blocks: list[Box] = []


class PromiseResult(Part, kw_only=True):
    """A promise of the procedure, and whether the screen held it."""

    text: str
    kind: PromiseKind
    status: PromiseStatus = "unchecked"


class MessageSummary(Value, frozen=True, kw_only=True):
    """A message that the step read."""

    sender: str = msgspec.field(name="from")
    to: str
    subject: str


class Redirect(Value, frozen=True, kw_only=True):
    """An address on the way to a page, which led on with this HTTP status."""

    url: str
    status: int


class PageVisit(Value, frozen=True, kw_only=True):
    """A page that the browser asked for: its HTTP status; 0 where none came, and then what the browser says of it."""

    url: str
    status: int
    failure: str = ""
    redirects: list[Redirect] = []


class DialogShown(Value, frozen=True, kw_only=True):
    """A dialog of the browser (`alert`, `confirm`, `prompt`, `beforeunload`) that a page opened, with its words.

    `answer` is `accepted`, `refused`, `unasked` (refused, as neither procedure nor target speaks of it), or empty
    where somebody else answered.
    """

    kind: str
    text: str
    answer: str = ""


class StepError(Value, frozen=True, kw_only=True):
    """Why a step failed: the cause, the sentence of the document, what it promises, what was there, what to look at.

    The causes are those of `portail.wording.causes`; empty in a record of an earlier release.
    """

    cause: str = ""
    sentence: str
    expected: str
    found: str
    hint: str


class StepResult(Part, kw_only=True):
    """One step of the procedure, walked or not; `duration_ms` is in milliseconds.

    `passed` is what was pressed on pages in between, on which there was nothing to do but to go on; `revisited`: a
    second visit has proven, or was about to prove, that what the step did has lasted.
    """

    id: str
    number: int
    title: str
    status: StepStatus = "skipped"
    duration_ms: int = 0
    promises: list[PromiseResult]
    screenshots: list[Screenshot] = []
    messages: list[MessageSummary] = []
    visits: list[PageVisit] = []
    dialogs: list[DialogShown] = []
    dismissed: list[str] = []
    passed: list[str] = []
    revisited: bool = False
    error: StepError | None = None


class TargetSummary(Value, frozen=True, kw_only=True):
    """The portal that was walked; `visited` are the origins of the screens, in the order in which they were shown."""

    kind: TargetKind
    base_url: str
    visited: list[str] = []


class BrowserSummary(Value, frozen=True, kw_only=True):
    """The browser that walked."""

    name: str
    version: str


class Size(Value, frozen=True, kw_only=True):
    """Width and height in CSS pixels."""

    width: int
    height: int


class Font(Value, frozen=True, kw_only=True, order=True):
    """A font: the name of its file where the page brings it, else its family; the hash is empty where none is known."""

    name: str
    sha256: str

    @property
    def is_brought(self) -> bool:
        """Whether the page brings it."""
        return PurePath(self.name).suffix in FONT_FILES


class Manifest(Part, kw_only=True):
    """What a picture depends on beside the portal.

    `probe` says how the browser draws, where somebody has asked: hashes of pictures, that of a page of a little of
    everything under the empty name, the others under those of the machine's fonts.
    """

    locale: str
    timezone: str
    viewport: Size
    device_scale_factor: float
    color_scheme: str
    mobile: bool = False
    flags: list[str]
    fonts: list[Font] = []
    probe: dict[str, str] = {}


class Run(Part, kw_only=True):
    """A walk through one procedure, with its title and the language of its words (BCP 47), empty in earlier records.

    `started` is ISO 8601, `duration_ms` in milliseconds.
    """

    schema: Literal[1] = SCHEMA
    procedure: str
    title: str = ""
    lang: str = ""
    verdict: Verdict
    started: datetime
    duration_ms: int
    target: TargetSummary
    browser: BrowserSummary
    manifest: Manifest
    steps: list[StepResult]

    @property
    def failed_step(self) -> StepResult | None:
        """The step at which the walk stopped, if it did."""
        return next((step for step in self.steps if step.status == "failed"), None)

    @property
    def screenshots(self) -> dict[str, Screenshot]:
        """The pictures of the walk, by their ids, in the order in which they were taken."""
        return {shot.id: shot for step in self.steps for shot in step.screenshots}

    @property
    def is_whole(self) -> bool:
        """Whether every step was walked, and passed."""
        return all(step.status == "passed" for step in self.steps)

    def write(self, folder: Path) -> Path:
        """Write `run.json` into the folder, whole or not at all, and return its path."""
        path = folder / FILE_NAME
        replace_all({path: msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"})
        return path


def structure_of(screenshot: Screenshot) -> str:
    """Return the path of what a person finds on the pictured screen, relative to the folder of the record.

    It is Playwright's aria snapshot with boxes, and the stops of the Tab key, frames after their page.
    """
    return f"{STRUCTURE}/{Path(screenshot.file).stem}.yaml"


def failure_picture(step_id: str) -> str:
    """Return the path of the picture of a failed step, relative to the folder of the record."""
    return f"{SCREENSHOTS}/failure-{step_id}.png"


def read(folder: Path) -> Run:
    """Read the record in a folder.

    Raises:
        WrongUsage: there is no record, it is not valid, or it names a file that does not lie below its folder; the text
            names the file and the culprit.
    """
    path = folder / FILE_NAME
    try:
        run = msgspec.json.decode(path.read_bytes(), type=Run)
    except OSError as error:
        raise WrongUsage(words.run_unreadable(str(path), reason_of(error))) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongUsage(words.run_invalid(str(path), str(error))) from error
    # A record may come from elsewhere, and a report takes in what it names.
    if stranger := next((file for file in _files_of(run) if not _lies_below(folder, file)), None):
        raise WrongUsage(words.file_elsewhere(str(path), stranger))
    return run


def _files_of(run: Run) -> list[str]:
    pictures = [shot.file for step in run.steps for shot in step.screenshots]
    return [*pictures, *(failure_picture(step.id) for step in run.steps)]


def _lies_below(folder: Path, file: str) -> bool:
    named = PurePath(file)
    if named.is_absolute() or ".." in named.parts or "\0" in file:
        return False
    return Path(os.path.realpath(folder / named)).is_relative_to(os.path.realpath(folder))
