# Made by `python -m tests.docs.generated`: change the server, not this file.
"""Every request of the control API."""

from collections.abc import Sequence
from typing import Literal

from .connection import Connection
from .values import (
    Advance,
    Child,
    ClockAnswer,
    DefectAnswer,
    DefectName,
    Event,
    FamilyAnswer,
    Fault,
    FaultAnswer,
    FaultKind,
    Freeze,
    Generation,
    InvoiceAnswer,
    InvoiceChange,
    MessageAnswer,
    NewFamily,
    NewInvoice,
    NewTenant,
    NewTerms,
    OpenAccount,
    OtherParent,
    Registered,
    TenantAnswer,
    TermsAnswer,
    Verification,
)


class ControlRequests(Connection):
    """Every request of the control API."""

    def list_defect_kinds(self) -> list[DefectAnswer]:
        """Every defect that there is."""
        return self.ask("GET", "defects", list[DefectAnswer])

    def list_fault_kinds(self) -> list[FaultKind]:
        """Every fault that there is."""
        return self.ask("GET", "faults", list[FaultKind])

    def list_tenants(self) -> list[TenantAnswer]:
        """Every tenant."""
        return self.ask("GET", "tenants", list[TenantAnswer])

    def create_tenant(self, body: NewTenant) -> TenantAnswer:
        """A new tenant."""
        return self.ask("POST", "tenants", TenantAnswer, body)

    def delete_tenant(self, slug: str) -> None:
        """A tenant is deleted, with all that it holds."""
        self.do("DELETE", f"tenants/{slug}")

    def get_tenant(self, slug: str) -> TenantAnswer:
        """One tenant."""
        return self.ask("GET", f"tenants/{slug}", TenantAnswer)

    def get_clock(self, slug: str) -> ClockAnswer:
        """The time of a tenant."""
        return self.ask("GET", f"tenants/{slug}/clock", ClockAnswer)

    def advance_clock(self, slug: str, body: Advance) -> ClockAnswer:
        """A tenant's clock moves forward."""
        return self.ask("POST", f"tenants/{slug}/clock/advance", ClockAnswer, body)

    def freeze_clock(self, slug: str, body: Freeze | None = None) -> ClockAnswer:
        """A tenant's clock stands still."""
        return self.ask("POST", f"tenants/{slug}/clock/freeze", ClockAnswer, body)

    def release_clock(self, slug: str) -> ClockAnswer:
        """A tenant's clock follows real time."""
        return self.ask("POST", f"tenants/{slug}/clock/release", ClockAnswer)

    def get_defects(self, slug: str) -> list[DefectName]:
        """The names of a tenant's active defects."""
        return self.ask("GET", f"tenants/{slug}/defects", list[DefectName])

    def set_defects(self, slug: str, body: Sequence[DefectName]) -> list[DefectName]:
        """Other active defects."""
        return self.ask("PUT", f"tenants/{slug}/defects", list[DefectName], body)

    def list_families(
        self, slug: str, *, search: str | None = None, after: int | None = None, limit: int | None = None
    ) -> list[FamilyAnswer]:
        """The families of a tenant, in the order of their registration."""
        return self.ask(
            "GET",
            f"tenants/{slug}/families",
            list[FamilyAnswer],
            query={"search": search, "after": after, "limit": limit},
        )

    def register_family(self, slug: str, body: NewFamily) -> FamilyAnswer:
        """A new family."""
        return self.ask("POST", f"tenants/{slug}/families", FamilyAnswer, body)

    def import_families(self, slug: str, body: str) -> Registered:
        """The families of a CSV file: all of them, or none."""
        return self.ask("POST", f"tenants/{slug}/families/file", Registered, csv=body)

    def generate_families(self, slug: str, body: Generation) -> Registered:
        """Generate families."""
        return self.ask("POST", f"tenants/{slug}/families/generation", Registered, body)

    def delete_family(self, slug: str, family: int | str) -> None:
        """A family is deleted, with all that belongs to it; its id is never given again."""
        self.do("DELETE", f"tenants/{slug}/families/{family}")

    def get_family(self, slug: str, family: int | str) -> FamilyAnswer:
        """One family."""
        return self.ask("GET", f"tenants/{slug}/families/{family}", FamilyAnswer)

    def open_account(self, slug: str, family: int | str, body: OpenAccount) -> FamilyAnswer:
        """Complete the procedure for a family; a second call changes its credentials."""
        return self.ask("PUT", f"tenants/{slug}/families/{family}/account", FamilyAnswer, body)

    def invite_family(self, slug: str, family: int | str) -> MessageAnswer:
        """The family is sent its provisional credentials and its activation link."""
        return self.ask("POST", f"tenants/{slug}/families/{family}/invitation", MessageAnswer)

    def list_invoices(self, slug: str, family: int | str) -> list[InvoiceAnswer]:
        """The invoices of a family."""
        return self.ask("GET", f"tenants/{slug}/families/{family}/invoices", list[InvoiceAnswer])

    def issue_invoice(self, slug: str, family: int | str, body: NewInvoice) -> InvoiceAnswer:
        """A new invoice."""
        return self.ask("POST", f"tenants/{slug}/families/{family}/invoices", InvoiceAnswer, body)

    def change_invoice(
        self, slug: str, family: int | str, invoice: int | str, body: InvoiceChange | None = None
    ) -> InvoiceAnswer:
        """An invoice has been paid, in part or in whole, or is cancelled."""
        return self.ask("PATCH", f"tenants/{slug}/families/{family}/invoices/{invoice}", InvoiceAnswer, body)

    def set_members(self, slug: str, family: int | str, body: Sequence[OtherParent | Child]) -> FamilyAnswer:
        """A family gets another household: the other parent and the children."""
        return self.ask("PUT", f"tenants/{slug}/families/{family}/members", FamilyAnswer, body)

    def get_faults(self, slug: str) -> list[FaultAnswer]:
        """The faults of a tenant, those that are over included."""
        return self.ask("GET", f"tenants/{slug}/faults", list[FaultAnswer])

    def set_faults(self, slug: str, body: Sequence[Fault]) -> list[FaultAnswer]:
        """Other faults; an empty list ends all."""
        return self.ask("PUT", f"tenants/{slug}/faults", list[FaultAnswer], body)

    def list_events(self, slug: str, *, family: int | None = None) -> list[Event]:
        """What happened in a tenant, or to one of its families, oldest first."""
        return self.ask("GET", f"tenants/{slug}/journal", list[Event], query={"family": family})

    def verify_event(
        self,
        slug: str,
        *,
        event: Literal[
            "address change sent",
            "contact changed",
            "credentials chosen",
            "family registered",
            "fault struck",
            "help failed",
            "help refused",
            "invoice issued",
            "invoice paid",
            "key refused",
            "link opened",
            "link refused",
            "message refused",
            "message sent",
            "password changed",
            "password reset sent",
            "payment given up",
            "payment started",
            "services validated",
            "sign-in refused",
            "signed in",
            "terms accepted",
        ],
        family: int | None = None,
        count: int | None = None,
        wait: float | None = None,
    ) -> Verification:
        """Whether something happened, and what came closest when it did not."""
        return self.ask(
            "GET",
            f"tenants/{slug}/journal/verification",
            Verification,
            query={"event": event, "family": family, "count": count, "wait": wait},
        )

    def reset_tenant(self, slug: str) -> TenantAnswer:
        """A tenant is emptied."""
        return self.ask("POST", f"tenants/{slug}/reset", TenantAnswer)

    def get_terms(self, slug: str) -> TermsAnswer:
        """The terms that are in force."""
        return self.ask("GET", f"tenants/{slug}/terms", TermsAnswer)

    def publish_terms(self, slug: str, body: NewTerms) -> TermsAnswer:
        """Other terms come into force."""
        return self.ask("PUT", f"tenants/{slug}/terms", TermsAnswer, body)
