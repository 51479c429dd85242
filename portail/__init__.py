"""The engine: walks a written procedure on any web application, and makes verdict, evidence and guide of the walk.

What stands in `__all__` is public and stays compatible within a major version, and so do the classes of which a package
makes its entry points, imported from their own modules (`_FOR_ENTRY_POINTS`); every other module, class and function of
this package is private and may change at any time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portail.errors import (
        Broken,
        EnvironmentNotReady,
        FileError,
        Leak,
        PortailError,
        ProcedureError,
        ProjectError,
        StepFailed,
        TargetError,
        WrongUsage,
    )
    from portail.mailbox.kinds import open_mailbox
    from portail.mailbox.protocol import Address, Code, Link, Mailbox, Message
    from portail.plugin.fixture_types import ControlledTenant, MailFaults, RegisteredPerson, TenantClock
    from portail.plugin.scoped_mailbox import ScopedMailbox
    from portail.plugin.walker import Walker
    from portail.procedure.matching import same as same_words
    from portail.project.crowd import Crowd, Finding, Member
    from portail.project.portal import Portal, Tenant
    from portail.project.project import Project
    from portail.project.start_states import start_state
    from portail.run_record.run import PromiseResult as Promise
    from portail.run_record.run import Run, Screenshot
    from portail.run_record.run import StepResult as Step
    from portail.screen.colour import name_of as colour_name
    from portail.screen.message_page import MessagePage
    from portail.screen.page_object import PageObject
    from portail.target.target import Person, Target
    from portail.target.target_file import TargetFile
    from portail.walk.steps import Steps
    from portail.walk.walk import Walk

_MODULES = {
    "Address": "mailbox.protocol:Address",
    "Broken": "errors:Broken",
    "Code": "mailbox.protocol:Code",
    "ControlledTenant": "plugin.fixture_types:ControlledTenant",
    "Crowd": "project.crowd:Crowd",
    "EnvironmentNotReady": "errors:EnvironmentNotReady",
    "FileError": "errors:FileError",
    "Finding": "project.crowd:Finding",
    "Leak": "errors:Leak",
    "Link": "mailbox.protocol:Link",
    "MailFaults": "plugin.fixture_types:MailFaults",
    "Mailbox": "mailbox.protocol:Mailbox",
    "Member": "project.crowd:Member",
    "Message": "mailbox.protocol:Message",
    "MessagePage": "screen.message_page:MessagePage",
    "PageObject": "screen.page_object:PageObject",
    "Person": "target.target:Person",
    "PortailError": "errors:PortailError",
    "Portal": "project.portal:Portal",
    "ProcedureError": "errors:ProcedureError",
    "Project": "project.project:Project",
    "ProjectError": "errors:ProjectError",
    "Promise": "run_record.run:PromiseResult",
    "RegisteredPerson": "plugin.fixture_types:RegisteredPerson",
    "Run": "run_record.run:Run",
    "ScopedMailbox": "plugin.scoped_mailbox:ScopedMailbox",
    "Screenshot": "run_record.run:Screenshot",
    "Step": "run_record.run:StepResult",
    "StepFailed": "errors:StepFailed",
    "Steps": "walk.steps:Steps",
    "Target": "target.target:Target",
    "TargetError": "errors:TargetError",
    "TargetFile": "target.target_file:TargetFile",
    "Tenant": "project.portal:Tenant",
    "TenantClock": "plugin.fixture_types:TenantClock",
    "Walk": "walk.walk:Walk",
    "Walker": "plugin.walker:Walker",
    "WrongUsage": "errors:WrongUsage",
    "colour_name": "screen.colour:name_of",
    "open_mailbox": "mailbox.kinds:open_mailbox",
    "same_words": "procedure.matching:same",
    "start_state": "project.start_states:start_state",
}
_FOR_ENTRY_POINTS = {
    "GuideFormat": "portail.output.formats",
    "GuideSource": "portail.output.formats",
    "Report": "portail.output.reports",
}
"""The public classes beside `__all__`, which steps and tests do not need, each with the module to import it from."""

__all__ = [
    "Address",
    "Broken",
    "Code",
    "ControlledTenant",
    "Crowd",
    "EnvironmentNotReady",
    "FileError",
    "Finding",
    "Leak",
    "Link",
    "MailFaults",
    "Mailbox",
    "Member",
    "Message",
    "MessagePage",
    "PageObject",
    "Person",
    "PortailError",
    "Portal",
    "ProcedureError",
    "Project",
    "ProjectError",
    "Promise",
    "RegisteredPerson",
    "Run",
    "ScopedMailbox",
    "Screenshot",
    "Step",
    "StepFailed",
    "Steps",
    "Target",
    "TargetError",
    "TargetFile",
    "Tenant",
    "TenantClock",
    "Walk",
    "Walker",
    "WrongUsage",
    "colour_name",
    "open_mailbox",
    "same_words",
    "start_state",
]


def __getattr__(name: str) -> Any:
    """Import what is public when it is used first: pytest imports this package at the start of every run."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _MODULES[name].partition(":")
    value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), attribute)
    return value
