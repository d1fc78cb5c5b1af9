"""Whose turn is next, and how many run at once."""

from __future__ import annotations

import asyncio

from bot.inbox.fair_queue import Turns


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


async def test_whoever_needs_seclusion_runs_beside_few_or_nobody_and_is_not_overtaken() -> None:
    turns, running, most = Turns(9), 0, list[int]()

    async def take(seclusion: float) -> None:
        nonlocal running
        async with turns.place("channel", seclusion):
            running += 1
            for _ in range(5):
                most.append(running)
                await asyncio.sleep(0)
            running -= 1

    async def beside(*secluded: float) -> int:
        most.clear()
        await asyncio.gather(*map(take, secluded))
        return max(most)

    assert await beside(*[0.0] * 20) == 9
    assert await beside(*[0.5] * 20) == 3
    assert await beside(*[1.0] * 5) == 1

    order = list[float]()

    async def note(seclusion: float) -> None:
        async with turns.place(f"of {seclusion}", seclusion):
            order.append(seclusion)
            await asyncio.sleep(0)

    await asyncio.gather(note(0.0), note(1.0), note(0.1))
    assert order == [0.0, 1.0, 0.1]


async def test_whoever_gives_up_waiting_for_seclusion_keeps_nobody_waiting() -> None:
    turns, order = Turns(2), list[str]()
    async with turns.place("first"):
        secluded = asyncio.create_task(turns.place("second", 1.0).__aenter__())
        third = asyncio.create_task(taken(turns, "third", order))
        await asyncio.sleep(0)
        secluded.cancel()
        await asyncio.wait([secluded, third], timeout=5.0)

        assert order == ["third"]
