"""A target file is read strictly: what is wrong is refused with file, line and remedy."""

from pathlib import Path

import pytest

from portail.errors import TargetError, WrongUsage
from portail.target.target_file import MailboxTable, PersonTable, choose, load

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
    assert target.mailbox
    assert target.mailbox.url == "mailpit+http://127.0.0.1:8025"
    assert (target.who.email, target.who.username) == ("marie.martin@example.org", "marie.martin.2026")
    assert target.control is not None
    assert target.control.url == "http://127.0.0.1:8000/__control__"


def test_a_person_is_a_family_under_another_name_and_may_have_no_username(tmp_path: Path) -> None:
    text = WHOLE.replace("[family]", "[person]").replace('username = "marie.martin.2026"\n', "")

    assert load(written(tmp_path, text)).who == PersonTable("marie.martin@example.org")


def test_mailbox_person_and_values_are_optional(tmp_path: Path) -> None:
    target = load(written(tmp_path, 'base_url = "https://recette.example.fr/"\n'))

    assert (target.mailbox, target.who, target.values) == (None, PersonTable(""), {})


@pytest.mark.parametrize("url", ["pigeon://tour", "pigeon:///var/spool", "pigeon:tour/1"])
def test_a_projects_own_mailbox_is_named_by_a_host_or_a_path(url: str, tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE.replace("mailpit+http://127.0.0.1:8025", url))

    assert load(path, more_mailboxes=["pigeon"]).mailbox == MailboxTable(url)


@pytest.mark.parametrize("url", ["pigeon:", "pigeon://", "pigeon://tour:x", "imap:///INBOX"])
def test_a_mailbox_that_is_nowhere_is_refused(url: str, tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE.replace("mailpit+http://127.0.0.1:8025", url))

    with pytest.raises(TargetError, match="url n’est pas une adresse"):
        load(path, more_mailboxes=["pigeon"])


def test_the_control_api_is_optional(tmp_path: Path) -> None:
    assert load(written(tmp_path, WHOLE.split("[control]")[0])).control is None


@pytest.mark.parametrize(
    ("old", "new", "line", "culprit"),
    [
        ("base_url =", "base =", 1, "« base » n’est pas connu"),
        ('base_url = "https://recette.example.fr/velizy/espace-citoyens/"\n', "", 1, "« base_url » manque."),
        ('email = "marie', 'mail = "marie', 5, "« mail » n’est pas connu"),
        ("[control]", "[contrôle]", 7, "n’est pas du TOML"),
        ("[control]", "[controle]", 7, "« controle » n’est pas connu"),
        ('email = "marie.martin@example.org"\n', "", 4, "« email » manque dans [family]"),
        ("[control]", '[person]\nemail = "a@example.org"\n[control]', 4, "[person] et [family] sont une même table"),
        ("[control]", "[values]\nkey = 1\n[control]", 8, "une valeur ne convient pas"),
        ("[control]", '[values]\nkey = ""\n[control]', 8, "un texte est vide (« key »)"),
        ('username = "marie.martin.2026"', "username = 1", 6, "une valeur ne convient pas"),
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
        ('"marie.martin@example.org"', '" "', 5, "un texte est vide (« email »)"),
        ('"mailpit+http://127.0.0.1:8025"', '""', 3, "un texte est vide (« url »)"),
        ("[mailbox]", 'hide = ["Paul", ""]\n[mailbox]', 2, "un texte est vide (« hide »)"),
        ("[mailbox]", "hide = [1]\n[mailbox]", 2, "une valeur ne convient pas"),
        ("[control]", '[words]\nb = "c"\na = 1\n[control]', 9, "une valeur ne convient pas"),
        ("[control]", "[words]\n'a.b' = ''\n[control]", 8, "un texte est vide (« a.b »)"),
        ("[control]", '[words]\n"" = "a"\n[control]', 8, "un texte est vide (« words »)"),
        ("[mailbox]", "words = 1\n[mailbox]", 2, "une valeur ne convient pas"),
        ("[control]", '[browser]\nproxi = "a"\n[control]', 8, "« proxi » n’est pas connu"),
        ("[control]", '[browser]\nproxy = "squid"\n[control]', 8, "proxy n’est pas une adresse"),
        ("[control]", '[browser]\ntimezone = "Vélizy"\n[control]', 8, "« Vélizy » n’est pas un fuseau horaire"),
        ("[control]", '[browser]\nlocale = "fr"\nca = "ca.pem"\n[control]', 9, "ca ne mène à aucun fichier"),
        ("[control]", '[browser]\nclient_key = "cible.toml"\n[control]', 8, "« client_key » ne sert qu’avec"),
        (
            "[control]",
            '[browser]\nca = "cible.toml"\nignore_https_errors = true\n[control]',
            9,
            "ca et ignore_https_errors s’excluent",
        ),
        ("[control]", '[browser]\nignore_https_errors = "oui"\n[control]', 8, "une valeur ne convient pas"),
        ("[control]", '[browser.headers]\nX-Key = ""\n[control]', 8, "un texte est vide (« X-Key »)"),
        ("[control]", "[patience]\npages = 1\n[control]", 8, "« pages » n’est pas connu"),
        ("[control]", '[before]\nsteps = [{clic = "OK"}]\n[control]', 8, "« clic » n’est pas connu"),
        ("[control]", '[before]\nsteps = [{open = ""}, {}]\n[control]', 8, "le geste 2 de [before] n’a pas un seul"),
        ("[control]", '[before]\nsteps = [{type = "a"}]\n[control]', 8, "ne dit pas où (type)"),
        ("[control]", '[before]\nsteps = [{press = "a", in = "b"}]\n[control]', 8, "n’a pas de champ (press)"),
        ("[control]", "[dismiss]\nusuel = true\n[control]", 8, "« usuel » n’est pas connu"),
        ("[control]", '[dismiss]\nnames = [""]\n[control]', 8, "un texte est vide (« names »)"),
        ("[control]", '[dialogs]\naccept = "Oui"\n[control]', 8, "une valeur ne convient pas"),
        ("[control]", "[patience]\nact = 5\npage = 0\n[control]", 9, "une valeur ne convient pas"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, culprit: str
) -> None:
    path = written(tmp_path, WHOLE.replace(old, new))

    with pytest.raises(TargetError) as refusal:
        load(path)

    assert (refusal.value.line, culprit in refusal.value.problem) == (line, True), str(refusal.value)


def test_a_number_or_nesting_that_python_cannot_take_in_is_refused_with_its_line(tmp_path: Path) -> None:
    for value, reason in (("9" * 5000, "un nombre"), ("[" * 5000, "des crochets")):
        with pytest.raises(TargetError, match=rf"cible\.toml, ligne 9 : ce n’est pas du TOML : {reason}"):
            load(written(tmp_path, f"{WHOLE}key = {value}\n"))


def test_a_byte_order_mark_before_the_first_key_is_accepted(tmp_path: Path) -> None:
    assert load(written(tmp_path, "\ufeff" + WHOLE)).base_url.endswith("/velizy/espace-citoyens/")


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cible.toml"
    path.write_bytes(WHOLE.replace("marie.martin.2026", "zoé").encode("latin-1"))

    with pytest.raises(TargetError, match=r"ligne 6 : le fichier n’est pas en UTF-8\. Enregistrez-le en UTF-8"):
        load(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="ne peut pas être lu"):
        load(tmp_path / "absent.toml")


SEVERAL = """[targets.recette]
base_url = "https://recette.example.fr/meudon/espace-citoyens/"
secrets = "recette.secrets.toml"
[targets.recette.mailbox]
url = "mailpit+http://127.0.0.1:8025"
[targets.recette.family]
email = "marie@example.org"
username = "marie.martin"
[targets.recette.values]
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "portail.toml").write_text(SEVERAL, encoding="utf-8")
    return tmp_path


def test_a_target_is_chosen_by_its_name(folder: Path) -> None:
    assert choose("preproduction", folder).who.email == "paul@example.org"
    assert choose("recette", folder).base_url == "https://recette.example.fr/meudon/espace-citoyens/"


def test_a_target_is_chosen_by_its_file(folder: Path) -> None:
    (folder / "seule.toml").write_text(SEVERAL.split("\n\n")[0].replace("targets.recette.", "").partition("\n")[2])

    assert choose("seule.toml", folder).values == {"key": "54321-ABCDEF"}


def test_a_name_without_a_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"« recette » n’est pas connue.*\[targets\.recette\]"):
        choose("recette", tmp_path)


def test_an_unknown_name_is_refused_with_the_known_ones(folder: Path) -> None:
    with pytest.raises(TargetError, match="« recete » n’y est pas \\(cibles : recette, preproduction\\)"):
        choose("recete", folder)


def test_a_file_of_several_targets_needs_a_name(folder: Path) -> None:
    with pytest.raises(TargetError, match="--target : recette, preproduction"):
        choose("portail.toml", folder)


def test_targets_in_a_file_of_another_name_are_refused_with_the_ways_to_reach_them(folder: Path) -> None:
    (folder / "autre.toml").write_text(f"# Nos cibles\n{SEVERAL}", encoding="utf-8")

    with pytest.raises(TargetError, match=r"ligne 2 : .*dans portail\.toml .* ou donnez un fichier à chaque cible"):
        choose("autre.toml", folder)


def test_a_mistake_is_refused_at_the_line_of_its_own_target(folder: Path) -> None:
    (folder / "portail.toml").write_text(SEVERAL.replace('username = "paul.durand"', 'user = "paul.durand"'))

    with pytest.raises(TargetError) as refusal:
        choose("preproduction", folder)

    assert (refusal.value.line, "« user » n’est pas connu" in str(refusal.value)) == (20, True)


def test_other_hosts_are_addresses_too(tmp_path: Path) -> None:
    text = 'base_url = "https://recette.example.fr/"\n\nalso = ["https://paiement.example.fr", "paiement"]\n'

    with pytest.raises(TargetError, match=r"ligne 3 : also n’est pas une adresse \(« paiement »\)"):
        load(written(tmp_path, text))


def test_users_and_passwords_of_addresses_are_known_as_secrets(tmp_path: Path) -> None:
    text = WHOLE.replace("https://", "https://marie:mot%20de%20passe@").replace("+http://", "+http://boite:s3cret@")

    assert load(written(tmp_path, text)).url_secrets == ("marie", "mot de passe", "boite", "s3cret")
