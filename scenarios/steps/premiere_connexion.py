"""*Procédure de connexion à mon portail famille*: from the mail to the invoices."""

from scenarios import colour
from scenarios.errors import Broken
from scenarios.pages.activation import ActivationScreen
from scenarios.pages.home import HomeScreen
from scenarios.pages.invoices import InvoicesScreen
from scenarios.pages.payment import PaymentScreen
from scenarios.pages.personalisation import PersonalisationScreen
from scenarios.pages.services import ServicesScreen
from scenarios.pages.sign_in import SignInScreen
from scenarios.pages.terms import TermsScreen
from scenarios.reading import same
from scenarios.steps import Deeds
from scenarios.walk import Walk

CHILDHOOD = "Clé Espace Citoyens Enfance"
SOCIAL = "Action sociale"

deeds = Deeds()


@deeds.step("mail", pictures=("mail",))
def read_the_mail(walk: Walk) -> None:
    """The message came; its sender is the town; the credentials are noted from the screen."""
    walk.await_message()
    mail = walk.open_message()
    walk.screenshot("mail")
    with walk.sentence("pensez à noter"):
        walk.credentials = mail.credentials()


@deeds.step("link", pictures=("link",))
def click_the_activation_link(walk: Walk) -> None:
    """The message holds a link that activates the space; it opens in the browser."""
    link = walk.mail.activation_link
    walk.screenshot("link", around=link)
    walk.page = walk.mail.follow(link, one_tab=walk.one_tab)


@deeds.step("activation", pictures=("activation",))
def personalise_by_clicking_here(walk: Walk) -> None:
    """The next page opens; « ici » leads on."""
    activation = walk.on(ActivationScreen)
    walk.screenshot("activation")
    activation.personalise()


@deeds.step("sign-in", pictures=("sign-in",))
def sign_in_with_the_noted_credentials(walk: Walk) -> None:
    """The provisional credentials open the space."""
    sign_in = walk.on(SignInScreen)
    sign_in.fill(walk.credentials.username, walk.credentials.password)
    walk.screenshot("sign-in")
    sign_in.submit()
    walk.arrive_on(PersonalisationScreen)


@deeds.step("credentials", pictures=("credentials",))
def choose_own_credentials(walk: Walk) -> None:
    """The family's own user name and password are saved."""
    personalisation = walk.on(PersonalisationScreen)
    personalisation.fill(walk.family.username, walk.chosen_password())
    walk.screenshot("credentials")
    personalisation.save()
    walk.arrive_on(ServicesScreen)


@deeds.step("services", pictures=("services",))
def validate_the_key(walk: Walk) -> None:
    """The software has filled in the family's own key; the other service is empty; it is validated."""
    services = walk.on(ServicesScreen)
    walk.screenshot("services")
    with walk.sentence("automatiquement renseignée"):
        check_key(services, CHILDHOOD, walk.family.key)
    check_key(services, SOCIAL, "")
    services.validate()
    walk.arrive_on(TermsScreen)


@deeds.step("terms", pictures=("terms", "terms-read", "home", "invoices", "payment"))
def accept_the_terms(walk: Walk) -> None:
    """The button is grey until the end of the terms, then green; behind it, the invoices and online payment."""
    terms = walk.on(TermsScreen)
    walk.screenshot("terms")
    with walk.sentence("grisée"):
        check_accept(terms, enabled=False, looks="gris")
    with walk.sentence("glisser le menu déroulant"):
        terms.scroll_halfway()
        check_accept(terms, enabled=False, looks="gris")
        terms.scroll_to_end(walk.gesture)
    with walk.sentence("devenir verte"):
        terms.await_accept()
        check_accept(terms, enabled=True, looks="vert")
    walk.screenshot("terms-read")
    terms.accept()
    with walk.sentence("Mes factures"):
        open_the_invoices(walk)


def open_the_invoices(walk: Walk) -> None:
    """The tab leads to the invoices, and from there to online payment."""
    home = walk.on(HomeScreen)
    walk.screenshot("home")
    home.open_invoices()
    invoices = walk.on(InvoicesScreen)
    walk.screenshot("invoices")
    if not invoices.amounts():
        raise Broken(
            expected="des factures",
            found="une page sans aucun montant",
            hint="Regardez la liste des factures.",
        )
    if not invoices.online_payment.count():
        raise Broken(expected="un accès au paiement en ligne", found="aucun lien ni bouton qui parle de paiement")
    invoices.pay_online()
    walk.on(PaymentScreen)
    walk.screenshot("payment")


def check_key(services: ServicesScreen, service: str, expected: str | None) -> None:
    """The page shows this key for the service; `None`: any key."""
    key = services.key_of(service)
    right = bool(key) if expected is None else key is not None and same(expected, key)
    if not right:
        wanted = f"la clé « {expected} »" if expected else "une case vide" if expected == "" else "une clé"
        raise Broken(
            expected=f"{wanted} en face de « {service} »",
            found="aucune ligne à ce nom" if key is None else f"« {key} »" if key else "une case vide",
            hint="Regardez le tableau Service / Clé : la clé vient du dossier de la famille.",
        )


def check_accept(terms: TermsScreen, *, enabled: bool, looks: str) -> None:
    """The accept button has this state and this colour."""
    found_enabled, found_colour = terms.look_of_accept()
    if (found_enabled, colour.name_of(found_colour)) != (enabled, looks):
        raise Broken(
            expected=f"un bouton {looks}, {_state(enabled)}",
            found=f"un bouton {colour.name_of(found_colour)} ({found_colour}), {_state(found_enabled)}",
            hint="Regardez le bouton d’acceptation avant, pendant et après le défilement du texte.",
        )


def _state(enabled: bool) -> str:
    return "que l’on peut cliquer" if enabled else "que l’on ne peut pas cliquer"
