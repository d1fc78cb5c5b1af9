"""A Slack event as a message, and where its answer goes; None for everything that no person said to us."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from advisor.message import Message, Origin
from bot.inbox.items import ReturnAddress

PLATFORM = "slack"


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """What somebody said, and where to answer.

    `to_us`: by our name or in a direct message. What was said in a thread without it is for us only if the thread is a
    conversation of ours.
    """

    message: Message
    address: ReturnAddress
    to_us: bool = True


class _Event(BaseModel):
    type: str
    channel: str = Field(min_length=1)
    user: str = Field(min_length=1)
    text: str
    ts: str = Field(min_length=1)
    thread_ts: str | None = None
    channel_type: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    bot_profile: object = None
    edited: object = None

    @property
    def by_a_person(self) -> bool:
        """Whether a person said it just now: no bot (ourselves among them), no edit, no notice of Slack's own."""
        return self.subtype in _PERSONS_SUBTYPES and not (self.bot_id or self.bot_profile or self.edited)

    @property
    def direct(self) -> bool:
        """Whether it stands in somebody's direct messages with us."""
        return is_direct(self.channel) or self.channel_type == "im"

    @property
    def private(self) -> bool:
        """Whether it stands in direct messages, ours alone or a group's."""
        return self.direct or self.channel_type == "mpim"


class _Authorization(BaseModel):
    user_id: str | None = None
    is_bot: bool = False


class _Callback(BaseModel):
    team_id: str = Field(min_length=1)
    event: _Event
    authorizations: list[_Authorization] = []


_PERSONS_SUBTYPES = frozenset({None, "file_share", "me_message", "thread_broadcast"})


def parse(payload: dict[str, Any], us: str = "") -> SlackMessage | None:
    """What an Events API payload brings for us, or None for any other event.

    `us` is our user id, for payloads that do not name it. A mention comes as `app_mention`, as `message`, or as both
    under two event ids: the message's id is channel and time stamp, which both have in common.
    """
    try:
        callback = _Callback.model_validate(payload)
    except ValidationError:
        return None
    event = callback.event
    us = next((one.user_id for one in callback.authorizations if one.is_bot and one.user_id), us)
    if event.type not in ("app_mention", "message") or not event.by_a_person or event.user == us:
        return None
    to_us = event.type == "app_mention" or event.direct or _mentions(event.text, us)
    if not to_us and (event.thread_ts is None or _OPENS_WITH_A_NAME.match(event.text)):
        return None
    return SlackMessage(_message(callback, us), _address(callback), to_us)


def thread_of(channel: str, thread_ts: str) -> str:
    """The session's name: channel and thread, or the channel alone for what stands outside any thread.

    Only direct messages are answered outside threads: they are one running conversation.
    """
    return f"{channel}:{thread_ts}" if thread_ts else channel


def is_direct(channel: str) -> bool:
    """Whether the channel is somebody's direct messages with us, as its id says."""
    return channel.startswith("D")


def origin_of(channel: str) -> Origin:
    """Where the conversation is held, for its record: a channel is its own team, and direct messages have none."""
    team = "" if is_direct(channel) else channel
    return Origin(PLATFORM, team=team, channel=team)


def typed(text: str) -> str:
    """The text as it was typed: Slack escapes & < > in what people write."""
    return html.unescape(text).strip()


def seconds(stamp: str) -> float:
    """When something was said, by Slack's time stamp of it; 0 for what is none."""
    return float(stamp) if _STAMP.fullmatch(stamp) else 0.0


def _message(callback: _Callback, us: str) -> Message:
    event = callback.event
    return Message(
        tenant=callback.team_id,
        thread=thread_of(event.channel, _thread_ts(event)),
        id=f"{event.channel}:{event.ts}",
        user=event.user,
        # Unescaping comes last, so that typed brackets are never a mention.
        text=typed(_mention(us).sub("", event.text)),
        origin=origin_of("" if event.private else event.channel),
        private=event.direct,
        at=seconds(event.ts),
    )


def _address(callback: _Callback) -> ReturnAddress:
    event = callback.event
    return ReturnAddress(PLATFORM, team=callback.team_id, channel=event.channel, thread=_thread_ts(event))


def _thread_ts(event: _Event) -> str:
    return event.thread_ts or ("" if event.direct else event.ts)


_STAMP = re.compile(r"[0-9]{1,12}\.[0-9]{1,6}")
_OPENS_WITH_A_NAME = re.compile(r"\s*<@")
_SOMEBODY_FIRST = re.compile(r"\A\s*<@[A-Z0-9]+(\|[^<>]*)?>")


def _mention(us: str) -> re.Pattern[str]:
    return re.compile(rf"<@{re.escape(us)}(\|[^<>]*)?>") if us else _SOMEBODY_FIRST


def _mentions(text: str, us: str) -> bool:
    return bool(us) and _mention(us).search(text) is not None
