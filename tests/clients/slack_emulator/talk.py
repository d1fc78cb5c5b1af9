"""People talk with the advisor in an emulated workspace, which signs what they say and takes our answers."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import time
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.app.serving import open_house
from bot.app.web import application
from bot.settings.settings import Settings
from tests.clients.slack_emulator.__main__ import PACKAGES, node

BOT_TOKEN, PERSONS_TOKEN, SECRET = "xoxb-advisor", "xoxp-dana", "s3cr3t"
PATIENCE = 20.0
Json = dict[str, Any]


def seed(event_url: str) -> Json:
    """The workspace: the bot, a person and a channel. JSON is YAML, which the emulator reads."""
    return {
        "slack": {
            "team": {"name": "Home", "domain": "home"},
            "signing_secret": SECRET,
            "users": [{"name": "dana", "email": "dana@example.com"}],
            "channels": [{"name": "help"}],
            "tokens": [
                {"token": BOT_TOKEN, "type": "bot", "user": "admin"},
                {"token": PERSONS_TOKEN, "type": "user", "user": "dana"},
            ],
            "event_url": event_url,
        }
    }


class Workspace:
    """The emulator, as one person's client uses it."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self._url = url
        self._http = http

    async def call(self, method: str, token: str = PERSONS_TOKEN, **given: str) -> Json:
        """What the Web API answers; AssertionError where it refuses."""
        headers = {"Authorization": f"Bearer {token}"}
        async with self._http.post(f"{self._url}/api/{method}", data=given, headers=headers) as response:
            answer = dict(await response.json())
        assert answer["ok"], f"{method}: {answer}"
        return answer

    async def replies(self, channel: str, ts: str, number: int) -> list[Json]:
        """The advisor's answers in a thread, once there are so many."""
        us = (await self.call("auth.test", BOT_TOKEN))["user_id"]
        deadline = time.monotonic() + PATIENCE
        while True:
            thread = (await self.call("conversations.replies", channel=channel, ts=ts))["messages"]
            answers = [message for message in thread if message["user"] == us]
            if len(answers) >= number:
                return answers
            assert time.monotonic() < deadline, f"{len(answers)} answers, not {number}"
            await asyncio.sleep(0.05)


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@asynccontextmanager
async def emulated(folder: Path, event_url: str) -> AsyncIterator[str]:
    """The emulator's address, for as long as it runs."""
    port = free_port()
    seeds = folder / "seed.yaml"
    seeds.write_text(json.dumps(seed(event_url)))
    program = PACKAGES / "emulate" / "dist" / "index.js"
    process = await asyncio.create_subprocess_exec(
        node(), program, "start", "--service", "slack", "--port", str(port), "--seed", seeds,
        stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                with suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                    writer.close()
                    break
                await asyncio.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


@pytest.fixture
async def workspace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data_dir: Path) -> AsyncIterator[Workspace]:
    port = free_port()
    async with emulated(tmp_path, f"http://127.0.0.1:{port}/slack/events") as url:
        for name, value in {
            "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": f"{url}/api/",
            "ADVISOR_DATA_DIR": str(data_dir), "REDIS_URL": "",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        async with open_house(Settings.read()) as house, aiohttp.ClientSession() as http:
            runner = web.AppRunner(application(house))
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", port).start()
            yield Workspace(url, http)
            await runner.cleanup()
            await house.inbox.stop(1.0)


async def in_channel(workspace: Workspace) -> tuple[str, str]:
    """A channel that person and bot are in, and how the bot is called."""
    channels = (await workspace.call("conversations.list"))["channels"]
    channel = str(next(one["id"] for one in channels if one["name"] == "help"))
    us = str((await workspace.call("auth.test", BOT_TOKEN))["user_id"])
    for token in (PERSONS_TOKEN, BOT_TOKEN):
        await workspace.call("conversations.join", token, channel=channel)
    return channel, f"<@{us}>"


async def test_a_mention_is_answered_in_its_thread_and_words_lead_to_a_verdict(workspace: Workspace) -> None:
    channel, us = await in_channel(workspace)
    situation = f"{us} We have 50 support emails and want replies in Australian English. General knowledge is enough"
    said = await workspace.call("chat.postMessage", channel=channel, text=situation)
    await workspace.replies(channel, said["ts"], 1)

    for number, words in enumerate(("yes", "verdict"), start=2):
        await workspace.call("chat.postMessage", channel=channel, thread_ts=said["ts"], text=words)
        answers = await workspace.replies(channel, said["ts"], number)

    assert [answer["blocks"][0]["type"] for answer in answers].index("header") == 2
    assert answers[-1]["text"] == "No, don't fine-tune. Use prompting."


async def test_questions_are_answered_in_words_up_to_a_verdict(workspace: Workspace) -> None:
    channel, us = await in_channel(workspace)
    said = await workspace.call("chat.postMessage", channel=channel, text=f"{us} should we fine-tune?")
    answers = await workspace.replies(channel, said["ts"], 1)

    while answers[-1]["blocks"][0]["type"] != "header":
        assert len(answers) < 15
        words = {"channel": channel, "thread_ts": said["ts"], "text": "not sure"}
        await workspace.call("chat.postMessage", **words)
        answers = await workspace.replies(channel, said["ts"], len(answers) + 1)

    assert answers[-1]["text"]
