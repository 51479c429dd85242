"""The contact details of a family: its names, and its address, which is changed by a link sent to the new one."""

from dataclasses import dataclass

from ..errors import MessageRefused, Outdated, TooManyMessages
from ..families.families import Families, Family
from ..mail.confirmations import Confirmations
from ..mail.letters import Kind, Letter
from ..mail.messages import Messages
from ..mail.outbox import FollowUp, Outbox
from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from ..wording import messages as words
from .address_changes import AddressChange, AddressChanges
from .help_requests import HelpRequests
from .password_resets import PasswordResets
from .tokens import new_token


@dataclass(frozen=True)
class Contact:
    """Changes names and addresses; the caller has asked for the password where an address changes."""

    store: Store
    families: Families
    changes: AddressChanges
    requests: HelpRequests
    resets: PasswordResets
    messages: Messages
    outbox: Outbox
    confirmations: Confirmations
    journal: Journal

    def change(self, tenant: Tenant, family: Family, *, first_name: str, last_name: str, email: str) -> bool:
        """Save other names, and send a link to another address; whether one was sent.

        Raises:
            InvalidRequest: a name or the e-mail address is too long.
            EmailTaken: another family is registered with this address.
            TooManyMessages: this address has been sent enough for now.
        """
        with self.store.transaction():
            is_new = email != family.email
            if is_new:
                self._write_link(tenant, family, email)
            if (first_name, last_name) != (family.first_name, family.last_name) or not is_new:
                self.families.change_names(tenant, family, first_name=first_name, last_name=last_name)
                self.confirmations.change(tenant, family, words.CONTACT_CHANGED)
        return is_new

    def _write_link(self, tenant: Tenant, family: Family, email: str) -> None:
        self.families.check_address(tenant, family.id, email)
        if not self.requests.admit(tenant, email):
            raise TooManyMessages(f"{email} has been sent enough messages for now: try again later.")
        token = new_token(tenant.randomness.of("address", family.number, self.changes.count(family.id)))
        change = self.changes.prepare(tenant, family.id, email, token)
        message = self.messages.address_change(tenant, family, email, token)
        self.outbox.put(tenant, family.id, message, Kind.ADDRESS_CHANGE, change)

    def find(self, tenant: Tenant, token: str) -> AddressChange | None:
        """The change whose valid link has this token."""
        return self.changes.find(tenant, token)

    def confirm(self, tenant: Tenant, token: str) -> None:
        """Save the address of a link, and tell the address of before; links that were sent there die.

        Raises:
            Outdated: the link is not valid any more.
            EmailTaken: another family has been registered with this address meanwhile.
        """
        with self.store.transaction():
            change = self.changes.find(tenant, token)
            if change is None:
                raise Outdated("The link has been used or replaced meanwhile.")
            family = self.families.get(tenant, change.family)
            self.families.change_address(tenant, family, change.email)
            self.changes.end_all(tenant, family.id)
            self.resets.end_all(tenant, family.id)
            self.confirmations.change(tenant, family, words.ADDRESS_CHANGED.format(email=change.email))

    @property
    def follow_up(self) -> FollowUp:
        """What becomes of the link to another address."""
        return FollowUp(self._note_sent, self._note_refused)

    def _note_sent(self, tenant: Tenant, letter: Letter) -> None:
        self.journal.write(tenant, "address change sent", letter.family, letter.wire.recipient)

    def _note_refused(self, tenant: Tenant, letter: Letter, _error: MessageRefused) -> None:
        assert letter.subject
        self.changes.discard(letter.subject)
        self.journal.write(tenant, "message refused", letter.family, letter.wire.recipient)
