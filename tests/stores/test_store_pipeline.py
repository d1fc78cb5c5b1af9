"""Scripts that travel together: each answered to its asker, in order, in few trips."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis

from advisor.errors import StoreUnavailable
from bot.stores.batches import LONGEST_BATCH
from bot.stores.calls import Call, Script
from bot.stores.pipeline import Lane

ECHO = Script("return ARGV[1]")
PUSH = Script("return redis.call('RPUSH', KEYS[1], ARGV[1])")


def echo(text: str) -> Call:
    return ECHO.call(keys=[], args=[text])


def push(text: str, key: str = "list") -> Call:
    return PUSH.call(keys=[key], args=[text])


@pytest.fixture
def lane(client: Redis) -> Lane:
    return Lane(client)


async def pushed(client: Redis) -> list[bytes | str]:
    return await client.lrange("list", 0, -1)


async def test_each_gets_its_own_answers_however_many_ask_at_once(lane: Lane) -> None:
    texts = [str(number) for number in range(3 * LONGEST_BATCH)]

    answers = await asyncio.gather(*(lane.run(echo(text), echo(text * 2)) for text in texts))

    assert answers == [[text.encode(), text.encode() * 2] for text in texts]


async def test_what_is_asked_for_at_once_travels_in_few_trips(lane: Lane, client: Redis) -> None:
    await lane.run(echo("loaded"))
    before = (await client.info("stats"))["total_reads_processed"]

    await asyncio.gather(*(lane.run(echo("x")) for _ in range(LONGEST_BATCH)))

    assert (await client.info("stats"))["total_reads_processed"] - before < LONGEST_BATCH / 10


async def test_scripts_run_in_the_order_in_which_they_were_asked_for(lane: Lane, client: Redis) -> None:
    await asyncio.gather(*(lane.run(push(f"{number}a"), push(f"{number}b")) for number in range(250)))

    assert await pushed(client) == [f"{number}{half}".encode() for number in range(250) for half in "ab"]


async def test_a_script_that_fails_is_told_to_its_asker_alone(lane: Lane, client: Redis) -> None:
    await client.set("no list", "text")

    good, bad, last = await asyncio.gather(
        lane.run(echo("good")), lane.run(push("x", "no list")), lane.run(echo("last")), return_exceptions=True
    )

    assert (good, last) == ([b"good"], [b"last"])
    assert isinstance(bad, StoreUnavailable)


async def test_what_the_server_forgot_is_loaded_again_and_stays_in_order(lane: Lane, client: Redis) -> None:
    await lane.run(push("known"))
    await client.script_flush()

    await asyncio.gather(*(lane.run(push(str(number))) for number in range(5)))

    assert await pushed(client) == [b"known", b"0", b"1", b"2", b"3", b"4"]


async def test_what_nobody_waits_for_any_more_is_not_run_and_holds_up_nothing(lane: Lane, client: Redis) -> None:
    waiting = [asyncio.create_task(lane.run(push(str(number)))) for number in range(3)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    await asyncio.wait(waiting)

    assert await pushed(client) == [b"0", b"2"]
