"""The browser: found where it is, installed where there is none, started as safely as it can be.

Order: the one that the user named, Playwright's own build, one of the system. `remote` reaches those of other machines.
"""

from portail.browser.driver import driver_problem, prepare_driver
from portail.browser.find import VARIABLE, Choice, engines, find
from portail.browser.install import install
from portail.browser.launch import (
    BIDI,
    FLAGS,
    check_protocol,
    launch,
    launch_arguments,
    may_use_sandbox,
    ready,
    sandbox_works,
)

__all__ = [
    "BIDI",
    "FLAGS",
    "VARIABLE",
    "Choice",
    "check_protocol",
    "driver_problem",
    "engines",
    "find",
    "install",
    "launch",
    "launch_arguments",
    "may_use_sandbox",
    "prepare_driver",
    "ready",
    "sandbox_works",
]
