"""What is to happen beside something that takes long, and not at all beside what is quickly done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager


@asynccontextmanager
async def meanwhile(seconds: float, work: Callable[[], Coroutine[object, object, None]]) -> AsyncIterator[None]:
    """While inside for more than `seconds`, `work` runs beside it; on the way out that is cut off, however it fared."""
    running: list[asyncio.Task[None]] = []
    # A timer costs a tenth of a task, and nearly everything is done before it goes off.
    timer = asyncio.get_running_loop().call_later(seconds, lambda: running.append(asyncio.create_task(work())))
    try:
        yield
    finally:
        timer.cancel()
        for task in running:
            task.cancel()
        if running:
            await asyncio.gather(*running, return_exceptions=True)
