"""Who may ask for a summary, of what, and that nobody else's enquiries are in it."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from redis.asyncio import Redis

from advisor.decision.policy import policy_for
from advisor.enquiry import Enquiry
from advisor.errors import SettingsError
from advisor.summary import AccessRefused, Asker, Filters, Manager, Period, Scope, scope_of, summarise, tally_of
from bot.answering.summaries import Summaries
from bot.settings.managers import parse_managers
from bot.settings.settings import Retention, Settings
from bot.stores.client import connect
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.tallies import RedisTallies
from tests.support.enquiry_log import FIRST, enquiries

MANAGERS = parse_managers("T00:boss, T00:lead=C01|C02 T01:boss")
DAY = datetime.combine(FIRST + timedelta(days=364), datetime.min.time(), UTC)
YEAR = Period(FIRST, FIRST + timedelta(days=365))


class EndOfYear:
    """The day on which the year of `tests.support.enquiry_log` ends."""

    def now(self) -> datetime:
        """That day."""
        return DAY


def desk(client: Redis) -> Summaries:
    return Summaries(
        managers=MANAGERS,
        smallest=3,
        tallies=RedisTallies(client),
        log=RedisEnquiryLog(client, Retention()),
        clock=EndOfYear(),
        policy=policy_for,
    )


def test_managers_are_named_for_a_tenant_or_for_some_of_its_teams() -> None:
    assert parse_managers("T1:U1; 6f1e:9a2b=19:general@thread.tacv2|C2\nT2:U1") == (
        Manager("T1", "U1"),
        Manager("6f1e", "9a2b", frozenset({"19:general@thread.tacv2", "C2"})),
        Manager("T2", "U1"),
    )
    assert parse_managers("") == ()


@pytest.mark.parametrize("named", ["U1", "T1:", ":U1", "T1:U1=", "T1:U1=C1|", "T1:U1=C1=C2", "*:U1", "T1:U1,T1:U1=C1"])
def test_what_does_not_plainly_name_a_manager_stops_the_start(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_MANAGERS", f"T9:U9, {named}")

    with pytest.raises(SettingsError, match=r"ADVISOR_MANAGERS.*Entry [23]"):
        Settings.read()


def test_nobody_is_a_manager_unless_named_but_whoever_sits_at_the_terminal() -> None:
    assert scope_of(MANAGERS, Asker("T00", "boss")) == Scope("T00", None)
    assert scope_of(MANAGERS, Asker("T00", "lead")) == Scope("T00", frozenset({"C01", "C02"}))
    assert scope_of((), Asker("local", "kim")) == Scope("local", None, smallest=1)
    assert isinstance(scope_of((), Asker("T00", "boss")), AccessRefused)


def test_a_refusal_says_who_can_help() -> None:
    refused = scope_of(MANAGERS, Asker("T00", "somebody"))

    assert isinstance(refused, AccessRefused)
    assert refused.helpers == ("boss",)


async def everything(asker: Asker, channels: frozenset[str]) -> frozenset[str]:
    return channels | {""}


async def one_channel(asker: Asker, channels: frozenset[str]) -> frozenset[str]:
    return frozenset({"C01"})


@pytest.fixture
async def filled(client: Redis) -> Redis:
    """A client of a store with a month of two tenants."""
    log = RedisEnquiryLog(client, Retention())
    for enquiry in enquiries(400, tenants=2):
        await log.record(enquiry)
    return client


async def test_the_list_shows_only_channels_that_the_asker_is_in_and_teams_that_are_theirs(filled: Redis) -> None:
    listed = await desk(filled).enquiries(Asker("T00", "boss"), Filters(YEAR), one_channel, most=500)
    own = await desk(filled).enquiries(Asker("T00", "lead"), Filters(YEAR), everything, most=500)

    assert not isinstance(listed, AccessRefused)
    assert not isinstance(own, AccessRefused)
    assert {(row.tenant, row.origin.channel, row.asker) for row in listed} == {("T00", "C01", "")}
    assert {(row.tenant, row.origin.team) for row in own} == {("T00", "C01"), ("T00", "C02")}
    assert [row.opened for row in own] == sorted((row.opened for row in own), reverse=True)


async def test_whoever_is_no_manager_gets_neither_numbers_nor_a_list(filled: Redis) -> None:
    stranger = Asker("T01", "lead")

    assert isinstance(await desk(filled).summary(stranger, Filters(YEAR)), AccessRefused)
    assert isinstance(await desk(filled).enquiries(stranger, Filters(YEAR), everything), AccessRefused)


askers = st.sampled_from([Asker(manager.tenant, manager.user) for manager in MANAGERS])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), askers, st.sampled_from(["", "C01", "C02", "C03"]))
def test_no_number_comes_from_another_tenant_or_team(redis_url: str, seed: int, asker: Asker, team: str) -> None:
    made = list(enquiries(150, seed=seed, tenants=2))
    random.Random(seed).shuffle(made)

    found, scope = asyncio.run(_told(redis_url, made, asker, Filters(YEAR, team=team)))

    ours = [
        row for row in made if row.tenant == scope.tenant and (scope.teams is None or row.origin.team in scope.teams)
    ]
    today = DAY.date()
    assert found == summarise(
        tally_of(ours), before=(), scope=scope, filters=Filters(YEAR, team=team), today=today, policy=policy_for(today)
    )


async def _told(url: str, made: list[Enquiry], asker: Asker, filters: Filters) -> tuple[object, Scope]:
    client = connect(url)
    await client.flushall()
    log = RedisEnquiryLog(client, Retention())
    await asyncio.gather(*(log.record(enquiry) for enquiry in made))
    found, scope = await desk(client).summary(asker, filters), desk(client).scope(asker)
    await client.aclose()
    assert isinstance(scope, Scope)
    return found, scope
