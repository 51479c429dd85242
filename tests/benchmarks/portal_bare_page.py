"""The least that a page can be: Starlette and Jinja2 under the server that the portal has, with a page of its size."""

import socket
import sys
from pathlib import Path

import uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route


def main(page: Path) -> None:
    """Serve the page at a free port, whose address is printed."""
    source = page.read_text(encoding="utf-8").replace("Marie", "{{ name }}")
    template = Environment(autoescape=True).from_string(source)

    async def show(_request: Request) -> Response:
        return HTMLResponse(template.render(name="Marie"))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
        config = uvicorn.Config(
            Starlette(routes=[Route("/", show)]), access_log=False, lifespan="off", log_level="error"
        )
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
