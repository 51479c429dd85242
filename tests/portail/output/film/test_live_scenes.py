"""The film of a walk shows the guide's own titles and its numbered pictures, and pauses where a step ends."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from portail.output.film.lettering import draw_words
from portail.output.film.live_scenes import PAUSE, live
from portail.output.film.scenes import Scene, pictured, scenes
from portail.output.guide.document import Document, document
from portail.procedure import parser
from portail.run_record import video_frames
from portail.run_record.run import Size
from portail.run_record.video_frames import Footage, Shot
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures

WINDOW = Size(width=1024, height=768)
SHOTS = (
    Shot(file="001.jpg", milliseconds=500, step="mail", opens=True),
    Shot(file="002.jpg", milliseconds=300, step="mail"),
    Shot(file="003.jpg", milliseconds=400, step="mail", picture="mail"),
    Shot(file="004.jpg", milliseconds=300, step="mail"),
)


def colour(name: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1024, 768), name).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def filmed(tmp_path: Path) -> tuple[Document, Sequence[Scene]]:
    procedure = parser.load(written(tmp_path, PROCEDURE))
    folder = with_pictures(tmp_path) / "essai"
    video_frames.write(folder, WINDOW, SHOTS, [colour(name) for name in ("red", "lime", "blue", "navy")])
    guide = document(procedure, run_with(passed_step()), folder)
    return guide, live(procedure, guide, Footage(size=WINDOW, shots=list(SHOTS)), folder)


def test_titles_and_pictures_are_those_of_the_guide(filmed: tuple[Document, Sequence[Scene]]) -> None:
    guide, film = filmed
    opening, card, doing, picture, done = film
    still = [*scenes(guide)[:2], pictured(guide.figures[0], at_top=True)]

    for one, other in zip((opening, card, picture), still, strict=True):
        assert ImageChops.difference(one.draw(), other.draw()).getbbox() is None
    assert (doing.words, done.words) == (card.words, picture.words)
    seen = [Image.open(io.BytesIO(colour(name))).getpixel((512, 300)) for name in ("lime", "navy")]
    assert [scene.draw().getpixel((512, 300)) for scene in (doing, done)] == seen


def test_what_a_step_has_led_to_stands_for_a_while(filmed: tuple[Document, Sequence[Scene]]) -> None:
    _, (_, _, doing, _, done) = filmed

    assert doing.milliseconds < 500
    assert done.milliseconds == PAUSE


def drawn(words: str) -> Image.Image:
    image = Image.new("RGB", (600, 200), "white")
    draw_words(image, (300, 100), words, size=40, colour="#1b2733", width=500, bold=True)
    return image


def test_letters_of_every_script_are_drawn_as_they_are_and_joined() -> None:
    one, other, apart = (drawn(words) for words in ("سلام", "مالس", "س ل ا م"))

    assert ImageChops.difference(one, other).getbbox()
    assert ImageChops.difference(one, apart).getbbox()
    left, _, right, _ = ImageChops.invert(one.convert("L")).getbbox() or (0, 0, 0, 0)
    assert abs((left + right) / 2 - 300) < 2


def test_a_french_name_among_arabic_words_is_drawn_too() -> None:
    with_name, without = drawn("انقر على VALIDER"), drawn("انقر على")

    assert ImageChops.difference(with_name, without).getbbox()
