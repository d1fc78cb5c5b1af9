"""The way of calls to one server: what is asked for while one batch is on its way travels together in the next."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from redis.asyncio import Redis
from redis.exceptions import NoScriptError, ReadOnlyError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.stores.calls import Call, Script, StoreAnswer

LONGEST_BATCH = 400
"""Calls in one batch: a server runs so many in some milliseconds, far from any time-out."""
SECOND_TRY = 0.3
"""Seconds for a batch that timed out once: a busy machine stalls a server for half a second now and then. Both tries
together take 0.7, so a store that is really frozen is still refused within a second."""
COPYING = 100
"""Milliseconds that a replica may take to have a copy; where none has by then, the primary alone will do."""


def fault_in(answers: Sequence[StoreAnswer]) -> Exception | None:
    """The first fault among them."""
    return next((answer for answer in answers if isinstance(answer, Exception)), None)


@dataclass(frozen=True, slots=True)
class _Order:
    calls: Sequence[Call]
    answers: asyncio.Future[Sequence[StoreAnswer]]

    def settle(self, answers: Sequence[StoreAnswer]) -> None:
        # Whoever gave up waiting has cancelled the future.
        if self.answers.done():
            return
        if fault := fault_in(answers):
            self.answers.set_exception(fault)
        else:
            self.answers.set_result(answers)


class Batches:
    """One batch is on its way at a time. A trip costs far more than a script, so the busier, the less each costs."""

    def __init__(self, client: Redis, copied: Callable[[], bool]) -> None:
        self._client = client
        self._copied = copied
        self._waiting: deque[_Order] = deque()
        self._driver: asyncio.Task[None] | None = None

    async def run(self, calls: Sequence[Call]) -> Sequence[StoreAnswer]:
        """What the calls give, run in this order (others may come between them). Raises the first fault among them."""
        order = _Order(calls, asyncio.get_running_loop().create_future())
        self._waiting.append(order)
        if self._driver is None:
            self._driver = asyncio.create_task(self._drive())
        return await order.answers

    async def _drive(self) -> None:
        try:
            while self._waiting:
                await self._deliver(self._next())
        finally:
            # No await between the last look and here, so a new order finds either this driver at work or none.
            self._driver = None

    def _next(self) -> Sequence[_Order]:
        batch: list[_Order] = []
        calls = 0
        while self._waiting and calls < LONGEST_BATCH:
            order = self._waiting.popleft()
            if not order.answers.done():
                batch.append(order)
                calls += len(order.calls)
        return batch

    async def _deliver(self, orders: Sequence[_Order]) -> None:
        calls = [call for order in orders for call in order.calls]
        try:
            answers = await self._answers(calls)
        except Exception as error:
            answers = [error] * len(calls)
        rest = iter(answers)
        for order in orders:
            order.settle([next(rest) for _ in order.calls])

    async def _answers(self, calls: Sequence[Call]) -> Sequence[StoreAnswer]:
        try:
            answers = await answered(self._client, calls, copied=self._copied())
            if not any(isinstance(answer, ReadOnlyError) for answer in answers):
                return answers
            # The server is a replica by now: what connects anew finds the primary, where the name leads to it.
            await self._client.connection_pool.disconnect()
        except RedisTimeoutError:
            # The first try may have been run, or may yet be: every call may be repeated, and may come late.
            pass
        async with asyncio.timeout(SECOND_TRY):
            return await answered(self._client, calls, copied=self._copied())


async def answered(
    client: Redis, calls: Sequence[Call], *, asking: bool = False, copied: bool = False
) -> Sequence[StoreAnswer]:
    """What the server gives, faults among it, once a replica has what the calls wrote, if it is to be `copied`.

    `asking`: the calls' slot is just being moved to this server.
    """
    answers = await _trip(client, calls, asking, copied)
    if any(isinstance(answer, NoScriptError) for answer in answers):
        await _load(client, {call.script for call in calls if call.script})
        # All of them once more, so that the order of each holds.
        answers = await _trip(client, calls, asking, copied)
    return answers


async def _trip(client: Redis, calls: Sequence[Call], asking: bool, copied: bool) -> Sequence[StoreAnswer]:
    async with client.pipeline(transaction=False) as pipe:
        for call in calls:
            if asking:
                pipe.execute_command("ASKING")
            pipe.execute_command(*call.words)
        if copied:
            pipe.execute_command("WAIT", 1, COPYING)
        answers: Sequence[StoreAnswer] = await pipe.execute(raise_on_error=False)
        answers = answers[:-1] if copied else answers
        return answers[1::2] if asking else answers


async def _load(client: Redis, scripts: set[Script]) -> None:
    async with client.pipeline(transaction=False) as pipe:
        for script in scripts:
            pipe.script_load(script.source)
        await pipe.execute()
