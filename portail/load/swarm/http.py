"""How one person reaches a portal: by Locust's fast client, with cookies and connections of their own."""

import ssl
from base64 import b64encode
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import gevent
from locust.contrib.fasthttp import FastHttpSession
from locust.env import Environment
from urllib3 import encode_multipart_formdata

from portail.errors import Broken
from portail.load.load_plan import Connection, Plan
from portail.load.swarm.pacer import Pacer
from portail.load.visitor.diary import Diary
from portail.load.visitor.exchange import Answer, Field, Request
from portail.load.visitor.redirects import Reply, followed
from portail.wording import load as words

FORM = "application/x-www-form-urlencoded"
AGENT = "Mozilla/5.0 (compatible; portail load)"
LONGEST = 60.0
"""How long an answer is waited for, in seconds."""
IMPATIENT = 5.0
"""After how many seconds somebody who is impatient asks again."""


class OwnConnection:
    """The connection of one person; see `portail.load.visitor.exchange.Connection`."""

    def __init__(self, plan: Plan, environment: Environment, tls: ssl.SSLContext, pacer: Pacer, diary: Diary) -> None:
        self._plan = plan
        self._tls = tls
        self._environment = environment
        self._pacer = pacer
        self._diary = diary
        self._headers = headers_of(plan.connection)
        self._session: Any = None
        self._is_reused = False
        """Whether the server may have closed the connection: a browser sends what is lost so once more."""

    def ask(self, request: Request, step: str) -> Answer:
        """Return what is answered."""
        return followed(request, partial(self._send, step), self._plan.hosts)

    def ask_again(self, request: Request, step: str) -> Answer:
        """Do as `ask`, by somebody who asks a second time when no answer comes soon; nothing is sent twice."""
        if request.method != "GET":
            return self.ask(request, step)
        asking = gevent.spawn(self.ask, request, step)
        asking.join(IMPATIENT)
        if asking.ready():
            answer: Answer = asking.get()
            return answer
        asking.kill()
        self.close()
        self._diary.event("asked-again")
        return self.ask(request, step)

    def forget(self) -> None:
        """Begin anew: without cookies, by new connections."""
        self.close()
        self._session = None

    def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        if self._session:
            self._session.client.clientpool.close()
        self._is_reused = False

    def _send(self, step: str, request: Request) -> Reply:
        self._diary.event("held-back", round(self._pacer.wait() * 1000))
        answer = self._answer(step, request)
        if not answer.status_code and self._is_reused:
            self._diary.event("reconnected")
            self.close()
            answer = self._answer(step, request)
        if not answer.status_code:
            raise Broken(expected=words.A_PAGE, found=words.no_answer(type(answer.error).__name__))
        self._is_reused = True
        return Reply(answer.status_code, answer.headers.get("location", ""), answer.text or "")

    def _answer(self, step: str, request: Request) -> Any:
        url, body, kind = _encoded(request)
        headers = {**self._headers, **({"Content-Type": kind} if kind else {})}
        return self._open().request(request.method, url, name=step, data=body, headers=headers, allow_redirects=False)

    def _open(self) -> Any:
        if self._session is None:
            self._session = FastHttpSession(
                None,
                self._environment.events.request,
                None,
                insecure=self._plan.connection.any_certificate,
                ssl_context_factory=lambda: self._tls,
                network_timeout=LONGEST,
                connection_timeout=LONGEST,
            )
        return self._session


def headers_of(connection: Connection) -> dict[str, str]:
    """Return what every request says."""
    headers = {"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml", **connection.headers}
    if connection.credentials:
        headers["Authorization"] = f"Basic {b64encode(':'.join(connection.credentials).encode()).decode()}"
    return headers


def tls_of(connection: Connection) -> ssl.SSLContext:
    """Return which certificates count, and the one that is shown."""
    context = ssl.create_default_context(cafile=connection.ca)
    if connection.any_certificate:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    if connection.client_certificate:
        context.load_cert_chain(
            connection.client_certificate, connection.client_key, connection.client_key_password or ""
        )
    return context


def _encoded(request: Request) -> tuple[str, bytes | None, str]:
    """Return the address of a request, what it carries, and the kind of that."""
    if request.method == "GET":
        return _with_query(request.url, request.fields) if request.fields else request.url, None, ""
    if request.is_multipart:
        return request.url, *encode_multipart_formdata([(name, _part(value)) for name, value in request.fields])
    return request.url, urlencode([(name, str(value)) for name, value in request.fields]).encode(), FORM


def _part(value: str | Path) -> str | tuple[str, bytes]:
    return value if isinstance(value, str) else (value.name, value.read_bytes())


def _with_query(url: str, fields: Sequence[Field]) -> str:
    return f"{url.partition('?')[0]}?{urlencode([(name, str(value)) for name, value in fields])}"
