"""Films a walk in the browser: what its tabs show, a title at each step, the pointer and what it acts on.

Playwright hands over each frame that the browser draws; no tool beside the browser is needed. Title and pointer are
drawn over the page, and are away while a picture is taken.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, ScreencastActionStyle, ScreencastFrame, ScreencastSize

from portail.capture.film_cut import Frame, Moment, cut
from portail.procedure.procedure import Procedure, Step
from portail.run_record import video_frames
from portail.run_record.run import Size
from portail.wording.typography import typesetter

# In milliseconds: how long an action is announced, a title shown, and the pointer waits for its picture.
ACTION, TITLE, PAUSE = 500, 500, 400
# Where the pointer waits after a picture, as parts of the window.
REST = 0.75, 0.75
QUALITY = 90
AS_WIDE_AS_THE_WINDOW = '<meta name="viewport" content="width=device-width">'
DRAWN = """async () => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
STYLE: ScreencastActionStyle = {
    "title": "display: none",  # in English: what the pointer does is to be seen
    "highlight": "box-shadow: 0 0 0 3px #7a0f45, 0 0 0 6px #ffffff; border-radius: 3px",
}


class FilmCamera:
    """Films the tab in front, one after the other.

    Args:
        page: the first tab, still empty.
        size: that of the window.
        procedure: what is walked.
    """

    def __init__(self, page: Page, size: Size, procedure: Procedure) -> None:
        self._size = size
        self._typeset = typesetter(procedure.lang)
        self._frames: list[Frame] = []
        self._moments: list[Moment] = []
        self._front: Page | None = None
        page.set_content(AS_WIDE_AS_THE_WINDOW)

    def open(self, page: Page, step: Step) -> None:
        """Show the title of a step, as long as it takes to be seen."""
        _await(page)
        self._turn_to(page)
        began = _now()
        page.screencast.show_chapter(f"{step.number}. {self._typeset(step.words)}", duration=TITLE)
        shown = _now()
        _await(page)
        self._moments.append(Moment(began, shown, ended=_now(), step=step.id))

    @contextmanager
    def hidden_during(self, page: Page, step: Step, picture_id: str) -> Iterator[None]:
        """Keep out of a picture that is taken as long as the block lasts, and hold what it was taken of."""
        self._turn_to(page)
        began = _now()
        self.leave(page)
        yield
        self._point_again(page)
        ended = _now()
        self._moments.append(Moment(began, shown=ended, ended=ended, step=step.id, picture=picture_id))

    def leave(self, page: Page) -> None:
        """Take away what is drawn over the page."""
        page.screencast.hide_actions()

    def write(self, folder: Path) -> None:
        """Write what was filmed beside the record in `folder`; nothing where the browser gave no frames."""
        shots, frames = cut(self._frames, self._moments)
        if shots:
            video_frames.write(folder, self._size, shots, frames)

    def _turn_to(self, page: Page) -> None:
        if page is self._front:
            return
        self._front = page
        size = ScreencastSize(width=self._size.width, height=self._size.height)
        page.screencast.start(on_frame=partial(self._keep, page), size=size, quality=QUALITY)
        _point(page, ACTION)

    def _keep(self, page: Page, frame: ScreencastFrame) -> None:
        if page is self._front:
            self._frames.append(Frame(frame["timestamp"], frame["data"]))

    def _point_again(self, page: Page) -> None:
        _point(page, PAUSE)
        page.mouse.move(self._size.width * REST[0], self._size.height * REST[1])
        _point(page, ACTION)


def _await(page: Page) -> None:
    """Wait until the page is loaded and drawn: before, a new tab may give no frames, not even later."""
    with suppress(PlaywrightError):  # it may just be leaving for another
        page.wait_for_load_state()
        page.evaluate(DRAWN)


def _point(page: Page, milliseconds: int) -> None:
    page.screencast.show_actions(duration=milliseconds, style=STYLE)


def _now() -> float:
    return time.time() * 1000
