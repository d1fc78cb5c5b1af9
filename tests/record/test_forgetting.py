"""Forget me, said on any front: what is theirs is gone from every key and value, and what others said stays."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from redis.asyncio import Redis

from advisor.enquiry import Enquiry
from advisor.message import Message, Origin
from advisor.replies.reasons import TemplateExplainer
from bot.answering.pseudonyms import Pseudonyms, Recording
from bot.answering.respond import Responder
from bot.inbox.inbox import Inbox
from bot.inbox.items import New, ReturnAddress
from bot.inbox.ports import SendLater
from bot.settings.settings import Retention
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.forgetting import REDELIVERY
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from tests.support.contract import ScriptedReader
from tests.support.fakes_inbox import NOON, FixedClock, RecordingSender, local_inbox

ADDRESS = ReturnAddress("test", channel="C1")
NAMES = Pseudonyms(b"a secret of this test")
CHANNEL, DIRECT = Origin("test", team="C1", channel="C1"), Origin("test")
EMAILS = "We have 50 support emails and want replies in Australian English. General knowledge is enough"
QUOTE = "50 support emails"


def recording(*, quotes: bool = True, names: Pseudonyms = NAMES) -> Recording:
    answering = Responder(interpreter=ScriptedReader(), explainer=TemplateExplainer(), clock=FixedClock())
    return Recording(answering.respond, names=names, keeps_quotes=lambda tenant: quotes)


@asynccontextmanager
async def opened(
    client: Redis, sender: RecordingSender, *, quotes: bool = True, names: Pseudonyms = NAMES
) -> AsyncIterator[Inbox]:
    answering = recording(quotes=quotes, names=names)
    inbox = local_inbox(client, Retention(), respond=answering.respond, senders={"test": sender})
    try:
        yield inbox
    finally:
        await inbox.stop(2.0)


def said(text: str, *, by: str = "UALICE", thread: str = "DALICE", at: int = 1, origin: Origin = DIRECT) -> Message:
    return Message("T1", thread, f"{thread}:{at}", by, text, origin=origin)


async def everything(client: Redis) -> dict[str, str]:
    """Every key with its value in words, whatever its kind."""
    found = {}
    keys: list[Any] = await client.keys("*")
    for key in keys:
        kind: Any = await client.type(key)
        value: object
        match kind.decode():
            case "string":
                value = await client.get(key)
            case "hash":
                value = await client.hgetall(key)
            case "list":
                value = await client.lrange(key, 0, -1)
            case "set":
                value = await client.smembers(key)
            case "zset":
                value = await client.zrange(key, 0, -1, withscores=True)
            case _:
                raise AssertionError(f"{key!r} is a {kind}, which this test cannot look into")
        found[key.decode()] = repr(value)
    return found


async def holding(client: Redis, *traces: str) -> list[str]:
    """The keys that hold one of the traces, in their name or their value."""
    return [key for key, value in (await everything(client)).items() if any(trace in key + value for trace in traces)]


ALICES = ("UALICE", NAMES.of("T1", "UALICE"), "DALICE", QUOTE)


async def test_whoever_asks_is_forgotten_in_every_key_and_value_and_told_so(client: Redis) -> None:
    sender = RecordingSender()
    async with opened(client, sender) as inbox:
        await inbox.converse(said(EMAILS), ADDRESS)
        await inbox.converse(said(EMAILS, thread="C1:1", origin=CHANNEL), ADDRESS)
        assert len(await holding(client, *ALICES)) > 4
        await inbox.converse(said("forget me", at=2), ADDRESS)

    assert "deleted" in sender.texts[-1]
    last = ThreadKeys("T1", "DALICE").claim("DALICE:2")
    assert await holding(client, *ALICES, "C1:1") == [last]
    assert 0 < await client.ttl(last) <= REDELIVERY


async def test_nobody_is_called_by_their_own_name_in_any_key_or_value(client: Redis) -> None:
    async with opened(client, RecordingSender()) as inbox:
        await inbox.converse(said(EMAILS), ADDRESS)

    assert await holding(client, "UALICE") == []
    assert await holding(client, NAMES.of("T1", "UALICE"))


async def test_what_others_asked_stays(client: Redis) -> None:
    log = RedisEnquiryLog(client, Retention())
    async with opened(client, RecordingSender()) as inbox:
        await inbox.converse(said(EMAILS), ADDRESS)
        await inbox.converse(said(EMAILS, by="UBOB", thread="DBOB"), ADDRESS)
        await inbox.converse(said("forget me", at=2), ADDRESS)

    found = await log.on_day("T1", NOON.date())
    assert sorted(own.asker for own in found) == ["", NAMES.of("T1", "UBOB")]
    assert await client.exists(ThreadKeys("T1", "DBOB").session)


async def test_forgetting_reaches_replies_that_still_wait_to_be_sent_elsewhere(client: Redis) -> None:
    async with opened(client, RecordingSender(*[SendLater("slow down", 60.0)] * 9)) as stuck:
        await stuck.accept(said(EMAILS, thread="C1:1", origin=CHANNEL), ADDRESS)
        await RedisEnquiryLog(client, Retention()).record(await enquiry("C1:1"))
        async with opened(client, RecordingSender()) as inbox:
            await inbox.converse(said("forget me", at=2), ADDRESS)

    assert [key for key in await holding(client, *ALICES) if "claim" not in key] == []


async def enquiry(thread: str) -> Enquiry:
    outcome = await recording().respond(None, said(EMAILS, thread=thread, origin=CHANNEL))
    assert outcome.enquiry
    return outcome.enquiry


async def test_a_process_that_dies_before_it_forgets_leaves_it_to_the_next(client: Redis) -> None:
    dead, sender = RedisQueues(client, Retention(), owner="dead"), RecordingSender()
    async with opened(client, RecordingSender()) as inbox:
        await inbox.converse(said(EMAILS), ADDRESS)
    await dead.accept(said("forget me", at=2), ADDRESS)
    taken = await dead.take("T1", "DALICE")
    assert isinstance(taken, New)
    outcome = await recording().respond(taken.loaded.session, said("forget me", at=2))
    assert await dead.commit(said("forget me", at=2), taken.loaded.version, outcome)
    await dead.release("T1", "DALICE")

    async with opened(client, sender) as inbox:
        await inbox.catch_up("test")

    assert "deleted" in sender.texts[-1]
    assert [key for key in await holding(client, *ALICES) if "claim" not in key] == []


async def test_no_word_is_kept_with_an_enquiry_where_the_tenant_does_not_allow_it(client: Redis) -> None:
    log = RedisEnquiryLog(client, Retention())
    async with opened(client, RecordingSender(), quotes=False) as inbox:
        await inbox.converse(said(EMAILS), ADDRESS)

    (found,) = await log.on_day("T1", NOON.date())
    assert {(fact.words, fact.value) for fact in found.facts} == {("", None)}
    assert "DALICE" not in found.id


@pytest.mark.parametrize(
    ("words", "helpful"),
    [("that helped", True), ("thanks, that's helpful", True), ("that did not help", False), ("Not helpful", False)],
)
async def test_what_is_said_of_a_verdict_is_on_its_record(client: Redis, words: str, helpful: bool) -> None:
    async with opened(client, RecordingSender()) as inbox:
        await inbox.converse(said(EMAILS), ADDRESS)
        await inbox.converse(said(words, at=2), ADDRESS)

    (found,) = await RedisEnquiryLog(client, Retention()).on_day("T1", NOON.date())
    assert (found.helpful, found.fine_tuning, found.version) == (helpful, "no", 2)


async def test_a_process_killed_between_verdict_and_record_loses_nothing_and_counts_nothing_twice(
    client: Redis,
) -> None:
    dead, log = RedisQueues(client, Retention(), owner="dead"), RedisEnquiryLog(client, Retention())
    await dead.accept(said(EMAILS), ADDRESS)
    outcome = await recording().respond(None, said(EMAILS))
    assert await dead.commit(said(EMAILS), 0, outcome)
    assert outcome.enquiry
    assert await log.on_day("T1", NOON.date()) == []
    await dead.release("T1", "DALICE")

    async with opened(client, RecordingSender()) as inbox:
        await inbox.catch_up("test")
        await log.record(outcome.enquiry)

    (found,) = await log.on_day("T1", NOON.date())
    assert (found.id, found.asker) == (outcome.enquiry.id, NAMES.of("T1", "UALICE"))
    tally = await client.hgetall(next(key for key in await client.keys("*:tally:*")))
    assert list(tally.values()) == [b"1"]


async def test_nobody_is_known_in_another_tenant_or_without_the_secret(client: Redis) -> None:
    async with opened(client, RecordingSender()) as inbox:
        await inbox.converse(said(EMAILS), ADDRESS)
        await inbox.converse(replace(said(EMAILS), tenant="T2"), ADDRESS)
    async with opened(client, RecordingSender(), names=Pseudonyms(b"another secret")) as inbox:
        await inbox.converse(said(EMAILS, thread="DALICE2"), ADDRESS)

    people = [key.rpartition(":")[2] for key in await everything(client) if ":person:" in key]
    assert len(people) == len(set(people)) == 3
