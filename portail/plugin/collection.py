"""Which tests run on this target, and in which order."""

import inspect

import pytest

from portail.plugin.settings import Settings, named_target, settings_of
from portail.wording import plugin as words


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what the target does not allow, with the reason; put asynchronous tests before those with a browser."""
    settings = settings_of(config)
    if settings.target is not None:
        _skip_what_is_not_allowed(items, settings.target, settings)
    if any(_is_asynchronous(item) for item in items):
        items.sort(key=_has_browser)


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say which portal is tested, where it is not the project's own."""
    target = settings_of(config).target
    return words.tested_target(target) if target else None


def _skip_what_is_not_allowed(items: list[pytest.Item], name: str, settings: Settings) -> None:
    from portail.errors import WrongUsage

    try:
        target = named_target(settings)
    except WrongUsage as error:
        raise pytest.UsageError(str(error)) from error
    assert target, "there is one where one is named"
    if target.control is not None or settings.may_destroy:
        return
    reason = words.target_is_not_the_projects(name)
    for item in items:
        if item.get_closest_marker("destructive"):
            item.add_marker(pytest.mark.skip(reason=reason))


def _is_asynchronous(item: pytest.Item) -> bool:
    return inspect.iscoroutinefunction(getattr(item, "obj", None))


def _has_browser(item: pytest.Item) -> bool:
    """A sync Playwright, once started, keeps the main thread's event loop for itself until the session ends."""
    return "playwright" in getattr(item, "fixturenames", ())
