"""The least that a page can be: Starlette and Jinja2 under the server that the portal has, without a portal.

At `/words` the page given, each of its words a value that Jinja2 escapes and fills in, as pages are made; at
`/constant` the same page without any value.
"""

import re
import socket
import sys
from pathlib import Path

import uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

WORDS = re.compile(r">([^<>]*[^<>\s][^<>]*)<")


def main(page: Path) -> None:
    """Serve the page at a free port, whose address is printed."""
    source = page.read_text(encoding="utf-8")
    words = WORDS.findall(source)
    numbers = iter(range(len(words)))
    environment = Environment(autoescape=True)
    filled = environment.from_string(WORDS.sub(lambda _: f">{{{{ words[{next(numbers)}] }}}}<", source))
    constant = environment.from_string(source)

    async def show(_request: Request) -> Response:
        return HTMLResponse(filled.render(words=words))

    async def show_constant(_request: Request) -> Response:
        return HTMLResponse(constant.render())

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
        routes = [Route("/words", show), Route("/constant", show_constant)]
        config = uvicorn.Config(Starlette(routes=routes), access_log=False, lifespan="off", log_level="error")
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
