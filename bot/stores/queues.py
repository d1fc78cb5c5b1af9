"""Every thread's inbox and outbox in Redis, and the marks that let another process find what a dead one left."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, assert_never
from uuid import uuid4

from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.ports import Outcome
from bot.inbox.items import (
    DEFAULT_LEASE,
    Accepted,
    Busy,
    Due,
    EnquiryDue,
    ErasureRequest,
    ForgetDue,
    Idle,
    Lease,
    Mark,
    New,
    QueueItem,
    ReplyDue,
    ReturnAddress,
    Suspect,
    Undelivered,
    Unreadable,
)
from bot.settings.settings import Retention
from bot.stores import scripts
from bot.stores.calls import Call, StoreAnswer
from bot.stores.client import Client
from bot.stores.codec import (
    ACCEPTED,
    ENQUIRY,
    LEAVER,
    OWED,
    REPLY,
    SESSION,
    CodecError,
    PendingEnquiry,
    PendingErasure,
    PendingReply,
)
from bot.stores.keys import ThreadKeys, unfinished
from bot.stores.pipeline import Lane
from bot.stores.redis_store import loaded

ACCEPT_TIMEOUT = 1.5
"""Seconds in which a message is let in or refused, waiting for its batch counted: a burst may take what Slack gives,
and of a store that is frozen the lane tells sooner."""
BATCH = 500
LOST = 0


class RedisQueues:
    """The inbox's `Queues` and `Threads` (`bot.inbox.ports`)."""

    def __init__(
        self,
        client: Client,
        retention: Retention,
        *,
        owner: str = "",
        lease: Lease = DEFAULT_LEASE,
    ) -> None:
        self._lane = Lane(client)
        # What is acknowledged nobody delivers again, so it is not to die with one server.
        self._door = Lane(client, copied=True)
        # A front with one process a person may name the owner, so that its next start need not wait for the lease.
        self._owner = owner or uuid4().hex
        self._retention = retention
        # It spares double work and posts; what is right never hangs on it, as a commit is conditional on the version.
        self._lease = int(lease.seconds * 1_000)

    async def accept(self, message: Message, address: ReturnAddress) -> Mark:
        """Keep the message durably, once, before what waits in its thread and was said later.

        Raises StoreUnavailable within two seconds; what was begun then does no harm.
        """
        accepted, keys = Accepted(message, address), ThreadKeys(message.tenant, message.thread)
        name = _name(message.tenant, message.thread)
        # The mark comes first: a process that dies between the two leaves a mark too many, never one too few.
        marked = scripts.MARK.call(keys=[unfinished(address.platform)], args=[name])
        at, _ = await self._at_the_door(marked, self._keep(accepted, keys))
        return Mark(address.platform, message.tenant, message.thread, int(at))

    def _keep(self, accepted: Accepted, keys: ThreadKeys) -> Call:
        return scripts.ACCEPT.call(
            keys=[keys.claim(accepted.message.id), keys.inbox, keys.takes],
            args=[
                int(self._retention.claims.total_seconds()),
                ACCEPTED.encode(accepted),
                int(self._retention.sessions.total_seconds()),
                repr(accepted.message.at),
            ],
        )

    async def knows(self, tenant: str, thread: str) -> bool:
        """Whether the thread has a session, or a message that waits to open one.

        Raises StoreUnavailable within two seconds.
        """
        keys = ThreadKeys(tenant, thread)
        (found,) = await self._at_the_door(scripts.KNOWS.call(keys=[keys.session, keys.inbox], args=[]))
        return bool(found)

    async def _at_the_door(self, *calls: Call) -> Sequence[StoreAnswer]:
        try:
            async with asyncio.timeout(ACCEPT_TIMEOUT):
                return await self._door.run(*calls)
        except TimeoutError as error:
            raise StoreUnavailable("My store is too slow just now. Please try again in a moment.") from error

    async def take(self, tenant: str, thread: str, takes: int = 1) -> QueueItem:
        """What to do next in the thread; what is new, for the `takes`-th time at most. Raises StoreUnavailable."""
        keys = ThreadKeys(tenant, thread)
        call = scripts.TAKE.call(
            keys=[keys.lease, keys.outbox, keys.inbox, keys.session, keys.takes, keys.told],
            args=[self._owner, self._lease, int(self._retention.sessions.total_seconds()), takes],
        )
        (found,) = await self._lane.run(call)
        return _item(found, keys)

    async def settle(self, tenant: str, thread: str, done: Sequence[bytes]) -> bool:
        """Remove what was dealt with; True if nothing is left to do. Raises StoreUnavailable."""
        keys = ThreadKeys(tenant, thread)
        call = scripts.SETTLE.call(
            keys=[keys.lease, keys.outbox, keys.inbox, keys.takes, keys.told], args=[self._owner, *done]
        )
        (empty,) = await self._lane.run(call)
        return bool(empty)

    async def commit(
        self, message: Message, version: int, outcome: Outcome, *, told: bool = False
    ) -> Undelivered | None:
        """Keep the outcome, all or nothing, and give what is owed for it; None if another turn was quicker.

        A message that did not come by the inbox has no return address, so its reply is not owed to anybody. Raises
        StoreUnavailable.
        """
        keys = ThreadKeys(message.tenant, message.thread)
        reply, enquiry = REPLY.encode(outcome.reply), ENQUIRY.encode(outcome.enquiry) if outcome.enquiry else b""
        call = scripts.COMMIT.call(
            keys=[keys.claim(message.id), keys.session, keys.inbox, keys.outbox, keys.takes, keys.lease, keys.told],
            args=[
                message.id,
                version,
                SESSION.encode(outcome.session),
                int(self._retention.sessions.total_seconds()),
                int(self._retention.claims.total_seconds()),
                reply,
                enquiry,
                LEAVER.encode(_leaver(message, outcome)) if outcome.forget else b"",
                self._owner,
                self._lease,
                int(told),
            ],
        )
        (owed,) = await self._lane.run(call)
        if owed == LOST:
            return None
        return Undelivered(tuple(_made(bytes(raw), outcome, reply=reply, enquiry=enquiry) for raw in owed))

    async def renew(self, tenant: str, thread: str) -> bool:
        """Keep the thread for a lease more; False if another process has it by now. Raises StoreUnavailable."""
        call = scripts.RENEW.call(keys=[ThreadKeys(tenant, thread).lease], args=[self._owner, self._lease])
        (kept,) = await self._lane.run(call)
        return bool(kept)

    async def release(self, tenant: str, thread: str, done: Sequence[bytes] = ()) -> None:
        """Let other processes have the thread, without the entries `done`. Raises StoreUnavailable."""
        keys = ThreadKeys(tenant, thread)
        call = scripts.RELEASE.call(keys=[keys.lease, keys.outbox, keys.inbox, keys.takes], args=[self._owner, *done])
        await self._lane.run(call)

    async def repeat(self, message: Message, attempt: str) -> bool:
        """Note the attempt; False if another is noted already. Raises StoreUnavailable."""
        key, seconds = _repeat(message), int(self._retention.claims.total_seconds())
        (noted,) = await self._lane.run(scripts.REPEAT.call(keys=[key], args=[attempt, seconds]))
        return bool(noted)

    async def take_back(self, message: Message, attempt: str) -> None:
        """Note the attempt no more. Raises StoreUnavailable."""
        await self._lane.run(scripts.TAKE_BACK.call(keys=[_repeat(message)], args=[attempt]))

    async def finish(self, marks: Sequence[Mark]) -> None:
        """Forget the marks, but those of threads that were marked again since. Raises StoreUnavailable."""
        args: dict[str, list[str | int]] = {}
        for mark in marks:
            args.setdefault(mark.platform, []).extend((_name(mark.tenant, mark.thread), mark.at))
        calls = (scripts.FINISH.call(keys=[unfinished(platform)], args=pairs) for platform, pairs in args.items())
        await self._lane.run(*calls)

    async def unfinished(self, platform: str, older_than: float) -> Sequence[Mark]:
        """The threads that were marked more than `older_than` seconds ago, oldest first. Raises StoreUnavailable."""
        marks: list[Mark] = []
        while True:
            args = [int(older_than * 1_000_000), len(marks), BATCH]
            (found,) = await self._lane.run(scripts.UNFINISHED.call(keys=[unfinished(platform)], args=args))
            for name, at in zip(found[::2], found[1::2], strict=True):
                tenant, thread = json.loads(name)
                marks.append(Mark(platform, tenant, thread, int(float(at))))
            if len(found) < 2 * BATCH:
                return marks


@lru_cache(maxsize=4096)
def _name(tenant: str, thread: str) -> str:
    return json.dumps([tenant, thread])


def _repeat(message: Message) -> str:
    return ThreadKeys(message.tenant, message.thread).repeat(message.id)


def _leaver(message: Message, outcome: Outcome) -> ErasureRequest:
    return ErasureRequest(
        tenant=message.tenant,
        thread=message.thread,
        message=message.id,
        user=message.user,
        pseudonym=outcome.forget,
        # A fresh session has taken the place of the old one, so it was opened with this very turn.
        at=outcome.session.opened,
    )


def _item(found: Sequence[Any], keys: ThreadKeys) -> QueueItem:
    kind, *rest = found
    if kind == b"busy":
        return Busy()
    if kind == b"idle":
        return Idle()
    if kind == b"suspect":
        return Suspect(int(rest[0]))
    if kind == b"owed":
        return Undelivered(tuple(_due(bytes(raw)) for raw in rest))
    raw, version, data, takes, behind = rest
    try:
        return New(ACCEPTED.decode(raw), loaded(version, data, keys), int(takes), int(behind))
    except CodecError as error:
        return Undelivered((Unreadable(bytes(raw), str(error)),))


def _made(raw: bytes, outcome: Outcome, *, reply: bytes, enquiry: bytes) -> Due:
    """What was just committed, out of the outcome itself: reading a reply takes twenty times as long as writing it."""
    accepted, said = raw.removeprefix(b'{"accepted":'), b',"reply":' + reply + b"}"
    if accepted != raw and accepted.endswith(said):
        return ReplyDue(ACCEPTED.decode(accepted.removesuffix(said)), outcome.reply, raw)
    if outcome.enquiry and raw == b'{"enquiry":' + enquiry + b"}":
        return EnquiryDue(outcome.enquiry, raw)
    return _due(raw)


def _due(raw: bytes) -> Due:
    try:
        owed = OWED.decode(raw)
    except CodecError as error:
        return Unreadable(raw, str(error))
    match owed:
        case PendingReply(accepted, reply):
            return ReplyDue(accepted, reply, raw)
        case PendingEnquiry(enquiry):
            return EnquiryDue(enquiry, raw)
        case PendingErasure(leaver):
            return ForgetDue(leaver, raw)
        case _:
            assert_never(owed)
