"""Whoever waits for a slow reader sees on every front that their message is being read; nobody waits longer for it."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from io import StringIO

import pytest
from aiohttp.test_utils import TestClient, TestServer

from advisor.interpret.heard import Context, Heard
from advisor.message import Message
from bot.app.local import terminal
from bot.app.serving import House, open_house
from bot.app.web import application
from bot.inbox.items import ReturnAddress
from bot.inbox.notices import shown_working
from bot.settings.settings import Settings
from bot.terminal.chat import thread_of
from bot.terminal.screen import Screen
from tests.support.contract import ScriptedReader
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_front import Front
from tests.support.slack_http import BOT, SECRET, TOKEN
from tests.support.talk import SORTING
from tests.support.teams_front import served
from tests.support.teams_http import PERSONAL, TENANT, activity

SLOW = 0.6


class SlowReader(ScriptedReader):
    """Reads as slowly as a model."""

    async def hear(self, text: str, context: Context, *, tenant: str) -> Heard:
        await asyncio.sleep(SLOW)
        return await super().hear(text, context, tenant=tenant)


def slack_house(slack: RecordingSlack, redis_url: str, reader: ScriptedReader) -> AbstractAsyncContextManager[House]:
    values = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.url}
    return open_house(Settings.model_validate(values | {"REDIS_URL": redis_url}), read=reader)


@pytest.mark.parametrize(("reader", "shown"), [(SlowReader(), 1), (ScriptedReader(), 0)])
async def test_slack_shows_a_status_in_the_thread_while_a_message_is_read(
    redis_url: str, reader: ScriptedReader, shown: int
) -> None:
    async with RecordingSlack().served() as slack, slack_house(slack, redis_url, reader) as house:
        server = TestServer(application(house), host="127.0.0.1")
        async with TestClient(server) as http:
            front = Front(http, slack, house, 0)
            await front.tell(f"<@{BOT}> {SORTING}", f"{shown}.5")
            await front.posted(1)
        await house.inbox.stop(1.0)

    assert [(one["thread_ts"], one["status"]) for one in slack.statuses] == [(f"{shown}.5", "is reading…")] * shown


async def test_teams_shows_that_we_type_while_a_message_is_read(redis_url: str) -> None:
    values = {"ADVISOR_TEAMS_EMULATOR": "true", "MicrosoftAppTenantId": TENANT, "REDIS_URL": redis_url}
    async with served(settings=Settings.model_validate(values), read=SlowReader()) as front:
        await front.send(activity(SORTING))
        await front.posted(1)

    assert front.teams.typed == [PERSONAL["id"]]


async def test_the_terminal_shows_it_and_takes_it_away(redis_url: str) -> None:
    written = Keyboard()
    screen = Screen(written, written, {"TERM": "dumb"})
    settings = Settings.model_validate({"REDIS_URL": redis_url})
    async with terminal(settings, user="kim", show=screen.show, working=screen.working, read=SlowReader()) as talk:
        await talk.converse(Message("local", thread_of("kim"), "1", "kim", SORTING))

    assert written.getvalue().startswith("\r  reading…\r\x1b[K")


async def test_a_front_that_cannot_show_it_answers_all_the_same() -> None:
    async def broken(address: ReturnAddress) -> None:
        raise RuntimeError("no such method")

    async with shown_working({"slack": broken}, ReturnAddress("slack"), after=0.0):
        await asyncio.sleep(0.05)


class Keyboard(StringIO):
    """A terminal in memory."""

    def isatty(self) -> bool:
        return True
