"""A recording that cannot begin says why, before a window opens."""

from pathlib import Path

import pytest

from portail.cli.commands.record import Recording, record
from portail.errors import EnvironmentNotReady, PortailError, WrongUsage

PAGE = "http://127.0.0.1:9/"


@pytest.mark.parametrize(
    ("url", "file", "refused", "kept"),
    [
        ("example.org", None, WrongUsage, "Donnez l’adresse entière d’une page"),
        (PAGE, "there.md", WrongUsage, r"there\.md est déjà là\. Donnez un autre fichier par -o, ou --force"),
        (PAGE, "new.md", EnvironmentNotReady, "Cette machine n’a pas d’écran .* xvfb-run .* --connect"),
    ],
)
def test_what_hinders_a_recording_is_told_with_its_remedy(
    url: str,
    file: str | None,
    refused: type[PortailError],
    kept: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "there.md").touch()
    monkeypatch.setattr("sys.platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)

    with pytest.raises(refused, match=kept):
        record(Recording(url, tmp_path / file if file else None, "fr", None, None, force=False))
