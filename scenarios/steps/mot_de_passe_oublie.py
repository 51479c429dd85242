"""*J'ai oublié mon mot de passe*: from the sign-in page to an open space."""

from scenarios.arrival import ask_by_address, open_portal, sign_in
from scenarios.beginning import Beginning
from scenarios.pages.new_password import NewPasswordScreen
from scenarios.pages.sign_in import SignInScreen
from scenarios.steps import Deeds
from scenarios.walk import Walk

deeds = Deeds(begins=Beginning.OPEN, destroys="change le mot de passe de la famille")


@deeds.step("forgotten", pictures=("sign-in",))
def say_that_it_is_forgotten(walk: Walk) -> None:
    """The sign-in page knows that passwords are forgotten."""
    open_portal(walk).go_to_sign_in()
    screen = walk.on(SignInScreen)
    walk.screenshot("sign-in")
    screen.ask_for_password()


@deeds.step("address", pictures=("address", "sent"))
def ask_for_a_message(walk: Walk) -> None:
    """The portal sends a message to the address that the town knows."""
    ask_by_address(walk)


@deeds.step("mail", pictures=("mail",))
def follow_the_message(walk: Walk) -> None:
    """The message came; its link opens in the browser."""
    walk.await_message()
    mail = walk.open_message()
    walk.screenshot("mail")
    walk.page = mail.follow(mail.password_link, one_tab=walk.one_tab)


@deeds.step("new-password", pictures=("new-password",))
def choose_a_new_password(walk: Walk) -> None:
    """The new password is typed twice and saved."""
    choice = walk.on(NewPasswordScreen)
    choice.fill(walk.chosen_password())
    walk.screenshot("new-password")
    walk.mark_mailbox()
    choice.save()
    walk.arrive_on(SignInScreen)


@deeds.step("sign-in", pictures=("sign-in-again", "home"))
def sign_in_anew(walk: Walk) -> None:
    """The new password opens the space; a message confirms that it was changed."""
    sign_in(walk, "sign-in-again", walk.family.new_password)
    walk.screenshot("home")
    with walk.sentence("me confirme"):
        walk.await_message()
