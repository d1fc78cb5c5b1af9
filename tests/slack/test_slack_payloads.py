"""Webhooks that Slack really sent to somebody (tests/payloads), freshly signed, sent through the front door."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_front import FORM, JSON, Front, environment, served, set_environment
from tests.support.slack_http import body_of, form_of

FOLDER = Path(__file__).parents[1] / "payloads"
FILES = sorted(path.name for path in FOLDER.glob("*slack.json"))
TIMES = 20

# What people said to the bot, in the order of the files; everything else is other apps' buttons, forms and commands,
# reactions, the bot's own words, or a thread that the bot was never part of.
SPEAKS = {
    "actions-reactions-slack.json": ["mention"],
    "channel-mention-slack.json": ["mention"],
    "dm-slack.json": ["mention", "dmRequest", "dmMessage"],
    "member-joined-channel-slack.json": ["mention"],
    "modals-slack.json": ["mention"],
    "native-table-slack.json": ["mention"],
    "slack.json": ["mention", "followUp"],
    "slash-commands-slack.json": [],
    "streaming-slack.json": ["aiMention", "followUp", "aiMentionWithFile"],
}


@pytest.fixture
async def front(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> AsyncIterator[Front]:
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir), monkeypatch.setenv)
        async with served(slack, CountingResponder()) as front:
            yield front


def recorded(name: str) -> dict[str, dict[str, Any]]:
    """The file's payloads by their names there; what else it notes about them is no payload."""
    noted = json.loads((FOLDER / name).read_text())
    return {key: one for key, one in noted.items() if isinstance(one, dict) and ("type" in one or "command" in one)}


def delivered(payload: dict[str, Any]) -> tuple[bytes, str]:
    """The payload as Slack sends its kind: events as JSON, interactions and commands as forms."""
    return (body_of(payload), JSON) if payload.get("type") == "event_callback" else (form_of(payload), FORM)


def test_every_recorded_payload_is_looked_at() -> None:
    assert sorted(SPEAKS) == FILES
    assert sum(len(recorded(name)) for name in FILES) == 29


@pytest.mark.parametrize("name", FILES)
async def test_what_speaks_to_us_is_answered_once_and_everything_else_gets_silence(front: Front, name: str) -> None:
    heard = 0
    for key, payload in recorded(name).items():
        body, kind = delivered(payload)
        assert await asyncio.gather(*(front.deliver(body, kind) for _ in range(TIMES))) == [200] * TIMES
        if key in SPEAKS[name]:
            heard += 1
            await front.posted(heard)

    assert (len(front.slack.posts), front.responder.running) == (heard, heard)
    assert front.slack.responses == front.slack.edits == front.slack.whispers == []


async def test_a_recorded_command_is_answered_where_it_is_ours(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir, SLACK_COMMAND="/test-feedback"), monkeypatch.setenv)
        async with served(slack) as front:
            told = recorded("slash-commands-slack.json")["slashCommandWithArgs"]
            await front.post(*delivered(told | {"response_url": slack.response_url("command")}))

            assert (await front.responded(1))["response_type"] == "ephemeral"
