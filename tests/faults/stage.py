"""Where a fault happens: an advisor served in this process, or processes that are started again when they end."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientError, ClientSession, web
from aiohttp.test_utils import TestServer

from bot.app.serving import House, open_house
from bot.app.web import application
from bot.inbox.ports import Respond
from bot.settings.settings import Settings
from tests.faults.stream import Stream, stream
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_slack import Answer, RecordingSlack
from tests.support.servers import HOST, free_port
from tests.support.slack_front import environment
from tests.support.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
COUNTS: Respond = CountingResponder().respond


class WatchedSlack(RecordingSlack):
    """A Slack that tells of posts: `before` it takes one, which it does not if that says so, and `after` it has."""

    def __init__(self) -> None:
        super().__init__()
        self.before: Callable[[], bool] = lambda: False
        self.after: Callable[[], object] = lambda: None
        self.slow = 0.0

    def add_routes(self, app: web.Application) -> None:
        """Who a person is, and what a channel: other bots ask that before they answer."""
        known = {
            "user": {"id": "U00ASKER", "name": "dana", "real_name": "Dana"},
            "channel": {"id": "C0", "name": "home"},
        }
        for method in ("users.info", "conversations.info"):
            app.router.add_route("*", f"/api/{method}", self._queried(lambda _: known))

    async def _post_message(self, request: web.Request) -> web.Response:
        if self.before():
            return Answer(503).response()
        answer = await super()._post_message(request)
        self.after()
        await asyncio.sleep(self.slow)
        return answer


@dataclass
class Process:
    """A served process on a port of its own, started again whenever it ends, as container platforms do."""

    environment: Mapping[str, str]
    folder: Path
    port: int = field(default_factory=free_port)
    command: Sequence[str] = (sys.executable, "-m", "tests.faults.served")
    started: list[asyncio.subprocess.Process] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{HOST}:{self.port}"

    @property
    def log(self) -> Path:
        """What it says."""
        return self.folder / f"log-{self.port}"

    @property
    def now(self) -> asyncio.subprocess.Process:
        """The one that runs, or ran last."""
        return self.started[-1]

    def kill(self) -> None:
        """End it as the kernel does."""
        with suppress(ProcessLookupError):
            self.now.kill()

    @asynccontextmanager
    async def supervised(self) -> AsyncIterator[Process]:
        """Itself, ready; stopped in good order at the end."""
        running = asyncio.create_task(self._run())
        try:
            await self.ready()
            yield self
        finally:
            running.cancel()
            with suppress(ProcessLookupError):
                self.now.terminate()
            await asyncio.wait_for(self.now.wait(), PATIENCE)

    async def _run(self) -> None:
        environment = {**os.environ, **self.environment, "ADVISOR_PORT": str(self.port), "PYTHONPATH": str(ROOT)}
        with self.log.open("wb") as log:
            while True:
                one = await asyncio.create_subprocess_exec(
                    *self.command, env=environment, cwd=self.folder, stdout=log, stderr=log
                )
                self.started.append(one)
                await one.wait()

    async def ready(self) -> None:
        """Return once it says that it is."""
        async with ClientSession() as http, asyncio.timeout(PATIENCE):
            while True:
                with suppress(ClientError):
                    async with http.get(f"{self.url}/readyz") as answer:
                        if answer.status == 200:
                            return
                await asyncio.sleep(0.05)


@dataclass(frozen=True)
class Front:
    """An advisor served in this process, the Slack that it answers to, and a stream of messages."""

    slack: WatchedSlack
    stream: Stream
    house: House


@dataclass(frozen=True)
class Run:
    """A supervised process (or several on one store), the Slack that it answers to, and a stream of messages."""

    slack: WatchedSlack
    stream: Stream
    process: Process
    other: Process


@dataclass(frozen=True)
class Stage:
    """A folder for one row, the seed of its stream, and how many workers its processes have: none do all themselves."""

    folder: Path
    seed: int
    workers: int = 0

    @asynccontextmanager
    async def front(
        self,
        store: str = "",
        *,
        threads: int = 8,
        respond: Respond | None = COUNTS,
        **more: str,
    ) -> AsyncIterator[Front]:
        """An advisor in this process, on this store or an embedded one; None: it holds the real conversation."""
        async with WatchedSlack().served() as slack:
            assert isinstance(slack, WatchedSlack)
            values = environment(slack, self.folder / "data", REDIS_URL=store) | more
            given = {name: value for name, value in values.items() if value}
            async with (
                open_house(Settings.model_validate(given), respond=respond) as house,
                TestServer(application(house), host=HOST) as server,
                stream(str(server.make_url("")).rstrip("/"), slack, self.seed, threads) as said,
            ):
                sweeping = asyncio.create_task(house.inbox.run())
                try:
                    yield Front(slack, said, house)
                finally:
                    sweeping.cancel()
                    await house.inbox.stop(1.0)

    @asynccontextmanager
    async def process(self, store: str = "", *, threads: int = 8, several: bool = False) -> AsyncIterator[Run]:
        """A supervised process on this store or an embedded one; `several`: two of them."""
        async with WatchedSlack().served() as slack:
            assert isinstance(slack, WatchedSlack)
            values = environment(slack, self.folder / "data", REDIS_URL=store, ADVISOR_WORKERS=str(self.workers))
            async with AsyncExitStack() as stack:
                one = await stack.enter_async_context(Process(values, self.folder).supervised())
                other = await stack.enter_async_context(Process(values, self.folder).supervised()) if several else one
                said = await stack.enter_async_context(stream(one.url, slack, self.seed, threads))
                yield Run(slack, said, one, other)
