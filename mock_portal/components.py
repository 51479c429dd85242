"""The composition of the portal's parts, without HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass

from .accounts.account_locks import AccountLocks
from .accounts.accounts import Accounts
from .accounts.address_changes import AddressChanges
from .accounts.contact import Contact
from .accounts.help_requests import HelpRequests
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
from .billing.payment_receipts import Receipts
from .billing.payments import Payments
from .families.access_keys import AccessKeys
from .families.bulk_registration import BulkRegistration
from .families.bulk_removal import BulkRemoval
from .families.families import Families
from .families.members import Members
from .faults.catalogue import FaultName
from .faults.tenant_faults import TenantFaults
from .mail.confirmations import Confirmations
from .mail.letters import Kind, Letters
from .mail.messages import Messages
from .mail.outbox import Outbox
from .mail.smtp_client import MailClient, SmtpClient
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
    bulk_removal: BulkRemoval
    accounts: Accounts
    contact: Contact
    invitations: Invitations
    inviter: Inviter
    resets: PasswordResets
    recovery: Recovery
    sessions: Sessions
    locks: AccountLocks
    invoices: Invoices
    issuing: Issuing
    payments: Payments
    payfip: PayFip
    outbox: Outbox
    renderer: Renderer


def build_components(
    settings: Settings,
    store: Store,
    towns: Mapping[str, Town],
    source: TimeSource = utc_now,
    hashing: PasswordHashing | None = None,
    mail_client: MailClient | None = None,
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
    tenants, messages = Tenants(store, towns, source), Messages(renderer, settings)
    mail_client = mail_client or SmtpClient(*settings.smtp)
    outbox = Outbox(store, Letters(store), tenants, tenant_faults, journal, mail_client)
    confirmations = Confirmations(families, Receipts(store, invoices, payfip), messages, outbox)
    sessions, lockouts, resets, locks = Sessions(store), Lockouts(store), PasswordResets(store), AccountLocks()
    invitations, hashing = Invitations(store), hashing or PasswordHashing(settings.hashing)
    inviter = Inviter(store, families, invitations, hashing, messages, outbox, sessions, journal, locks)
    requests = HelpRequests(store)
    contact = Contact(
        store, families, AddressChanges(store), requests, resets, messages, outbox, confirmations, journal
    )
    recovery = Recovery(store, families, inviter, requests, resets, hashing, messages, outbox, journal, locks)
    outbox.follow_ups.update(
        {
            Kind.INVITATION: inviter.follow_up,
            Kind.ADDRESS_CHANGE: contact.follow_up,
            **recovery.follow_ups,
        }
    )
    bulk_registration = BulkRegistration(store, families)
    bulk_registration.remove_unfinished()
    return Components(
        settings=settings,
        towns=towns,
        tenants=tenants,
        journal=journal,
        tenant_faults=tenant_faults,
        families=families,
        members=members,
        keys=keys,
        bulk_registration=bulk_registration,
        bulk_removal=BulkRemoval(store, tenants, journal),
        accounts=Accounts(
            store, families, invitations, resets, hashing, keys, lockouts, sessions, journal, locks, confirmations
        ),
        contact=contact,
        invitations=invitations,
        inviter=inviter,
        resets=resets,
        recovery=recovery,
        sessions=sessions,
        locks=locks,
        invoices=invoices,
        issuing=issuing,
        payments=Payments(
            store,
            payfip,
            journal,
            confirmations.payment,
            lambda tenant: tenant_faults.apply(tenant, FaultName.RESULT_UNKNOWN) is not None,
        ),
        payfip=payfip,
        outbox=outbox,
        renderer=renderer,
    )
