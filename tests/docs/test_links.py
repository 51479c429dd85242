"""Every link of the documents leads somewhere, and the pages are built without a complaint and without a network."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.markdown import DOCS, ROOT, MarkdownFile, all_pages

OUTSIDE = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
PACKAGES = ("fake_smtp", "mock_portal", "portail", "scenarios", "tests")
READMES = [path for package in PACKAGES for path in (ROOT / package).rglob("README.md")]
FILES = [
    *(MarkdownFile(ROOT / name) for name in OUTSIDE),
    *(MarkdownFile(path) for path in sorted(READMES)),
    *all_pages(),
]


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_link_leads_to_a_file_and_a_heading(file: MarkdownFile) -> None:
    assert [link for link in file.links if not leads_somewhere(link, file)] == []


def leads_somewhere(link: str, file: MarkdownFile) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    path, _, anchor = link.partition("#")
    target = MarkdownFile((file.path.parent / path).resolve() if path else file.path)
    return target.path.exists() and (not anchor or anchor in target.anchors)


def test_every_page_is_in_the_navigation() -> None:
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    listed = re.findall(r"^ +- (\S+\.md)$", configuration, re.MULTILINE)

    assert sorted(listed) == sorted(str(page.path.relative_to(DOCS)) for page in all_pages())


def test_the_site_is_built_without_a_warning_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")]
    assert pages
    assert [found for page in pages for found in re.findall(r"<(?:script|link|img)[^>]*https?://[^>]*>", page)] == []
