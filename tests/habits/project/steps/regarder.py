"""*Regarder l'accueil*."""

from portail import Steps, Walk

from ..pages import Home

steps = Steps()


@steps.step("home", pictures=("home",))
def look(walk: Walk) -> None:
    """The page is there."""
    walk.open("accueil")
    walk.on(Home)
    walk.screenshot("home")
