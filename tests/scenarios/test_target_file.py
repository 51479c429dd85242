"""A target file is read strictly: what is wrong is told with file, line and remedy."""

from pathlib import Path

import pytest

from scenarios.errors import TargetError, WrongUsage
from scenarios.mailboxes import open_mailbox
from scenarios.reading import exactly
from scenarios.target import DEMONSTRATION_KEY, Family
from scenarios.target_file import load

WHOLE = """base_url = "https://recette.example.fr/velizy/espace-citoyens/"
[mailbox]
url = "mailpit+http://127.0.0.1:8025"
[family]
email = "marie.martin@example.org"
username = "marie.martin.2026"
[control]
url = "http://127.0.0.1:8000/__control__"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "cible.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    target = load(written(tmp_path, WHOLE))

    assert target.base_url == "https://recette.example.fr/velizy/espace-citoyens/"
    assert target.mailbox.url == "mailpit+http://127.0.0.1:8025"
    assert (target.family.email, target.family.username) == ("marie.martin@example.org", "marie.martin.2026")
    assert target.control is not None
    assert target.control.url == "http://127.0.0.1:8000/__control__"


def test_the_control_api_is_optional(tmp_path: Path) -> None:
    assert load(written(tmp_path, WHOLE.split("[control]")[0])).control is None


@pytest.mark.parametrize(
    ("old", "new", "line", "culprit"),
    [
        ("base_url =", "base =", 1, "« base » n’est pas connu"),
        ('email = "marie', 'mail = "marie', 5, "« mail » n’est pas connu"),
        ("[control]", "[contrôle]", 7, "n’est pas du TOML"),
        ("[control]", "[controle]", 7, "« controle » n’est pas connu"),
        ('username = "marie.martin.2026"\n', "", 4, "« username » manque dans [family]"),
        ('"https://recette', '"recette', 1, "base_url n’est pas une adresse"),
        ("recette.example.fr", "recette.example.fr:abc", 1, "base_url n’est pas une adresse"),
        (
            "mailpit+http://127.0.0.1:8025",
            "mailpit+http://hote:abc",
            3,
            "url n’est pas une adresse (« mailpit+http://h",
        ),
        ("mailpit+http://127.0.0.1:8025", "imap://marie@[/x", 3, "url n’est pas une adresse (« imap://marie@[/x »)"),
        ("mailpit+http://127.0.0.1:8025", "pop3://marie@hote", 3, "url n’est pas une adresse (« pop3://marie@hote »)"),
        ("127.0.0.1:8000/__control__", "127.0.0.1:99999", 8, "url n’est pas une adresse (« http://127.0.0.1:99999 »)"),
        ('"mailpit+http://127.0.0.1:8025"', "8025", 3, "une valeur ne convient pas"),
        ("[mailbox]", "[mailbox", 2, "n’est pas du TOML"),
        ('"marie.martin.2026"', '""', 6, "un texte est vide (« username »)"),
        ('"marie.martin@example.org"', '" "', 5, "un texte est vide (« email »)"),
        ('"mailpit+http://127.0.0.1:8025"', '""', 3, "un texte est vide (« url »)"),
        ("[mailbox]", 'hide = ["Paul", ""]\n[mailbox]', 2, "un texte est vide (« hide »)"),
        ("[mailbox]", "hide = [1]\n[mailbox]", 2, "une valeur ne convient pas"),
        ("[control]", '[words]\nb = "c"\na = 1\n[control]', 9, "une valeur ne convient pas"),
        ("[control]", "[words]\n'a.b' = ''\n[control]", 8, "un texte est vide (« a.b »)"),
        ("[control]", '[words]\n"" = "a"\n[control]', 7, "un texte est vide (« words »)"),
        ("[mailbox]", "words = 1\n[mailbox]", 2, "une valeur ne convient pas"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, culprit: str) -> None:
    path = written(tmp_path, WHOLE.replace(old, new))

    with pytest.raises(TargetError) as refusal:
        load(path)

    assert (refusal.value.line, culprit in refusal.value.problem) == (line, True), str(refusal.value)


def test_what_is_beyond_all_measure_is_no_toml(tmp_path: Path) -> None:
    for value, reason in (("9" * 5000, "un nombre"), ("[" * 5000, "des crochets")):
        with pytest.raises(TargetError, match=rf"cible\.toml, ligne 9 : ce n’est pas du TOML \({reason}"):
            load(written(tmp_path, f"{WHOLE}key = {value}\n"))


def test_a_mark_of_utf8_before_the_first_key_is_nothing_to_complain_of(tmp_path: Path) -> None:
    assert load(written(tmp_path, "\ufeff" + WHOLE)).town == "velizy"


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cible.toml"
    path.write_bytes(WHOLE.replace("marie.martin.2026", "zoé").encode("latin-1"))

    with pytest.raises(TargetError, match=r"ligne 6 : le fichier n’est pas en UTF-8\. Enregistrez-le en UTF-8"):
        load(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="ne peut pas être lu"):
        load(tmp_path / "absent.toml")


def test_a_mailbox_of_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(WrongUsage, match=r"pop3://127\.0\.0\.1"):
        open_mailbox("pop3://127.0.0.1")


def test_the_key_of_the_document_stands_for_the_familys_own() -> None:
    known = Family("a@example.org", "a", "secret", key="11111-AAAAAA")
    unknown = Family("a@example.org", "a", "secret")

    assert exactly(DEMONSTRATION_KEY, known.stand_ins).match("11111-AAAAAA")
    assert not exactly(DEMONSTRATION_KEY, known.stand_ins).match("22222-BBBBBB")
    assert exactly(DEMONSTRATION_KEY, unknown.stand_ins).match("22222-BBBBBB")


def test_a_new_password_is_not_shown_by_accident() -> None:
    assert "secret" not in repr(Family("a@example.org", "a", "secret"))
