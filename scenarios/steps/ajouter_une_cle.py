"""*Ajouter la clé d'un service*: from the sign-in to the open service."""

from portail import Steps, Walk

from ..pages.home import HomePage
from ..pages.modification import ModificationPage
from .common import check_key_counts, come_again, open_portal, sign_in

SOCIAL = "Action sociale"

steps = Steps(begins="open", needs=("username", "password", "social_key"), shows_name=True)


@steps.step("sign-in", pictures=("sign-in",))
def sign_in_to_ones_space(walk: Walk) -> None:
    """The family's own credentials open its space."""
    open_portal(walk).go_to_sign_in()
    sign_in(walk, "sign-in")


@steps.step("modification", pictures=("home", "modification"))
def open_the_keys(walk: Walk) -> None:
    """A key is missing; the tab leads to where it is entered."""
    home = walk.on(HomePage)
    walk.screenshot("home")
    home.open_modification()
    walk.screenshot("modification", around=walk.on(ModificationPage).keys)


@steps.step("key", pictures=("key",))
def enter_the_key(walk: Walk) -> None:
    """The key that the service handed out is entered and saved."""
    modification = walk.on(ModificationPage)
    modification.fill_key(SOCIAL, walk.values["social_key"])
    walk.screenshot("key", around=modification.keys)
    walk.mark_mailbox()
    modification.save_keys()


@steps.step("linked", pictures=("saved", "linked"))
def see_that_the_service_is_open(walk: Walk) -> None:
    """The portal confirms the key, the home page shows the service open, and a message confirms it."""
    modification = walk.on(ModificationPage)
    walk.screenshot("saved", around=modification.notice)
    modification.go_home()
    walk.on(HomePage)
    walk.screenshot("linked")
    with walk.sentence("me confirme"):
        walk.wait_for_message()


@steps.revisit("linked")
def find_the_service_open(walk: Walk) -> None:
    """The service is still open when the family comes again."""
    come_again(walk, walk.person.password or "")
    check_key_counts(walk, SOCIAL)
