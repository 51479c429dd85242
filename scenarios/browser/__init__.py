"""The browser: found where it is, installed where there is none, started as safely as it can be.

Order: the one that the user named, Playwright's own build, one of the system. `remote` reaches those of other machines.
"""

from scenarios.browser.driver import driver_problem, ready_driver
from scenarios.browser.find import VARIABLE, Choice, engines, find
from scenarios.browser.install import install
from scenarios.browser.launch import (
    BIDI,
    FLAGS,
    launch,
    launch_arguments,
    may_use_sandbox,
    ready,
    sandbox_works,
    understood,
)

__all__ = [
    "BIDI",
    "FLAGS",
    "VARIABLE",
    "Choice",
    "driver_problem",
    "engines",
    "find",
    "install",
    "launch",
    "launch_arguments",
    "may_use_sandbox",
    "ready",
    "ready_driver",
    "sandbox_works",
    "understood",
]
