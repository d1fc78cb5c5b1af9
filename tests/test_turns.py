"""Whose turn is next, and how many run at once."""

from __future__ import annotations

import asyncio

from bot.inbox.turns import Turns


async def taken(turns: Turns, channel: str, order: list[str], ends: asyncio.Event | None = None) -> None:
    async with turns.place(channel) as ours:
        order.append(channel if ours else f"no {channel}")
        await (ends.wait() if ends else asyncio.sleep(0))


async def test_no_more_run_at_once_than_there_are_places() -> None:
    turns, order, ends = Turns(2), list[str](), asyncio.Event()
    tasks = [asyncio.create_task(taken(turns, str(number), order, ends)) for number in range(5)]
    for _ in range(5):
        await asyncio.sleep(0)
    assert order == ["0", "1"]

    ends.set()
    await asyncio.gather(*tasks)
    assert order == ["0", "1", "2", "3", "4"]


async def test_channels_take_turns_and_each_keeps_its_order() -> None:
    turns, order, ends = Turns(1), list[str](), asyncio.Event()
    first = asyncio.create_task(taken(turns, "first", order, ends))
    await asyncio.sleep(0)
    waiting = [asyncio.create_task(taken(turns, channel, order)) for channel in ("busy",) * 4 + ("quiet", "other")]
    await asyncio.sleep(0)

    ends.set()
    await asyncio.gather(first, *waiting)
    assert order == ["first", "busy", "quiet", "other", "busy", "busy", "busy"]


async def test_who_gives_up_waiting_takes_no_place_along() -> None:
    turns, order = Turns(1), list[str]()
    async with turns.place("first"):
        second = asyncio.create_task(taken(turns, "second", order))
        third = asyncio.create_task(taken(turns, "third", order))
        await asyncio.sleep(0)
    # It has its place by now, and does not know yet.
    second.cancel()
    await asyncio.gather(second, third, return_exceptions=True)
    await taken(turns, "fourth", order)

    assert order == ["third", "fourth"]


async def test_once_closed_nobody_gets_a_place_and_nobody_waits() -> None:
    turns, order, ends = Turns(1), list[str](), asyncio.Event()
    first = asyncio.create_task(taken(turns, "first", order, ends))
    await asyncio.sleep(0)
    second = asyncio.create_task(taken(turns, "second", order))
    await asyncio.sleep(0)
    turns.close()
    await second
    await taken(turns, "third", order)
    ends.set()
    await first

    assert order == ["first", "no second", "no third"]
