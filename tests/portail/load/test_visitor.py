"""One of those who come, on a portal of a few pages: goes on, mistypes, starts again, and says what is wrong."""

from collections import Counter
from collections.abc import Callable

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from portail.errors import Broken
from portail.load.arrivals import Arrival
from portail.load.load_plan import Plan, Somebody
from portail.load.script import Script
from portail.load.visitor.exchange import Answer, Request
from portail.load.visitor.messages import Letters
from portail.load.visitor.name_matching import Reading
from portail.load.visitor.redirects import Reply, followed
from portail.load.visitor.tab import Tab
from portail.load.visitor.visitor import Visitor
from portail.project.discovery import Projects
from portail.walk.bound_procedure import load

SITE = "http://portal.example"
SIGN_IN = """
<form method=post action=/in>
<input aria-label=Name name=n><input type=password aria-label=Password name=p><button>Go</button>
</form>
"""
BOOK = "<p>Code: A-123</p><form method=post action=/mine><label>Your code <input name=code></label></form>"
PROCEDURE = """+++
id = "rooms"
title = "Rooms"
lang = "en"
audience = "people"
+++

## 1. Come in {#sign-in}

I open the site. I click `Enter`. I type {email} into `Name` and {password} into `Password`, then I click `Go`.

## 2. Book {#book}

I click `Book`. I note the `Code` as {code}. I click `Survey`, if it appears.
I type {code} into `Your code` and I press the key `Enter`.

`It is yours`
"""


def site(**pages: Response) -> Starlette:
    def at(name: str, usual: Callable[[HttpRequest], Response]) -> Callable[[HttpRequest], Response]:
        return lambda request: pages.get(name) or usual(request)

    async def sign_in(request: HttpRequest) -> Response:
        form = await request.form()
        if form["p"] != "right":
            return HTMLResponse(f"<p>No.</p>{SIGN_IN}", 422)
        return RedirectResponse("/home", 303)

    async def mine(request: HttpRequest) -> Response:
        assert (await request.form())["code"] == "A-123"
        return pages.get("mine") or HTMLResponse("<p>It is yours.</p>")

    return Starlette(
        routes=[
            Route("/", at("root", lambda _: HTMLResponse('<a href="/sign-in">Enter</a>'))),
            Route("/sign-in", at("form", lambda _: HTMLResponse(SIGN_IN))),
            Route("/in", sign_in, methods=["POST"]),
            Route("/home", at("home", lambda _: HTMLResponse('<a href="/book">Book</a>'))),
            Route(
                "/book",
                at("book", lambda _: HTMLResponse(BOOK)),
            ),
            Route("/mine", mine, methods=["POST"]),
        ]
    )


class InThisProcess:
    """Reaches the site in this process."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self.asked: list[str] = []
        self.browsers = 0

    def ask(self, request: Request, step: str) -> Answer:  # noqa: ARG002 - nobody counts by steps here
        return followed(request, self._send, ["portal.example"])

    ask_again = ask

    def forget(self) -> None:
        self.browsers += 1

    def _send(self, request: Request) -> Reply:
        self.asked.append(f"{request.method} {request.url.removeprefix(SITE)}")
        with start_blocking_portal() as loop:  # in a thread: a test before may have left one running in this
            answer = loop.call(self._answer, request)
        return Reply(answer.status_code, answer.headers.get("location", ""), answer.text)

    async def _answer(self, request: Request) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self._app), base_url=SITE) as client:
            fields = {name: str(value) for name, value in request.fields}
            return await client.request(request.method, request.url, data=fields)


class Written:
    """A diary that keeps what is written."""

    def __init__(self) -> None:
        self.events = Counter[str]()
        self.steps: list[str] = []
        self.failures: list[tuple[str, str, str]] = []

    def page(self, step: str, seconds: float) -> None:
        assert step
        assert seconds >= 0

    def step(self, step: str, seconds: float) -> None:
        assert seconds >= 0
        self.steps.append(step)

    def message(self, seconds: float) -> None: ...

    def event(self, what: str, times: int = 1) -> None:
        self.events[what] += times

    def failure(self, step: str, sentence: str, cause: str) -> None:
        self.failures.append((step, sentence, cause))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    file = tmp_path_factory.mktemp("procedures") / "rooms.md"
    file.write_text(PROCEDURE, encoding="utf-8")
    return Plan(
        procedure="rooms",
        title="Rooms",
        folder=str(file.parent),
        base_url=f"{SITE}/",
        hosts=("portal.example",),
        steps=Script(load(Projects(), str(file))).steps,
        people=[],
        seconds=1.0,
        seed=1,
        pause=0.0,
    )


def visit(
    plan: Plan, app: Starlette, *, mistypes: bool = False, starts_again: bool = False, chance: float = 0.9
) -> tuple[Written, list[str]]:
    written, connection = Written(), InThisProcess(app)
    letters, person = Letters(None, "a@x.example", 1.0), Somebody("a@x.example", password="right")
    tab = Tab(plan, person, connection, letters, Reading(), written)
    arrival = Arrival(0, 0.0, mistypes, starts_again, is_impatient=False, chance=chance)
    Visitor(tab, arrival, lambda: None).come()
    return written, connection.asked


def test_a_person_follows_the_steps_by_the_names_of_things(plan: Plan) -> None:
    written, asked = visit(plan, site())

    assert written.failures == []
    assert written.events == Counter(arrived=1, finished=1)
    assert written.steps == ["sign-in", "book"]
    assert asked == ["GET /", "GET /sign-in", "POST /in", "GET /home", "GET /book", "POST /mine"]


def test_one_who_mistypes_is_refused_once_and_types_anew(plan: Plan) -> None:
    written, asked = visit(plan, site(), mistypes=True)

    assert written.events == Counter(arrived=1, finished=1, mistyped=1)
    assert asked.count("POST /in") == 2


def test_one_who_starts_again_has_sent_nothing_before(plan: Plan) -> None:
    written, asked = visit(plan, site(), starts_again=True)

    assert written.events["started-again"] == written.events["finished"] == 1
    assert asked[:4] == ["GET /", "GET /sign-in", "GET /", "GET /sign-in"]


@pytest.mark.parametrize(
    ("pages", "step", "sentence", "found"),
    [
        ({"home": HTMLResponse("Busy", 503)}, "sign-in", "then I click Go", "une réponse 503"),
        ({"book": HTMLResponse("<p>Full.</p>")}, "book", "I note the Code", "aucune valeur à côté de ce nom"),
        ({"mine": HTMLResponse("<p>Sorry.</p>")}, "book", "It is yours", "rien de tel sur la page"),
        ({"home": RedirectResponse("https://other.example/")}, "sign-in", "then I click Go", "other.example"),
        ({"root": RedirectResponse("/")}, "sign-in", "I open the site", "ne finit pas"),
    ],
)
def test_what_keeps_a_person_from_going_on_is_told_with_its_sentence(
    plan: Plan, pages: dict[str, Response], step: str, sentence: str, found: str
) -> None:
    written, _ = visit(plan, site(**pages))

    assert written.events == Counter(arrived=1, failed=1, lost=0)
    [(at, said, cause)] = written.failures
    assert at == step
    assert sentence in said
    assert found in cause
    assert "a@x.example" not in said + cause


def test_a_post_stays_one_where_the_server_says_so() -> None:
    sent: list[Request] = []

    def send(request: Request) -> Reply:
        sent.append(request)
        return Reply(307, "/there", "") if len(sent) == 1 else Reply(200, "", "")

    followed(Request(f"{SITE}/here", "POST", (("a", "b"),)), send, ["portal.example"])

    assert sent[1] == Request(f"{SITE}/there", "POST", (("a", "b"),))


def test_no_host_is_asked_that_may_not_be_loaded() -> None:
    def send(request: Request) -> Reply:
        raise AssertionError(request)

    with pytest.raises(Broken, match=r"other\.example"):
        followed(Request("https://other.example/"), send, ["portal.example"])
