"""A walk can be filmed, and is the same walk."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import imageio_ffmpeg
import pytest
from PIL import Image, ImageSequence
from playwright.sync_api import Browser

from scenarios import guide, library
from scenarios.filming import footage
from scenarios.filming.footage import Footage
from scenarios.guide.document import document
from scenarios.guide.live import live
from scenarios.options import Options
from scenarios.procedure import Procedure
from scenarios.run import FILM, SCREENSHOTS, STRUCTURE, Annotation, Run, failure_picture
from scenarios.runner import Quiet, walk
from scenarios.stack import Stack
from scenarios.steps import deeds_for
from scenarios.target import Target
from tests.walk.conftest import WalkOn

EMAIL = "marie.martin@example.org"
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Filmed:
    """A walk that was filmed, with its record in `folder`, and the same walk without a film, in `plain_folder`."""

    procedure: Procedure
    run: Run
    plain: Run
    folder: Path
    plain_folder: Path

    @property
    def footage(self) -> Footage:
        found = footage.read(self.folder)
        assert found
        return found


@pytest.fixture(scope="module")
def filmed(stack: Stack, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    procedure = library.load("mot-de-passe-oublie")
    output = tmp_path_factory.mktemp("film")

    def walked(folder: Path, *, film: bool) -> Run:
        target = stack.new_target(deeds_for(procedure).begins, email=EMAIL)
        return walk(procedure, target, browser, Options(folder, film=film), Quiet())

    runs = walked(output, film=True), walked(output / "plain", film=False)
    return Filmed(procedure, *runs, output / procedure.id, output / "plain" / procedure.id)


def evidence(folder: Path) -> dict[str, bytes]:
    files = [path for name in (SCREENSHOTS, STRUCTURE) for path in (folder / name).iterdir()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def marks(run: Run) -> list[tuple[str, str, list[Annotation]]]:
    return [(shot.id, shot.sha256, shot.annotations) for shot in run.screenshots.values()]


def test_pictures_and_structure_of_a_filmed_walk_are_those_of_any_other(filmed: Filmed) -> None:
    assert filmed.run.verdict == "passed"
    assert evidence(filmed.folder) == evidence(filmed.plain_folder)
    assert filmed.run.manifest == filmed.plain.manifest
    assert marks(filmed.run) == marks(filmed.plain)
    assert not (filmed.plain_folder / FILM).exists()


def test_each_step_opens_with_its_title_is_seen_to_be_done_and_each_picture_is_held(filmed: Filmed) -> None:
    steps, shots = [step.id for step in filmed.procedure.steps], filmed.footage.shots
    frames = {shot.file: (filmed.folder / FILM / shot.file).read_bytes() for shot in shots}

    assert [step for step, _ in groupby(shot.step for shot in shots)] == steps
    assert [shot.step for shot in shots if shot.opens] == steps
    assert [shot.picture for shot in shots if shot.picture] == [picture.id for picture in filmed.procedure.pictures()]
    for step in steps:
        assert len({frames[shot.file] for shot in shots if shot.step == step}) > 5
    for shot in shots:
        assert not shot.opens or list(frames.values()).count(frames[shot.file]) == 1


def test_every_format_lasts_as_long_as_its_subtitles_and_can_be_sent(filmed: Filmed) -> None:
    whole = document(filmed.procedure, filmed.run, filmed.folder)
    lasts = sum(scene.milliseconds for scene in live(filmed.procedure, whole, filmed.footage, filmed.folder))

    assert guide.write(filmed.procedure, filmed.run, filmed.folder, filmed=True) == []

    films = {path.suffix: path for path in guide.written(filmed.folder)}
    subtitles = films[".vtt"].read_text(encoding="utf-8")
    assert 20_000 < lasts < 90_000
    assert until(subtitles) == lasts == length(films[".webp"]) == length(films[".gif"])
    assert imageio_ffmpeg.count_frames_and_secs(films[".mp4"])[0] * 100 == lasts
    assert all(films[form].stat().st_size < 2 * MEGABYTE for form in (".webp", ".gif", ".mp4"))
    assert all(figure in subtitles for figure in ("Je demande un nouveau mot de passe", "Cliquez sur le bouton"))


def until(subtitles: str) -> int:
    """Return when the last subtitle goes, in milliseconds."""
    minutes, seconds, rest = re.findall(r"--> 00:(\d\d):(\d\d)\.(\d{3})", subtitles)[-1]
    return (int(minutes) * 60 + int(seconds)) * 1000 + int(rest)


def length(film: Path) -> int:
    """Return how long an animated picture lasts, in milliseconds."""
    lasts = 0
    with Image.open(film) as image:
        for frame in ImageSequence.Iterator(image):
            frame.load()
            lasts += frame.info["duration"]
    return lasts


def test_a_walk_that_fails_is_told_as_ever_and_leaves_no_film(
    walk_on: WalkOn, new_target: Callable[..., Target], tmp_path: Path
) -> None:
    procedure = library.load("mot-de-passe-oublie")

    told = []
    for film in (True, False):
        target = new_target(deeds_for(procedure).begins, email=EMAIL, defects=["send-renamed"])
        run = walk_on(target, procedure, film=film, output=tmp_path / str(film))
        assert run.failed_step
        assert run.failed_step.error
        picture = tmp_path / str(film) / procedure.id / failure_picture(run.failed_step.id)
        told.append((run.failed_step.id, run.failed_step.error.expected, picture.read_bytes()))

    assert told[0] == told[1]
    assert told[0][1].startswith("« Envoyer »")
    assert not (tmp_path / "True" / procedure.id / FILM).exists()
