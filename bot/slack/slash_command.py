"""A slash command as a message that wants a verdict at once, in a private session of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from advisor.message import Message, Origin
from bot.inbox.items import ReturnAddress
from bot.slack.parse import PLATFORM, SlackMessage, origin_of, typed

_PRIVATE = frozenset({"directmessage", "groupdm"})
"""What Slack calls the channels that are somebody's direct messages."""


class _Command(BaseModel):
    team_id: str = Field(min_length=1)
    channel_id: str = Field(min_length=1)
    user_id: str = Field(min_length=1)
    trigger_id: str = Field(min_length=1, max_length=200, pattern=r"^[\w.-]+$")
    channel_name: str = ""
    text: str = ""
    response_url: str = ""


def parse_command(payload: dict[str, Any]) -> SlackMessage | None:
    """What a slash command says; None for one without the fields that Slack documents.

    Slack gives every use of a command its own trigger id, so that tells a replayed request from a second use.
    """
    try:
        command = _Command.model_validate(payload)
    except ValidationError:
        return None
    thread = f"{command.channel_id}:{command.trigger_id}"
    message = Message(
        tenant=command.team_id,
        thread=thread,
        id=command.trigger_id,
        user=command.user_id,
        text=typed(command.text),
        quick=True,
        origin=_origin(command),
        private=True,
    )
    address = ReturnAddress(
        PLATFORM,
        team=command.team_id,
        channel=command.channel_id,
        user=command.user_id,
        private=thread,
        url=command.response_url,
    )
    return SlackMessage(message, address)


def _origin(command: _Command) -> Origin:
    """It counts for the channel that it was used in, though nobody there can read it."""
    place = origin_of("" if command.channel_name in _PRIVATE else command.channel_id)
    return replace(place, channel="")
