"""The report for people is one file, and the index leads to what the walks left."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from portail.output import reports
from portail.output.reports.html import html, index
from portail.run_record.gathering import gather
from tests.portail.runs import (
    failed_run,
    failed_step,
    keep,
    passed_run,
    passed_step,
    result_in,
    run_with,
    skipped_step,
    with_pictures,
)


def test_the_html_report_is_one_file_with_the_pictures_and_the_reason(tmp_path: Path) -> None:
    page = html([result_in(with_pictures(tmp_path), run_with(passed_step(), failed_step(), skipped_step()))])

    assert page.count("data:image/png;base64,") == 2
    assert 'src="http' not in page
    assert 'alt="Le message ouvert"' in page
    assert "<dd>« VALIDEZ »</dd>" in page
    assert "Je valide &lt;mon&gt; authentification" in page


def test_the_index_leads_only_to_files_that_are_there(tmp_path: Path) -> None:
    output = with_pictures(tmp_path)
    run = run_with(passed_step())
    run.write(output / "essai")

    page = index([result_in(output, run)], output)

    assert 'href="essai/run.json"' in page
    assert "trace.zip" not in page


def test_the_index_does_not_lead_from_a_walk_that_failed_to_the_guide_of_an_earlier_one(tmp_path: Path) -> None:
    output = with_pictures(tmp_path)
    (output / "essai" / "guide").mkdir()
    (output / "essai" / "guide" / "guide.pdf").touch()

    passed, failed = (index([result_in(output, run_with(step))], output) for step in (passed_step(), failed_step()))

    assert ("guide.pdf" in passed, "guide.pdf" in failed) == (True, False)


def test_the_index_of_a_matrix_shows_each_screen_on_every_device(tmp_path: Path) -> None:
    results = [
        result_in(with_pictures(tmp_path / name), run_with(passed_step()), name) for name in ("desktop", "phone")
    ]

    page = index(results, tmp_path)

    assert [f'src="{name}/essai/screenshots/1-mail.png"' in page for name in ("desktop", "phone")] == [True, True]
    assert page.count('<th scope="row">Notez vos identifiants</th>') == 1


def test_the_report_of_fifty_walks_without_pictures_stays_below_a_megabyte(tmp_path: Path) -> None:
    for number in range(50):
        keep(tmp_path, failed_run() if number % 5 == 0 else passed_run(), f"test_{number}")

    page = html(gather([tmp_path]))

    assert len(page.encode()) < 1_000_000
    assert page.count('class="verdict failed"') == 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_of_a_session_opens_from_disk_and_is_accessible(
    scheme: Literal["light", "dark"], page: Page, tmp_path: Path
) -> None:
    before = keep(tmp_path / "before", failed_run(), "test_a")
    keep(tmp_path / "now", failed_run(), "test_a", repeated=True)
    keep(tmp_path / "now", passed_run(), "test_a", attempt=1)
    keep(tmp_path / "now", failed_run(), "test_b")
    for folder in (before, tmp_path / "now"):
        reports.write_session(gather([folder]), tmp_path)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.emulate_media(color_scheme=scheme)
    page.goto((tmp_path / "report.html").as_uri())

    assert Axe().run(page).response["violations"] == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    expect(page.get_by_role("heading", level=2, name="Tests et étapes instables")).to_be_visible()
