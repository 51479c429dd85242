"""The catalogue of defects: portals that no longer do what the written procedure says.

A defect is a change of the town's description. It names the step of the procedure in which it shows and the sentence
of the customer's document that it breaks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from msgspec.structs import replace

from mock_portal.errors import UnknownDefect
from mock_portal.town import Service, Tab, Town

Change = Callable[[Town], Town]

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
ACCEPT = "J'accepte et valide les conditions générales d'utilisation"
INVOICES = "Vous pouvez à présent cliquer sur l'onglet Mes factures"
PAYMENT = "avoir accès à celles-ci et au paiement en ligne !"


@dataclass(frozen=True)
class Defect:
    """One way in which a portal may break its promise."""

    name: str
    step: str
    """The id of the procedure's step in which it shows."""
    sentence: str
    """The sentence of the document that it breaks, in the document's words."""
    description: str
    change: Change


def part(which: str, /, **values: Any) -> Change:
    """A change of some values of one part of the town."""
    return lambda town: replace(town, **{which: replace(getattr(town, which), **values)})


def services(change: Callable[[Service], Service | None]) -> Change:
    """A change of the rows of the services; a row changed to None is left out."""
    return lambda town: part("services", rows=tuple(row for row in map(change, town.services.rows) if row))(town)


def tabs(change: Callable[[Tab], Tab | None]) -> Change:
    """A change of the tabs; a tab changed to None is left out."""
    return lambda town: replace(town, tabs=tuple(tab for tab in map(change, town.tabs) if tab))


def _prefill(value: str) -> Change:
    return services(lambda row: replace(row, prefill=value) if row.prefill else row)


def _change_first_sentence(town: Town) -> Town:
    first, *others = town.services.sentences
    return part("services", sentences=(first.replace("différents", "certains"), *others))(town)


def _cut_definitions(town: Town) -> Town:
    before, _, after = town.terms.document.partition("### Définitions\n")
    return part("terms", document=before + after[after.index("### ") :])(town)


def _invoices_tab(**values: str) -> Change:
    return tabs(lambda tab: replace(tab, **values) if tab.page == "MonCompte" else tab)


CATALOGUE = (
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
        "One of the five sentences of the services page differs by a word.",
        _change_first_sentence,
    ),
    Defect(
        "social-row-missing", "services", "Action sociale",
        "The second service is not offered.",
        services(lambda row: None if row.id == "action-sociale" else row),
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
        tabs(lambda tab: None if tab.page == "MonCompte" else tab),
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
)  # fmt: skip

_BY_NAME = {defect.name: defect for defect in CATALOGUE}


def find(name: str) -> Defect:
    """The defect of this name.

    Raises:
        UnknownDefect: the catalogue does not hold it.
    """
    if defect := _BY_NAME.get(name):
        return defect
    raise UnknownDefect(f"There is no defect {name!r}: GET /__control__/defects lists them.")


def apply(names: Iterable[str], town: Town) -> Town:
    """The town, changed by these defects in this order."""
    return reduce(lambda changed, name: find(name).change(changed), names, town)
