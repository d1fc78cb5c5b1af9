"""One process of the bot, made of the real inbox, desk, worker, delivery, queues, lane and scripts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry
from advisor.message import Message
from advisor.ports import Outcome
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from bot.inbox.items import ErasureRequest
from bot.inbox.thread_tasks import LocalDesk
from bot.inbox.work import ThreadWork
from bot.settings.settings import Retention
from bot.stores.queues import RedisQueues
from tests.simulation.life import Life
from tests.simulation.lua_server import LuaServer
from tests.simulation.platform import Platform
from tests.simulation.wire import LuaClient, Wire
from tests.support.fakes_inbox import CountingResponder, FixedClock

PLATFORM = "test"


@dataclass
class Aside:
    """What was set aside: the messages' ids with the reasons."""

    letters: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Guards:
    """What keeps the promises, all in their places; a test takes one out.

    `rewritten` gives scripts of the store in other words, by their own; `looks`: whether processes look for a reply
    where the platform lets them.
    """

    rewritten: Mapping[str, str] = field(default_factory=dict)
    looks: bool = True


@dataclass(frozen=True)
class Luck:
    """A process's fortune: the step at which it is killed, if any, the store's faults just now, the slow turns."""

    fatal: int | None
    store: Callable[[], float]
    slow_turns: float
    guards: Guards


class Turns:
    """Answers as a conversation does, and takes its time: now and then longer than the lease."""

    def __init__(self, rng: Random, life: Life, slow: float) -> None:
        self._rng = rng
        self._life = life
        self._slow = slow
        self._answers = CountingResponder()

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        """The next number of the thread."""
        await self._life.step()
        takes = self._rng.uniform(5.0, 12.0) if self._rng.random() < self._slow else self._rng.uniform(0.0, 0.3)
        await asyncio.sleep(takes)
        outcome = await self._answers.respond(session, message)
        await self._life.step()
        return outcome


class Process:
    """It lives until it is killed or stopped."""

    def __init__(self, name: str, server: LuaServer, platform: Platform, aside: Aside, rng: Random, luck: Luck) -> None:
        self.life = life = Life(luck.fatal)
        self._aside = aside
        self._rng = rng
        queues = RedisQueues(LuaClient(server, Wire(rng, life, luck.store)), Retention(), owner=name)
        client = platform.client(life)
        work = ThreadWork(
            threads=queues,
            enquiries=self,
            forget=self._forget,
            set_aside=self._set_aside,
            respond=Turns(rng, life, luck.slow_turns).respond,
            delivery=Delivery(
                threads=queues,
                senders={PLATFORM: client.post},
                look_ups={PLATFORM: client.find} if luck.guards.looks else {},
                set_aside=self._set_aside,
            ),
            clock=FixedClock(),
        )
        self.inbox = Inbox(queues=queues, desk=LocalDesk(queues, work), platforms=(PLATFORM,))
        self._sweeps = asyncio.create_task(self.inbox.run())

    async def stop(self, deadline: float) -> None:
        """End in good order, or be killed meanwhile."""
        self._sweeps.cancel()
        await self.inbox.stop(deadline)
        self.life.kill()

    async def record(self, enquiry: Enquiry) -> None:
        """`bot.inbox.ports.EnquiryLog`: takes its time."""
        await self._life_passes()

    async def _forget(self, leaver: ErasureRequest) -> None:
        raise AssertionError("nobody asks to be forgotten here")

    async def _set_aside(self, why: str, entry: str, message: Message | None = None) -> None:
        await self._life_passes()
        self._aside.letters.append((message.id if message else "", why))

    async def _life_passes(self) -> None:
        await self.life.step()
        await asyncio.sleep(self._rng.expovariate(100.0))
        await self.life.step()
