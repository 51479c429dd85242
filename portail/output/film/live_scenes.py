"""The scenes of a walk that was filmed: what was seen, at a reader's pace, above the words of the guide."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path

from portail.output.film.scenes import BEAT, Scene, figures, framed, opening, pictured, step_card
from portail.output.guide.document import Document
from portail.procedure.procedure import Procedure
from portail.run_record.run import FILM
from portail.run_record.video_frames import Footage, Shot

# A movement is shown a little slower than it was; a page at rest, for no longer than it takes to see it.
SLOWER, LONGEST = 1.2, 1000
# How long what a step has led to is shown at the least, in milliseconds.
PAUSE = 1500


def live(procedure: Procedure, document: Document, footage: Footage, folder: Path) -> list[Scene]:
    """Return the scenes of the film, from the footage beside the record in `folder`.

    The titles of steps are those of the guide, and so are the pictures that were taken: they bear the numbers.
    """
    return list(_scenes(procedure, document, footage, folder))


def _scenes(procedure: Procedure, document: Document, footage: Footage, folder: Path) -> Iterator[Scene]:
    cards, pictures = _cards(procedure, document), _pictures(procedure, document)
    window = footage.size.width, footage.size.height
    yield opening(document)
    words = ""
    for shot, following in pairwise([*footage.shots, None]):
        assert shot, "only the last one has none behind it"
        if shot.opens or shot.picture:  # and until another moment: one does what the words say
            scene = pictures[shot.picture] if shot.picture else cards[shot.step]
            words = scene.words
            yield scene
        else:
            ends = following is None or following.step != shot.step
            yield Scene(partial(framed, folder / FILM / shot.file, window, words), words, _beats(shot, ends=ends))


def _beats(shot: Shot, *, ends: bool) -> int:
    lasts = max(1, round(min(LONGEST, shot.milliseconds * SLOWER) / BEAT))
    return max(lasts, PAUSE // BEAT) if ends else lasts


def _cards(procedure: Procedure, document: Document) -> Mapping[str, Scene]:
    return {step.id: step_card(section) for step, section in zip(procedure.steps, document.sections, strict=True)}


def _pictures(procedure: Procedure, document: Document) -> Mapping[str, Scene]:
    return {
        picture.id: pictured(figure, at_top=True)
        for step, section in zip(procedure.steps, document.sections, strict=True)
        for picture, figure in zip(step.pictures, figures(section), strict=True)
    }
