"""Cuts what a camera has seen into shots: what a person can see, once, and one frame for each moment that is held."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from msgspec.structs import replace

from portail.run_record.video_frames import Shot

# What is seen for less, in milliseconds, is part of a movement; next to a moment, of a page that is not there yet.
GLIMPSE, COMING = 90, 600


@dataclass(frozen=True)
class Frame:
    """What the tab in front shows from a time on, in milliseconds: a JPEG."""

    at: float
    data: bytes


@dataclass(frozen=True)
class Moment:
    """A time for which one frame stands: the title of a step, or a picture, by its id, is seen until `shown`."""

    began: float
    shown: float
    ended: float
    step: str
    picture: str | None = None


@dataclass(frozen=True)
class _View:
    """A frame, the time from which it is seen, and the least time; `held`: it stands for the moment itself."""

    at: float
    data: bytes
    moment: Moment
    held: bool = False
    least: int = GLIMPSE


def cut(frames: Sequence[Frame], moments: Sequence[Moment]) -> tuple[list[Shot], list[bytes]]:
    """Return the shots from the first moment to the last, and the frame of each."""
    shots: list[Shot] = []
    seen: list[bytes] = []
    for view, milliseconds in _lasting(_views(sorted(frames, key=lambda frame: frame.at), moments)):
        if seen and not view.held and view.data == seen[-1]:
            shots[-1] = replace(shots[-1], milliseconds=shots[-1].milliseconds + milliseconds)
        else:
            seen.append(view.data)
            shots.append(_shot(len(seen), view, milliseconds))
    return shots, seen


def _shot(number: int, view: _View, milliseconds: int) -> Shot:
    picture = view.moment.picture if view.held else None
    opens = view.held and picture is None
    return Shot(file=f"{number:03}.jpg", milliseconds=milliseconds, step=view.moment.step, opens=opens, picture=picture)


def _views(frames: Sequence[Frame], moments: Sequence[Moment]) -> Iterator[_View]:
    times = [frame.at for frame in frames]
    for moment, following in zip(moments, [*moments[1:], None], strict=True):
        began, shown, ended = (bisect_right(times, at) for at in (moment.began, moment.shown, moment.ended))
        if shown:
            first = shown - 1 if moment.picture else min(began, shown - 1)
            yield _View(moment.began, _steadiest(frames[first:shown]), moment, held=True)
        if ended:
            yield _View(moment.ended, frames[ended - 1].data, moment, least=COMING)
        until = bisect_right(times, following.began) if following else ended
        yield from (_View(frame.at, frame.data, moment) for frame in frames[ended:until])


def _steadiest(frames: Sequence[Frame]) -> bytes:
    """Return what is seen longest of a title that comes and goes; the last frame is that of its going."""
    changes = [next(same) for _, same in groupby(frames, key=lambda frame: frame.data)]
    return max(pairwise(changes), key=lambda change: change[1].at - change[0].at, default=changes)[0].data


def _lasting(views: Iterable[_View]) -> Iterator[tuple[_View, int]]:
    """Go through the views with how long each lasts; a glimpse is left out, its time given to what follows."""
    left = 0.0
    for view, following in pairwise(views):
        lasts = following.at - view.at + left
        is_seen = view.held or lasts >= (COMING if following.held else view.least)
        left = 0.0 if is_seen else lasts
        if is_seen:
            yield view, round(lasts)
