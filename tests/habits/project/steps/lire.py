"""*Accepter le règlement*."""

from portail import Steps, Walk

from ..pages import Rules, Thanks

steps = Steps()


@steps.step("rules", pictures=("rules", "read"))
def read_the_rules(walk: Walk) -> None:
    """The button is grey until the end of the text, then green."""
    walk.open("reglement")
    rules = walk.on(Rules)
    walk.screenshot("rules")
    with walk.sentence("est gris"):
        check(walk, rules, "gris", enabled=False)
    with walk.sentence("jusqu'en bas"):
        walk.scrolling_box(rules.words("Article 1")).scroll_to_end(until=rules.accept)
    with walk.sentence("devient vert"):
        check(walk, rules, "vert", enabled=True)
    walk.screenshot("read")
    rules.press(rules.accept)


def check(walk: Walk, rules: Rules, colour: str, *, enabled: bool) -> None:
    """The button has this colour, and can be pressed or not."""
    found = rules.colour_of(rules.accept)
    if (found, rules.accept.is_enabled()) != (colour, enabled):
        walk.fail(expected=f"un bouton {colour}", found=f"un bouton {found}")


@steps.step("thanks", pictures=("thanks",))
def be_thanked(walk: Walk) -> None:
    """The page says so."""
    walk.on(Thanks)
    walk.screenshot("thanks")
