"""Work on many families, in slices between which other requests are served."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio import to_thread

from ..storage.store import Store

SLICE = 0.005
"""How long one slice may take, in seconds; a family more is registered or removed in less."""
PAUSE = 0.001
"""How long other requests are served between two slices, at least, in seconds."""


async def in_slices(work: Callable[[float], bool]) -> None:
    """Call `work` with the moment at which it is to pause, until it says that there is no more to do."""
    now = asyncio.get_running_loop().time
    while work(now() + SLICE):
        await asyncio.sleep(PAUSE)


@asynccontextmanager
async def written_in_the_background(store: Store) -> AsyncIterator[None]:
    """Let no slice wait for the disk; in the end, a worker thread does so, else the next commit would for all."""
    with store.unsynced():
        yield
        if store.is_in_file:
            await to_thread.run_sync(os.sync)
