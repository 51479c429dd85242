"""The loader reads what the grammar knows, and refuses the rest with file, line and remedy."""

from pathlib import Path

import pytest

from portail.errors import ProcedureError
from portail.procedure.parser import load
from portail.procedure.procedure import Picture, Quotation, Text
from tests.portail.procedures import HEADER, STEP, written


def test_a_step_holds_words_notes_quotations_and_pictures_in_their_order(tmp_path: Path) -> None:
    body = (
        "\nJe clique sur `VALIDER`. Puis sur **`RETOUR`**\nencore.\n\n> NB : *attention*\n\n"
        '::: écran\nSERVICES\nAction sociale\n:::\n\n![Un bouton](screenshot:bouton "Le clic")\n'
    )

    procedure = load(written(tmp_path, HEADER + "\nAvant-propos.\n\n" + STEP + body))

    (step,) = procedure.steps
    assert (procedure.id, procedure.title) == ("essai", "Un essai")
    assert [block.text for block in procedure.introduction] == ["Avant-propos."]
    assert (step.id, step.number, step.title) == ("clic", 1, "Je clique")
    assert [type(block) for block in step.blocks] == [Text, Text, Quotation, Picture]
    assert [(promise.text, promise.kind) for promise in step.promises] == [
        ("VALIDER", "label"),
        ("RETOUR", "label"),
        ("SERVICES", "screen"),
        ("Action sociale", "screen"),
    ]


def test_a_promise_knows_its_line_and_its_sentence(tmp_path: Path) -> None:
    procedure = load(written(tmp_path, HEADER + STEP + "\nUne phrase. Je clique\nsur **`RETOUR`** ici.\n"))

    (promise,) = procedure.steps[0].promises
    assert (promise.line, promise.sentence) == (10, "Je clique sur RETOUR ici.")


def test_promises_belong_to_the_picture_that_follows_them(tmp_path: Path) -> None:
    body = '`un`\n\n![A](screenshot:a "B")\n\n`deux`\n\n![C](screenshot:c "D")\n\n`trois`\n'

    procedure = load(written(tmp_path, HEADER + "## 1. Le `titre` {#pas}\n\n" + body))

    groups = {key: [promise.text for promise in group] for key, group in procedure.steps[0].promises_by_picture.items()}
    assert groups == {"a": ["titre", "un"], "c": ["deux"], None: ["trois"]}


@pytest.mark.parametrize(
    ("text", "line", "culprit"),
    [
        ("", 1, "l’en-tête manque"),
        ("+++\nid = 'x'\n", 1, "l’en-tête n’est pas fermé"),
        ("+++\nid = \n+++\n" + STEP, 2, "n’est pas du TOML"),
        (HEADER.replace("lang", "langue") + STEP, 4, "« langue » n’est pas connu"),
        (HEADER.replace('"familles"', '"familles"\n[meta]') + STEP, 6, "« meta » n’est pas connu"),
        (HEADER.replace("lang", "'ma langue !'") + STEP, 4, "« ma langue ! » n’est pas connu"),
        (HEADER.replace("lang", '"\\u006bey"') + STEP, 1, "« key » n’est pas connu"),
        (HEADER.replace('lang = "fr"\n', "") + STEP, 5, "« lang » manque"),
        (HEADER.replace('"fr"', "1") + STEP, 4, "« lang » n’est pas un texte"),
        (HEADER.replace('"fr"', f'"{"a" * 300}"') + STEP, 4, "« lang » n’est pas le code d’une langue"),
        (HEADER.replace('"fr"', "'xx<>\"'") + STEP, 4, "« lang » n’est pas le code d’une langue"),
        (HEADER.replace('"fr"', '"FR"') + STEP, 4, "« lang » n’est pas le code d’une langue"),
        (HEADER.replace('"fr"', '"/../fr"') + STEP, 4, "« lang » n’est pas le code d’une langue"),
        (HEADER.replace("Un essai", r"Un \u001bessai") + STEP, 3, "U+001B est un caractère de contrôle"),
        (HEADER, 6, "la procédure n’a pas d’étape"),
        (HEADER + "## 2. Je clique {#clic}\n", 7, "l’étape porte le numéro 2"),
        (HEADER + STEP + "\n## 2. Encore {#clic}\n", 9, "« clic » est déjà pris"),
        (HEADER + "## 1. Sans identifiant\n", 7, "ce titre n’est pas une étape"),
        (HEADER + STEP + "# Plus grand\n", 8, "ce titre n’est pas une étape"),
        (HEADER + STEP + "\n::: ecrans\nA\n:::\n", 9, "ce bloc n’est pas connu"),
        (HEADER + STEP + "\n::: écran\nA\n", 9, "n’est pas fermé"),
        (HEADER + STEP + "\n::: écran\n:::\n", 9, "est vide"),
        (HEADER + STEP + '\n![](screenshot:a "B")\n', 9, "pas de texte ou pas de légende"),
        (HEADER + STEP + '\n![Le Bouton](screenshot:a "le bouton")\n', 9, "répète sa légende"),
        (HEADER + STEP + "\n![A](photo.png)\n", 9, "l’image photo.png n’existe pas"),
        (HEADER + STEP + "\n![A](photo.jpg)\n", 9, "est un fichier PNG"),
        (HEADER + STEP + "\n![A](screenshot:a “B”)\n", 9, "guillemets typographiques"),
        (HEADER + STEP + "\nUn e\u0301cran\n", 9, "forme NFD"),
        (HEADER + STEP + "\nUn\u200b écran\n", 9, "U+200B est un signe sans largeur"),
        (HEADER + STEP + "\nUne note[^1]\n", 9, "les notes de bas de page"),
        (HEADER + STEP + "\nUn mot ~~barré~~\n", 9, "le texte barré"),
        (HEADER + STEP + "\nUn\n\n---\n", 11, "les traits de séparation"),
        (HEADER + STEP + '\n- Un\n\n  ![A](screenshot:a "B")\n', 11, "ne peut pas être dans une liste"),
        (HEADER + STEP + "\n> - Un\n", 9, "une note ne contient que des paragraphes"),
        (HEADER + STEP + "\n## Horaires\n\nCliquez sur `OK`.\n", 11, "n’est pas une étape"),
        (HEADER + STEP + "\n## Horaires\n\n::: actions\nJe clique.\n:::\n", 11, "n’est pas une étape"),
        (HEADER + STEP + '\n![A](screenshot:a "B")\n\n![C](screenshot:a "D")\n', 11, "« a » est déjà prise"),
        (HEADER + STEP + "\nUne phrase\n<b>grasse</b>\n", 10, "les balises HTML"),
        (HEADER + STEP + "\nCliquez sur `VALIDER\n", 9, "une promesse n’est pas fermée"),
        (HEADER + STEP + "\nCliquez sur ``\n", 9, "une promesse est vide"),
        (HEADER + STEP + "\nCliquez sur ` `\n", 9, "une promesse est vide"),
        (HEADER + STEP + "\n**Cliquez\nici\n", 9, "mise en valeur par ** n’est pas fermée"),
        (HEADER + STEP + "\nCliquez *ici\n", 9, "mise en valeur par * n’est pas fermée"),
        (HEADER + STEP + "\n::: écran\nA\n\n## 2. Je lis {#lire}\n\n::: écran\nB\n:::\n", 9, "n’est pas fermé"),
        (HEADER + STEP + '\nVoir ![A](screenshot:a "B")\n', 9, "n’est pas une capture"),
        (HEADER + STEP + '\n![A](screenshot:Mon_Image "B")\n', 9, "n’est pas une capture"),
        (HEADER + "##1. Je clique {#clic}\n", 7, "ce titre n’est pas une étape"),
        (HEADER.replace("Un essai", 'Un "essai"') + STEP, 3, "n’est pas du TOML"),
        (HEADER + "\nCliquez sur `VALIDER`.\n\n" + STEP, 8, "aucun écran n’est encore ouvert"),
    ],
)
def test_what_the_grammar_does_not_know_is_refused_with_file_line_and_remedy(
    tmp_path: Path, text: str, line: int, culprit: str
) -> None:
    path = written(tmp_path, text)

    with pytest.raises(ProcedureError) as refusal:
        load(path)

    assert refusal.value.line == line
    assert culprit in refusal.value.problem
    assert str(refusal.value).startswith(f"{path}, ligne {line} : ")
    assert refusal.value.remedy


RICH = """Avant : [la mairie](https://ville.example/a_b) *reçoit*.

| Jour | Heures |
| :-- | --: |
| Lundi | 9 h \\| 12 h |

## 1. Je clique {#clic}

Les cases marquées d'une * sont *obligatoires* ; _voir_ \\*. <!-- à revoir -->

<!-- rien -->

### Deux façons

1. Par `VALIDER`, ou
2. par le clavier :
   - `Entrée`
   - *puis* rien

   Et c'est tout.

> Attention : un
>
> Deux

## Besoin d'aide ?

Téléphonez.
"""


def test_lists_tables_links_and_headings_stand_in_and_around_steps(tmp_path: Path) -> None:
    procedure = load(written(tmp_path, HEADER + RICH))

    texts = [block for block in (*procedure.introduction, *procedure.steps[0].blocks) if isinstance(block, Text)]
    assert [(text.kind, text.line, text.at.level, text.at.number, text.at.row, text.aside) for text in texts] == [
        ("paragraph", 7, 1, None, 0, True),
        *(("cell", line, 1, None, row, True) for line, row in ((9, 0), (9, 0), (11, 1), (11, 1))),
        ("paragraph", 15, 1, None, 0, False),
        ("heading", 19, 3, None, 0, False),
        ("item", 21, 1, 1, 0, False),
        ("item", 22, 1, 2, 0, False),
        ("item", 23, 2, None, 0, False),
        ("item", 24, 2, None, 0, False),
        ("item", 26, 1, 2, 0, False),
        ("note", 28, 1, None, 0, False),
        ("note", 30, 1, None, 0, False),
        ("heading", 32, 2, None, 0, True),
        ("paragraph", 34, 1, None, 0, True),
    ]
    assert [promise.text for promise in procedure.steps[0].promises] == ["VALIDER", "Entrée"]
    assert procedure.steps[0].text.splitlines()[1] == "Les cases marquées d'une * sont obligatoires ; voir *."


SNIPPET = """Je clique sur
`OK`.

- Un
- Deux

::: actions
Je coche `A`.
:::

![Un plan](plan.png)
"""


def test_a_snippet_stands_on_the_line_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "fragments").mkdir()
    (tmp_path / "fragments" / "aide.md").write_text(SNIPPET, encoding="utf-8")
    (tmp_path / "fragments" / "plan.png").touch()
    body = "\n::: inclure fragments/aide.md\n\n::: inclure fragments/aide.md\n\n- Trois\n"

    (step,) = load(written(tmp_path, HEADER + STEP + body)).steps

    assert [block.line for block in step.blocks] == [9] * 5 + [11] * 5 + [13]
    assert [promise.line for promise in step.promises] == [9, 11]
    assert len({block.at.group for block in step.blocks if isinstance(block, Text) and block.kind == "item"}) == 3


@pytest.mark.parametrize(
    ("snippet", "file", "line", "problem"),
    [
        ("Un `mot\n", "aide.md", 1, "une promesse n’est pas fermée"),
        ("Un\n\n## 1. Je clique {#un}\n", "aide.md", 3, "un fragment ne contient pas d’étape"),
        ("::: inclure aide.md\n", "aide.md", 1, "ce fragment se contient lui-même"),
        ("::: inclure autre.md\n", "aide.md", 1, "le fragment autre.md n’existe pas"),
    ],
)
def test_the_mistakes_of_a_snippet_are_told_where_they_stand(
    tmp_path: Path, snippet: str, file: str, line: int, problem: str
) -> None:
    (tmp_path / "aide.md").write_text(snippet, encoding="utf-8")

    with pytest.raises(ProcedureError) as refusal:
        load(written(tmp_path, HEADER + STEP + "\n::: inclure aide.md\n"))

    assert (refusal.value.path.name, refusal.value.line) == (file, line)
    assert problem in refusal.value.problem


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    body = "\nUne `promesse.\n\n~~Un~~ **mot\n\n::: écran\n\n## 3. Je lis {#clic}\n\n![A](b.gif)\n"

    with pytest.raises(ProcedureError) as refusal:
        load(written(tmp_path, HEADER + STEP + body))

    told = [refusal.value, *refusal.value.also]
    assert [(each.line, each.column) for each in told] == [
        (9, 5),
        (11, 1),
        (11, 1),
        (13, 1),
        (15, 4),
        (15, 14),
        (17, 1),
    ]
    assert len(str(refusal.value).splitlines()) == 7


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProcedureError, match="ne peut pas être lu"):
        load(tmp_path / "absent.md")


def test_a_file_that_is_not_utf8_is_refused_at_the_line_of_the_culprit(tmp_path: Path) -> None:
    path = tmp_path / "essai.md"
    path.write_bytes((HEADER + STEP).encode() + "\né".encode("latin-1"))

    with pytest.raises(ProcedureError, match="ligne 9 : le fichier n’est pas en UTF-8"):
        load(path)


def test_a_byte_order_mark_before_the_header_is_accepted(tmp_path: Path) -> None:
    assert load(written(tmp_path, "\ufeff" + HEADER + STEP)).header_lines["id"] == 2


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x85", "\ufffe", "\uffff"]
)
def test_a_character_that_nothing_can_show_is_refused_at_its_line(tmp_path: Path, character: str) -> None:
    for text, line in ((HEADER.replace("Un", character), 3), (HEADER + STEP + f"\nUne\nphrase{character}\n", 10)):
        with pytest.raises(
            ProcedureError, match=f"ligne {line} : U\\+{ord(character):04X} est un caractère de contrôle"
        ):
            load(written(tmp_path, text))


def test_a_number_or_nesting_that_python_cannot_take_in_is_refused_at_its_line(tmp_path: Path) -> None:
    digits, brackets = "9" * 5000, "[" * 5000

    for text, line, culprit in (
        (HEADER.replace('"fr"', digits) + STEP, 4, "n’est pas du TOML"),
        (HEADER.replace('"fr"', brackets) + STEP, 4, "n’est pas du TOML"),
        (HEADER + STEP.replace("1", digits), 7, "le numéro de l’étape a 5000 chiffres"),
    ):
        with pytest.raises(ProcedureError, match=f"ligne {line} : .*{culprit}"):
            load(written(tmp_path, text))


@pytest.mark.parametrize("lang", ["fr", "en", "fr-CA", "zh-Hant-TW", "ast", "es-419"])
def test_the_code_of_any_language_is_one(tmp_path: Path, lang: str) -> None:
    assert load(written(tmp_path, HEADER.replace('"fr"', f'"{lang}"') + STEP)).lang == lang


def test_a_headword_stands_above_what_it_means_and_paragraphs_of_them_are_one_glossary(tmp_path: Path) -> None:
    text = "\nUn\n: sens `A`,\nsuite\n\nDeux\nTrois\n: rien\n: peu\n\nPuis.\n\nCinq\n: y\n"

    (step,) = load(written(tmp_path, HEADER + STEP + text)).steps

    texts = [block for block in step.blocks if isinstance(block, Text)]
    assert [(block.kind, block.words, block.line) for block in texts] == [
        ("term", "Un", 9),
        ("definition", "sens `A`, suite", 10),
        ("term", "Deux", 13),
        ("term", "Trois", 14),
        ("definition", "rien", 15),
        ("definition", "peu", 16),
        ("paragraph", "Puis.", 18),
        ("term", "Cinq", 20),
        ("definition", "y", 21),
    ]
    assert [promise.text for promise in step.promises] == ["A"]
    groups = [block.at.group for block in texts]
    assert len(set(groups[:6])) == 1
    assert groups[6] == 0
    assert groups[7] == groups[8] != groups[0]


@pytest.mark.parametrize(
    ("text", "line", "culprit"),
    [
        (": ce que cela veut dire", 9, r"une définition n’a pas de terme\. Écrivez le terme sur"),
        ("Un\n: sens\nDeux\n: autre", 11, r"cette ligne suit une définition et en précède une autre\."),
    ],
)
def test_a_definition_is_refused_of_which_nothing_tells_the_headword(
    tmp_path: Path, text: str, line: int, culprit: str
) -> None:
    with pytest.raises(ProcedureError, match=f"ligne {line} : {culprit}"):
        load(written(tmp_path, f"{HEADER}{STEP}\n{text}\n"))
