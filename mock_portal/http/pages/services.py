"""The page where a family enters its keys to the town's services."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from ...accounts.accounts import Accounts
from ...families.access_keys import AccessKey, AccessKeys
from ...towns.town import Service, Town
from ...wording import pages as words
from ..frame.form import Form
from .page import StepPage
from .sign_in import ROUND_UP
from .steps import Step
from .visit import TownVisit

LONGEST_KEY = 64


@dataclass(frozen=True)
class ServicesPage(StepPage):
    """SERVICES: the child key is filled in beforehand, the others may be entered now or later."""

    accounts: Accounts
    keys: AccessKeys
    step = Step.SERVICES

    async def get(self, visit: TownVisit) -> Response:
        """Show the table of the services and their keys."""
        assert visit.family
        held = self.keys.of(visit.family.id)
        return self._show(visit, Form({row.id: _shown(row, held[row.id]) for row in visit.town.services.rows}))

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Check and link the keys; going back saves what was typed."""
        assert visit.family
        typed = typed_keys(visit.town, form)
        match form.get("action"):
            case "cancel" if not visit.town.services.cancel_submits:
                return self.leave(visit)
            case "back":
                self.keys.save_drafts(visit.family.id, typed)
                return visit.redirect(visit.town.services.back_page)
        if errors := key_errors(visit, self.accounts, typed):
            return self._show(visit, form.with_errors(errors))
        self.accounts.validate_services(visit.tenant, visit.family, typed)
        return visit.redirect(Step.TERMS.page)

    def _show(self, visit: TownVisit, form: Form) -> Response:
        title = words.SERVICES_TITLE.format(lead=visit.town.services.lead)
        return visit.render("services", title, form=form, step=self.step)


def typed_keys(town: Town, form: Form) -> dict[str, str]:
    """The text that a form brings for each service of the town."""
    return {row.id: form.get(row.id)[:LONGEST_KEY] for row in town.services.rows}


def key_errors(visit: TownVisit, accounts: Accounts, typed: Mapping[str, str]) -> dict[str, str]:
    """The errors of typed keys, by service; an empty one can be entered later."""
    assert visit.family
    refused = accounts.refused_keys(visit.tenant, visit.family, typed)
    if refused and (end := accounts.keys_locked_until(visit.tenant, visit.family)):
        return {refused[0]: words.KEYS_LOCKED.format(time=visit.tenant.local(end + ROUND_UP))}
    labels = {row.id: row.label for row in visit.town.services.rows}
    return {each: words.KEY_ERROR.format(service=labels[each], reason=words.KEY_REFUSED) for each in refused}


def _shown(row: Service, held: AccessKey) -> str:
    return held.draft if held.draft is not None else row.prefill.replace("{key}", held.key)
