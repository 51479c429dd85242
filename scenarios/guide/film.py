"""The guide as a film: a card for each step, then its pictures with their captions, at a reader's pace.

It is made from the same pictures as the other formats: what they cover, the film covers, and its bytes are the same for
the same guide. WebP needs no further tool; for MP4 and its WebVTT subtitles, ffmpeg must be there.
"""

import io
import shutil
import subprocess
from collections.abc import Sequence

from PIL import Image

from scenarios.errors import EnvironmentNotReady
from scenarios.guide.scenes import Scene

NO_FFMPEG = (
    "Pas de film en MP4 : ffmpeg manque. Installez-le, par exemple par « pip install imageio-ffmpeg » ; "
    "le même film est là en WebP."
)


def webp(film: Sequence[Scene]) -> bytes:
    """Return the film as an animated WebP."""
    first, *others = film
    written, durations = io.BytesIO(), [scene.seconds * 1000 for scene in film]
    first.image.save(
        written,
        "WEBP",
        save_all=True,
        append_images=[scene.image for scene in others],
        duration=durations,
        quality=80,
        method=2,
    )
    return written.getvalue()


def mp4(film: Sequence[Scene]) -> bytes:
    """Return the film as MP4 (H.264).

    Raises:
        EnvironmentNotReady: there is no ffmpeg, or it cannot write MP4.
    """
    command = encoder()
    if command is None:
        raise EnvironmentNotReady(NO_FFMPEG)
    frames = b"".join(_png(scene.image) * scene.seconds for scene in film)
    source = ["-f", "image2pipe", "-framerate", "1", "-c:v", "png", "-i", "-"]
    picture = ["-r", "10", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "20", "-tune", "stillimage"]
    same = ["-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"]
    target = ["-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "-"]
    arguments = [command, "-loglevel", "error", *source, *picture, *same, *target]
    made = subprocess.run(arguments, input=frames, capture_output=True, check=False)
    if made.returncode:
        reason = made.stderr.decode(errors="replace").strip().splitlines()
        raise EnvironmentNotReady(f"Pas de film en MP4 : {command} échoue ({reason[-1] if reason else 'sans un mot'}).")
    return made.stdout


def webvtt(film: Sequence[Scene]) -> str:
    """Return the words of the film as WebVTT subtitles."""
    cues, at = ["WEBVTT"], 0
    for scene in film:
        cues.append(f"{_clock(at)} --> {_clock(at + scene.seconds)}\n{scene.words}")
        at += scene.seconds
    return "\n\n".join(cues) + "\n"


def encoder() -> str | None:
    """Return the ffmpeg of this machine, or the one of the package imageio-ffmpeg."""
    try:
        from imageio_ffmpeg import get_ffmpeg_exe
    except ImportError:
        return shutil.which("ffmpeg")
    return shutil.which("ffmpeg") or str(get_ffmpeg_exe())


def _png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=1)
    return written.getvalue()


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"
