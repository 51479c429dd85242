"""A recording that cannot begin says why, before a window opens."""

from pathlib import Path

import httpx
import pytest

from portail.cli.commands.init import init
from portail.cli.commands.record import Recording, record
from portail.cli.commands.recorded_place import Place, place
from portail.errors import EnvironmentNotReady, PortailError, WrongUsage
from portail.project.template.help_desk import EMAIL, PASSWORD

PAGE = "http://127.0.0.1:9/"


@pytest.mark.parametrize(
    ("url", "file", "refused", "kept"),
    [
        ("example.org", None, WrongUsage, "Donnez l’adresse entière d’une page"),
        (None, None, WrongUsage, "sans adresse, lancez la commande dans un projet"),
        (PAGE, "there.md", WrongUsage, r"there\.md est déjà là\. Donnez un autre fichier par -o, ou --force"),
        (PAGE, "new.md", EnvironmentNotReady, "Cette machine n’a pas d’écran .* xvfb-run .* --connect"),
    ],
)
def test_what_hinders_a_recording_is_told_with_its_remedy(
    url: str | None,
    file: str | None,
    refused: type[PortailError],
    kept: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.md").touch()
    monkeypatch.setattr("sys.platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)

    with pytest.raises(refused, match=kept):
        record(Recording(url, tmp_path / file if file else None, "fr", None, None, force=False))


def test_without_an_address_the_portal_of_the_project_is_opened_and_says_who_may_sign_in(tmp_path: Path) -> None:
    init(tmp_path / "desk")

    with place(None, tmp_path / "desk") as opened:
        page = httpx.get(opened.url).text
        inbox = httpx.get(opened.inbox).text

    assert (opened.is_own, Place("http://portail.example").is_own) == (True, False)
    assert opened.person
    assert (opened.person.email, opened.person.password) == (EMAIL, PASSWORD)
    assert "<h1>Connexion</h1>" in page
    assert "Boîte de réception" in inbox
