"""The scenes of a walk that was filmed: what was seen, at a reader's pace, above the words of the guide."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from portail.output.film.scenes import BEAT, Scene, figures, framed, opening, reading, title
from portail.output.guide.document import Document
from portail.procedure.procedure import Procedure
from portail.run_record.run import FILM
from portail.run_record.video_frames import Footage, Shot

# A movement is shown a little slower than it was; a page at rest, for no longer than it takes to see it.
SLOWER, LONGEST = 1.2, 1000


def live(procedure: Procedure, document: Document, footage: Footage, folder: Path) -> list[Scene]:
    """Return the scenes of the film, from the footage beside the record in `folder`."""
    return list(_scenes(procedure, document, footage, folder))


def _scenes(procedure: Procedure, document: Document, footage: Footage, folder: Path) -> Iterator[Scene]:
    titles, captions = _titles(procedure, document), _captions(procedure, document)
    window = footage.size.width, footage.size.height
    yield opening(document)
    words = ""
    for shot in footage.shots:
        if shot.opens or shot.picture:  # and until another moment: one does what the words say
            words = captions[shot.picture] if shot.picture else titles[shot.step]
        beside = "" if shot.opens else words  # the browser has drawn the title itself
        yield Scene(partial(framed, folder / FILM / shot.file, window, beside), words, _beats(shot, words))


def _beats(shot: Shot, words: str) -> int:
    if shot.opens or shot.picture:
        return reading(words)
    return max(1, round(min(LONGEST, shot.milliseconds * SLOWER) / BEAT))


def _titles(procedure: Procedure, document: Document) -> Mapping[str, str]:
    return {step.id: title(section) for step, section in zip(procedure.steps, document.sections, strict=True)}


def _captions(procedure: Procedure, document: Document) -> Mapping[str, str]:
    return {
        picture.id: figure.caption
        for step, section in zip(procedure.steps, document.sections, strict=True)
        for picture, figure in zip(step.pictures, figures(section), strict=True)
    }
