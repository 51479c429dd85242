"""Walks cases one after the other in one tab: a window of its own costs as much as the case."""

from playwright.sync_api import Browser, Page

from portail.run_record.run import Run
from portail.target.target import Target
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk, walk_in


class Window:
    """Where the cases are walked: in the one tab that is kept, as long as they leave it fit to be used."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._tab: Page | None = None

    def walk(self, bound: BoundProcedure, target: Target, options: Options, *, alone: bool) -> Run:
        """Walk in the tab, or in a window of its own."""
        if alone or target.access.table.proxy:
            return walk(bound, target, self._browser, options, SilentObserver())
        tab = self._tab = self._tab or self._browser.new_page()
        try:
            return walk_in(tab, bound, target, options)
        finally:
            tab.unroute_all()
            tab.goto("about:blank")
            for other in tab.context.pages[1:]:
                other.close()
