"""The composition of the portal's parts, without HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass

from .accounts.accounts import Accounts
from .accounts.family_locks import FamilyLocks
from .accounts.invitations import Invitations
from .accounts.inviter import Inviter
from .accounts.lockouts import Lockouts
from .accounts.password_hashing import PasswordHashing
from .accounts.password_resets import PasswordResets
from .accounts.recovery import Recovery
from .accounts.sessions import Sessions
from .billing.invoices import Invoices
from .billing.issuing import Issuing
from .billing.payfip.operations import PayFip
from .billing.payments import Payments
from .billing.receipts import Receipts
from .families.access_keys import AccessKeys
from .families.bulk_registration import BulkRegistration
from .families.families import Families
from .families.members import Members
from .faults.tenant_faults import TenantFaults
from .mail.confirmations import Confirmations
from .mail.delivery import Delivery
from .mail.messages import Messages
from .mail.smtp_client import SmtpClient
from .rendering.renderer import Renderer
from .settings import Settings
from .storage.store import Store
from .tenants.clock import TimeSource, utc_now
from .tenants.journal import Journal
from .tenants.tenants import Tenants
from .towns.town import Town


@dataclass(frozen=True)
class Components:
    """All parts of one running portal. Only the route tables take it whole; pages get what they use."""

    settings: Settings
    towns: Mapping[str, Town]
    tenants: Tenants
    journal: Journal
    tenant_faults: TenantFaults
    families: Families
    members: Members
    keys: AccessKeys
    bulk_registration: BulkRegistration
    accounts: Accounts
    invitations: Invitations
    inviter: Inviter
    resets: PasswordResets
    recovery: Recovery
    sessions: Sessions
    invoices: Invoices
    issuing: Issuing
    payments: Payments
    payfip: PayFip
    confirmations: Confirmations
    renderer: Renderer


def build_components(
    settings: Settings, store: Store, towns: Mapping[str, Town], source: TimeSource = utc_now
) -> Components:
    """All parts on one store.

    Raises:
        SetupError: the store holds a tenant of an unknown town or with an unknown defect.
    """
    renderer, journal, invoices = Renderer(), Journal(store), Invoices(store)
    issuing, members, keys = Issuing(store, invoices, journal), Members(store), AccessKeys(store)
    families = Families(store, members, keys, issuing, journal)
    payfip = PayFip(store)
    tenant_faults = TenantFaults(store, journal)
    messages, delivery = Messages(renderer, settings), Delivery(SmtpClient(*settings.smtp), tenant_faults, journal)
    sessions, lockouts, resets, locks = Sessions(store), Lockouts(store), PasswordResets(store), FamilyLocks()
    invitations, hashing = Invitations(store), PasswordHashing()
    inviter = Inviter(families, invitations, hashing, messages, delivery, sessions, journal, locks)
    return Components(
        settings=settings,
        towns=towns,
        tenants=Tenants(store, towns, source),
        journal=journal,
        tenant_faults=tenant_faults,
        families=families,
        members=members,
        keys=keys,
        bulk_registration=BulkRegistration(store, families),
        accounts=Accounts(store, families, invitations, hashing, keys, lockouts, sessions, journal),
        invitations=invitations,
        inviter=inviter,
        resets=resets,
        recovery=Recovery(families, inviter, resets, messages, delivery, journal, locks),
        sessions=sessions,
        invoices=invoices,
        issuing=issuing,
        payments=Payments(store, payfip, journal),
        payfip=payfip,
        confirmations=Confirmations(families, Receipts(store, invoices, payfip), messages, delivery, journal),
        renderer=renderer,
    )
