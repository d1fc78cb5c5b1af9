"""Two live processes, turns that outlive the lease, and a slow platform: every reply is sent once."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

import pytest
from redis.asyncio import Redis

from advisor.message import Message
from advisor.ports import Outcome
from advisor.reply import Reply
from advisor.session import Session
from bot.inbox import work
from bot.inbox.items import Leaver, ReturnAddress
from bot.settings import Retention
from bot.stores import queues
from bot.stores.forgetting import RedisForgetting
from bot.wiring.base import build_inbox
from tests.fakes_inbox import CountingResponder
from tests.waiting import until

THREADS, EACH = 100, 5
ADDRESS = ReturnAddress("test", channel="C1")
SCALE = 0.1
"""Everything is so much shorter than in life: lease, turns, posts."""


@pytest.fixture(autouse=True)
def shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "LEASE_MILLISECONDS", int(queues.LEASE_MILLISECONDS * SCALE))
    monkeypatch.setattr(work, "FRESH", work.FRESH * SCALE)
    monkeypatch.setattr(work, "MOST_TAKES", 1_000)


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
    processes = [
        build_inbox(client, Retention(), respond=SlowResponder().respond, senders={"test": sender}) for _ in range(2)
    ]
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


async def test_the_lease_is_renewed_before_a_send_that_other_work_came_before(
    client: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slowly(_: RedisForgetting, leaver: Leaver) -> None:
        await asyncio.sleep(SCALE * 6.5)

    monkeypatch.setattr(RedisForgetting, "forget", slowly)
    sender = SlowSender()
    processes = [
        build_inbox(client, Retention(), respond=Forgetful().respond, senders={"test": sender}) for _ in range(2)
    ]
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
