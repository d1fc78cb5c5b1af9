"""What is taken when, whom a taken thread keeps out, and how marks are forgotten."""

from __future__ import annotations

import pytest
from redis.asyncio import Redis

from advisor.message import Message
from advisor.ports import Loaded
from bot.inbox.items import Accepted, Busy, New, ReturnAddress, Undelivered
from bot.settings.settings import Retention
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from tests.support.fakes_inbox import CountingResponder

ADDRESS = ReturnAddress("test", channel="C1")


def message(number: int = 1, thread: str = "C1:1") -> Message:
    return Message("T1", thread, f"C1:{number}", "U1", f"text {number}")


@pytest.fixture
def queues(client: Redis) -> RedisQueues:
    return RedisQueues(client, Retention())


@pytest.fixture
def others(client: Redis) -> RedisQueues:
    return RedisQueues(client, Retention())


async def test_a_message_is_taken_with_the_session_of_the_turns_before(queues: RedisQueues) -> None:
    made = await CountingResponder().respond(None, message())
    await queues.commit(message(), 0, made)
    enquiry = await queues.take("T1", "C1:1")
    assert isinstance(enquiry, Undelivered)
    assert await queues.settle("T1", "C1:1", [entry.raw for entry in enquiry.entries])
    await queues.accept(message(2), ADDRESS)

    assert await queues.take("T1", "C1:1") == New(Accepted(message(2), ADDRESS), Loaded(made.session, 1))


async def test_a_message_behind_another_waits_for_its_turn(queues: RedisQueues) -> None:
    await queues.accept(message(1), ADDRESS)
    await queues.accept(message(2), ADDRESS)

    assert await queues.take("T1", "C1:1") == New(Accepted(message(1), ADDRESS), Loaded(None, 0))


async def test_a_thread_that_one_process_has_taken_is_busy_for_others(queues: RedisQueues, others: RedisQueues) -> None:
    await queues.accept(message(), ADDRESS)
    taken = await queues.take("T1", "C1:1")

    assert await others.take("T1", "C1:1") == Busy()
    assert await queues.take("T1", "C1:1", 2) == taken


async def test_a_message_waits_for_what_is_owed_before_it(queues: RedisQueues) -> None:
    await queues.commit(message(1), 0, await CountingResponder().respond(None, message(1)))
    await queues.accept(message(2), ADDRESS)

    assert isinstance(await queues.take("T1", "C1:1"), Undelivered)


async def test_a_message_that_comes_again_is_kept_once(queues: RedisQueues, client: Redis) -> None:
    for _ in range(3):
        await queues.accept(message(), ADDRESS)

    assert await client.llen(ThreadKeys("T1", "C1:1").inbox) == 1


async def test_how_many_wait_behind_a_message_is_told_until_somebody_was_told_and_again_once_all_are_answered(
    queues: RedisQueues,
) -> None:
    async def taken() -> New:
        found = await queues.take("T1", "C1:1", 2)
        assert isinstance(found, New)
        return found

    async def answered(new: New, *, told: bool = False) -> bool:
        made = await CountingResponder().respond(new.loaded.session, new.accepted.message)
        owed = await queues.commit(new.accepted.message, new.loaded.version, made, told=told)
        assert owed
        return await queues.settle("T1", "C1:1", [entry.raw for entry in owed.entries])

    for number in range(1, 4):
        await queues.accept(message(number), ADDRESS)
    assert (await taken()).behind == 2
    assert not await answered(await taken(), told=True)
    assert (await taken()).behind == 0
    assert not await answered(await taken())
    assert await answered(await taken())

    for number in range(4, 6):
        await queues.accept(message(number), ADDRESS)
    assert (await taken()).behind == 1


async def test_many_marks_are_forgotten_at_once_but_for_threads_that_were_marked_again(queues: RedisQueues) -> None:
    marks = [await queues.accept(message(number, str(number)), ADDRESS) for number in range(5)]
    again = await queues.accept(message(9, "3"), ADDRESS)

    await queues.finish(marks)

    assert await queues.unfinished("test", 0) == [again]
