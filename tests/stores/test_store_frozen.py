"""A store that fails is told at once, and works again as soon as it is back."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest
from redis import Redis as BlockingRedis

from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.ports import Loaded
from bot.inbox.items import Accepted, New, ReturnAddress
from bot.settings.settings import Retention
from bot.stores.client import connect
from bot.stores.embedded import embedded
from bot.stores.queues import RedisQueues
from bot.stores.redis_store import RedisStore

MESSAGE = Message("T1", "one", "one:1", "U1", "hello")
ADDRESS = ReturnAddress("test")


async def test_a_frozen_server_is_refused_within_a_second_and_used_again_once_it_thaws(data_dir: Path) -> None:
    with embedded(data_dir) as url, BlockingRedis.from_url(url) as blocking:
        pid = int(blocking.info("server")["process_id"])
        client = connect(url)
        queues, store = RedisQueues(client, Retention()), RedisStore(client)
        # So that the freeze meets a connection in use, then one that has to be made.
        await store.load(MESSAGE)
        os.kill(pid, signal.SIGSTOP)
        try:
            for attempt in (lambda: queues.accept(MESSAGE, ADDRESS), lambda: store.load(MESSAGE)):
                began = time.monotonic()
                with pytest.raises(StoreUnavailable):
                    await attempt()
                assert time.monotonic() - began < 1.0
        finally:
            os.kill(pid, signal.SIGCONT)

        await queues.accept(MESSAGE, ADDRESS)
        assert await queues.take("T1", "one") == New(Accepted(MESSAGE, ADDRESS), Loaded(None, 0))
        await client.aclose()


async def test_of_many_messages_at_once_a_frozen_server_is_told_for_each_as_soon(data_dir: Path) -> None:
    with embedded(data_dir) as url, BlockingRedis.from_url(url) as blocking:
        pid = int(blocking.info("server")["process_id"])
        client = connect(url)
        queues = RedisQueues(client, Retention())
        many = [Message("T1", str(number), f"{number}:1", "U1", "hello") for number in range(120)]
        os.kill(pid, signal.SIGSTOP)
        try:
            began = time.monotonic()
            told = await asyncio.gather(*(queues.accept(one, ADDRESS) for one in many), return_exceptions=True)
            # A second, and what a busy machine needs for so many.
            assert time.monotonic() - began < 1.5
        finally:
            os.kill(pid, signal.SIGCONT)

        assert {type(one) for one in told} == {StoreUnavailable}
        # What was sent while it was frozen is run first, which takes a busy machine its time.
        await asyncio.to_thread(blocking.ping)
        assert {(await queues.accept(one, ADDRESS)).thread for one in many} == {one.thread for one in many}
        await client.aclose()


async def test_a_server_that_is_gone_is_told_as_unavailable_in_words_for_people(data_dir: Path) -> None:
    client = connect(f"unix://{data_dir}/nothing.sock")

    with pytest.raises(StoreUnavailable, match=r"nothing was changed\. Please try again") as told:
        await RedisStore(client).load(MESSAGE)
    await client.aclose()
    assert "nothing.sock" not in str(told.value)
