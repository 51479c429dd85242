"""Guides of a procedure of one step."""

from pathlib import Path

import pytest
from PIL import Image

from portail.output.guide.document import Document, document
from portail.procedure import parser
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures

BEFORE = """Lisez [la charte](https://ville.example/charte_1).

![Le plan](plan.png)
"""
INSIDE = """### Deux façons

2. D'abord *ceci*, marqué \\*
   - puis cela

   Encore.
3. Enfin.
"""
AFTER = """
## Horaires

| Jour | Heures |
| --- | --: |
| Lundi | 9 h |
"""
ARABIC = """+++
id = "essai.ar"
title = "كيف تدخل إلى البوابة؟"
lang = "ar"
audience = "الأسر"
+++

البوابة بالفرنسية. اقرأ [الميثاق](https://ville.example/charte_1).

## 1. أفتح بريدي: {#mail}

انقر على **`VALIDER`**، *ثم* على `RETOUR`!

> ملاحظة: سجّلها.

::: écran
L'écran : tel quel !
:::

1. أولاً
   - ثم هذا

| اليوم | الثمن |
| --- | --: |
| الاثنين | 9:00 – 12:00 |

![الرسالة مفتوحة](screenshot:mail "سجّل بياناتك")
"""


@pytest.fixture
def whole(tmp_path: Path) -> Document:
    path = written(tmp_path, PROCEDURE)
    folder = with_pictures(tmp_path) / "essai"
    return document(parser.load(path), run_with(passed_step()), folder)


@pytest.fixture
def english(tmp_path: Path) -> Document:
    return _in_english(tmp_path, PROCEDURE)


@pytest.fixture
def rich(tmp_path: Path) -> Document:
    """A guide with all that Markdown has."""
    path = written(tmp_path, _rich(tmp_path))
    return document(parser.load(path), run_with(passed_step()), with_pictures(tmp_path) / "essai")


@pytest.fixture(scope="session")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """A guide in Arabic, of French screens, with all that Markdown has."""
    folder = tmp_path_factory.mktemp("arabic")
    Image.new("RGB", (40, 30)).save(folder / "plan.png")
    path = folder / "essai.ar.md"
    path.write_text(ARABIC, encoding="utf-8")
    return document(parser.load(path), run_with(passed_step()), with_pictures(folder) / "essai")


@pytest.fixture(scope="session")
def rich_english(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The same in English, with words of French screens."""
    folder = tmp_path_factory.mktemp("rich")
    return _in_english(folder, _rich(folder))


def _rich(folder: Path) -> str:
    Image.new("RGB", (40, 30)).save(folder / "plan.png")
    return PROCEDURE.replace("Bienvenue !\n", BEFORE).replace("> NB : notez-le\n", INSIDE) + AFTER


def _in_english(folder: Path, text: str) -> Document:
    path = folder / "essai.en.md"
    text = text.replace('"essai"', '"essai.en"').replace('"fr"', '"en"')
    path.write_text(text.replace("*puis* sur `RETOUR` !", "*then* on `RETOUR`!"), encoding="utf-8")
    return document(parser.load(path), run_with(passed_step()), with_pictures(folder) / "essai")
