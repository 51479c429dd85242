"""A town finds the guides of a procedure in all languages in one row of the index."""

from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from portail.output.reports.html import index
from portail.run_record.results import TestResult
from tests.portail.runs import passed_step, result_in, run_with

TITLES = {
    "essai": ("fr", "Un essai"),
    "essai.ar": ("ar", "تجربة"),
    "essai.en": ("en", "A trial"),
    "autre": ("fr", "Un autre"),
}


def walked(output: Path, *procedures: str, place: str = "") -> list[TestResult]:
    """Return walks that passed, and left their guides as PDF and page."""
    results = []
    for name in procedures:
        lang, title = TITLES[name]
        run = msgspec.structs.replace(run_with(passed_step()), procedure=name, lang=lang, title=title, steps=[])
        folder = output / place / name / "guide"
        folder.mkdir(parents=True)
        for form in ("pdf", "html"):
            (folder / f"guide.{form}").touch()
        results.append(result_in(output / place, run, place))
    return results


def cells(page: Page) -> list[list[str]]:
    """Return what the rows of the table of languages say, and where they lead."""
    read = """(row) => [...row.cells].map((cell) => {
        const links = [...cell.querySelectorAll('a')].map((link) => link.getAttribute('href'));
        return [cell.innerText.split(/\\s+/).join(' ').trim(), ...links].join(' | ');
    })"""
    return [row.evaluate(read) for row in page.locator(".languages tr").all()]


def test_one_row_holds_a_procedure_and_each_column_a_language(tmp_path: Path, page: Page) -> None:
    page.set_content(index(walked(tmp_path, "autre", "essai.ar", "essai", "essai.en"), tmp_path))

    assert cells(page) == [
        ["Procédure", "français (fr)", "العربية (ar)", "English (en)"],
        ["Un autre", "Un autre PDF page | autre/guide/guide.pdf | autre/guide/guide.html", "–", "–"],
        [
            "Un essai",
            "Un essai PDF page | essai/guide/guide.pdf | essai/guide/guide.html",
            "تجربة PDF page | essai.ar/guide/guide.pdf | essai.ar/guide/guide.html",
            "A trial PDF page | essai.en/guide/guide.pdf | essai.en/guide/guide.html",
        ],
    ]
    assert page.locator("td p[lang=ar]").get_attribute("dir") == "rtl"
    assert Axe().run(page).response["violations"] == []


def test_walks_on_several_devices_stand_in_one_cell(tmp_path: Path, page: Page) -> None:
    results = [
        *walked(tmp_path, "essai", "essai.en", place="desktop"),
        *walked(tmp_path, "essai", "essai.en", place="phone"),
    ]

    page.set_content(index(results, tmp_path))

    (_, row) = cells(page)
    assert [("desktop" in cell, "phone" in cell) for cell in row] == [(False, False), (True, True), (True, True)]


@pytest.mark.parametrize("procedures", [("essai", "autre"), ("essai.en",)])
def test_there_is_no_table_where_there_is_but_one_language(tmp_path: Path, procedures: tuple[str, ...]) -> None:
    assert 'class="languages"' not in index(walked(tmp_path, *procedures), tmp_path)
