"""The guide as a film, in the formats that people can play.

WebP and GIF need no further tool: WebP is for screens, GIF, which is smaller and coarser, for mails and wikis that show
nothing else. For MP4 and its WebVTT subtitles, ffmpeg must be there. The same scenes give the same bytes.
"""

import io
import shutil
import subprocess
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from portail.errors import EnvironmentNotReady
from portail.output.film.scenes import BEAT, Scene
from portail.wording import film as words

GIF_SIZE = (640, 530)
# Without exact rounding, white comes out a little green.
PICTURE = (
    *("-vf", f"fps={1000 // BEAT},scale=flags=accurate_rnd", "-c:v", "libx264", "-pix_fmt", "yuv420p"),
    *("-preset", "veryfast", "-crf", "22", "-movflags", "frag_keyframe+empty_moov"),
)
SAME = ("-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1")


def webp(film: Sequence[Scene]) -> bytes:
    """Return the film as an animated WebP, which plays once: nobody can stop it (WCAG 2.2, 2.2.2)."""
    return _animated("WEBP", [scene.draw() for scene in film], film, quality=80, method=2, kmin=0, kmax=0, loop=1)


def gif(film: Sequence[Scene]) -> bytes:
    """Return the film as an animated GIF: smaller, in 256 colours."""
    drawn = [scene.draw().resize(GIF_SIZE, Image.Resampling.LANCZOS) for scene in film]
    colours = _together(drawn).quantize(256)
    frames = [image.quantize(palette=colours, dither=Image.Dither.NONE) for image in drawn]
    return _animated("GIF", frames, film)  # without `loop` it plays once


def _together(images: Sequence[Image.Image]) -> Image.Image:
    """Return a picture that has the colours of all."""
    width, height = GIF_SIZE[0] // 4, GIF_SIZE[1] // 4
    sheet = Image.new("RGB", (width, height * len(images)))
    for row, image in enumerate(images):
        sheet.paste(image.resize((width, height), Image.Resampling.NEAREST), (0, row * height))
    return sheet


def _animated(form: str, frames: Sequence[Image.Image], film: Sequence[Scene], **options: int) -> bytes:
    first, *others = frames
    written, durations = io.BytesIO(), [scene.milliseconds for scene in film]
    first.save(written, form, save_all=True, append_images=others, duration=durations, **options)
    return written.getvalue()


def mp4(film: Sequence[Scene]) -> bytes:
    """Return the film as MP4 (H.264).

    Raises:
        EnvironmentNotReady: there is no ffmpeg, or it cannot write MP4.
    """
    command = encoder()
    if command is None:
        raise EnvironmentNotReady(words.NO_FFMPEG)
    with TemporaryDirectory() as folder:
        source = ["-f", "concat", "-i", str(_listed(film, Path(folder)))]
        length = ["-t", f"{sum(scene.milliseconds for scene in film)}ms"]
        arguments = [command, "-loglevel", "error", *source, *length, *PICTURE, *SAME, "-f", "mp4", "-"]
        made = subprocess.run(arguments, capture_output=True, check=False)
    if made.returncode:
        said = made.stderr.decode(errors="replace").strip().splitlines()
        raise EnvironmentNotReady(words.ffmpeg_failed(command, said[-1] if said else ""))
    return made.stdout


def _listed(film: Sequence[Scene], folder: Path) -> Path:
    """Write the pictures of the film, and the list from which ffmpeg reads how long each stands; return the list."""
    lines = ["ffconcat version 1.0"]
    for number, scene in enumerate(film):
        scene.draw().save(folder / f"{number}.bmp")
        lines += [f"file {number}.bmp", f"duration {scene.milliseconds / 1000}"]
    lines += [f"file {len(film) - 1}.bmp"]  # else ffmpeg leaves out the last one
    path = folder / "film.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def webvtt(film: Sequence[Scene]) -> str:
    """Return the words of the film as WebVTT subtitles."""
    cues, at = ["WEBVTT"], 0
    for text, scenes in groupby(film, lambda scene: scene.words):
        until = at + sum(scene.milliseconds for scene in scenes)
        cues.append(f"{_clock(at)} --> {_clock(until)}\n{text}")
        at = until
    return "\n\n".join(cues) + "\n"


def encoder() -> str | None:
    """Return the ffmpeg of this machine, or the one of the package imageio-ffmpeg."""
    try:
        from imageio_ffmpeg import get_ffmpeg_exe
    except ImportError:
        return shutil.which("ffmpeg")
    return shutil.which("ffmpeg") or str(get_ffmpeg_exe())


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
