"""What every front gives the record, and that each lets people be forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from redis.asyncio import Redis

from tests.dialogue.test_contract import FRONTS
from tests.support.contract import Front
from tests.support.servers import eventually

EMAILS = "We have 50 support emails and want replies in Australian English. General knowledge is enough"


@pytest.fixture(params=FRONTS)
async def front(request: pytest.FixtureRequest, client: Redis, redis_url: str) -> AsyncIterator[Front]:
    async with FRONTS[request.param](client, redis_url) as opened:
        yield opened


async def keys(client: Redis, ending: str) -> list[Any]:
    return [key async for key in client.scan_iter(match=ending)]


async def test_every_front_forgets_whoever_asks_and_says_so(front: Front, client: Redis) -> None:
    await front.say(EMAILS)
    assert await keys(client, "*:session")
    await front.say("Forget me!")

    assert "I've deleted our conversations" in front.shown()
    assert await keys(client, "*:session") == []
    assert await keys(client, "*:person:*") == []


async def test_every_front_says_where_an_enquiry_comes_from(front: Front, client: Redis) -> None:
    await front.say(EMAILS)

    # What is owed is delivered in order, so the reply is there before the record is.
    (key,) = await eventually(lambda: keys(client, "*:log:*"))
    (entry,) = await client.hvals(key)
    assert b'"platform":"' in entry
    assert b'"asker":"' in entry
