"""Microsoft's signing keys: fetched before anybody needs them, asked for seldom, and missed by nobody."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import jwt
import pytest

from bot.teams.auth import KEYLESS, TokenDoor
from bot.teams.request_checks import RequestRefused
from bot.teams.signing_keys import KEYS_REST
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_oidc import OpenIdServer
from tests.support.teams_front import Front, authenticated, served
from tests.support.teams_http import APP_ID, SERVICE, activity
from tests.support.waiting import until


@pytest.fixture
def oidc() -> Iterator[OpenIdServer]:
    with OpenIdServer().running() as server:
        yield server


@pytest.fixture
async def front(data_dir: Path, oidc: OpenIdServer) -> AsyncIterator[Front]:
    async with served(CountingResponder().respond, settings=authenticated(data_dir, oidc)) as front:
        yield front


FEW = 5
"""Looks: one at the start and one for all who come at once, and some more where a busy machine takes its time."""


def token(oidc: OpenIdServer, front: Front) -> str:
    return f"Bearer {oidc.token(APP_ID, front.teams.url)}"


async def forged_at_once(front: Front, oidc: OpenIdServer, number: int = 20) -> set[int]:
    """How so many forged key ids are answered."""
    claims = jwt.decode(oidc.token(APP_ID, front.teams.url), options={"verify_signature": False})
    forged = [
        f"Bearer {jwt.encode(claims, oidc.key, algorithm='RS256', headers={'kid': f'unknown-{each}'})}"
        for each in range(number)
    ]
    answers = await asyncio.gather(*(front.send(activity("x"), Authorization=token) for token in forged))
    return {status for status, _ in answers}


@pytest.mark.parametrize(("broken", "status"), [(False, 401), (True, 503)])
async def test_a_flood_of_forged_key_ids_fetches_the_keys_once_and_known_keys_stay_good(
    front: Front, oidc: OpenIdServer, broken: bool, status: int
) -> None:
    assert (await front.send(activity("hello"), Authorization=token(oidc, front)))[0] == 200
    oidc.broken = broken
    assert await forged_at_once(front, oidc) == {status}
    assert (await front.send(activity("next"), Authorization=token(oidc, front)))[0] == 200
    assert oidc.looks <= FEW


async def test_forged_key_ids_that_go_on_and_on_fetch_the_keys_every_three_seconds_and_no_sooner(
    front: Front, oidc: OpenIdServer
) -> None:
    assert (await front.send(activity("hello"), Authorization=token(oidc, front)))[0] == 200
    began, flooded = time.monotonic(), 0
    while flooded < 3:
        assert await forged_at_once(front, oidc) == {401}
        flooded += 1
    assert oidc.looks <= 2 + (time.monotonic() - began) / KEYS_REST
    assert time.monotonic() - began > 2 * KEYS_REST


async def test_a_key_that_was_changed_just_now_is_no_reason_to_refuse_anybody(front: Front, oidc: OpenIdServer) -> None:
    assert (await front.send(activity("hello"), Authorization=token(oidc, front)))[0] == 200
    oidc.sign_with_another_key()
    began = time.monotonic()
    answers = await asyncio.gather(
        *(front.send(activity(text), Authorization=token(oidc, front)) for text in ("one", "two", "three"))
    )
    assert [status for status, _ in answers] == [200] * 3
    assert time.monotonic() - began < 5.0
    assert oidc.looks <= FEW


async def test_while_a_changed_key_cannot_be_had_nobody_is_called_a_forger(front: Front, oidc: OpenIdServer) -> None:
    assert (await front.send(activity("hello"), Authorization=token(oidc, front)))[0] == 200
    former = token(oidc, front)
    oidc.sign_with_another_key()
    oidc.broken = True
    assert (await front.send(activity("x"), Authorization=token(oidc, front)))[0] == 503
    assert (await front.send(activity("next"), Authorization=former))[0] == 200

    oidc.broken = False
    assert (await front.send(activity("again"), Authorization=token(oidc, front)))[0] == 200


@pytest.fixture
def keyless(oidc: OpenIdServer) -> None:
    """From the start on, the keys cannot be had."""
    oidc.broken = True


async def readiness(front: Front) -> tuple[int, str]:
    async with front.http.get("/readyz") as answer:
        return answer.status, await answer.text()


@pytest.mark.usefixtures("keyless")
async def test_without_keys_at_the_start_it_is_not_ready_until_they_come_and_nobody_has_to_ask(
    front: Front, oidc: OpenIdServer
) -> None:
    assert await readiness(front) == (503, KEYLESS)
    assert (await front.send(activity("x"), Authorization=token(oidc, front)))[0] == 503
    oidc.broken = False
    began = time.monotonic()
    while (await readiness(front))[0] == 503:
        assert time.monotonic() - began < 5.0
        await asyncio.sleep(0.05)
    looks = oidc.looks
    assert (await front.send(activity("hello"), Authorization=token(oidc, front)))[0] == 200
    assert oidc.looks == looks


@pytest.mark.usefixtures("keyless")
async def test_a_flood_of_forged_key_ids_before_any_key_is_known_fetches_them_once(
    front: Front, oidc: OpenIdServer
) -> None:
    await until(lambda: oidc.looks == 1)
    assert await forged_at_once(front, oidc) == {503}
    assert oidc.looks <= FEW


async def test_keys_are_fetched_anew_without_being_asked_for_and_one_that_is_withdrawn_is_good_no_more(
    data_dir: Path, oidc: OpenIdServer
) -> None:
    cloud = authenticated(data_dir, oidc).teams(host="127.0.0.1").cloud
    async with aiohttp.ClientSession() as http:
        door = TokenDoor(cloud, app_id=APP_ID, http=http, keys_last=0.0)
        former = f"Bearer {oidc.token(APP_ID, SERVICE)}"
        async with door.kept():
            await door.caller(former, "")
            oidc.sign_with_another_key()
            fetches = oidc.key_fetches
            await until(lambda: oidc.key_fetches > fetches)
            with pytest.raises(RequestRefused, match="not known"):
                await door.caller(former, "")


async def test_slow_keys_hold_up_nothing_else(front: Front, oidc: OpenIdServer) -> None:
    oidc.sign_with_another_key()
    oidc.delay = 0.5
    waiting = asyncio.create_task(front.send(activity("hello"), Authorization=token(oidc, front)))
    began, others = time.monotonic(), 0
    while not waiting.done():
        async with front.http.get("/healthz") as response:
            others += response.status == 200
    assert (await waiting)[0] == 200
    assert others > 10 * (time.monotonic() - began)
