"""One family: its state, its keys, its invoices and its history; invitations and new invoices."""

from collections.abc import Mapping
from datetime import datetime

from starlette.exceptions import HTTPException

from mock_portal.billing.invoices import Line
from mock_portal.billing.issuing import Draft
from mock_portal.errors import UnknownFamily
from mock_portal.families.families import Family
from mock_portal.http.frame.form import Form
from mock_portal.http.front_desk.fields import Fields, spaced
from mock_portal.http.front_desk.journal_rows import told
from mock_portal.http.front_desk.page import DeskScreen, Done, Visit
from mock_portal.http.pages.credentials import USERNAME
from mock_portal.tenants.tenants import Tenant
from mock_portal.wording.front_desk import STATES

LINES = (1, 2, 3, 4)
"""The lines that a new invoice may have on the page."""
MOST_CENTS = 10_000_000
LONGEST_PASSWORD = 1000


class FamilyScreen(DeskScreen):
    """Une famille."""

    template = "family"
    tab = "families"

    def shown(self, visit: Visit) -> Mapping[str, object]:
        """All that is known of the family."""
        tenant, family = visit.tenant, self._family(visit)
        return {
            "family": family,
            "states": STATES,
            "moments": _moments(tenant, family),
            "members": self.portal.members.of(family.id),
            "keys": self.portal.keys.of(family.id),
            "invoices": self.portal.invoices.of(family.id),
            "today": tenant.local(tenant.now()).date(),
            "history": told(tenant, reversed(self.portal.journal.events(tenant, family.id))),
            "lines": LINES,
        }

    async def act(self, visit: Visit, form: Form) -> Done:
        """Invite the family, open its space, or issue an invoice."""
        family = self._family(visit)
        match form.get("action"):
            case "invite":
                await self.portal.inviter.invite(visit.tenant, family)
                return Done("invited")
            case "open":
                await self.portal.accounts.open(visit.tenant, family, *_credentials(form))
                return Done("opened")
            case _:
                self.portal.issuing.issue(visit.tenant, family, _draft(form))
                return Done("issued")

    def _family(self, visit: Visit) -> Family:
        try:
            return self.portal.families.get(visit.tenant, int(visit.request.path_params["family"]))
        except UnknownFamily as error:
            raise HTTPException(404) from error


def _moments(tenant: Tenant, family: Family) -> dict[str, datetime]:
    """When the family reached each state, in their order; those that it has not reached are left out."""
    moments = (
        family.registered_at, family.sent_at, family.opened_at, family.signed_in_at,
        family.credentials_chosen_at, family.services_validated_at, family.terms_accepted_at,
    )  # fmt: skip
    reached = zip(STATES, moments, strict=True)
    return {state: tenant.local(datetime.fromisoformat(moment)) for state, moment in reached if moment}


def _credentials(form: Form) -> tuple[str, str]:
    """The user name and the password that were typed.

    Raises:
        Refused: one cannot be.
    """
    fields = Fields(form)
    username, password = form.get("username"), form.raw("password")
    if not USERNAME.fullmatch(username):
        fields.refuse(
            "username", "Nom d’utilisateur\u00a0: indiquez de 4 à 64 lettres, chiffres ou . - _ @ +, sans espace."
        )
    if not 0 < len(password) <= LONGEST_PASSWORD:
        fields.refuse("password", f"Mot de passe\u00a0: indiquez de 1 à {spaced(LONGEST_PASSWORD)} caractères.")
    fields.check()
    return username, password


def _draft(form: Form) -> Draft:
    """The invoice that was typed.

    Raises:
        Refused: a field is wrong, or there is no line.
    """
    fields = Fields(form)
    lines = [line for number in LINES if (line := _line(fields, form, number))]
    issued_on, due_on = fields.day("issued_on", "Émise le"), fields.day("due_on", "À payer avant le")
    paid = fields.cents("paid", "Déjà payé", MOST_CENTS)
    if not lines:
        fields.refuse("label-1", "Lignes\u00a0: remplissez-en au moins une.")
    fields.check()
    return Draft(
        lines,
        issued_on,
        due_on,
        direct_debit=fields.is_ticked("direct_debit"),
        paid=paid or 0,
        cancelled=fields.is_ticked("cancelled"),
    )


def _line(fields: Fields, form: Form, number: int) -> Line | None:
    names = label, quantity, price = f"label-{number}", f"quantity-{number}", f"price-{number}"
    if not any(form.get(name) for name in names):
        return None
    what = fields.text(label, f"Ligne {number}, libellé", 200)
    count = fields.whole(quantity, f"Ligne {number}, quantité", 1, 1000)
    unit_price = fields.cents(price, f"Ligne {number}, prix", MOST_CENTS)
    if unit_price is None:
        fields.refuse(price, f"Ligne {number}, prix\u00a0: indiquez un montant, par exemple 12,50.")
    return Line(what, count or 1, unit_price or 0)
