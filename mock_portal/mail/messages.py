"""The messages of a town to a family, as `EmailMessage`s. Nothing is sent here."""

from collections.abc import Mapping
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlencode

from ..billing.payment_receipts import Receipt
from ..families.families import Family
from ..rendering.renderer import Renderer
from ..settings import Settings
from ..tenants.randomness import UNAMBIGUOUS, text
from ..tenants.tenants import Tenant
from ..wording import messages as words

ADDRESS_PAGE = "CompteCitoyen/AdresseElectronique"
"""The page that the link to another address opens."""


class Messages:
    """Composes messages, with links to the portal's public address."""

    def __init__(self, renderer: Renderer, settings: Settings) -> None:
        self._renderer = renderer
        self._settings = settings

    def invitation(self, tenant: Tenant, family: Family, *, username: str, password: str, token: str) -> EmailMessage:
        """The message with the provisional credentials and the activation link."""
        mail = tenant.town.mail
        context = {
            "username": mail.username.replace("{username}", username),
            "password": mail.password.replace("{password}", password),
            "link": f"{self._settings.page_url(tenant.slug, mail.link_page)}?{_query(token)}",
        }
        return self._write(tenant, family, family.email, mail.subject, "invitation", context, purpose=token)

    def password_reset(self, tenant: Tenant, family: Family, token: str) -> EmailMessage:
        """The message with the link to the choice of a new password."""
        context = {"link": f"{self._settings.page_url(tenant.slug, 'Home/NouveauMotDePasse')}?{_query(token)}"}
        subject = words.PASSWORD_RESET_SUBJECT.format(portal=tenant.town.portal)
        return self._write(tenant, family, family.email, subject, "password_reset", context, purpose=token)

    def address_change(self, tenant: Tenant, family: Family, email: str, token: str) -> EmailMessage:
        """The message with the link that makes an address the family's, to that address."""
        context = {"link": f"{self._settings.page_url(tenant.slug, ADDRESS_PAGE)}?{_query(token)}", "email": email}
        subject = words.ADDRESS_CHANGE_SUBJECT.format(portal=tenant.town.portal)
        return self._write(tenant, family, email, subject, "address_change", context, purpose=token)

    def change(self, tenant: Tenant, family: Family, email: str, change: str) -> EmailMessage:
        """The message that confirms a change of the family's space, to the address given."""
        subject = words.CHANGE_SUBJECT.format(portal=tenant.town.portal)
        purpose = f"{family.number}/{change}/{tenant.stamp()}"
        return self._write(tenant, family, email, subject, "change", {"change": change}, purpose=purpose)

    def receipt(self, tenant: Tenant, family: Family, receipt: Receipt, idop: str) -> EmailMessage:
        """The message that confirms a payment."""
        subject = tenant.town.payment.receipt
        context = {"receipt": receipt, "link": self._settings.page_url(tenant.slug, "MonCompte?etat=reglees")}
        return self._write(tenant, family, family.email, subject, "receipt", context, purpose=idop)

    def _write(
        self,
        tenant: Tenant,
        family: Family,
        email: str,
        subject: str,
        template: str,
        context: Mapping[str, object],
        *,
        purpose: str,
    ) -> EmailMessage:
        message = self._new(tenant, Address(family.name, addr_spec=email), subject, purpose=purpose)
        context = {"town": tenant.town, "family": family, "subject": subject, **context}
        # Quoted-printable, as common mail software writes French; it breaks long links over lines.
        message.set_content(self._renderer.text(f"mail/{template}.txt", context), cte="quoted-printable")
        # A boundary of the tenant's own, for that of `email` is random and would change from run to run.
        message.make_alternative(boundary=f"=_{_digits(tenant, purpose)}")
        html = self._renderer.text(f"mail/{template}.html", context)
        message.add_alternative(html, subtype="html", cte="quoted-printable")
        return message

    def _new(self, tenant: Tenant, to: Address, subject: str, *, purpose: str) -> EmailMessage:
        sender = tenant.town.sender
        user, _, domain = sender.address.partition("@")
        message = EmailMessage()
        message["From"] = Address(sender.name, user, domain)
        message["To"] = to
        message["Subject"] = subject
        message["Date"] = format_datetime(tenant.local(_seconds(tenant.now())))
        message["Message-ID"] = f"<{_digits(tenant, purpose)}@{domain}>"
        message["Auto-Submitted"] = "auto-generated"
        return message


def _query(token: str) -> str:
    # "=" is left as it is: the token is to hold what quoted-printable must escape.
    return urlencode({"cle": token}, safe="=")


def _digits(tenant: Tenant, purpose: str) -> str:
    return text(tenant.randomness.of("message", purpose), UNAMBIGUOUS, 24)


def _seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
