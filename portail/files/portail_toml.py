"""Where a `portail.toml` stands: the file that makes a folder a project, and names its targets."""

from pathlib import Path

FILE_NAME = "portail.toml"


def folder_above(folder: Path) -> Path | None:
    """Return the nearest folder, this one or one above it, in which a `portail.toml` stands."""
    place = folder.resolve()
    return next((each for each in (place, *place.parents) if (each / FILE_NAME).is_file()), None)
