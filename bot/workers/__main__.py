"""A worker: `python -m bot.workers SOCKET`, started by `advisor serve`, to which the socket leads."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

NICENESS = 5
"""Turns give way to what accepts messages, and still get on where others keep the machine busy."""
STOP_SECONDS = 5.0
"""For what is being answered when the front tells us to end, or is gone."""


def main(descriptor: int) -> int:
    """Work until the front says so; gives the exit code."""
    # Ctrl-C reaches every process of a terminal. The front tells us when it is time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from bot import garbage

    garbage.seldom()
    import structlog

    from advisor.errors import AdvisorError
    from bot import logging
    from bot.settings import Settings

    logging.configure()
    try:
        asyncio.run(_work(Settings.read(), socket.socket(fileno=descriptor)))
    except AdvisorError as error:
        structlog.get_logger().error("a worker cannot start", why=str(error))
        return 1
    return 0


async def _work(settings: Settings, line: socket.socket) -> None:
    from bot import garbage
    from bot.listening import warm_up
    from bot.wiring.house import open_desk
    from bot.workers.wire import READY, mark_of, report_of

    reader, writer = await asyncio.open_connection(sock=line)
    # As if the front had said so: what is left is handed to the next worker.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, line.shutdown, socket.SHUT_RD)
    async with open_desk(settings) as desk:
        # Only now, so that a start is no slower; and before the thread that reads, which is as nice as who starts it.
        os.nice(NICENESS)
        writer.write(READY)
        warm_up().add_done_callback(lambda _: garbage.loaded())
        while order := await reader.readline():
            mark = mark_of(order)
            desk.start(mark).add_done_callback(partial(_report, writer, report_of(mark)))
        await desk.stop(STOP_SECONDS)
        writer.close()


def _report(writer: asyncio.StreamWriter, report: bytes, _: object) -> None:
    writer.write(report)


if __name__ == "__main__":
    code = main(int(sys.argv[1]))
    # A turn that hangs in a thread would be waited for; whoever takes it next is told of it by the store.
    os._exit(code)
