"""What a failing test tells beside its traceback: screen, messages, faults, journal, and how to see it again."""

import os
import shlex
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scenarios.plugin.evidence import folder_of
from scenarios.plugin.settings import settings_of
from scenarios.plugin.use import used_by

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from scenarios.discretion import Discretion
    from scenarios.mask import Mask

JOURNAL_LINES = 10
PICTURE = "failure.png"
SNAPSHOT = "failure.aria.yaml"
TRACE = "playwright_trace"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add sections to the report of a failed test that uses this plugin, and hide secrets in it."""
    report = yield
    used = used_by(item)
    mask: Mask | None = used.get("mask")
    if mask is None:
        return report
    if call.when == "call" and _is_real(used):
        _learn_names(used)
    if report.failed and call.when in ("setup", "call"):
        report.sections += [(f"portail : {title}", text) for title, text in _told(item, used)]
    _hide(report, mask)
    if call.when == "teardown":
        _hide_in_traces(item, report, mask, only_texts=_is_real(used))
    return report


def _told(item: pytest.Item, used: dict[str, Any]) -> Generator[tuple[str, str]]:
    parts: dict[str, Callable[[], str]] = {
        "écran": lambda: _screen(item, used),
        "messages arrivés": lambda: _messages(used),
        "défauts et pannes": lambda: _trouble(used),
        "journal": lambda: _journal(used),
        "pour y revenir": lambda: _commands(item),
    }
    for title, tell in parts.items():
        try:
            text = tell()
        except Exception as error:
            # Nothing that is told beside a failure may hide it: the browser or the portal may have gone away.
            text = f"impossible à dire : {error}"
        if text:
            yield title, text


def _screen(item: pytest.Item, used: dict[str, Any]) -> str:
    if "page" not in used:
        return ""
    page, discretion = used["page"], _discretion(used)
    text = (discretion or used["mask"]).text
    folder = folder_of(item, settings_of(item.config).output)
    folder.mkdir(parents=True, exist_ok=True)
    snapshot = text(page.locator("body").aria_snapshot())
    (folder / SNAPSHOT).write_text(snapshot, encoding="utf-8")
    (folder / PICTURE).write_bytes(_picture(page, discretion))
    return f"{text(f'{page.title()} – {page.url}')}\n{_from_here(item, folder / PICTURE)}\n\n{snapshot}"


def _is_real(used: dict[str, Any]) -> bool:
    """Tell whether the test walks with a real family, of whom nothing may be told."""
    return "ground" in used and used["ground"].family is not None


def _discretion(used: dict[str, Any]) -> "Discretion | None":
    """Return what keeps the secrets of a real family, those that the page shows among them."""
    if not _is_real(used):
        return None
    from scenarios.discretion import Discretion

    discretion = Discretion(used["ground"].family)
    discretion.add(*used["mask"].words)
    discretion.learn(used["page"])
    return discretion


def _learn_names(used: dict[str, Any]) -> None:
    """Learn from its mail, as a walk does, what a real family is called."""
    from scenarios.errors import EnvironmentNotReady

    ground = used["ground"]
    with suppress(EnvironmentNotReady):  # the mailbox may have gone away
        for letter in ground.mailbox.search(to=ground.family.family.email):
            used["mask"].add(*(address.name for address in letter.to))


def _picture(page: "Page", discretion: "Discretion | None") -> bytes:
    from scenarios.screenshots import covered

    with covered(page, discretion):
        return page.screenshot(full_page=True)


def _messages(used: dict[str, Any]) -> str:
    letters = used.get("mailbox")
    if letters is None:
        return ""
    lines = [f"« {letter.subject} » pour {', '.join(each.address for each in letter.to)}" for letter in letters.all()]
    return "\n".join(lines) or "aucun"


def _trouble(used: dict[str, Any]) -> str:
    tenant, faults = used.get("tenant"), used.get("faults")
    lines: list[str] = list(tenant.troubles) if tenant else []
    if faults:
        lines += [f"panne du courrier : {fault.kind}, {fault.struck} fois" for fault in faults.listed()]
    return "\n".join(lines)


def _journal(used: dict[str, Any]) -> str:
    tenant = used.get("tenant")
    if tenant is None:
        return ""
    events = tenant.journal[-JOURNAL_LINES:]
    return "\n".join(f"{event.at}  {event.event}  {event.detail}".rstrip() for event in events)


def _commands(item: pytest.Item) -> str:
    config = item.config
    settings = settings_of(config)
    file = os.path.relpath(item.path, config.invocation_params.dir)
    test = shlex.quote(f"{file}::{item.nodeid.partition('::')[2]}")
    target = f" --portail-target {shlex.quote(settings.target)}" if settings.target else ""
    browsers = "".join(f" --browser {name}" for name in config.getoption("--browser"))
    output: str | None = used_by(item).get("output_path")
    trace = _from_here(item, Path(output) / "trace.zip") if output else ""
    repeat = f"répéter  : python -m pytest {test}{target}{browsers} --tracing retain-on-failure"
    return f"{repeat}\nla trace : python -m playwright show-trace {trace}" if trace else repeat


def _from_here(item: pytest.Item, path: Path) -> str:
    here = item.config.invocation_params.dir
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _hide(report: pytest.TestReport, mask: "Mask") -> None:
    report.sections = [(title, mask.text(text)) for title, text in report.sections]
    told = str(report.longrepr)
    if report.failed and mask.text(told) != told:
        report.longrepr = mask.text(told)


def _hide_in_traces(item: pytest.Item, report: pytest.TestReport, mask: "Mask", *, only_texts: bool) -> None:
    for name, path in report.user_properties:
        if name == TRACE:
            mask.archive(item.config.invocation_params.dir / str(path), only_texts=only_texts)
