"""The least that a page can be: Starlette and Jinja2 under the server that the portal has, without a portal.

At `/list` a layout and a list as long as it takes to be as large as the page given; at `/constant` that page itself,
as a template without any value.
"""

import socket
import sys
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from jinja2 import DictLoader, Environment, Template
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

LAYOUT = """<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1>{% block content %}{% endblock %}</body>
</html>"""
LIST = """{% extends "layout" %}{% block content %}<table>
{% for row in rows %}
<tr><th scope="row">{{ row.label }}</th><td>{{ row.day }}</td><td class="number">{{ row.amount }}</td></tr>
{% endfor %}
</table>{% endblock %}"""


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    label: str = "Accueil et restauration – août 2026"
    day: str = "25/09/2026"
    amount: str = "188,99 €"


def main(page: Path) -> None:
    """Serve both at a free port, whose address is printed."""
    source = page.read_text(encoding="utf-8")
    environment = Environment(loader=DictLoader({"layout": LAYOUT, "list": LIST, "page": source}), autoescape=True)
    listed, constant = (environment.get_template(name) for name in ("list", "page"))
    rows = _rows(listed, len(source.encode()))

    async def show_list(_request: Request) -> Response:
        return HTMLResponse(listed.render(title="Mes factures", rows=rows))

    async def show_constant(_request: Request) -> Response:
        return HTMLResponse(constant.render())

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
        routes = [Route("/list", show_list), Route("/constant", show_constant)]
        config = uvicorn.Config(Starlette(routes=routes), access_log=False, lifespan="off", log_level="error")
        uvicorn.Server(config).run(sockets=[listener])


def _rows(listed: Template, size: int) -> list[Row]:
    """As many lines as make the page no larger than this."""
    empty, one = (len(listed.render(title="Mes factures", rows=[Row()] * number).encode()) for number in (0, 1))
    return [Row()] * ((size - empty) // (one - empty))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
