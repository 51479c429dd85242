"""A page on which everything ticks: by timers, frames, clocks, servers and workers."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.walk.other_portal.portal import served

OFTEN = 0.004
TICKERS = {
    "timeout": "const again = () => { tick(); setTimeout(again, 1) }; again()",
    "words": "setInterval('tick_words()', 1)",
    "frames": "const draw = () => { show(new Date().toISOString()); requestAnimationFrame(draw) }; draw()",
    "clock": "setInterval(() => show(`${Date()} ${performance.now()}`), 1)",
    "channel": """const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { tick(); port2.postMessage(0) }; port2.postMessage(0)""",
    "socket": "new WebSocket(`ws://${location.host}/socket`).onmessage = ({ data }) => show(data)",
    "events": "new EventSource('/events').addEventListener('tick', ({ data }) => show(data))",
    "worker": "new Worker(URL.createObjectURL(new Blob(['setInterval(() => postMessage(0), 2)']))).onmessage = tick",
    "fetch": "(async () => { for (;;) { await fetch('/time'); tick() } })()",
    "request": """const ask = () => {
      const r = new XMLHttpRequest(); r.open('GET', '/time'); r.onload = () => { tick(); ask() }; r.send() }; ask()""",
}


def script(name: str, text: str) -> str:
    return f"""{{
  let count = 0;
  const show = (words) => {{ document.getElementById("{name}").textContent = words }}, tick = () => show(++count);
  globalThis.tick_{name} = tick;
  {text}
}}"""


PAGE = f"""<!doctype html><html lang="fr"><meta charset="utf-8"><main><h1>Bienvenue</h1>
{"".join(f'<p id="{name}">…</p>' for name in TICKERS)}</main>
<script>{"".join(script(name, text) for name, text in TICKERS.items())}</script></html>"""


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


async def time(_: Request) -> PlainTextResponse:
    await asyncio.sleep(OFTEN)
    return PlainTextResponse("")


async def socket(socket: WebSocket) -> None:
    await socket.accept()
    with suppress(WebSocketDisconnect):
        async for number in counted():
            await socket.send_text(str(number))


async def events(_: Request) -> StreamingResponse:
    async def told() -> AsyncIterator[str]:
        async for number in counted():
            yield f"event: tick\ndata: {number}\n\n"

    return StreamingResponse(told(), media_type="text/event-stream")


async def counted() -> AsyncIterator[int]:
    number = 0
    while True:
        yield (number := number + 1)
        await asyncio.sleep(OFTEN)


@contextmanager
def ticking() -> Iterator[str]:
    """Serve the page until the block ends; yields its address."""
    routes = [
        Route("/", page),
        Route("/time", time),
        Route("/events", events),
        WebSocketRoute("/socket", socket),
    ]
    with served(Starlette(routes=routes)) as url:
        yield url
