"""The film that is made of pictures shows each as long as one reads."""

import io

from PIL import Image

from portail.output.film.encode import webp, webvtt
from portail.output.film.scenes import scenes
from portail.output.guide.document import Document


def test_the_film_shows_each_step_and_each_picture_as_long_as_a_person_reads(whole: Document) -> None:
    film = scenes(whole)

    assert [scene.words for scene in film] == [
        "Ma procédure\u00a0: l’essai",
        "Je consulte ma boîte mail",
        "Notez vos identifiants",
    ]
    with Image.open(io.BytesIO(webp(film))) as picture:
        assert getattr(picture, "n_frames", 1) == 3
    assert webvtt(film).split("\n\n")[2] == "00:00:02.400 --> 00:00:04.800\nJe consulte ma boîte mail"
