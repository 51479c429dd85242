"""What is sent eight times at once is done as if it had come one after the other, whatever goes on first."""

from collections.abc import Awaitable, Callable
from functools import partial
from itertools import cycle

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mock_portal.http.pages.routes import town_pages
from tests.mock_portal.support.components import components
from tests.mock_portal.support.loops import run
from tests.mock_portal.support.resident import PASSWORD
from tests.mock_portal.support.world import PAYMENT_PORT, USERNAME, Browser, World, location, new_world

AT_ONCE = 8
OTHERS = [f"Jonquille-{number}-Jaune-2027" for number in range(AT_ONCE)]
Choose = Callable[[int], int]
Race = Callable[[World, Choose], Awaitable[None]]


async def send_all(
    world: World, choose: Choose, sent: list[tuple[Browser, str, dict[str, str]]]
) -> list[httpx.Response]:
    requests = [partial(browser.send, page, values) for browser, page, values in sent]
    return await world.gate.all_at_once(requests, choose)


async def signed_in(world: World, username: str = USERNAME, password: str = PASSWORD) -> list[Browser]:
    """Eight browsers in which the family has signed in."""
    browsers = [world.browser() for _ in range(AT_ONCE)]
    for browser in browsers:
        await browser.sign_in(username, password)
    return browsers


async def passwords_that_work(world: World) -> list[str]:
    """Which of the other passwords the family can sign in with."""
    working = []
    for each in OTHERS:
        world.parts.accounts.lockouts.clear(world.tenant, USERNAME)
        if (await world.browser().sign_in(USERNAME, each)).status_code == 303:
            working.append(each)
    return working


async def sign_in(world: World, choose: Choose) -> None:
    """Every attempt with the right password succeeds, and each wrong one is counted once."""
    await world.open_space()
    browsers = [world.browser() for _ in range(AT_ONCE)]
    typed = [PASSWORD, "faux", PASSWORD, PASSWORD, "faux", PASSWORD, "faux", PASSWORD]
    sent = [
        (each, "Home/Logon", await each.fill("Home/Logon", username=USERNAME, password=password))
        for each, password in zip(browsers, typed, strict=True)
    ]

    answers = await send_all(world, choose, sent)

    assert [answer.status_code for answer in answers] == [303 if each == PASSWORD else 422 for each in typed]
    assert world.events("sign-in refused") == 3


async def sign_out(world: World, choose: Choose) -> None:
    """The family is signed out, and every answer says so."""
    await world.open_space()
    browser = world.browser()
    await browser.sign_in()
    values = await browser.fill("Home/LogOff")

    answers = await send_all(world, choose, [(browser, "Home/LogOff", values)] * AT_ONCE)

    assert {answer.status_code for answer in answers} == {303}
    assert not await browser.is_signed_in()


async def forgotten_password(world: World, choose: Choose) -> None:
    """Three messages are sent, and the link of the last one is good."""
    await world.open_space()
    page, browsers = "Home/MotDePasseOublie", [world.browser() for _ in range(AT_ONCE)]

    await send_all(world, choose, [(each, page, await each.fill(page, email="marie@example.org")) for each in browsers])

    await world.deliver()
    assert len(world.postbox.links) == 3
    assert [(await world.browser().open(link)).status for link in world.postbox.links] == [410, 410, 200]


async def new_link(world: World, choose: Choose) -> None:
    """Three messages are sent, and the credentials of the last one are good."""
    await world.invite()
    page, browsers = "CompteCitoyen/NouveauLien", [world.browser() for _ in range(AT_ONCE)]

    await send_all(world, choose, [(each, page, await each.fill(page, email="marie@example.org")) for each in browsers])

    await world.deliver()
    assert [(await world.browser().open(link)).status for link in world.postbox.links] == [410, 410, 410, 200]


async def new_password(world: World, choose: Choose) -> None:
    """The link serves once, and the password that was acknowledged is the one that works."""
    await world.open_space()
    link, browsers = await world.reset_link(), [world.browser() for _ in range(AT_ONCE)]
    sent = [
        (each, link, await each.fill(link, password=password, confirmation=password))
        for each, password in zip(browsers, OTHERS, strict=True)
    ]

    answers = await send_all(world, choose, sent)

    statuses = [answer.status_code for answer in answers]
    assert sorted(statuses) == [303] + [410] * 7
    assert await passwords_that_work(world) == [OTHERS[statuses.index(303)]]
    assert world.events("password changed") == 1


async def credentials(world: World, choose: Choose) -> None:
    """One choice is saved, the others are turned away, and what was saved works."""
    browsers = await signed_in(world, *await world.invite())
    page = "CompteCitoyen/Personnalisation"
    sent = [
        (each, page, await each.fill(page, username=USERNAME, password=password, confirmation=password))
        for each, password in zip(browsers, OTHERS, strict=True)
    ]

    answers = await send_all(world, choose, sent)

    led = [location(answer) for answer in answers]
    assert sorted(led) == ["CompteCitoyen/Services"] + ["Home/Logon"] * 7
    assert await passwords_that_work(world) == [OTHERS[led.index("CompteCitoyen/Services")]]


async def through_the_procedure(world: World, until: str) -> Browser:
    username, password = await world.invite()
    browser = world.browser()
    await browser.sign_in(username, password)
    page = "CompteCitoyen/Personnalisation"
    await browser.send(page, await browser.fill(page, username=USERNAME, password=PASSWORD, confirmation=PASSWORD))
    if until == "terms":
        page = "CompteCitoyen/Services"
        await browser.send(page, await browser.fill(page, action="validate"))
    return browser


async def services(world: World, choose: Choose) -> None:
    """Every answer leads on, and the key is linked."""
    browser = await through_the_procedure(world, "services")
    page = "CompteCitoyen/Services"
    values = await browser.fill(page, action="validate")

    answers = await send_all(world, choose, [(browser, page, values)] * AT_ONCE)

    assert {location(answer) for answer in answers} == {"CompteCitoyen/Conditions"}
    assert world.parts.keys.of(world.family.id)["enfance"].linked_at


async def terms(world: World, choose: Choose) -> None:
    """The terms are accepted once."""
    browser = await through_the_procedure(world, "terms")
    page = "CompteCitoyen/Conditions"
    html = (await browser.open(page)).response.text
    values = await browser.fill(page, lecture=html.partition('data-lecture="')[2].partition('"')[0])

    answers = await send_all(world, choose, [(browser, page, values)] * AT_ONCE)

    assert {location(answer) for answer in answers} == {"CompteCitoyen"}
    assert world.events("terms accepted") == 1


async def modification(world: World, choose: Choose) -> None:
    """One change of credentials is saved, which signs out the others, and what was saved works."""
    await world.open_space()
    page = "CompteCitoyen/Modification"
    sent = [
        (
            each,
            page,
            await each.fill(page, action="credentials", current=PASSWORD, password=password, confirmation=password),
        )
        for each, password in zip(await signed_in(world), OTHERS, strict=True)
    ]

    answers = await send_all(world, choose, sent)

    led = [location(answer) for answer in answers]
    assert sorted(led) == [page] + ["Home/Logon"] * 7
    assert await passwords_that_work(world) == [OTHERS[led.index(page)]]


async def address(world: World, choose: Choose) -> None:
    """The link serves once, and the address of before is told once."""
    await world.open_space()
    browser, page = world.browser(), "CompteCitoyen/Modification"
    await browser.sign_in()
    wanted = {"action": "contact", "email": "marie@example.net", "address_password": PASSWORD}
    await browser.send(page, await browser.fill(page, **wanted))
    await world.deliver()
    link, browsers = world.postbox.links[-1], [world.browser() for _ in range(AT_ONCE)]

    answers = await send_all(world, choose, [(each, link, await each.fill(link)) for each in browsers])

    await world.deliver()
    assert sorted(answer.status_code for answer in answers) == [303] + [410] * 7
    assert [message["To"].addresses[0].addr_spec for message in world.postbox.messages] == [
        "marie@example.net",
        "marie@example.org",
    ]


async def payment(world: World, choose: Choose) -> None:
    """One attempt is started, to which all are led."""
    await world.open_space()
    page, browsers = await world.payment_page(), await signed_in(world)
    values = [await each.fill(page, action="pay") for each in browsers]

    answers = await send_all(world, choose, [(b, page, v) for b, v in zip(browsers, values, strict=True)])

    assert len({answer.headers["location"] for answer in answers}) == 1
    assert world.events("payment started") == 1


async def paid_at_payfip(world: World, choose: Choose) -> str:
    """The idOp of a payment that was refused, given up and made by card, all at once; it has one result."""
    await world.open_space()
    page, browser = await world.payment_page(), world.browser()
    await browser.sign_in()
    started = await browser.send(page, await browser.fill(page, action="pay"))
    where, _, idop = started.headers["location"].partition("?idop=")
    await send_all(world, choose, [(browser, where, {"idop": idop, "issue": "carte"})] * AT_ONCE)
    assert f":{PAYMENT_PORT}/" in where
    return idop


async def told(world: World, choose: Choose, page: str) -> None:
    """The invoice is paid once, and there is one receipt, however often the portal is told."""
    idop = await paid_at_payfip(world, choose)
    browsers = [world.browser() for _ in range(AT_ONCE)]

    await send_all(world, choose, [(each, page, {"idop": idop}) for each in browsers])
    for browser in browsers:
        await browser.open(f"MonCompte/RetourPaiement?idop={idop}")

    await world.deliver()
    assert world.events("invoice paid") == 1
    assert [message["Subject"] for message in world.postbox.messages] == [world.tenant.town.payment.receipt]


RACES: dict[str, Race] = {
    "Home/Logon": sign_in,
    "Home/LogOff": sign_out,
    "Home/MotDePasseOublie": forgotten_password,
    "Home/NouveauMotDePasse": new_password,
    "CompteCitoyen/NouveauLien": new_link,
    "CompteCitoyen/Personnalisation": credentials,
    "CompteCitoyen/Services": services,
    "CompteCitoyen/Conditions": terms,
    "CompteCitoyen/Modification": modification,
    "CompteCitoyen/AdresseElectronique": address,
    "MonCompte/Paiement": payment,
    "MonCompte/RetourPaiement": partial(told, page="MonCompte/RetourPaiement"),
    "MonCompte/NotificationPaiement": partial(told, page="MonCompte/NotificationPaiement"),
}


async def old_password(world: World, choose: Choose) -> None:
    """Whoever signed in with the old password is out once the password has been changed."""
    await world.open_space()
    link, browsers = await world.reset_link(), [world.browser() for _ in range(AT_ONCE)]
    changing, *others = browsers
    new = {"password": OTHERS[0], "confirmation": OTHERS[0]}
    sent = [(changing, link, await changing.fill(link, **new))]
    for each in others:
        values = await each.fill("Home/Logon", username=USERNAME, password=PASSWORD)
        sent.append((each, "Home/Logon", values))

    await send_all(world, choose, sent)

    assert not any([await each.is_signed_in() for each in others])
    assert await passwords_that_work(world) == OTHERS[:1]


async def credentials_and_link(world: World, choose: Choose) -> None:
    """Of a change by the old password and one by a link, the one that was acknowledged last holds."""
    await world.open_space()
    page, link, browser, other = (
        "CompteCitoyen/Modification",
        await world.reset_link(),
        *[world.browser() for _ in "12"],
    )
    await browser.sign_in()
    own = {"action": "credentials", "current": PASSWORD, "password": OTHERS[1], "confirmation": OTHERS[1]}
    sent = [
        (browser, page, await browser.fill(page, **own)),
        (other, link, await other.fill(link, password=OTHERS[0], confirmation=OTHERS[0])),
    ]

    changed, reset = await send_all(world, choose, sent)

    assert reset.status_code == 303
    assert location(changed) in (page, "Home/Logon")
    assert await passwords_that_work(world) == OTHERS[:1]


async def replaced_invitation(world: World, choose: Choose) -> None:
    """Whoever signed in with credentials that a new invitation replaces is out."""
    username, password = await world.invite()
    browsers = [world.browser() for _ in range(AT_ONCE - 1)]
    requests: list[Callable[[], Awaitable[object]]] = [
        partial(each.send, "Home/Logon", await each.fill("Home/Logon", username=username, password=password))
        for each in browsers
    ]
    requests.append(partial(world.parts.inviter.invite, world.tenant, world.family))

    await world.gate.all_at_once(requests, choose)

    assert not any([await each.is_signed_in() for each in browsers])


PAIRS = [old_password, credentials_and_link, replaced_invitation]


@pytest.mark.parametrize("race", [*RACES.values(), *PAIRS], ids=[*RACES, *(race.__name__ for race in PAIRS)])
def test_no_interleaving_breaks_what_is_sent_at_once(race: Race) -> None:
    @settings(
        max_examples=8,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(order=st.lists(st.integers(0, AT_ONCE - 1), min_size=1, max_size=6 * AT_ONCE))
    def interleave(order: list[int]) -> None:
        chosen = cycle(order)

        async def example() -> None:
            async with new_world() as world:
                await race(world, lambda waiting: next(chosen) % waiting)

        run(example)

    interleave()


def test_every_form_of_the_site_map_has_its_race() -> None:
    with components() as portal:
        pages = {name for name, page in town_pages(portal).items() if "POST" in page.methods}

    assert pages == RACES.keys()
