"""The same faults for other bots: a plain one on slack-bolt, and one on Vercel's Chat SDK, which npm brings.

Run `python -m tests.faults.beside [ROW ...]`. Same stream, same seed, same Slack; the rows are those whose fault can be
done to any bot that answers mentions in a process. Neither bot keeps a conversation, so nothing is held against them
but what was acknowledged and never answered, answered twice, or answered in another order.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.clients.npm import missing, no_node
from tests.faults.__main__ import LONGEST, SEED
from tests.faults.counts import Counts
from tests.faults.row import Row
from tests.faults.stage import Process, Run, Stage, WatchedSlack
from tests.faults.stream import stream
from tests.faults.table import ROWS
from tests.support.servers import HOST, server
from tests.support.slack_front import environment

CHAT_SDK = Path(__file__).parents[1] / "clients" / "chat_sdk"
BOTS = {
    "slack-bolt": (sys.executable, "-m", "tests.faults.plain"),
    "Chat SDK": ("node", str(CHAT_SDK / "bot.mjs")),
}
APPLYING = (1, 2, 3, 4, 6, 7, 8, 9, 32, 34, 55)
"""The rows that look at nothing but what any bot has: a door, a process, and replies."""


@dataclass(frozen=True)
class OthersStage(Stage):
    """Where the fault happens to another bot, always in a process of its own and on a store of its own."""

    command: Sequence[str] = ()

    @asynccontextmanager
    async def front(self, store: str = "", *, threads: int = 8, **_: object) -> AsyncIterator[Run]:  # type: ignore[override]
        """The bot; a row that only talks with it does not mind that it is a process."""
        async with self.process(store, threads=threads) as run:
            yield run

    @asynccontextmanager
    async def process(self, store: str = "", *, threads: int = 8, several: bool = False) -> AsyncIterator[Run]:
        """The bot, started again whenever it ends."""
        async with WatchedSlack().served() as slack, server(self.folder) as kept:
            assert isinstance(slack, WatchedSlack)
            values = environment(slack, self.folder / "data", REDIS_URL=store or f"redis://{HOST}:{kept.port}")
            async with (
                Process(values, self.folder, command=self.command).supervised() as one,
                stream(one.url, slack, self.seed, threads) as said,
            ):
                said.counts_sessions = False
                yield Run(slack, said, one, one)


async def tried(row: Row, command: Sequence[str]) -> Counts:
    """The counts of a row for a bot."""
    with tempfile.TemporaryDirectory(prefix="beside-") as folder:
        async with asyncio.timeout(LONGEST):
            return await row.inject(OthersStage(Path(folder), SEED, command))


def main(*ids: str) -> int:
    """Try each row with each bot that can be had here, and print what came of it."""
    why = no_node() or missing(CHAT_SDK)
    if why:
        print(f"Not tried today: Chat SDK could not be installed ({why}).")
    for row in ROWS:
        if row.id in APPLYING and (not ids or str(row.id) in ids):
            for name, command in BOTS.items():
                if not (why and command[0] == "node"):
                    print(_line(row, name, command), flush=True)
    return 0


def _line(row: Row, name: str, command: Sequence[str]) -> str:
    try:
        found = asyncio.run(tried(row, command))
        figures = (found.accepted, found.lost, found.doubled, found.out_of_order, found.refused)
        return f"| {row.id} | {row.fault} | {name} | {' | '.join(map(str, figures))} |"
    except (AssertionError, TimeoutError) as error:
        return f"| {row.id} | {row.fault} | {name} | failed: {error!r} | | | | |"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
