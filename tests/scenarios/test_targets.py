"""Several targets stand in one file; what must not be told comes from the environment or from a guarded file."""

from pathlib import Path

import pytest

from scenarios.control import Control
from scenarios.errors import EnvironmentNotReady, TargetError, WrongUsage
from scenarios.reading import exactly
from scenarios.secrets_file import Secrets, secrets_of
from scenarios.stack import Stack
from scenarios.target_file import ControlTable, FamilyTable, MailboxTable, TargetFile
from scenarios.targets import choose, opened

SEVERAL = """[targets.recette]
base_url = "https://recette.example.fr/meudon/espace-citoyens/"
secrets = "recette.secrets.toml"
[targets.recette.mailbox]
url = "mailpit+http://127.0.0.1:8025"
[targets.recette.family]
email = "marie@example.org"
username = "marie.martin"
key = "54321-ABCDEF"
[targets.recette.words]
"VALIDER" = "CONTINUER"

[targets.preproduction]
base_url = "https://preprod.example.fr/velizy/espace-citoyens/"
[targets.preproduction.mailbox]
url = "mailpit+http://127.0.0.1:8026"
[targets.preproduction.family]
email = "paul@example.org"
username = "paul.durand"
"""


@pytest.fixture(autouse=True)
def no_secret_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Secrets.__struct_fields__:
        monkeypatch.delenv(f"PORTAIL_{name.upper()}", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "portail.toml").write_text(SEVERAL, encoding="utf-8")
    return tmp_path


def guarded(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_a_target_is_chosen_by_its_name(folder: Path) -> None:
    assert choose("preproduction", folder).family.email == "paul@example.org"
    assert choose("recette", folder).town == "meudon"


def test_a_target_is_chosen_by_its_file(folder: Path) -> None:
    (folder / "seule.toml").write_text(SEVERAL.split("\n\n")[0].replace("targets.recette.", "").partition("\n")[2])

    assert choose("seule.toml", folder).family.key == "54321-ABCDEF"


def test_a_name_without_a_file_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"« recette » n’est pas connue.*\[targets\.recette\]"):
        choose("recette", tmp_path)


def test_an_unknown_name_is_told_with_the_known_ones(folder: Path) -> None:
    with pytest.raises(TargetError, match="« recete » n’y est pas \\(cibles : recette, preproduction\\)"):
        choose("recete", folder)


def test_a_file_of_several_targets_wants_a_name(folder: Path) -> None:
    with pytest.raises(TargetError, match="--target : recette, preproduction"):
        choose("portail.toml", folder)


def test_targets_in_a_file_of_another_name_are_told_how_to_be_reached(folder: Path) -> None:
    (folder / "autre.toml").write_text(f"# Nos cibles\n{SEVERAL}", encoding="utf-8")

    with pytest.raises(TargetError, match=r"ligne 2 : .*dans portail\.toml .* ou donnez un fichier à chaque cible"):
        choose("autre.toml", folder)


def test_a_slip_is_told_with_the_line_of_its_own_target(folder: Path) -> None:
    (folder / "portail.toml").write_text(SEVERAL.replace('username = "paul.durand"', 'user = "paul.durand"'))

    with pytest.raises(TargetError) as refusal:
        choose("preproduction", folder)

    assert (refusal.value.line, "« user » n’est pas connu" in str(refusal.value)) == (19, True)


def test_the_secrets_come_from_a_file_beside_the_targets(folder: Path) -> None:
    guarded(folder / "recette.secrets.toml", 'new_password = "Chouette-2026!"')

    with opened(choose("recette", folder)) as target:
        assert target.family.new_password == "Chouette-2026!"
        assert not target.made_password
        assert target.secrets == ("Chouette-2026!",)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = guarded(tmp_path / "secrets.toml", 'new_password = "a"\nmailbox_password = "b"')
    monkeypatch.setenv("PORTAIL_NEW_PASSWORD", "c")

    assert secrets_of(path) == Secrets(new_password="c", mailbox_password="b")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_secrets_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(TargetError, match="chmod 600"):
        secrets_of(guarded(tmp_path / "secrets.toml", 'new_password = "a"', mode))


def test_a_folder_is_no_secrets_file(folder: Path) -> None:
    with pytest.raises(TargetError, match=r"c’est un dossier\. Donnez dans « secrets » le chemin d’un fichier"):
        secrets_of(folder)


def test_a_secrets_file_may_begin_with_a_mark_of_utf8(tmp_path: Path) -> None:
    assert secrets_of(guarded(tmp_path / "secrets.toml", '\ufeffpassword = "a"')).password == "a"


def test_a_secrets_file_beyond_all_measure_is_no_toml(tmp_path: Path) -> None:
    for value in ("9" * 5000, "[" * 5000):
        with pytest.raises(TargetError, match=r"secrets\.toml, ligne 2 : ces secrets ne conviennent pas"):
            secrets_of(guarded(tmp_path / "secrets.toml", f'password = "a"\nnew_password = {value}'))


@pytest.mark.parametrize(
    "text", ['new_pasword = "Chouette"', "new_password = 'Chouette", "new_password = 3", 'new_password = ""']
)
def test_a_secrets_file_that_cannot_be_used_is_told_without_its_secrets(tmp_path: Path, text: str) -> None:
    with pytest.raises(TargetError, match="Écrivez password, new_password, mailbox_password, control_token") as refusal:
        secrets_of(guarded(tmp_path / "secrets.toml", text))

    assert "Chouette" not in str(refusal.value)


def test_secrets_are_not_shown_by_accident() -> None:
    assert "Chouette" not in repr(Secrets(new_password="Chouette"))


def test_words_of_another_town_stand_for_the_documents(folder: Path) -> None:
    guarded(folder / "recette.secrets.toml", "")
    with opened(choose("recette", folder)) as target:
        words = target.stand_ins

    assert exactly("valider", words).match("Continuer")
    assert not exactly("VALIDER", words).match("VALIDER")
    assert exactly("INVALIDER", words).match("INVALIDER")
    assert exactly("Clé 23456-B7J8K2", words).match("Clé 54321-ABCDEF")


def test_the_longest_words_are_replaced_first() -> None:
    words = {"clé": "code", "clé enfance": "carte jeunesse"}

    assert exactly("La clé enfance et la clé", words).match("La carte jeunesse et la code")


def test_where_the_environment_gives_secrets_the_file_may_be_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAIL_NEW_PASSWORD", "c")

    assert secrets_of(folder / "absent.toml") == Secrets(new_password="c")


def test_a_secrets_file_that_is_missing_is_told(folder: Path) -> None:
    with pytest.raises(TargetError, match=r"absent\.toml.*PORTAIL_NEW_PASSWORD"):
        secrets_of(folder / "absent.toml")


def test_on_a_mock_the_family_of_the_file_walks_in_a_tenant_that_goes_with_it(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAIL_NEW_PASSWORD", "Chouette-2026!")
    described = TargetFile(
        base_url=f"{stack.portal.url}velizy/espace-citoyens/",
        mailbox=MailboxTable(url=f"mailpit+{stack.smtp.url}"),
        family=FamilyTable(email="paul@example.org", username="paul.durand"),
        control=ControlTable(url=stack.portal.control_url),
    )

    with opened(described) as target, Control(stack.portal.control_url) as control:
        tenant = target.base_url.split("/")[3]
        family = target.family
        assert (family.email, family.username, family.new_password) == (
            "paul@example.org",
            "paul.durand",
            "Chouette-2026!",
        )
        assert control.active_defects(tenant) == []

    with Control(stack.portal.control_url) as control, pytest.raises(EnvironmentNotReady, match="a refusé GET"):
        control.active_defects(tenant)
