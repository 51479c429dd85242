"""What was filmed of a walk: shots, in the order in which they were seen, beside the record (`film/`).

Like the record, it says what was there, not how it is shown: how long a shot stands in the film, and the words beside
it, are the guide's to decide.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from portail.errors import WrongUsage
from portail.run_record.run import FILM, Size, Value
from portail.wording import run_record as words

FILE_NAME = "film.json"


class Shot(Value, frozen=True, kw_only=True):
    """A frame (`file`, JPEG, beside `film.json`) of a step, by its id, and how long it was seen, in milliseconds.

    `opens`: it shows the title of the step; `picture` is the id of the picture that was taken of it.
    """

    file: str
    milliseconds: int
    step: str
    opens: bool = False
    picture: str | None = None


class Footage(Value, frozen=True, kw_only=True):
    """The shots of a walk that passed; `size` is that of the window."""

    schema: Literal[1] = 1
    size: Size
    shots: list[Shot]


def write(folder: Path, size: Size, shots: Sequence[Shot], frames: Sequence[bytes]) -> None:
    """Write the shots, and the frame of each, beside the record in `folder`."""
    film = folder / FILM
    film.mkdir()
    for shot, frame in zip(shots, frames, strict=True):
        (film / shot.file).write_bytes(frame)
    footage = Footage(size=size, shots=list(shots))
    (film / FILE_NAME).write_bytes(msgspec.json.format(msgspec.json.encode(footage), indent=2) + b"\n")


def read(folder: Path) -> Footage | None:
    """Read what was filmed beside the record in `folder`; `None` where nothing was.

    Raises:
        WrongUsage: what is there is not valid; the text names the file.
    """
    path = folder / FILM / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Footage) if path.exists() else None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongUsage(words.film_invalid(str(path), str(error))) from error
