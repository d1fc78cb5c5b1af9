"""What acceptance takes at once, whom a taken thread keeps out, and how marks are forgotten."""

from __future__ import annotations

import pytest
from redis.asyncio import Redis

from advisor.message import Message
from advisor.ports import Loaded
from bot.inbox.items import Accepted, Busy, New, Owed, ReturnAddress
from bot.settings import Retention
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from tests.fakes_inbox import CountingResponder

ADDRESS = ReturnAddress("test", channel="C1")


def message(number: int = 1, thread: str = "C1:1") -> Message:
    return Message("T1", thread, f"C1:{number}", "U1", f"text {number}")


@pytest.fixture
def queues(client: Redis) -> RedisQueues:
    return RedisQueues(client, Retention())


@pytest.fixture
def others(client: Redis) -> RedisQueues:
    return RedisQueues(client, Retention())


async def test_a_message_alone_in_its_thread_is_taken_as_it_is_accepted(
    queues: RedisQueues, others: RedisQueues
) -> None:
    kept = await queues.accept(message(), ADDRESS)

    assert kept.new == New(Accepted(message(), ADDRESS), Loaded(None, 0))
    assert await others.take("T1", "C1:1") == Busy()
    assert await queues.take("T1", "C1:1") == kept.new


async def test_it_comes_with_the_session_of_the_turns_before(queues: RedisQueues) -> None:
    made = await CountingResponder().respond(None, message())
    await queues.commit(message(), 0, made)
    enquiry = await queues.take("T1", "C1:1")
    assert isinstance(enquiry, Owed)
    await queues.take("T1", "C1:1", [entry.raw for entry in enquiry.entries])

    assert (await queues.accept(message(2), ADDRESS)).new == New(Accepted(message(2), ADDRESS), Loaded(made.session, 1))


async def test_a_message_behind_another_waits_for_its_turn(queues: RedisQueues) -> None:
    first = (await queues.accept(message(1), ADDRESS)).new

    assert (await queues.accept(message(2), ADDRESS)).new is None
    assert await queues.take("T1", "C1:1") == first


async def test_a_message_in_a_thread_that_another_process_holds_is_left_to_it(
    queues: RedisQueues, others: RedisQueues, client: Redis
) -> None:
    await others.accept(message(1), ADDRESS)
    await client.delete(ThreadKeys("T1", "C1:1").inbox)

    assert (await queues.accept(message(2), ADDRESS)).new is None
    assert isinstance(await others.take("T1", "C1:1"), New)


async def test_a_message_waits_for_what_is_owed_before_it(queues: RedisQueues) -> None:
    await queues.commit(message(1), 0, await CountingResponder().respond(None, message(1)))

    assert (await queues.accept(message(2), ADDRESS)).new is None
    assert isinstance(await queues.take("T1", "C1:1"), Owed)


async def test_a_message_that_comes_again_is_taken_once(queues: RedisQueues) -> None:
    kept = [await queues.accept(message(), ADDRESS) for _ in range(3)]

    assert [bool(each.new) for each in kept] == [True, False, False]


async def test_many_marks_are_forgotten_at_once_but_for_threads_that_were_marked_again(queues: RedisQueues) -> None:
    marks = [(await queues.accept(message(number, str(number)), ADDRESS)).mark for number in range(5)]
    again = (await queues.accept(message(9, "3"), ADDRESS)).mark

    await queues.finish(marks)

    assert await queues.unfinished("test", 0) == [again]
