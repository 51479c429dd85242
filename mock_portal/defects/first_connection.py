"""Defects that break *Procédure de connexion à mon portail famille*."""

from msgspec.structs import replace

from ..towns.town import Town
from .defect import Change, Defect, part, services, tabs, without_tab

MESSAGE = "Je consulte ma boîte mail et ouvre le message provenant de Vélizy-Villacoublay"
SENDER = "nepasrepondre_velizy@espace-citoyens.net"
NOTE = "pensez à noter vos nom d'utilisateur et le mot de passe qui vous a été affecté automatiquement"
LINK = "Je clique sur le lien d'activation pour me connecter à mon Espace Famille"
HERE = "il vous faut à présent personnaliser votre espace en cliquant ici"
SIGN_IN = "Je me connecte avec les identifiants qui m'ont été fournis"
CHOOSE = "J'enregistre le nom d'utilisateur et le mot de passe qui me conviennent"
KEY = "la clé enfance (individuelle et personnelle) est automatiquement renseignée par le logiciel"
SERVICES = "Vous avez la possibilité de saisir les clés d'accès à différents services proposés sur le portail."
BUTTONS = "ANNULER PRÉCÉDENT VALIDER"
GREY = "Pour voir cette case grisée devenir verte et pouvoir cliquer dessus !"
DEFINITIONS = "- La Collectivité : la ville de Vélizy-Villacoublay."
ACCEPT_OR_BACK = "RETOUR J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION"
ACCEPT = "J'accepte et valide les conditions générales d'utilisation"
INVOICES = "Vous pouvez à présent cliquer sur l'onglet Mes factures"
PAYMENT = "avoir accès à celles-ci et au paiement en ligne !"


def _prefill(value: str) -> Change:
    return services(lambda row: replace(row, prefill=value) if row.prefill else row)


def _shorten_first_sentence(town: Town) -> Town:
    first, *others = town.services.sentences
    words = first.split()
    words.remove(max(words, key=len))
    return part("services", sentences=(" ".join(words), *others))(town)


def _drop_last_service(town: Town) -> Town:
    return part("services", rows=town.services.rows[:-1])(town)


def _cut_definitions(town: Town) -> Town:
    # Other terms may have been published, which have no definitions, or end with them.
    before, _, after = town.terms.document.partition("### Définitions\n")
    _, heading, rest = after.partition("### ")
    return part("terms", document=before + heading + rest)(town)


def _invoices_tab(**values: str) -> Change:
    return tabs(lambda tab: replace(tab, **values) if tab.page == "MonCompte" else tab)


DEFECTS = (
    Defect(
        "sender-address-other", "mail", SENDER,
        "The message comes from another address.",
        part("sender", address="ne-pas-repondre@espace-citoyens.net"),
    ),
    Defect(
        "sender-name-other", "mail", MESSAGE,
        "The message names another sender.",
        part("sender", name="Espace Citoyens"),
    ),
    Defect(
        "password-missing-from-message", "mail", NOTE,
        "The message does not tell the provisional password.",
        part("mail", password=""),
    ),
    Defect(
        "username-missing-from-message", "mail", NOTE,
        "The message does not tell the provisional user name.",
        part("mail", username=""),
    ),
    Defect(
        "link-missing-from-message", "link", LINK,
        "The message holds no activation link.",
        part("mail", link=""),
    ),
    Defect(
        "link-leads-nowhere", "activation", LINK,
        "The activation link leads to a page that the portal does not have.",
        part("mail", link_page="CompteCitoyen/Activer"),
    ),
    Defect(
        "here-missing", "activation", HERE,
        "The activation page has no link to go on by.",
        part("activation", link=""),
    ),
    Defect(
        "here-renamed", "activation", HERE,
        "The link of the activation page has another name.",
        part("activation", link="sur cette page"),
    ),
    Defect(
        "provisional-password-wrong", "sign-in", SIGN_IN,
        "The message tells a password that the account does not have.",
        part("mail", password="Wq4k-Tz8m-Hd3p"),
    ),
    Defect(
        "password-field-renamed", "credentials", CHOOSE,
        "The password field of the personalisation has another label.",
        part("credentials", password="Code secret"),
    ),
    Defect(
        "credentials-lead-back", "credentials", CHOOSE,
        "Saving the chosen credentials leads back to the same page instead of the services.",
        part("credentials", next_page="CompteCitoyen/Personnalisation"),
    ),
    Defect("key-left-empty", "services", KEY, "The software does not fill in the child key.", _prefill("")),
    Defect(
        "key-of-another-family", "services", KEY,
        "The software fills in a key that is not the family's.",
        _prefill("98765-Z4X9W3"),
    ),
    Defect(
        "validate-renamed", "services", BUTTONS,
        "The button that validates the services has another name.",
        part("services", submit="CONTINUER"),
    ),
    Defect(
        "back-missing", "services", BUTTONS,
        "The services page has no button to go back by.",
        part("services", back=""),
    ),
    Defect(
        "services-sentence-changed", "services", SERVICES,
        "The first sentence of the services page lacks a word.",
        _shorten_first_sentence,
    ),
    Defect(
        "social-row-missing", "services", "Action sociale",
        "The last service is not offered.",
        _drop_last_service,
    ),
    Defect(
        "accept-stays-grey", "terms", GREY,
        "The accept button stays grey for ever.",
        part("terms", gate="never"),
    ),
    Defect(
        "accept-open-too-early", "terms", GREY,
        "The accept button can be clicked before the terms have been read.",
        part("terms", gate="start"),
    ),
    Defect(
        "accept-not-green", "terms", GREY,
        "The accept button opens without turning green.",
        part("terms", open_colour="grey"),
    ),
    Defect("definitions-missing", "terms", DEFINITIONS, "The terms lack their definitions.", _cut_definitions),
    Defect(
        "accept-renamed", "terms", ACCEPT,
        "The accept button has another name.",
        part("terms", accept="J'AI LU LES CONDITIONS"),
    ),
    Defect(
        "invoices-tab-missing", "terms", INVOICES,
        "The navigation has no tab for the invoices.",
        without_tab("MonCompte"),
    ),
    Defect(
        "invoices-tab-astray", "terms", INVOICES,
        "The tab of the invoices leads to another page.",
        _invoices_tab(page="PageInfosDiverses/Index/1"),
    ),
    Defect(
        "payment-missing", "terms", PAYMENT,
        "The invoices cannot be paid online.",
        part("invoices", pay=""),
    ),
    Defect(
        "used-link-unexplained", "link", LINK,
        "The activation link, clicked once more, is one that the portal does not know.",
        part("activation", explains_used_link=False), thorough=True,
    ),
    Defect(
        "password-cut-when-saved", "credentials", CHOOSE,
        "Only the first eight letters of the chosen password are saved.",
        part("credentials", kept_letters=8), thorough=True,
    ),
    Defect(
        "provisional-credentials-stay", "credentials", CHOOSE,
        "The provisional credentials still open the space once others have been chosen.",
        part("credentials", ends_provisional=False), thorough=True,
    ),
    Defect(
        "key-lost-when-sent", "services", KEY,
        "The key that was sent is not saved.",
        part("services", links_keys=False), thorough=True,
    ),
    Defect(
        "cancel-validates", "services", BUTTONS,
        "The button that cancels sends the keys, as the one that validates does.",
        part("services", cancel_submits=True), thorough=True,
    ),
    Defect(
        "back-leads-nowhere", "services", BUTTONS,
        "The button to go back leads to the same page.",
        part("services", back_page="CompteCitoyen/Services"), thorough=True,
    ),
    Defect(
        "terms-back-leads-nowhere", "terms", ACCEPT_OR_BACK,
        "The button to go back from the terms leads to the same page.",
        part("terms", back_page="CompteCitoyen/Conditions"), thorough=True,
    ),
    Defect(
        "terms-asked-again", "terms", ACCEPT,
        "The terms have to be accepted again at the next sign-in.",
        lambda town: replace(town, forgets=("terms",)), thorough=True,
    ),
    Defect(
        "fee-added-at-payment", "terms", PAYMENT,
        "The summary of the payment asks for more than the list of the invoices.",
        part("payment", fee=150), thorough=True,
    ),
)  # fmt: skip
