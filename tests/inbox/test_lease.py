"""Two live processes, turns that outlive the lease, and a slow platform: every reply is sent once."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

from redis.asyncio import Redis

from advisor.dialogue.session import Session
from advisor.message import Message
from advisor.ports import Outcome
from advisor.reply import Reply
from bot.app.base import set_aside
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from bot.inbox.items import Busy, ErasureRequest, Lease, New, ReplyDue, ReturnAddress, Undelivered
from bot.inbox.ports import ErasePeople, Respond, Send
from bot.inbox.thread_tasks import LocalDesk
from bot.inbox.work import ThreadWork
from bot.settings.settings import Retention
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.forgetting import RedisForgetting
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from tests.support.fakes_inbox import CountingResponder, FixedClock
from tests.support.waiting import until

THREADS, EACH = 100, 5
ADDRESS = ReturnAddress("test", channel="C1")
SCALE = 0.1
"""Everything is so much shorter than in life: lease, turns, posts."""


LEASE = Lease(Lease().seconds * SCALE, Lease().fresh * SCALE, takes=1_000)


def process(client: Redis, respond: Respond, sender: Send, forget: ErasePeople | None = None) -> Inbox:
    """One that has its leases as much shorter."""
    threads, retention = RedisQueues(client, Retention(), lease=LEASE), Retention()
    letters = set_aside(RedisDeadLetters(client, Retention()))
    work = ThreadWork(
        threads=threads,
        enquiries=RedisEnquiryLog(client, retention),
        forget=forget or RedisForgetting(client, retention).forget,
        set_aside=letters,
        respond=respond,
        delivery=Delivery(threads=threads, senders={"test": sender}, look_ups={}, set_aside=letters),
        clock=FixedClock(),
        lease=LEASE,
    )
    return Inbox(queues=threads, desk=LocalDesk(threads, work), platforms=("test",))


class SlowResponder(CountingResponder):
    """Some turns use up the lease before anything is sent, and some outlive it."""

    TOOK = (6.5, 0.2, 9.0, 6.5, 0.2)

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        await asyncio.sleep(SCALE * self.TOOK[int(message.text[-1])])
        return await super().respond(session, message)


class SlowSender:
    """Shows a reply only after a while."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def __call__(self, address: ReturnAddress, reply: Reply) -> str:
        await asyncio.sleep(SCALE * 2.5)
        self.texts.append(reply.notification)
        return "posted"


async def test_two_processes_send_no_reply_twice_however_slow_turns_and_posts_are(client: Redis) -> None:
    sender = SlowSender()
    processes = [process(client, SlowResponder().respond, sender) for _ in range(2)]
    for number in range(EACH):
        for thread in range(THREADS):
            said = f"{thread}/{number}"
            await processes[(thread + number) % 2].accept(Message("T1", str(thread), said, "U1", said), ADDRESS)
    await until(lambda: len(sender.texts) >= THREADS * EACH)
    await asyncio.sleep(SCALE * 10)
    for inbox in processes:
        await inbox.stop(5.0)

    assert [text for text, times in Counter(sender.texts).items() if times > 1] == []
    assert len(sender.texts) == THREADS * EACH
    for thread in range(THREADS):
        own = [text.split("/")[1] for text in sender.texts if text.startswith(f"{thread}/")]
        assert own == [str(number) for number in range(EACH)]


async def test_the_lease_is_renewed_before_a_send_that_other_work_came_before(client: Redis) -> None:
    async def slowly(leaver: ErasureRequest) -> None:
        await asyncio.sleep(SCALE * 6.5)

    sender = SlowSender()
    processes = [process(client, Forgetful().respond, sender, slowly) for _ in range(2)]
    for number in range(2):
        await processes[number].accept(Message("T1", "one", f"one/{number}", "U1", f"one/{number}"), ADDRESS)
    await until(lambda: len(sender.texts) >= 2)
    await asyncio.sleep(SCALE * 10)
    for inbox in processes:
        await inbox.stop(5.0)

    assert sender.texts == ["one/0", "one/1"]


class Forgetful(CountingResponder):
    """Whoever writes wants to be forgotten."""

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        return replace(await super().respond(session, message), forget="a pseudonym")


async def test_what_a_turn_that_outlived_its_lease_owes_is_for_whoever_has_the_thread_now(client: Redis) -> None:
    late, quick = (RedisQueues(client, Retention()) for _ in range(2))
    said = Message("T1", "one", "m", "U1", "hello")
    await late.accept(said, ADDRESS)
    assert isinstance(await late.take("T1", "one"), New)
    await client.delete(ThreadKeys("T1", "one").lease)
    assert isinstance(await quick.take("T1", "one", 2), New)

    assert await late.commit(said, 0, await CountingResponder().respond(None, said)) == Undelivered(())

    assert await late.take("T1", "one") == Busy()
    owed = await quick.take("T1", "one")
    assert isinstance(owed, Undelivered)
    assert any(isinstance(due, ReplyDue) for due in owed.entries)


async def test_a_thread_that_another_process_took_over_is_neither_renewed_nor_given_back(client: Redis) -> None:
    late, quick, third = (RedisQueues(client, Retention()) for _ in range(3))
    await late.accept(Message("T1", "one", "m", "U1", "hello"), ADDRESS)
    assert isinstance(await late.take("T1", "one"), New)
    await client.delete(ThreadKeys("T1", "one").lease)
    assert isinstance(await quick.take("T1", "one", 2), New)

    assert not await late.renew("T1", "one")
    await late.release("T1", "one")

    assert await third.take("T1", "one") == Busy()
    assert await quick.renew("T1", "one")
