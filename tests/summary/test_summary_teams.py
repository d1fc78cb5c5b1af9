"""A summary in Teams: in a personal chat, its picture in the card, names by roster, in a channel only if shared."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.settings.settings import Settings
from bot.teams.limits import LIMITS
from tests.support.fakes_teams import Taken, parts
from tests.support.recent import keep, recent
from tests.support.teams_front import Front, served
from tests.support.teams_http import CHANNEL, MENTION, TENANT, activity, executed

BOSS = "00000000-1111-2222-3333-444444444444"
OTHER = {"id": "29:another", "name": "Another Person", "aadObjectId": "00000000-1111-2222-3333-555555555555"}
CLAIMS, SECRET = "19:claims@thread.tacv2", "19:secret@thread.tacv2"


@pytest.fixture
async def front(client: Redis, redis_url: str, data_dir: Path) -> AsyncIterator[Front]:
    values = {
        "ADVISOR_TEAMS_EMULATOR": True,
        "MicrosoftAppTenantId": TENANT,
        "REDIS_URL": redis_url,
        "ADVISOR_MANAGERS": f"{TENANT}:{BOSS}",
    }
    async with served(settings=Settings.model_validate(values)) as front:
        front.teams.members = {CLAIMS: {BOSS}}
        front.teams.names = {CLAIMS: "Claims", SECRET: "Secret project"}
        await keep(client, recent(40, tenant=TENANT, teams=[CLAIMS, SECRET], platform="teams"))
        yield front


async def ask(front: Front, text: str, number: int = 1, **changes: object) -> Taken:
    await front.send(activity(text, **changes))
    await front.posted(number)
    return front.teams.posted[number - 1]


async def test_a_manager_gets_numbers_and_picture_in_a_personal_chat(front: Front) -> None:
    answer = await ask(front, "summary")
    (picture,) = [part for part in parts(answer.card) if part.get("type") == "Image"]

    assert answer.texts[answer.texts.index("\nenquiries") - 1] == "40"
    assert picture["url"].startswith("data:image/png;base64,")
    assert picture["altText"].startswith("Bar chart.")
    assert len(json.dumps(answer.card)) <= LIMITS["message"]
    assert any(text.startswith("What to do: ") for text in answer.texts)
    assert "Share here" not in answer.buttons


async def test_a_team_goes_by_its_name_only_where_the_roster_has_the_manager(front: Front) -> None:
    texts = (await ask(front, "summary")).texts

    assert "Claims" in texts
    assert SECRET in texts
    assert "Secret project" not in texts


async def test_whoever_is_no_manager_is_pointed_to_one_and_gets_no_number(front: Front) -> None:
    answer = await ask(front, "summary", **{"from": OTHER})
    (entity,) = answer.card["msteams"]["entities"]

    assert answer.texts == ["Summaries are for managers only, and you are not on my list. Somebody on it can help."]
    assert entity["mentioned"]["id"] == BOSS
    assert entity["text"] in json.dumps(answer.card["body"])


async def test_in_a_channel_a_summary_is_shown_only_where_the_manager_says_share(front: Front) -> None:
    there = {"conversation": CHANNEL, "entities": [MENTION]}
    first = await ask(front, "<at>Advisor</at> summary", 1, **there)
    second = await ask(front, "<at>Advisor</at> share summary", 2, **there)
    third = await ask(front, "<at>Advisor</at> share summary", 3, **there, **{"from": OTHER})

    assert "for the eyes of whoever asks" in first.texts[0]
    assert "40" in second.texts
    assert not {"Claims", SECRET} & set(second.texts)
    assert "managers only" in third.texts[0]


async def test_the_list_holds_what_was_asked_in_channels_that_the_manager_is_in(front: Front) -> None:
    answer = await ask(front, "summary")
    await front.send(executed(answer.buttons["List the enquiries"]))
    await front.posted(2)
    listed = " ".join(front.teams.posted[1].texts)

    assert ", Claims" in listed
    assert SECRET not in listed


async def test_a_manager_of_one_tenant_is_nobody_in_another(client: Redis, redis_url: str) -> None:
    values = {"ADVISOR_TEAMS_EMULATOR": True, "REDIS_URL": redis_url, "ADVISOR_MANAGERS": f"another:{BOSS}"}
    async with served(settings=Settings.model_validate(values)) as front:
        answer = await ask(front, "summary")

    assert "nobody here is on my list yet" in answer.texts[0]
