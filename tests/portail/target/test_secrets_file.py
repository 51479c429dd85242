"""Secrets come from the environment, or from a file that nobody else may read."""

from pathlib import Path

import pytest

from portail.errors import TargetError
from portail.target.secrets_file import Secrets, secrets_of
from tests.portail.target.secret_files import written


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "secrets.toml", 'new_password = "a"\nmailbox_password = "b"')
    monkeypatch.setenv("PORTAIL_NEW_PASSWORD", "c")

    assert secrets_of(path) == Secrets(new_password="c", mailbox_password="b")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_secrets_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(TargetError, match="chmod 600"):
        secrets_of(written(tmp_path / "secrets.toml", 'new_password = "a"', mode))


def test_a_folder_in_the_place_of_a_secrets_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match=r"c’est un dossier\. Donnez dans « secrets » le chemin d’un fichier"):
        secrets_of(tmp_path)


def test_a_secrets_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert secrets_of(written(tmp_path / "secrets.toml", '\ufeffpassword = "a"')).password == "a"


def test_a_secret_that_python_cannot_take_in_is_refused_with_its_line(tmp_path: Path) -> None:
    for value in ("9" * 5000, "[" * 5000):
        with pytest.raises(TargetError, match=r"secrets\.toml, ligne 2 : ces secrets ne conviennent pas"):
            secrets_of(written(tmp_path / "secrets.toml", f'password = "a"\nnew_password = {value}'))


@pytest.mark.parametrize(
    "text", ['new_pasword = "Chouette"', "new_password = 'Chouette", "new_password = 3", 'new_password = ""']
)
def test_a_secrets_file_that_cannot_be_used_is_refused_without_showing_its_secrets(tmp_path: Path, text: str) -> None:
    with pytest.raises(TargetError, match="Écrivez password, new_password, mailbox_password, control_token") as refusal:
        secrets_of(written(tmp_path / "secrets.toml", text))

    assert "Chouette" not in str(refusal.value)


def test_secrets_are_not_shown_by_accident() -> None:
    assert "Chouette" not in repr(Secrets(new_password="Chouette"))


def test_where_the_environment_gives_secrets_the_file_may_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAIL_NEW_PASSWORD", "c")

    assert secrets_of(tmp_path / "absent.toml") == Secrets(new_password="c")


def test_a_secrets_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match=r"absent\.toml.*PORTAIL_NEW_PASSWORD"):
        secrets_of(tmp_path / "absent.toml")
