"""The way of scripts to the server: what is asked for while one batch is on its way travels together in the next."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha1
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import NoScriptError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.stores.client import rim

LONGEST_BATCH = 400
"""Orders in one batch: a server runs so many in some milliseconds, far from any time-out."""
SECOND_TRY = 0.3
"""Seconds for a batch that timed out once: a busy machine stalls a server for half a second now and then. Both tries
together take 0.7, so a store that is really frozen is still refused within a second."""

Answer = Any
"""What a script gives: bytes, int, None or a list of them; `scripts.py` says which."""


@dataclass(frozen=True)
class Script:
    """One Lua script."""

    source: str

    @cached_property
    def sha(self) -> str:
        """The name that a server gives the script."""
        return sha1(self.source.encode(), usedforsecurity=False).hexdigest()

    def call(self, *, keys: Sequence[str], args: Sequence[str | bytes | int]) -> Call:
        """One run of the script."""
        return Call(self, (self.sha, len(keys), *keys, *args))


@dataclass(frozen=True, slots=True)
class Call:
    """One run of a script, with what EVALSHA is given."""

    script: Script
    words: tuple[str | bytes | int, ...]


@dataclass(frozen=True, slots=True)
class _Order:
    calls: Sequence[Call]
    answers: asyncio.Future[Sequence[Answer]]

    def settle(self, answers: Sequence[Answer]) -> None:
        # Whoever gave up waiting has cancelled the future.
        if self.answers.done():
            return
        fault = next((answer for answer in answers if isinstance(answer, Exception)), None)
        if fault:
            self.answers.set_exception(fault)
        else:
            self.answers.set_result(answers)


class Lane:
    """One batch is on its way at a time. A trip costs far more than a script, so the busier, the less each costs."""

    def __init__(self, client: Redis) -> None:
        self._client = client
        self._waiting: list[_Order] = []
        self._driver: asyncio.Task[None] | None = None

    async def run(self, *calls: Call) -> Sequence[Answer]:
        """What the calls give, run in this order (though others may come between them). Raises StoreUnavailable."""
        order = _Order(calls, asyncio.get_running_loop().create_future())
        self._waiting.append(order)
        if self._driver is None:
            self._driver = asyncio.create_task(self._drive())
        with rim():
            return await order.answers

    async def _drive(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:LONGEST_BATCH], self._waiting[LONGEST_BATCH:]
                await self._deliver([order for order in batch if not order.answers.done()])
        finally:
            # No await between the last look and here, so a new order finds either this driver at work or none.
            self._driver = None

    async def _deliver(self, orders: Sequence[_Order]) -> None:
        calls = [call for order in orders for call in order.calls]
        try:
            answers = await self._answers(calls)
        except Exception as error:
            answers = [error] * len(calls)
        rest = iter(answers)
        for order in orders:
            order.settle([next(rest) for _ in order.calls])

    async def _answers(self, calls: Sequence[Call]) -> Sequence[Answer]:
        try:
            return await self._known(calls)
        except RedisTimeoutError:
            # The first try may have been run, or may yet be: every script may be repeated, and may come late.
            async with asyncio.timeout(SECOND_TRY):
                return await self._known(calls)

    async def _known(self, calls: Sequence[Call]) -> Sequence[Answer]:
        answers = await self._trip(calls)
        if any(isinstance(answer, NoScriptError) for answer in answers):
            await self._load({call.script for call in calls})
            # All of them once more, so that the order of each holds.
            answers = await self._trip(calls)
        return answers

    async def _trip(self, calls: Sequence[Call]) -> Sequence[Answer]:
        async with self._client.pipeline(transaction=False) as pipe:
            for call in calls:
                pipe.execute_command("EVALSHA", *call.words)
            answers: Sequence[Answer] = await pipe.execute(raise_on_error=False)
            return answers

    async def _load(self, scripts: set[Script]) -> None:
        async with self._client.pipeline(transaction=False) as pipe:
            for script in scripts:
                pipe.script_load(script.source)
            await pipe.execute()
