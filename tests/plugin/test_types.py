"""A user’s tests pass `mypy --strict` with annotations from `portail` alone; the fixtures of the mock fit them."""

import subprocess
import sys
from pathlib import Path

ANNOTATED = """
from datetime import timedelta

from portail import (
    ControlledTenant,
    MailFaults,
    Message,
    RegisteredPerson,
    Run,
    ScopedMailbox,
    StepFailed,
    TenantClock,
    Walker,
)


def test_a(
    walk: Walker,
    tenant: ControlledTenant,
    family: RegisteredPerson,
    clock: TenantClock,
    mailbox: ScopedMailbox,
    faults: MailFaults,
) -> None:
    faults.attach("late", seconds=3)
    clock.advance(timedelta(days=1))
    tenant.defects = ["link-missing-from-message"]
    run: Run = walk("premiere-connexion", person=tenant.register("a@example.org", first_name="Zoé"))
    assert run.verdict == "passed"
    family.invite()
    message: Message = mailbox.wait_for(subject="x", sender="y")
    assert message.links[0].url + message.codes[0].value + message.text + message.html
    try:
        walk(until="terms")
    except StepFailed as error:
        assert error.run.failed_step
"""
FULFILLED = """
from portail import ControlledTenant, MailFaults, RegisteredPerson, TenantClock
from scenarios.mock import clock, family, mail_faults, tenant


def fulfilled(
    one: tenant.Tenant, two: family.TenantFamily, three: clock.TenantClock, four: mail_faults.MailFaults
) -> tuple[ControlledTenant, RegisteredPerson, TenantClock, MailFaults]:
    return one, two, three, four
"""


def test_annotations_from_portail_pass_the_strict_type_checker(tmp_path: Path) -> None:
    for name, text in (("test_annotated.py", ANNOTATED), ("fulfilled.py", FULFILLED)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.stdout == "Success: no issues found in 2 source files\n"
