"""*Activer son espace*."""

import re

from portail import Steps, Walk

from ..pages import Activated, Home, Letter, SignIn

ACTIVATES = re.compile("activ", re.IGNORECASE)

steps = Steps()


@steps.step("mail", pictures=("mail",))
def read_the_letter(walk: Walk) -> None:
    """The credentials are noted from the screen."""
    letter = walk.open_message(walk.wait_for_message(), Letter)
    walk.notes["letter"] = letter
    walk.screenshot("mail")
    with walk.sentence("Je note"):
        walk.notes["credentials"] = letter.credentials()


@steps.step("link", pictures=("activated",))
def follow_the_link(walk: Walk) -> None:
    """The space is open."""
    letter: Letter = walk.notes["letter"]
    with walk.sentence("Je suis le lien"):
        walk.page = letter.follow(letter.link("d’activation", letter.named("lien d'activation"), ACTIVATES))
    with walk.sentence("La page dit"):
        activated = walk.on(Activated)
    walk.screenshot("activated")
    activated.press(activated.button("Se connecter"))


@steps.step("sign-in", pictures=("sign-in",))
def sign_in(walk: Walk) -> None:
    """What was noted opens the space."""
    form = walk.on(SignIn)
    walk.screenshot("sign-in")
    with walk.sentence("Je saisis"):
        form.fill(*walk.notes["credentials"])
        form.submit()
        walk.arrive_on(Home)
