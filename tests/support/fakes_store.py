"""A way to the real server that can lose an answer, as a server or a network that stalls does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

CHUNK = 65_536
NEVER = -1


class LossyWay:
    """Passes everything on, but for one answer: the server runs that batch of scripts, and nobody hears of it."""

    def __init__(self, server: str) -> None:
        self._server = server.removeprefix("unix://")
        self._until_loss = NEVER
        self._passing: set[asyncio.Task[None]] = set()
        self.lost = b""

    def lose(self, *, after: int = 0) -> None:
        """Lose the answer to a batch of scripts, after so many are answered, and all else on its connection."""
        self._until_loss, self.lost = after, b""

    async def repeat_late(self) -> None:
        """Let the server run the batch again whose answer was lost, as if it had been held up on its way."""
        answers, orders = await asyncio.open_unix_connection(self._server)
        with closing(orders):
            orders.write(self.lost)
            orders.write_eof()
            assert await answers.read()

    @asynccontextmanager
    async def served(self, folder: Path) -> AsyncIterator[str]:
        """The unix:// URL of this way to the server; its socket lies in `folder`."""
        socket = folder / "way.sock"
        server = await asyncio.start_unix_server(self._connected, socket)
        try:
            yield f"unix://{socket}"
        finally:
            server.close()
            for task in self._passing:
                task.cancel()
            await asyncio.gather(*self._passing, return_exceptions=True)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._pass(reader, writer))
        self._passing.add(task)
        task.add_done_callback(self._passing.discard)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, orders = await asyncio.open_unix_connection(self._server)
        deaf = asyncio.Event()
        with closing(writer), closing(orders):
            async with asyncio.TaskGroup() as group:
                group.create_task(_answer(answers, writer, deaf))
                while chunk := await reader.read(CHUNK):
                    if self._loses(chunk):
                        deaf.set()
                    orders.write(chunk)
                orders.write_eof()

    def _loses(self, chunk: bytes) -> bool:
        if b"EVALSHA" not in chunk or self._until_loss == NEVER:
            return False
        if self._until_loss == 0:
            self.lost = chunk
        self._until_loss -= 1
        return bool(self.lost)


async def _answer(answers: asyncio.StreamReader, writer: asyncio.StreamWriter, deaf: asyncio.Event) -> None:
    while chunk := await answers.read(CHUNK):
        if not deaf.is_set():
            writer.write(chunk)
