"""A worker: `python -m bot.app.worker SOCKET`, started by `advisor serve`, to which the socket leads."""

from __future__ import annotations

import asyncio
import faulthandler
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.inbox.ports import Respond
    from bot.settings.settings import Settings

NICENESS = 5
"""Turns give way to what accepts messages, and still get on where others keep the machine busy."""
STUCK = 30.0
"""Seconds. What keeps the loop longest by far is the core's first compiling, a fifth of one; a busy machine makes it
ten times as long."""
STOP_SECONDS = 5.0
"""For what is being answered when the front tells us to end, or is gone."""


def main(descriptor: int, respond: Respond | None = None) -> int:
    """Work until the front says so; gives the exit code. `respond` answers in place of the conversation, if given."""
    # Ctrl-C reaches every process of a terminal. The front tells us when it is time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from bot.app import garbage

    garbage.seldom()
    import structlog

    from advisor.errors import AdvisorError
    from bot.app import logging
    from bot.settings.settings import Settings

    logging.configure()
    try:
        asyncio.run(_work(Settings.read(), socket.socket(fileno=descriptor), respond))
    except AdvisorError as error:
        structlog.get_logger().error("a worker cannot start", why=str(error))
        return 1
    return 0


async def _work(settings: Settings, line: socket.socket, respond: Respond | None) -> None:
    from bot.app import garbage
    from bot.app.serving import open_desk
    from bot.nlu.interpret import warm_up
    from bot.workers.seat import READY, mark_of, report_of

    reader, writer = await asyncio.open_connection(sock=line)
    # As if the front had said so: what is left is handed to the next worker.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, line.shutdown, socket.SHUT_RD)
    async with open_desk(settings, respond=respond) as desk, _watched():
        # Only now, so that a start is no slower; and before the thread that reads, which is as nice as who starts it.
        os.nice(NICENESS)
        writer.write(READY)
        warm_up().add_done_callback(lambda _: garbage.loaded())
        while order := await reader.readline():
            mark = mark_of(order)
            desk.start(mark).add_done_callback(partial(_report, writer, report_of(mark)))
        await desk.stop(STOP_SECONDS)
        writer.close()


@asynccontextmanager
async def _watched() -> AsyncIterator[None]:
    """While inside, this process ends, and says where it was, should its event loop stand still for `STUCK` seconds.

    No turn keeps the loop. One that does would keep every thread of this worker, and nobody else could tell.
    """

    async def alive() -> None:
        while True:
            # A timer of C: it needs neither the loop nor the interpreter's lock, which may be what is kept.
            faulthandler.dump_traceback_later(STUCK, exit=True)
            await asyncio.sleep(1.0)

    living = asyncio.create_task(alive())
    try:
        yield
    finally:
        living.cancel()
        faulthandler.cancel_dump_traceback_later()


def _report(writer: asyncio.StreamWriter, report: bytes, _: object) -> None:
    writer.write(report)


if __name__ == "__main__":
    code = main(int(sys.argv[1]))
    # A turn that hangs in a thread would be waited for; whoever takes it next is told of it by the store.
    os._exit(code)
