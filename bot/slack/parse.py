"""A Slack event as a message, and where its answer goes; None for everything that was not said to us by a person."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from advisor.message import Message
from bot.inbox.items import ReturnAddress

PLATFORM = "slack"


@dataclass(frozen=True, slots=True)
class Mention:
    """What somebody said to us in a channel, and the thread to answer in."""

    message: Message
    address: ReturnAddress


class _Said(BaseModel):
    type: str
    channel: str = Field(min_length=1)
    user: str = Field(min_length=1)
    text: str
    ts: str = Field(min_length=1)
    thread_ts: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    bot_profile: object = None
    edited: object = None

    @property
    def by_a_person(self) -> bool:
        """Whether a person said it just now: no bot (ourselves among them), no edit, no notice of Slack's own."""
        return self.subtype in _PERSONS_SUBTYPES and not (self.bot_id or self.bot_profile or self.edited)


class _Authorization(BaseModel):
    user_id: str | None = None
    is_bot: bool = False


class _Callback(BaseModel):
    team_id: str = Field(min_length=1)
    event: _Said
    authorizations: list[_Authorization] = []


_PERSONS_SUBTYPES = frozenset({None, "file_share", "me_message", "thread_broadcast"})


def parse(payload: dict[str, Any]) -> Mention | None:
    """The mention that an Events API payload brings, or None for any other event.

    A mention comes as `app_mention`, as `message`, or as both under two event ids: the id is channel and time stamp,
    which both have in common.
    """
    try:
        callback = _Callback.model_validate(payload)
    except ValidationError:
        return None
    said = callback.event
    if said.type not in ("app_mention", "message") or not said.by_a_person:
        return None
    us = next((one.user_id for one in callback.authorizations if one.is_bot), None)
    if said.user == us or (said.type == "message" and not _mentions(said.text, us)):
        return None
    thread_ts = said.thread_ts or said.ts
    return Mention(
        Message(
            tenant=callback.team_id,
            thread=f"{said.channel}:{thread_ts}",
            id=f"{said.channel}:{said.ts}",
            user=said.user,
            text=_without_mention(said.text, us),
        ),
        ReturnAddress(PLATFORM, team=callback.team_id, channel=said.channel, thread=thread_ts),
    )


def _mention(us: str | None) -> re.Pattern[str]:
    return re.compile(rf"<@{re.escape(us)}(\|[^<>]*)?>" if us else r"\A\s*<@[A-Z0-9]+(\|[^<>]*)?>")


def _mentions(text: str, us: str | None) -> bool:
    return us is not None and _mention(us).search(text) is not None


def _without_mention(text: str, us: str | None) -> str:
    # Slack escapes & < > in what people type; unescaping comes last, so that typed brackets are never a mention.
    return html.unescape(_mention(us).sub("", text)).strip()
