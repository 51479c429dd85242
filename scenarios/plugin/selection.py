"""Which tests run on this target, and in which order."""

import inspect

import pytest

from scenarios.plugin.settings import Settings, settings_of

CONTROLLED = ("control", "tenant", "clock", "faults", "stack")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what the target does not allow, with the reason; put asynchronous tests before those with a browser."""
    settings = settings_of(config)
    if settings.target is not None:
        _skip_what_is_not_allowed(items, settings)
    if any(_is_asynchronous(item) for item in items):
        items.sort(key=_has_browser)


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say which portal is tested, where it is not the embedded mock."""
    target = settings_of(config).target
    return f"portail : cible « {target} »" if target else None


def _skip_what_is_not_allowed(items: list[pytest.Item], settings: Settings) -> None:
    from scenarios import targets
    from scenarios.errors import WrongUsage

    try:
        target = targets.choose(settings.target or "", settings.folder)
    except WrongUsage as error:
        raise pytest.UsageError(str(error)) from error
    if target.control is not None:
        return
    for item in items:
        if reason := _reason_to_skip(item, settings):
            item.add_marker(pytest.mark.skip(reason=reason))


def _reason_to_skip(item: pytest.Item, settings: Settings) -> str | None:
    where = f"la cible « {settings.target} » n’est pas un portail de référence"
    if item.get_closest_marker("mock_only"):
        return f"{where} (mock_only)"
    if used := [name for name in CONTROLLED if name in getattr(item, "fixturenames", ())]:
        return f"{where} : elle n’offre pas {', '.join(used)}"
    if item.get_closest_marker("destructive") and not settings.may_destroy:
        return f"{where} (destructive) ; pour l’y autoriser : --portail-destructive {settings.target}"
    return None


def _is_asynchronous(item: pytest.Item) -> bool:
    return inspect.iscoroutinefunction(getattr(item, "obj", None))


def _has_browser(item: pytest.Item) -> bool:
    """A sync Playwright, once started, keeps the main thread's event loop for itself until the session ends."""
    return "playwright" in getattr(item, "fixturenames", ())
