"""The page where a family enters its keys to the town's services."""

from collections.abc import Mapping

from starlette.responses import Response

from mock_portal.families.access_keys import AccessKey, KeyFault
from mock_portal.http.frame.form import Form
from mock_portal.http.pages.page import StepScreen
from mock_portal.http.pages.steps import Step
from mock_portal.http.pages.visit import Visit
from mock_portal.towns.town import Service, Town

REASONS = {
    KeyFault.UNKNOWN: "cette clé n’existe pas.",
    KeyFault.OTHER_SERVICE: "cette clé est celle d’un autre de vos services.",
    KeyFault.FOREIGN: "cette clé n’est pas celle de votre famille.",
    KeyFault.USED: "cette clé est déjà utilisée par une autre famille.",
}


class ServicesScreen(StepScreen):
    """SERVICES: the child key is filled in by the software, the others may be entered now or later."""

    step = Step.SERVICES

    async def get(self, visit: Visit) -> Response:
        """Show the table of the services and their keys."""
        assert visit.family
        held = self.portal.keys.of(visit.family.id)
        return self._show(visit, Form({row.id: _shown(row, held[row.id]) for row in visit.town.services.rows}))

    async def post(self, visit: Visit, form: Form) -> Response:
        """Check and link the keys; going back keeps what was typed."""
        assert visit.family
        typed = typed_keys(visit.town, form)
        match form.get("action"):
            case "cancel":
                return self.leave(visit)
            case "back":
                self.portal.keys.keep(visit.family.id, typed)
                return visit.go(Step.CREDENTIALS.page)
        if errors := key_errors(visit, typed):
            return self._show(visit, form.with_errors(errors))
        self.portal.accounts.validate_services(visit.tenant, visit.family, typed)
        return visit.go(Step.TERMS.page)

    def _show(self, visit: Visit, form: Form) -> Response:
        return visit.page("services", f"Services – {visit.town.services.lead}", form=form, step=self.step)


def typed_keys(town: Town, form: Form) -> dict[str, str]:
    """What a form brings for each service of the town."""
    return {row.id: form.get(row.id)[:64] for row in town.services.rows}


def key_errors(visit: Visit, typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the keys that were typed, by service; an empty one can wait."""
    checked = {row.id: _error(visit, row, typed[row.id]) for row in visit.town.services.rows}
    return {service: error for service, error in checked.items() if error}


def _error(visit: Visit, row: Service, typed: str) -> str | None:
    assert visit.family
    fault = visit.portal.keys.fault(visit.tenant, visit.family.id, row.id, typed) if typed else None
    if fault is None:
        return None
    visit.portal.journal.write(visit.tenant, "key refused", visit.family.id, f"{row.id}: {fault.value}")
    return f"«\u00a0{row.label}\u00a0»\u00a0: {REASONS[fault]} Corrigez-la, ou laissez la case vide pour le moment."


def _shown(row: Service, held: AccessKey) -> str:
    return held.draft if held.draft is not None else row.prefill.replace("{key}", held.key)
