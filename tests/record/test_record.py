"""The record in the store: counted once, moved when an enquiry changes, and never brought back once forgotten."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from redis.asyncio import Redis

from advisor.enquiry import Enquiry
from advisor.facts import Fact, Facts
from advisor.summary import Period, Scope, Tally, tally_of
from bot.inbox.items import ErasureRequest
from bot.settings.settings import Retention
from bot.stores.client import connect
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.forgetting import RedisForgetting
from bot.stores.keys import TenantKeys
from bot.stores.tallies import RedisTallies
from tests.support.enquiry_log import DAYS, FIRST, enquiries

YEAR = Period(FIRST, FIRST + timedelta(days=DAYS))
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def log(client: Redis) -> RedisEnquiryLog:
    return RedisEnquiryLog(client, Retention())


async def rolled_up(client: Redis, scope: Scope, period: Period = YEAR) -> Counter[object]:
    return counted(await RedisTallies(client).tally(scope, period))


def counted(tally: Tally) -> Counter[object]:
    return Counter(dict(tally))


def one(
    version: int = 1,
    *,
    id: str = "e1",
    opened: datetime = NOON,
    speaker: str = "alice",
    told: bool = False,
    helpful: bool | None = None,
) -> Enquiry:
    """An enquiry of alice's by direct message; `told`: it has its verdict."""
    facts = Facts((Fact("task", "answer", words="our policies"),))
    verdict = ("no", "rag") if told else ("", "")
    return Enquiry(
        id, "T00", "C1:1", opened, opened, facts, *verdict, settled=told, policy="p", version=version,
        asker="alice", speaker=speaker, helpful=helpful,
    )  # fmt: skip


async def test_roll_ups_equal_a_recount_from_the_raw_log_whatever_was_updated_on_the_way(
    client: Redis, log: RedisEnquiryLog
) -> None:
    made = list(enquiries(600, tenants=3))
    for enquiry in made:
        await log.record(replace(enquiry, version=0, fine_tuning="", approach="", gates=(), helpful=None))
    await asyncio.gather(*(log.record(enquiry) for enquiry in made))

    for tenant in ("T00", "T01", "T02"):
        own = [enquiry for enquiry in made if enquiry.tenant == tenant]
        raw = await log.between(tenant, since=datetime(2025, 1, 1, tzinfo=UTC), until=datetime(2027, 1, 1, tzinfo=UTC))
        assert sorted(raw, key=lambda own: own.id) == sorted(own, key=lambda own: own.id)
        assert await rolled_up(client, Scope(tenant, None)) == counted(tally_of(raw))


async def test_the_same_enquiry_delivered_twice_by_two_processes_is_counted_once(client: Redis, redis_url: str) -> None:
    other = connect(redis_url)
    logs = [RedisEnquiryLog(client, Retention()), RedisEnquiryLog(other, Retention())]
    states = [one(1), one(2, told=True), one(3, told=True, helpful=True)]

    await asyncio.gather(*(log.record(state) for _ in range(10) for state in states for log in logs))
    await other.aclose()

    assert await rolled_up(client, Scope("T00", None), day()) == counted(tally_of(states[-1:]))


def day() -> Period:
    return Period(NOON.date(), NOON.date() + timedelta(days=1))


async def test_an_update_that_comes_late_moves_no_count(client: Redis, log: RedisEnquiryLog) -> None:
    await log.record(one(2, told=True))
    await log.record(one(1))

    assert await rolled_up(client, Scope("T00", None), day()) == counted(tally_of([one(2, told=True)]))


async def test_a_manager_of_some_teams_reads_nothing_of_the_others_and_no_direct_messages(
    client: Redis, log: RedisEnquiryLog
) -> None:
    made = list(enquiries(300, tenants=1))
    for enquiry in made:
        await log.record(enquiry)

    teams = frozenset({"C01", "C02"})
    own = [enquiry for enquiry in made if enquiry.origin.team in teams]
    assert own
    assert await rolled_up(client, Scope("T00", teams)) == counted(tally_of(own))
    assert await rolled_up(client, Scope("T00", frozenset({""}))) == Counter()


async def test_the_whole_record_of_a_day_goes_when_its_time_is_over(client: Redis, log: RedisEnquiryLog) -> None:
    await log.record(one())

    keys, kept = TenantKeys("T00"), (Retention().enquiries + timedelta(days=1)).total_seconds()
    for key in (keys.log(NOON.date()), keys.tally(NOON.date(), ""), keys.teams(NOON.date()), keys.person("alice")):
        assert await client.ttl(key) == pytest.approx(kept, abs=60)


async def test_a_long_conversation_keeps_nothing_else_of_its_day_any_longer(
    client: Redis, log: RedisEnquiryLog
) -> None:
    key = TenantKeys("T00").log(NOON.date())
    await log.record(one())
    await client.expire(key, 90)
    await log.record(one(2, told=True))

    assert 0 < await client.ttl(key) <= 90


async def forget(client: Redis, pseudonym: str = "alice") -> None:
    leaver = ErasureRequest("T00", "D1", "D1:9", user="U1", pseudonym=pseudonym, at=LATER)
    await RedisForgetting(client, Retention()).forget(leaver)


async def test_whoever_is_forgotten_stays_counted_as_an_enquiry_and_not_as_a_person(
    client: Redis, log: RedisEnquiryLog
) -> None:
    await log.record(one(told=True))
    await forget(client)

    (left,) = await log.on_day("T00", NOON.date())
    assert (left.asker, left.thread, [fact.words for fact in left.facts]) == ("", "", [""])
    assert await rolled_up(client, Scope("T00", None), day()) == counted(tally_of([left]))


async def test_nothing_that_comes_late_brings_somebody_back_who_was_forgotten(
    client: Redis, log: RedisEnquiryLog
) -> None:
    await log.record(one(1))
    await forget(client)
    await log.record(one(2, told=True))
    await log.record(one(1, id="never-seen-before"))

    found = await log.on_day("T00", NOON.date())
    assert {own.asker for own in found} == {""}
    assert {own.thread for own in found} == {""}
    assert await client.exists(TenantKeys("T00").person("alice")) == 0
    assert await rolled_up(client, Scope("T00", None), day()) == counted(tally_of(found))


async def test_what_somebody_asks_after_they_were_forgotten_is_theirs_again(
    client: Redis, log: RedisEnquiryLog
) -> None:
    await forget(client)
    again = one(1, opened=LATER + timedelta(seconds=1))
    await log.record(again)

    assert await log.on_day("T00", NOON.date()) == [replace(again, speaker="")]


async def test_who_only_spoke_in_somebody_elses_enquiry_takes_their_words_along_and_no_more(
    client: Redis, log: RedisEnquiryLog
) -> None:
    await log.record(one(1, speaker="bob"))
    await forget(client, "bob")

    (left,) = await log.on_day("T00", NOON.date())
    assert (left.asker, left.thread, [fact.words for fact in left.facts]) == ("alice", "C1:1", [""])
