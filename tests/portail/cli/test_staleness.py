"""The record of the last walk serves a changed procedure as long as no new screen is needed."""

from pathlib import Path

import pytest

from portail.browser.device import DEVICES, USUAL, Device
from portail.cli.staleness import reason_to_walk
from portail.procedure import parser
from portail.run_record.run import Box, Callout, PromiseResult, Run, TargetSummary
from tests.portail.runs import blank, failed_step, passed_step, run_with, with_pictures

PROCEDURE = """+++
id = "essai"
title = "Un essai"
lang = "fr"
audience = "familles"
+++

## 1. Je consulte ma boîte mail {#mail}

Le message vient de `Vélizy-Villacoublay`.

::: écran
Bonjour
:::

![Le message ouvert](screenshot:mail "Notez vos identifiants")
"""


@pytest.fixture
def record() -> Run:
    step = passed_step()
    box = Box(x=0, y=0, width=1, height=1)
    step.promises.append(PromiseResult(text="Bonjour", kind="screen", status="held"))
    step.screenshots[0].annotations.append(Callout(number=1, text="Vélizy-Villacoublay", box=box))
    run = run_with(step)
    run.manifest.viewport = USUAL.viewport
    return run


def reason(tmp_path: Path, record: Run, before: str = "", after: str = "") -> str | None:
    assert before in PROCEDURE
    path = tmp_path / "essai.md"
    path.write_text(PROCEDURE.replace(before, after) if before else PROCEDURE, encoding="utf-8")
    folder = with_pictures(tmp_path) / "essai"
    record.write(folder)
    return reason_to_walk(parser.load(path), folder)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Un essai", "Deux essais"),
        ("Je consulte", "J'ouvre"),
        ("Le message vient", "**Le message** provient"),
        ("::: écran", "> NB : notez-le\n\n::: écran"),
        ("Notez vos identifiants", "Gardez vos identifiants"),
        ("Le message ouvert", "Le message, ouvert"),
    ],
)
def test_other_words_captions_and_notes_need_no_walk(tmp_path: Path, record: Run, before: str, after: str) -> None:
    assert reason(tmp_path, record, before, after) is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("`Vélizy-Villacoublay`", "`Vélizy`", "les promesses de l’étape 1 ont changé : « Vélizy » est nouvelle"),
        ("Bonjour\n", "Bonsoir\n", "les promesses de l’étape 1 ont changé : « Bonsoir » est nouvelle"),
        ("`Vélizy-Villacoublay`", "Vélizy-Villacoublay", "les promesses de l’étape 1 ont changé"),
        ("screenshot:mail", "screenshot:message", "les images de l’étape 1 ont changé"),
        ("{#mail}", "{#message}", "les étapes ne sont plus les mêmes"),
    ],
)
def test_another_promise_picture_or_step_needs_a_walk(
    tmp_path: Path, record: Run, before: str, after: str, expected: str
) -> None:
    assert reason(tmp_path, record, before, after) == expected


def test_a_promise_that_moves_to_another_picture_needs_a_walk(tmp_path: Path, record: Run) -> None:
    record.steps[0].screenshots[0].annotations.clear()

    assert reason(tmp_path, record) == "les numéros de l’image « mail » ont changé"


def test_a_record_that_is_not_whole_does_not_serve(tmp_path: Path, record: Run) -> None:
    assert reason_to_walk(parser.load(written(tmp_path)), tmp_path) == "aucun parcours n’est enregistré"
    failed = run_with(failed_step())
    assert reason(tmp_path, failed) == "le dernier parcours n’est pas allé au bout"
    (tmp_path / "essai" / "screenshots" / "1-mail.png").unlink()
    record.write(tmp_path / "essai")
    assert reason_to_walk(parser.load(written(tmp_path)), tmp_path / "essai") == "screenshots/1-mail.png manque"


@pytest.mark.parametrize("content", [b"", blank()[:-20], b"other"])
def test_a_picture_that_is_not_the_one_of_the_record_needs_a_walk(tmp_path: Path, record: Run, content: bytes) -> None:
    assert reason(tmp_path, record) is None

    (tmp_path / "essai" / "screenshots" / "1-mail.png").write_bytes(content)

    found = reason_to_walk(parser.load(written(tmp_path)), tmp_path / "essai")
    assert found == "screenshots/1-mail.png n’est plus l’image de ce parcours"


@pytest.mark.parametrize("device", [device for device in DEVICES.values() if device is not USUAL])
def test_a_record_of_another_device_does_not_serve(tmp_path: Path, record: Run, device: Device) -> None:
    record.manifest.viewport, record.manifest.color_scheme = device.viewport, device.scheme

    assert reason(tmp_path, record) == "le dernier parcours était celui d’un autre appareil"


def test_a_record_of_another_portal_does_not_serve(tmp_path: Path, record: Run) -> None:
    record.target = TargetSummary(kind="external", base_url="https://recette.example.fr/")

    assert reason(tmp_path, record) == "le dernier parcours était celui d’un autre portail"
    asked = parser.load(tmp_path / "essai.md"), tmp_path / "essai"
    assert reason_to_walk(*asked, portal="https://recette.example.fr/") is None
    assert reason_to_walk(*asked, portal="https://autre.example.fr/") == reason_to_walk(*asked)


def written(folder: Path) -> Path:
    path = folder / "essai.md"
    path.write_text(PROCEDURE, encoding="utf-8")
    return path
