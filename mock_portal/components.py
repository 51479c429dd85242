"""The rooms of one running portal, as its pages and its control API receive them."""

from collections.abc import Mapping
from dataclasses import dataclass

from mock_portal.accounts.accounts import Accounts
from mock_portal.accounts.family_locks import Turns
from mock_portal.accounts.invitations import Invitations
from mock_portal.accounts.inviter import Inviter
from mock_portal.accounts.lockouts import Lockouts
from mock_portal.accounts.password_hashing import Passwords
from mock_portal.accounts.password_resets import PasswordResets
from mock_portal.accounts.recovery import Recovery
from mock_portal.accounts.sessions import Sessions
from mock_portal.billing.invoices import Invoices
from mock_portal.billing.issuing import Issuing
from mock_portal.billing.payfip.operations import PayFip
from mock_portal.billing.payments import Payments
from mock_portal.billing.receipts import Receipts
from mock_portal.families.access_keys import Keys
from mock_portal.families.bulk_registration import Registry
from mock_portal.families.families import Families
from mock_portal.families.members import Members
from mock_portal.faults.tenant_faults import Troubles
from mock_portal.mail.confirmations import Confirmations
from mock_portal.mail.delivery import Carrier
from mock_portal.mail.messages import Messages
from mock_portal.mail.smtp_client import Outbox
from mock_portal.rendering.renderer import Renderer
from mock_portal.settings import Settings
from mock_portal.storage.store import Store
from mock_portal.tenants.clock import TimeSource, utc_now
from mock_portal.tenants.journal import Journal
from mock_portal.tenants.tenants import Tenants
from mock_portal.towns.town import Town


@dataclass(frozen=True)
class Portal:
    """Everything that a page may need."""

    settings: Settings
    towns: Mapping[str, Town]
    tenants: Tenants
    families: Families
    members: Members
    registry: Registry
    accounts: Accounts
    invitations: Invitations
    inviter: Inviter
    keys: Keys
    invoices: Invoices
    issuing: Issuing
    payments: Payments
    payfip: PayFip
    recovery: Recovery
    confirmations: Confirmations
    resets: PasswordResets
    lockouts: Lockouts
    sessions: Sessions
    troubles: Troubles
    journal: Journal
    messages: Messages
    renderer: Renderer


def build_portal(settings: Settings, store: Store, towns: Mapping[str, Town], source: TimeSource = utc_now) -> Portal:
    """Build every room on one store."""
    renderer, journal, keys, invoices = Renderer(), Journal(store), Keys(store), Invoices(store)
    members, invitations, passwords = Members(store), Invitations(store), Passwords()
    families = Families(store, members, keys, invoices, journal)
    payfip = PayFip(store)
    payments = Payments(store, invoices, payfip, journal)
    troubles = Troubles(store, journal)
    messages, carrier = Messages(renderer, settings.url), Carrier(Outbox(*settings.smtp), troubles, journal)
    sessions, lockouts, resets, turns = Sessions(store), Lockouts(store), PasswordResets(store), Turns()
    inviter = Inviter(families, invitations, passwords, messages, carrier, sessions, journal, turns)
    return Portal(
        settings=settings,
        towns=towns,
        tenants=Tenants(store, towns, source),
        families=families,
        members=members,
        registry=Registry(store, families),
        accounts=Accounts(store, families, invitations, passwords, keys, lockouts, sessions, journal),
        invitations=invitations,
        inviter=inviter,
        keys=keys,
        invoices=invoices,
        issuing=Issuing(store, invoices, journal),
        payments=payments,
        confirmations=Confirmations(families, Receipts(store, invoices, payfip), messages, carrier, journal),
        payfip=payfip,
        recovery=Recovery(families, inviter, resets, messages, carrier, journal, turns),
        resets=resets,
        lockouts=lockouts,
        sessions=sessions,
        troubles=troubles,
        journal=journal,
        messages=messages,
        renderer=renderer,
    )
