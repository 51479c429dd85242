"""*Je n'ai pas reçu le message d'activation*: from the portal to a link that works."""

from portail import Steps, Walk

from ..pages.activation import ActivationPage
from ..pages.message import Credentials, TownMessagePage
from ..pages.personalisation import PersonalisationPage
from ..pages.sign_in import SignInPage
from .common import ask_by_address, enter, open_portal

steps = Steps(begins="message-lost")


@steps.step("sign-in", pictures=("public-home", "sign-in"))
def go_where_links_are_asked_for(walk: Walk) -> None:
    """The portal leads to the sign-in page, and that to the request of a new link."""
    portal = open_portal(walk)
    walk.screenshot("public-home")
    portal.go_to_sign_in()
    sign_in = walk.on(SignInPage)
    walk.screenshot("sign-in")
    sign_in.ask_for_link()


@steps.step("address", pictures=("address", "sent"))
def ask_for_a_message(walk: Walk) -> None:
    """The portal sends a message to the address that the town knows."""
    ask_by_address(walk)


@steps.step("mail", pictures=("mail",))
def read_the_new_message(walk: Walk) -> None:
    """The message came; the credentials are noted from the screen."""
    message = walk.open_message(walk.wait_for_message(), TownMessagePage)
    walk.notes["message"] = message
    walk.screenshot("mail")
    with walk.sentence("J'y note"):
        walk.notes["credentials"] = message.credentials()


@steps.step("activation", pictures=("activation",))
def see_that_the_link_works(walk: Walk) -> None:
    """The link of the new message activates the space."""
    message: TownMessagePage = walk.notes["message"]
    walk.page = message.follow(message.activation_link)
    walk.on(ActivationPage)
    walk.screenshot("activation")


@steps.revisit("mail")
def sign_in_with_the_noted_credentials(walk: Walk) -> None:
    """The credentials of the new message open the space, at the step where the first connection goes on."""
    noted: Credentials = walk.notes["credentials"]
    with walk.sentence("J'y note"):
        walk.on(ActivationPage).personalise()
        enter(walk, noted.username, noted.password)
        walk.on(PersonalisationPage)
