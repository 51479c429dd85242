"""A walk can be filmed, and is the same walk."""

import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import imageio_ffmpeg
from PIL import Image, ImageSequence
from playwright.sync_api import Browser

from portail.output import formats
from portail.output.film.live_scenes import live
from portail.output.guide.document import document
from portail.procedure.procedure import Procedure
from portail.run_record import video_frames
from portail.run_record.run import FILM, SCREENSHOTS, STRUCTURE, Callout, Run, failure_picture
from portail.run_record.video_frames import Footage
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from scenarios.mock.controlled_portal import ControlledPortal
from scenarios.mock.tenant import DEMONSTRATION_EMAIL
from tests import projects
from tests.targets import new_target
from tests.walk.conftest import NewTarget, WalkOn

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
        found = video_frames.read(self.folder)
        assert found
        return found


def test_a_walk_can_be_filmed_is_the_same_walk_and_is_a_film_in_every_format(
    mock: ControlledPortal, browser: Browser, tmp_path: Path
) -> None:
    filmed = filmed_in(tmp_path, mock, browser)

    check_its_pictures_and_its_structure_are_those_of_any_other(filmed)
    check_each_step_opens_with_its_title_is_seen_to_be_done_and_each_picture_is_held(filmed)
    check_every_format_lasts_as_long_as_its_subtitles_and_can_be_sent(filmed)


def filmed_in(output: Path, mock: ControlledPortal, browser: Browser) -> Filmed:
    bound = projects.load("mot-de-passe-oublie")

    def walked(folder: Path, *, film: bool) -> Run:
        target = new_target(mock, bound.steps.begins)
        return walk(bound, target, browser, Options(folder, trace="never", film=film), SilentObserver())

    runs = walked(output, film=True), walked(output / "plain", film=False)
    return Filmed(bound.procedure, *runs, output / bound.id, output / "plain" / bound.id)


def evidence(folder: Path) -> dict[str, bytes]:
    files = [path for name in (SCREENSHOTS, STRUCTURE) for path in (folder / name).iterdir()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def marks(run: Run) -> list[tuple[str, str, list[Callout]]]:
    return [(shot.id, shot.sha256, shot.annotations) for shot in run.screenshots.values()]


def check_its_pictures_and_its_structure_are_those_of_any_other(filmed: Filmed) -> None:
    assert filmed.run.verdict == "passed"
    assert evidence(filmed.folder) == evidence(filmed.plain_folder)
    assert filmed.run.manifest == filmed.plain.manifest
    assert marks(filmed.run) == marks(filmed.plain)
    assert not (filmed.plain_folder / FILM).exists()


def check_each_step_opens_with_its_title_is_seen_to_be_done_and_each_picture_is_held(filmed: Filmed) -> None:
    steps, shots = [step.id for step in filmed.procedure.steps], filmed.footage.shots
    frames = {shot.file: (filmed.folder / FILM / shot.file).read_bytes() for shot in shots}

    assert [step for step, _ in groupby(shot.step for shot in shots)] == steps
    assert [shot.step for shot in shots if shot.opens] == steps
    assert [shot.picture for shot in shots if shot.picture] == [picture.id for picture in filmed.procedure.pictures()]
    for step in steps:
        assert len({frames[shot.file] for shot in shots if shot.step == step}) > 5
    for shot in shots:
        assert not shot.opens or list(frames.values()).count(frames[shot.file]) == 1


def check_every_format_lasts_as_long_as_its_subtitles_and_can_be_sent(filmed: Filmed) -> None:
    whole = document(filmed.procedure, filmed.run, filmed.folder)
    lasts = sum(scene.milliseconds for scene in live(filmed.procedure, whole, filmed.footage, filmed.folder))

    assert formats.write(filmed.procedure, filmed.run, filmed.folder, filmed=True) == []

    films = {path.suffix: path for path in formats.written(filmed.folder)}
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


def test_a_filmed_walk_that_fails_is_reported_like_any_other_and_leaves_no_film(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    bound = projects.load("mot-de-passe-oublie")

    failures = []
    for film in (True, False):
        target = new_target(bound.steps.begins, email=DEMONSTRATION_EMAIL, defects=["send-renamed"])
        run = walk_on(target, bound, film=film, output=tmp_path / str(film))
        assert run.failed_step
        assert run.failed_step.error
        picture = tmp_path / str(film) / bound.id / failure_picture(run.failed_step.id)
        failures.append((run.failed_step.id, run.failed_step.error.expected, picture.read_bytes()))

    assert failures[0] == failures[1]
    assert failures[0][1].startswith("« Envoyer »")
    assert not (tmp_path / "True" / bound.id / FILM).exists()
