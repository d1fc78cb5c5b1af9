"""The way to the store: quick as a rule, and now and then slow, broken or without an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from random import Random

from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.stores.client import TIMEOUT
from tests.simulation.life import Life
from tests.simulation.lua_server import LuaServer

Command = Callable[[], object]

LATE = 0.3
"""Seconds after its time-out within which a command may still be run."""


class Wire:
    """How a batch of commands travels; `faults` gives the share of batches that do not come back just now."""

    def __init__(self, rng: Random, life: Life, faults: Callable[[], float]) -> None:
        self._rng = rng
        self._life = life
        self._faults = faults

    async def carry(self, commands: list[Command]) -> list[object]:
        """The answers. Raises RedisTimeoutError and RedisConnectionError, after none, some or all of them were run."""
        await self._life.step()
        share = self._faults()
        if self._rng.random() < share:
            await self._fail(commands if share < 1.0 else [])
        await asyncio.sleep(self._rng.expovariate(200.0))
        answers = [command() for command in commands]
        await self._life.step()
        return answers

    async def _fail(self, commands: list[Command]) -> None:
        arrived = commands[: self._rng.randint(0, len(commands))]
        fate = self._rng.choice(("broken", "timed out", "late"))
        if fate == "late":
            loop = asyncio.get_running_loop()
            loop.call_later(TIMEOUT + self._rng.uniform(0.0, LATE), lambda: [command() for command in arrived])
        else:
            for command in arrived:
                command()
        if fate == "broken":
            raise RedisConnectionError("the connection broke")
        await asyncio.sleep(TIMEOUT)
        raise RedisTimeoutError("no answer")


class LuaClient:
    """As much of `redis.asyncio.Redis` as a lane uses. Over no wire everything arrives at once."""

    def __init__(self, server: LuaServer, wire: Wire | None = None) -> None:
        self.server = server
        self.wire = wire

    def pipeline(self, *, transaction: bool) -> Pipeline:
        """A batch."""
        return Pipeline(self)


class Pipeline:
    """A batch of commands."""

    def __init__(self, client: LuaClient) -> None:
        self._client = client
        self._commands: list[Command] = []

    async def __aenter__(self) -> Pipeline:
        return self

    async def __aexit__(self, *error: object) -> None:
        self._commands = []

    def execute_command(self, name: str, digest: str, number: int, *words: str | bytes | int) -> None:
        """One EVALSHA more."""
        self._commands.append(lambda: _answer(lambda: self._client.server.evalsha(digest, number, *words)))

    def script_load(self, source: str) -> None:
        """One SCRIPT LOAD more."""
        self._commands.append(lambda: self._client.server.load(source))

    async def execute(self, raise_on_error: bool = True) -> list[object]:
        """The answers; what a command raised is its answer."""
        if self._client.wire is None:
            return [command() for command in self._commands]
        return await self._client.wire.carry(self._commands)


def _answer(command: Command) -> object:
    try:
        return command()
    except RedisError as error:
        return error
