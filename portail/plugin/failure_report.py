"""What the report of a failed test says beside its traceback: screen, messages, faults, events, how to repeat it."""

import os
import shlex
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from portail.errors import StepFailed
from portail.plugin.evidence import folder_of, used_by, uses_plugin
from portail.plugin.outcome_log import OF_WALK
from portail.plugin.settings import settings_of
from portail.wording import plugin as words
from portail.wording.mailbox import message

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from portail.plugin.environment import TestEnvironments
    from portail.privacy.redaction import Redaction
    from portail.privacy.secrets_filter import SecretsFilter
    from portail.target.target import Target

EVENTS = 10
PICTURE = "failure.png"
SNAPSHOT = "failure.aria.yaml"
TRACE = "playwright_trace"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add sections to the report of a failed test that uses this plugin, and hide secrets in it."""
    report = yield
    if call.excinfo is not None and call.excinfo.errisinstance(StepFailed):
        setattr(report, OF_WALK, True)
    used = used_by(item)
    if not uses_plugin(item):
        return report
    secrets: SecretsFilter = used["secrets"]
    if call.when == "call":
        _learn_names(used)
    if report.failed and call.when in ("setup", "call"):
        report.sections += _sections(item, used)
    _redact(report, secrets)
    if call.when == "teardown":
        _redact_traces(item, report, secrets, only_texts=bool(_real_targets(used)))
    return report


def _sections(item: pytest.Item, used: dict[str, Any]) -> Generator[tuple[str, str]]:
    parts: dict[str, Callable[[], str]] = {
        words.SCREEN: lambda: _screen(item, used),
        words.MESSAGES: lambda: _messages(used),
        words.FAULTS: lambda: _active_faults(used),
        words.EVENTS: lambda: _events(used),
        words.COMMANDS: lambda: _commands(item),
    }
    for title, text_of in parts.items():
        try:
            text = text_of()
        except Exception as error:
            # What is added to a failure must not hide it: the browser or the portal may have gone away.
            text = words.cannot_tell(str(error))
        if text:
            yield title, text


def _screen(item: pytest.Item, used: dict[str, Any]) -> str:
    if "page" not in used or not list(used["environments"]):  # whose secrets the page shows is not known
        return ""
    page, redaction = used["page"], _redaction(used)
    folder = folder_of(item, settings_of(item.config).output)
    folder.mkdir(parents=True, exist_ok=True)
    snapshot = redaction.filter.text(page.locator("body").aria_snapshot())
    (folder / SNAPSHOT).write_text(snapshot, encoding="utf-8")
    (folder / PICTURE).write_bytes(_picture(page, redaction))
    head = redaction.filter.text(f"{page.title()} – {page.url}")
    return f"{head}\n{_from_here(item, folder / PICTURE)}\n\n{snapshot}"


def _real_targets(used: dict[str, Any]) -> "list[Target]":
    """Return the targets of real persons with whom the test walks."""
    environments: TestEnvironments = used["environments"]
    return [each.target for each in environments if each.target.is_of_a_real_person]


def _redaction(used: dict[str, Any]) -> "Redaction":
    """Return what hides the secrets of the test: of a real person, those that the page shows among them."""
    from portail.privacy.real_person_redaction import RealPersonRedaction
    from portail.privacy.redaction import Redaction

    real = _real_targets(used)
    environment = next(iter(used["environments"]))
    redaction = RealPersonRedaction(real[0]) if real else Redaction(environment.target)
    redaction.filter.add(*used["secrets"].words)
    redaction.learn_page(used["page"])
    return redaction


def _learn_names(used: dict[str, Any]) -> None:
    """Learn from their mail, as a walk does, what real persons are called."""
    from portail.errors import EnvironmentNotReady

    for target in _real_targets(used):
        with suppress(EnvironmentNotReady):  # the mailbox may have gone away
            for message in target.mailbox.search(to=target.person.email):
                used["secrets"].add(*(address.name for address in message.to))


def _picture(page: "Page", redaction: "Redaction") -> bytes:
    from portail.capture.screenshot import covered

    with covered(page, redaction):
        return page.screenshot(full_page=True)


def _messages(used: dict[str, Any]) -> str:
    environments: TestEnvironments = used["environments"]
    arrived = [each for environment in environments for each in environment.mailbox.all()]
    lines = [message(each.subject, [to.address for to in each.to]) for each in arrived]
    return "\n".join(lines) or words.NO_MESSAGE


def _active_faults(used: dict[str, Any]) -> str:
    return "\n".join(line for each in used["environments"] for line in each.tenant.active_faults())


def _events(used: dict[str, Any]) -> str:
    return "\n".join(line for each in used["environments"] for line in each.tenant.recent_events(EVENTS))


def _commands(item: pytest.Item) -> str:
    config = item.config
    settings = settings_of(config)
    file = os.path.relpath(item.path, config.invocation_params.dir)
    test = shlex.quote(f"{file}::{item.nodeid.partition('::')[2]}")
    target = f" --portail-target {shlex.quote(settings.target)}" if settings.target else ""
    browsers = "".join(f" --browser {name}" for name in config.getoption("--browser"))
    output: str | None = used_by(item).get("output_path")
    trace = _from_here(item, Path(output) / "trace.zip") if output else ""
    repeat = f"python -m pytest {test}{target}{browsers} --tracing retain-on-failure"
    return words.commands(repeat, f"python -m playwright show-trace {trace}" if trace else None)


def _from_here(item: pytest.Item, path: Path) -> str:
    here = item.config.invocation_params.dir
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _redact(report: pytest.TestReport, secrets: "SecretsFilter") -> None:
    report.sections = [(title, secrets.text(text)) for title, text in report.sections]
    text = str(report.longrepr)
    if report.failed and secrets.text(text) != text:
        report.longrepr = secrets.text(text)


def _redact_traces(item: pytest.Item, report: pytest.TestReport, secrets: "SecretsFilter", *, only_texts: bool) -> None:
    for name, path in report.user_properties:
        if name == TRACE:
            secrets.archive(item.config.invocation_params.dir / str(path), only_texts=only_texts)
