"""*J'ai oublié mon mot de passe*: from the sign-in page to an open space."""

from portail import Steps, Walk

from ..pages.message import TownMessagePage
from ..pages.new_password import NewPasswordPage
from ..pages.sign_in import SignInPage
from ..pages.used_link import UsedLinkPage
from .common import ask_by_address, check_refused, open_portal, sign_in

steps = Steps(begins="open", needs=("username",), destroys="change le mot de passe de la famille", shows_name=True)


@steps.step("forgotten", pictures=("sign-in",))
def say_that_it_is_forgotten(walk: Walk) -> None:
    """The sign-in page knows that passwords are forgotten."""
    open_portal(walk).go_to_sign_in()
    screen = walk.on(SignInPage)
    walk.screenshot("sign-in")
    screen.ask_for_password()


@steps.step("address", pictures=("address", "sent"))
def ask_for_a_message(walk: Walk) -> None:
    """The portal sends a message to the address that the town knows."""
    ask_by_address(walk)


@steps.step("mail", pictures=("mail",))
def follow_the_message(walk: Walk) -> None:
    """The message came; its link opens in the browser."""
    walk.notes["message"] = walk.wait_for_message()
    message = walk.open_message(walk.notes["message"], TownMessagePage)
    walk.screenshot("mail")
    walk.page = message.follow(message.password_link)


@steps.step("new-password", pictures=("new-password",))
def choose_a_new_password(walk: Walk) -> None:
    """The new password is typed twice and saved."""
    choice = walk.on(NewPasswordPage)
    choice.fill(walk.choose_password())
    walk.screenshot("new-password")
    walk.mark_mailbox()
    choice.save()
    walk.arrive_on(SignInPage)


@steps.step("sign-in", pictures=("sign-in-again", "home"))
def sign_in_anew(walk: Walk) -> None:
    """The new password opens the space; a message confirms that it was changed."""
    sign_in(walk, "sign-in-again", walk.person.new_password)
    walk.screenshot("home")
    with walk.sentence("me confirme"):
        walk.wait_for_message()


@steps.revisit("mail")
def follow_the_link_again(walk: Walk) -> None:
    """The link has served, and says so."""
    with walk.sentence("ne sert qu'une fois"):
        message = walk.open_message(walk.notes["message"], TownMessagePage)
        walk.page = message.follow(message.password_link)
        walk.on(UsedLinkPage)


@steps.revisit("new-password")
def be_refused_with_the_forgotten_password(walk: Walk) -> None:
    """The password that was forgotten opens nothing any more; it is known where the project has chosen it."""
    if walk.person.password:
        check_refused(walk, walk.person.username, walk.person.password)
