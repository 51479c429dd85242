"""What is said where the film of a guide cannot be made."""

from typing import Final

NO_FFMPEG: Final = (
    "Pas de film en MP4 : ffmpeg manque. Installez-le, par exemple par « pip install imageio-ffmpeg » ; "
    "le même film est là en WebP et en GIF."
)


def ffmpeg_failed(command: str, reason: str) -> str:
    """Say that ffmpeg could not write the film; `reason` is its last line, empty where it wrote none."""
    return f"Pas de film en MP4 : {command} échoue ({reason or 'sans un mot'})."
