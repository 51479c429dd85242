"""The rooms of one running portal, as its pages and its control API receive them."""

from collections.abc import Mapping
from dataclasses import dataclass

from mock_portal.accounts import Accounts
from mock_portal.activation import Invitations
from mock_portal.carrier import Carrier
from mock_portal.clock import TimeSource, utc_now
from mock_portal.confirmations import Confirmations
from mock_portal.families import Families
from mock_portal.invitation import Inviter
from mock_portal.invoices import Invoices
from mock_portal.issuing import Issuing
from mock_portal.journal import Journal
from mock_portal.keys import Keys
from mock_portal.lockout import Lockouts
from mock_portal.members import Members
from mock_portal.messages import Messages
from mock_portal.outbox import Outbox
from mock_portal.password_reset import PasswordResets
from mock_portal.passwords import Passwords
from mock_portal.payfip.operations import PayFip
from mock_portal.payments import Payments
from mock_portal.receipts import Receipts
from mock_portal.recovery import Recovery
from mock_portal.registry import Registry
from mock_portal.renderer import Renderer
from mock_portal.sessions import Sessions
from mock_portal.settings import Settings
from mock_portal.store import Store
from mock_portal.tenants import Tenants
from mock_portal.town import Town
from mock_portal.troubles import Troubles
from mock_portal.turns import Turns


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
