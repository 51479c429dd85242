"""*Procédure de connexion à mon portail famille*: from the mail to the invoices."""

from portail import Broken, Steps, Walk

from ..pages.activation import ActivationPage
from ..pages.home import HomePage
from ..pages.invoices import InvoicesPage
from ..pages.keys import KeysPage
from ..pages.message import Credentials, TownMessagePage
from ..pages.modification import ModificationPage
from ..pages.payment import PaymentPage
from ..pages.personalisation import PersonalisationPage
from ..pages.services import ServicesPage
from ..pages.sign_in import SignInPage
from ..pages.signed_out import LeftPage
from ..pages.terms import TermsPage
from ..pages.used_link import UsedActivationPage
from .common import check_carried, check_key_counts, check_refused, come_again, enter

CHILDHOOD = "Clé Espace Citoyens Enfance"
SOCIAL = "Action sociale"

steps = Steps(begins="invited", needs=("username",))


@steps.step("mail", pictures=("mail",))
def read_the_mail(walk: Walk) -> None:
    """The message came; its sender is the town; the credentials are noted from the screen."""
    walk.notes["invitation"] = walk.wait_for_message()
    message = walk.open_message(walk.notes["invitation"], TownMessagePage)
    walk.notes["message"] = message
    walk.screenshot("mail")
    with walk.sentence("pensez à noter"):
        walk.notes["credentials"] = message.credentials()


@steps.step("link", pictures=("link",))
def click_the_activation_link(walk: Walk) -> None:
    """The message holds a link that activates the space; it opens in the browser."""
    message: TownMessagePage = walk.notes["message"]
    link = message.activation_link
    walk.screenshot("link", around=link)
    walk.page = message.follow(link)


@steps.step("activation", pictures=("activation",))
def personalise_by_clicking_here(walk: Walk) -> None:
    """The next page opens; « ici » leads on."""
    activation = walk.on(ActivationPage)
    walk.screenshot("activation")
    activation.personalise()


@steps.step("sign-in", pictures=("sign-in",))
def sign_in_with_the_noted_credentials(walk: Walk) -> None:
    """The provisional credentials open the space."""
    sign_in = walk.on(SignInPage)
    noted: Credentials = walk.notes["credentials"]
    sign_in.fill(noted.username, noted.password)
    walk.screenshot("sign-in")
    sign_in.submit()
    walk.arrive_on(PersonalisationPage)


@steps.step("credentials", pictures=("credentials",))
def choose_own_credentials(walk: Walk) -> None:
    """The family's own user name and password are saved."""
    personalisation = walk.on(PersonalisationPage)
    noted: Credentials = walk.notes["credentials"]
    personalisation.fill(walk.person.username, walk.choose_password(), noted.password)
    walk.screenshot("credentials")
    personalisation.save()
    walk.arrive_on(ServicesPage)
    if walk.is_thorough:
        with walk.sentence("qui me conviennent"):
            prove_the_credentials(walk)


def prove_the_credentials(walk: Walk) -> None:
    """In a browser that has been closed meanwhile, only the chosen credentials open the space, where it was left."""
    noted: Credentials = walk.notes["credentials"]
    walk.page.context.clear_cookies()
    check_refused(walk, noted.username, noted.password)
    enter(walk, walk.person.username, walk.person.new_password)
    walk.arrive_on(ServicesPage)


@steps.step("services", pictures=("services",))
def validate_the_key(walk: Walk) -> None:
    """The software has filled in the family's own key; the other service is empty; it is validated."""
    services = walk.on(ServicesPage)
    walk.screenshot("services")
    with walk.sentence("automatiquement renseignée"):
        check_key(services, CHILDHOOD, walk.values.get("key"))
    check_key(services, SOCIAL, "")
    if walk.is_thorough:
        services = try_the_ways_off(walk, services)
    services.validate()
    walk.arrive_on(TermsPage)


def try_the_ways_off(walk: Walk, services: ServicesPage) -> ServicesPage:
    """« PRÉCÉDENT » leads back to the credentials, « ANNULER » off; nothing is sent, and the family comes back."""
    with walk.sentence("PRÉCÉDENT"):
        services.go_back()
        walk.on(PersonalisationPage)
        walk.page.go_back()
        services = walk.on(ServicesPage)
    with walk.sentence("ANNULER"):
        services.cancel()
        walk.on(LeftPage).go_to_sign_in()
        enter(walk, walk.person.username, walk.person.new_password)
        return walk.on(ServicesPage)


@steps.step("terms", pictures=("terms", "terms-read", "home", "invoices", "payment"))
def accept_the_terms(walk: Walk) -> None:
    """The button is grey until the end of the terms, then green; behind it, the invoices and online payment."""
    terms = walk.on(TermsPage)
    walk.screenshot("terms")
    if walk.is_thorough:
        with walk.sentence("RETOUR"):
            terms.go_back()
            walk.on(ServicesPage).validate()
            terms = walk.on(TermsPage)
    read_to_the_end(walk, terms)
    walk.screenshot("terms-read")
    if walk.is_thorough:
        with walk.sentence("devenir verte"):
            walk.scrolling_box(terms.text_in_the_box).scroll_back()
            check_accept(terms, enabled=True, looks="vert")
    terms.accept()
    with walk.sentence("Mes factures"):
        open_the_invoices(walk)


def read_to_the_end(walk: Walk, terms: TermsPage) -> None:
    """The text is scrolled to its end; only there, the button turns green."""
    with walk.sentence("grisée"):
        check_accept(terms, enabled=False, looks="gris")
    with walk.sentence("glisser le menu déroulant"):
        box = walk.scrolling_box(terms.text_in_the_box)
        box.scroll_halfway()
        if walk.is_thorough:
            terms.read_slowly()
            check_accept(terms, enabled=False, looks="gris")
            box.scroll_short_of_end()
        check_accept(terms, enabled=False, looks="gris")
        box.scroll_to_end(until=terms.accept_button)
    with walk.sentence("devenir verte"):
        terms.await_accept()
        check_accept(terms, enabled=True, looks="vert")


def open_the_invoices(walk: Walk) -> None:
    """The tab leads to the invoices, and from there to online payment."""
    home = walk.on(HomePage)
    walk.screenshot("home")
    home.open_invoices()
    invoices = walk.on(InvoicesPage)
    walk.screenshot("invoices")
    if not invoices.amounts():
        raise Broken(
            expected="des factures",
            found="une page sans aucun montant",
            hint="Regardez la liste des factures.",
        )
    if walk.is_thorough:
        walk.notes["invoices"] = invoices.listed()
    if not invoices.online_payment.count():
        raise Broken(expected="un accès au paiement en ligne", found="aucun lien ni bouton qui parle de paiement")
    invoices.pay_online()
    walk.on(PaymentPage)
    walk.screenshot("payment")


@steps.revisit("link")
def follow_the_link_again(walk: Walk) -> None:
    """The link of the message leads on once more, or says why not."""
    message = walk.open_message(walk.notes["invitation"], TownMessagePage)
    walk.page = message.follow(message.activation_link)
    walk.on(UsedActivationPage)


@steps.revisit("terms")
def find_the_space_as_it_was_left(walk: Walk) -> None:
    """The terms are not asked for again; the invoices are those of the first visit, and lead to their own payment."""
    come_again(walk, walk.person.new_password)
    with walk.sentence("Mes factures"):
        walk.on(HomePage).open_invoices()
        invoices = walk.on(InvoicesPage)
        seen, first = invoices.listed(), walk.notes["invoices"]
        if seen != first:
            walk.fail(
                expected=f"les factures de la première visite : {', '.join(first)}",
                found=", ".join(seen) or "aucune facture",
            )
        entry = invoices.to_pay()
        invoices.pay_online()
        check_carried(walk, entry)


@steps.revisit("services")
def find_the_key_linked(walk: Walk) -> None:
    """The space shows the key that was sent where it could be changed, and does not ask for it any more."""
    with walk.sentence("automatiquement renseignée"):
        walk.open()
        check_key_counts(walk, CHILDHOOD)
        walk.on(HomePage).open_modification()
        check_key(walk.on(ModificationPage), CHILDHOOD, walk.values.get("key"))


def check_key(page: KeysPage, service: str, expected: str | None) -> None:
    """The page shows this key for the service; `None`: any key."""
    key = page.key_of(service)
    right = bool(key) if expected is None else key is not None and key.strip() == expected
    if not right:
        wanted = f"la clé « {expected} »" if expected else "une case vide" if expected == "" else "une clé"
        raise Broken(
            expected=f"{wanted} en face de « {service} »",
            found="aucune ligne à ce nom" if key is None else f"« {key} »" if key else "une case vide",
            hint="Regardez le tableau Service / Clé : la clé vient du dossier de la famille.",
        )


def check_accept(terms: TermsPage, *, enabled: bool, looks: str) -> None:
    """The accept button has this state and this colour."""
    found_enabled, found_colour = terms.look_of_accept()
    if (found_enabled, found_colour) != (enabled, looks):
        raise Broken(
            expected=f"un bouton {looks}, {_state(enabled)}",
            found=f"un bouton {found_colour}, {_state(found_enabled)}",
            hint="Regardez le bouton d’acceptation avant, pendant et après le défilement du texte.",
        )


def _state(enabled: bool) -> str:
    return "que l’on peut cliquer" if enabled else "que l’on ne peut pas cliquer"
