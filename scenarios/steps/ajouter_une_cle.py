"""*Ajouter la clé d'un service*: from the sign-in to the open service."""

from scenarios.arrival import open_portal, sign_in
from scenarios.beginning import Beginning
from scenarios.pages.home import HomeScreen
from scenarios.pages.modification import ModificationScreen
from scenarios.steps import Deeds
from scenarios.walk import Walk

SOCIAL = "Action sociale"

deeds = Deeds(begins=Beginning.OPEN, needs=("password", "social_key"))


@deeds.step("sign-in", pictures=("sign-in",))
def sign_in_to_ones_space(walk: Walk) -> None:
    """The family's own credentials open its space."""
    open_portal(walk).go_to_sign_in()
    sign_in(walk, "sign-in")


@deeds.step("modification", pictures=("home", "modification"))
def open_the_keys(walk: Walk) -> None:
    """A key is missing; the tab leads to where it is entered."""
    home = walk.on(HomeScreen)
    walk.screenshot("home")
    home.open_modification()
    walk.screenshot("modification", around=walk.on(ModificationScreen).keys)


@deeds.step("key", pictures=("key",))
def enter_the_key(walk: Walk) -> None:
    """The key that the service handed out is entered and saved."""
    modification = walk.on(ModificationScreen)
    modification.fill_key(SOCIAL, walk.family.social_key or "")
    walk.screenshot("key", around=modification.keys)
    walk.mark_mailbox()
    modification.save_keys()


@deeds.step("linked", pictures=("saved", "linked"))
def see_that_the_service_is_open(walk: Walk) -> None:
    """The portal confirms the key, the home page shows the service open, and a message tells of it."""
    modification = walk.on(ModificationScreen)
    walk.screenshot("saved", around=modification.notice)
    modification.go_home()
    walk.on(HomeScreen)
    walk.screenshot("linked")
    with walk.sentence("me confirme"):
        walk.await_message()
