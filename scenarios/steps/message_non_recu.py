"""*Je n'ai pas reçu le message d'activation*: from the portal to a link that works."""

from scenarios.arrival import ask_by_address, open_portal
from scenarios.beginning import Beginning
from scenarios.pages.activation import ActivationScreen
from scenarios.pages.sign_in import SignInScreen
from scenarios.steps import Deeds
from scenarios.walk import Walk

deeds = Deeds(begins=Beginning.MESSAGE_LOST)


@deeds.step("sign-in", pictures=("public-home", "sign-in"))
def go_where_links_are_asked_for(walk: Walk) -> None:
    """The portal leads to the sign-in page, and that to the request of a new link."""
    portal = open_portal(walk)
    walk.screenshot("public-home")
    portal.go_to_sign_in()
    sign_in = walk.on(SignInScreen)
    walk.screenshot("sign-in")
    sign_in.ask_for_link()


@deeds.step("address", pictures=("address", "sent"))
def ask_for_a_message(walk: Walk) -> None:
    """The portal sends a message to the address that the town knows."""
    ask_by_address(walk)


@deeds.step("mail", pictures=("mail",))
def read_the_new_message(walk: Walk) -> None:
    """The message came; the credentials are noted from the screen."""
    walk.await_message()
    mail = walk.open_message()
    walk.screenshot("mail")
    with walk.sentence("J'y note"):
        walk.credentials = mail.credentials()


@deeds.step("activation", pictures=("activation",))
def see_that_the_link_works(walk: Walk) -> None:
    """The link of the new message activates the space."""
    walk.page = walk.mail.follow(walk.mail.activation_link, one_tab=walk.one_tab)
    walk.on(ActivationScreen)
    walk.screenshot("activation")
