"""A data file as a large town would have it: families that have completed the procedure, and their invoices."""

from datetime import date
from pathlib import Path

from mock_portal.billing.invoice import Line
from mock_portal.billing.issuing import Draft
from mock_portal.components import Components, build_components
from mock_portal.families.families import Family
from mock_portal.settings import Settings
from mock_portal.storage.store import Store
from mock_portal.tenants.tenants import Tenant
from mock_portal.towns.town_file import read_towns

INVOICES_EACH = 10
VISITORS = 50
"""How many of the families are signed in."""
NOW = "2026-09-07T07:00:00.000000+00:00"
NOWHERE = Settings(("127.0.0.1", 1), "http://127.0.0.1:1/", "http://127.0.0.1:2/", "http://127.0.0.1:1/")


def fill(data: Path, families: int) -> list[str]:
    """Write so many families with ten invoices each; returns the sessions of those that are signed in.

    These have been registered as any family is; the others are written straight into the tables, for speed.
    """
    store = Store(data)
    portal = build_components(NOWHERE, store, read_towns())
    tenant = portal.tenants.create("velizy", town="velizy", seed=7)
    with store.transaction():
        for number in range(1, families - VISITORS + 1):
            _write(store, number)
        visitors = [_register(portal, tenant, number) for number in range(VISITORS)]
        store.run(
            "UPDATE families SET credentials_chosen_at = ?, services_validated_at = ?, terms_accepted_at = ?,"
            " terms_version = ?",
            NOW, NOW, NOW, tenant.town.terms.version,
        )  # fmt: skip
    sessions = [portal.sessions.open(tenant, family=visitor.id).id for visitor in visitors]
    store.close()
    return sessions


def _register(portal: Components, tenant: Tenant, number: int) -> Family:
    email = f"visiteur{number}@example.org"
    family = portal.families.register(tenant, first_name="Élodie", last_name=f"N’Diaye-{number}", email=email)
    for month in range(INVOICES_EACH - 4):
        lines = [Line("Restauration scolaire", 12, 412), Line("Accueil du soir", 9, 265)]
        paid = sum(line.amount for line in lines)
        portal.issuing.issue(
            tenant, family.id, family.number, Draft(lines, issued_on=date(2025, month + 1, 28), paid=paid)
        )
    return family


def _write(store: Store, number: int) -> None:
    email = f"m{number}@example.org"
    family = store.run(
        "INSERT INTO families (tenant, number, first_name, last_name, email, email_folded, registered_at)"
        " VALUES ('velizy', ?, 'Marie', 'Martin', ?, ?, ?)",
        number, email, email, NOW,
    ).lastrowid  # fmt: skip
    for service, key in (("enfance", f"E{number}"), ("action-sociale", f"A{number}")):
        store.run(
            "INSERT INTO access_keys (tenant, service, key, family) VALUES ('velizy', ?, ?, ?)", service, key, family
        )
    for month in range(1, INVOICES_EACH + 1):
        store.run(
            "INSERT INTO invoices (family, tenant, number, label, issued_on, due_on, total)"
            " VALUES (?, 'velizy', ?, 'Accueil et restauration', ?, '2026-12-31', 12345)",
            family, f"2026{month:02d}{number:06d}1", f"2026-{month:02d}-28",
        )  # fmt: skip
