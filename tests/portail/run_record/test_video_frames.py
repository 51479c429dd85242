"""What a camera has seen is read back, or refused by its name."""

from pathlib import Path

import pytest

from portail.errors import WrongUsage
from portail.run_record import video_frames


@pytest.mark.parametrize("broken", [b"{", b'{"schema": 1, "size": "\xff"}'])
def test_footage_that_cannot_be_read_is_refused_with_its_name(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "film.json").write_bytes(broken)

    with pytest.raises(WrongUsage, match=r"film/film\.json n’est pas valide"):
        video_frames.read(tmp_path)
