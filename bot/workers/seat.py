"""One worker's seat: the threads in its care, and a process at it, which is started anew whenever it ends."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import structlog

from bot.inbox.items import Mark

READY = b'"ready"\n'
"""A worker's first line: it takes turns from now on."""


def order_of(mark: Mark) -> bytes:
    """To a worker: see to it that this thread is emptied."""
    return json.dumps([mark.platform, mark.tenant, mark.thread, mark.at]).encode() + b"\n"


def mark_of(order: bytes) -> Mark:
    """The mark of an order."""
    return Mark(*json.loads(order))


def report_of(mark: Mark) -> bytes:
    """To the front, once for each order: nobody is at this thread any more because of it."""
    return json.dumps(mark.of).encode() + b"\n"


def thread_of(report: bytes) -> tuple[str, str]:
    """The thread of a report, with its tenant."""
    tenant, thread = json.loads(report)
    return tenant, thread


log = structlog.get_logger()

STEADY = 30.0
"""Seconds after which a process that ends is taken to have worked well until then."""
LONGEST_PAUSE = 10.0
WORKER = "bot.app.worker"
"""The module that a worker runs, with the number of its end of the line to us."""


@dataclass(slots=True)
class _Open:
    """A thread that was handed over: its latest mark, and how many orders are not reported on yet."""

    mark: Mark
    done: asyncio.Future[None]
    orders: int = 0


class Seat:
    """Hands marks to its process, and hands all that are open to the next one if that dies."""

    def __init__(self, environment: Mapping[str, str], module: str = WORKER) -> None:
        self._module = module
        self._environment = environment
        self._open: dict[tuple[str, str], _Open] = {}
        self._orders: list[bytes] = []
        self._writer: asyncio.StreamWriter | None = None
        self._process: Process | None = None
        self._stopping = False
        self._is_ready = False
        self._failures = 0

    @property
    def is_failing(self) -> bool:
        """Whether processes end as soon as they are started."""
        return self._failures > 1

    def start(self, mark: Mark) -> asyncio.Future[None]:
        """Hand the thread over; done once every order for it is reported on."""
        opened = self._open.get(mark.of)
        if opened is None:
            opened = self._open[mark.of] = _Open(mark, asyncio.get_running_loop().create_future())
        opened.mark = mark
        opened.orders += 1
        self._send(mark)
        return opened.done

    def is_at(self, mark: Mark) -> bool:
        """Whether the thread was handed over and is not reported on yet."""
        return mark.of in self._open

    async def run(self) -> None:
        """Keep a process at the seat until `stop`."""
        while not self._stopping:
            began = time.monotonic()
            try:
                code: int | None = await self._serve()
            except OSError as error:
                code = error.errno
            if self._stopping:
                return
            self._failures = 1 if time.monotonic() - began > STEADY else self._failures + 1
            pause = min(LONGEST_PAUSE, 0.05 * 2.0**self._failures)
            log.error("a worker ended; another takes its place", code=code, open=len(self._open), pause=pause)
            await asyncio.sleep(pause)

    def stop(self) -> None:
        """Tell the process to finish what it is at, and to end. One that is still starting is at nothing yet."""
        self._stopping = True
        if self._writer and self._is_ready:
            self._writer.write_eof()
        else:
            self.kill()

    def kill(self) -> None:
        """End the process: what it was at stays in the store."""
        if self._process:
            with suppress(ProcessLookupError):
                self._process.kill()

    async def _serve(self) -> int:
        """One process from start to end; gives its exit code."""
        ours = await self._started()
        reader, self._writer = await asyncio.open_connection(sock=ours)
        try:
            self._hand_over_again()
            if self._stopping:
                self.kill()
            with suppress(ConnectionError):
                while report := await reader.readline():
                    self._heard(report)
        finally:
            self._writer.close()
            self._writer, self._is_ready = None, False
            # Without its line to us it can learn of no more work; usually it has ended.
            if not self._stopping:
                self.kill()
        assert self._process is not None, "it was started"
        return await self._process.wait()

    async def _started(self) -> socket.socket:
        """A new process, as our end of the line to it. Raises OSError."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", self._module, str(theirs.fileno())),
                    pass_fds=(theirs.fileno(),), env=os.environ | self._environment, stdin=DEVNULL,
                )  # fmt: skip
        except OSError:
            ours.close()
            raise
        return ours

    def _hand_over_again(self) -> None:
        # What was on its way to the process before is among what is open.
        self._orders.clear()
        for opened in self._open.values():
            opened.orders = 1
            self._send(opened.mark)

    def _send(self, mark: Mark) -> None:
        if self._writer:
            # Those of one round of the loop go together: in a burst, to wake a worker for each would cost the most.
            if not self._orders:
                asyncio.get_running_loop().call_soon(self._flush)
            self._orders.append(order_of(mark))

    def _flush(self) -> None:
        orders, self._orders = self._orders, []
        if self._writer:
            self._writer.write(b"".join(orders))

    def _heard(self, report: bytes) -> None:
        if report == READY:
            log.info("a worker is ready")
            self._is_ready = True
            self._failures = 0
            return
        thread = thread_of(report)
        opened = self._open[thread]
        opened.orders -= 1
        if opened.orders <= 0:
            del self._open[thread]
            opened.done.set_result(None)
