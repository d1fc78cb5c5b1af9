"""A talk through Microsoft's own client: installed, asked, answered by buttons and by words, mentioned in a channel."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest

from tests.clients.playground.client import PATIENCE, Json, Playground, Shown, playground
from tests.support.situations import VOICE

SERVE = "from bot.cli import main; main()"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[str]:
    """The address of `advisor serve` in emulator mode; stopped at the end."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "REDIS_"))}
    environment |= {
        "ADVISOR_TEAMS_EMULATOR": "true",
        "ADVISOR_DATA_DIR": str(folder / "data"),
        "ADVISOR_PORT": str(port),
        "PYTHONPATH": str(Path.cwd()),
    }
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", SERVE, "serve", env=environment, cwd=folder)
    try:
        await ready(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), 15)


async def ready(url: str) -> None:
    async with aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE):
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with http.get(f"{url}/readyz") as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.05)


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Playground]:
    async with serving(tmp_path) as url, playground(url, port=free_port(), folder=tmp_path) as play:
        yield play
        refused = [entry for entry in play.exchanges() if entry["response"].get("statusCode", 200) >= 300]
        assert (refused, play.complaints) == ([], [])


def wanted(shown: Shown) -> Json:
    """The button on the card that tells the situation's fact."""
    facts = {f"{slot}={band}" for slot, band in VOICE.items()}
    return next(action for action in shown.actions if action["data"].get("choose") in facts)


async def test_a_conversation_is_welcomed_when_the_app_is_installed(play: Playground) -> None:
    await play.deliver(await play.template("install", play.personal))
    await play.deliver(await play.template("install", play.personal))
    welcome = await play.reply(1)
    await play.say("Should we fine-tune?", conversation=play.personal)
    question = await play.reply(2)

    await play.deliver(await play.template("botAdded", play.channel))
    welcome_to_all = await play.reply(3)

    assert welcome.text == welcome_to_all.text
    assert welcome.text.startswith("Tell me in your own words")
    assert (question.conversation, welcome_to_all.conversation) == (play.personal, play.channel)


async def test_a_personal_chat_comes_to_its_verdict_by_buttons_of_both_kinds(play: Playground) -> None:
    await play.say("Should we fine-tune?", conversation=play.personal)
    shown, questions = await play.reply(1), 0
    while shown.card["body"][0]["type"] != "Container":
        questions += 1
        if shown.boxes:
            done = next(action for action in shown.actions if action["title"] == "That's all")
            await play.execute(shown, done, **{box["id"]: box["valueOn"] for box in shown.boxes})
        elif questions % 2:
            answer = await play.execute(shown, wanted(shown))
            assert answer["type"] == "application/vnd.microsoft.card.adaptive"
        else:
            await play.submit(shown, wanted(shown))
        shown = await play.reply(questions + 1)

    assert shown.text.startswith("Yes, fine-tune.")
    assert questions > 3
    assert [replaced.actions for replaced in play.replaced] == [[]] * questions
    assert [replaced.id for replaced in play.replaced] == [question.id for question in play.shown[:questions]]


async def test_a_personal_chat_comes_to_its_verdict_by_words_alone(play: Playground) -> None:
    situation = "We have 50 support emails and want replies in Australian English. General knowledge is enough"
    for number, words in enumerate((situation, "yes", "verdict"), start=1):
        await play.say(words, conversation=play.personal)
        shown = await play.reply(number)

    assert shown.text.startswith("No, don't fine-tune. Use prompting.")


async def test_in_a_channel_it_answers_where_it_is_mentioned_and_nowhere_else(play: Playground) -> None:
    await play.say("Has anybody thought of fine-tuning?", conversation=play.channel)
    await play.say("should we fine-tune? we have 8,000 requests a day", conversation=play.channel, mention=True)
    shown = await play.reply(1)

    assert shown.conversation.startswith(play.channel)
    assert "8,000 requests a day" in shown.text
    await play.execute(shown, next(action for action in shown.actions if action["data"].get("choose") == "task=answer"))
    following = await play.reply(2)

    assert following.conversation == shown.conversation
    assert [replaced.id for replaced in play.replaced] == [shown.id]


async def test_a_message_that_is_delivered_again_is_answered_once(play: Playground) -> None:
    await play.say("Should we fine-tune?", conversation=play.personal)
    await play.reply(1)
    activity = next(entry for entry in play.exchanges() if entry["activityName"] == "message")["request"]["body"]
    for _ in range(5):
        await play.deliver(activity)
    await play.say("what do you know", conversation=play.personal)
    shown = await play.reply(2)

    assert "haven't told me anything" in shown.text
    assert len(play.shown) == 2
