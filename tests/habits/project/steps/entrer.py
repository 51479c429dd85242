"""*Entrer dans son espace*."""

from portail import Steps, Walk

from ..pages import Home, Invoices, SignIn

steps = Steps()


@steps.step("sign-in", pictures=("sign-in",))
def sign_in(walk: Walk) -> None:
    """The credentials open the space."""
    walk.open("connexion")
    form = walk.on(SignIn)
    walk.screenshot("sign-in")
    with walk.sentence("Je saisis"):
        form.fill(walk.values["username"], walk.values["password"])
    with walk.sentence("Puis je clique"):
        form.submit()
        walk.arrive_on(Home)


@steps.step("invoices", pictures=("home",))
def open_the_invoices(walk: Walk) -> None:
    """The tab leads to the invoices."""
    home = walk.on(Home)
    walk.screenshot("home")
    home.press(home.button("Mes factures"))
    with walk.sentence("s'ouvre"):
        walk.on(Invoices)
