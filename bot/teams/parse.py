"""An activity as a message, and where its answer goes; None for everything that was not said to us by a person."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from advisor.message import Choice, Message, Origin
from bot.bounds import Json
from bot.inbox.items import ReturnAddress
from bot.teams import press

PLATFORM = "teams"
WELCOME = "help"
"""What a new conversation is taken to ask first."""

_VERDICT = re.compile(r"/?verdict\b[\s:]*", re.IGNORECASE)
_MENTION = re.compile(r"<at\b[^<>]*>[^<]*</at>", re.IGNORECASE)
"""Names come escaped; and text full of openings without an end must not be searched to its end from each of them."""


@dataclass(frozen=True, slots=True)
class TeamsMessage:
    """What somebody said to us in a conversation. `invoke`: Teams waits for a word in the very answer."""

    message: Message
    address: ReturnAddress
    invoke: bool


class _Account(BaseModel):
    id: str = ""
    aad: str | None = Field(default=None, alias="aadObjectId")


class _Conversation(BaseModel):
    id: str = Field(min_length=1)
    kind: str | None = Field(default=None, alias="conversationType")
    is_group: bool | None = Field(default=None, alias="isGroup")

    @property
    def personal(self) -> bool:
        """Whether nobody else is in it. The kind is sometimes missing; group conversations' ids begin with 19."""
        return self.kind == "personal" if self.kind else not (self.is_group or self.id.startswith("19:"))


class _Entity(BaseModel):
    type: str = ""
    mentioned: _Account | None = None


class _Activity(BaseModel):
    type: str
    id: str = Field(min_length=1)
    name: str = ""
    action: str = ""
    text: str | None = None
    value: Any = None
    reply_to: str | None = Field(default=None, alias="replyToId")
    service_url: str = Field(alias="serviceUrl")
    sender: _Account = Field(alias="from")
    recipient: _Account
    conversation: _Conversation
    entities: list[_Entity] | None = None
    added: list[_Account] | None = Field(default=None, alias="membersAdded")
    data: Any = Field(default=None, alias="channelData")
    timestamp: Any = None

    @property
    def mentions_us(self) -> bool:
        """Whether the text mentions the recipient, which is us."""
        return any(entity.mentioned and entity.mentioned.id == self.recipient.id for entity in self.entities or ())

    @property
    def installs_us(self) -> bool:
        """Whether the conversation is new to us; Teams tells it in two ways, often in both."""
        added = any(member.id == self.recipient.id for member in self.added or ())
        return (self.type == "conversationUpdate" and added) or (
            self.type == "installationUpdate" and self.action == "add"
        )


def parse(payload: Json, *, tenant: str) -> TeamsMessage | None:
    """What the activity says to us, or None if it says nothing to us."""
    try:
        activity = _Activity.model_validate(payload)
    except ValidationError:
        return None
    if activity.installs_us:
        return _said(activity, tenant, id="welcome", text=WELCOME)
    if activity.type == "invoke" and activity.name == "adaptiveCard/action":
        action = activity.value.get("action") if isinstance(activity.value, dict) else None
        return _pressed(activity, tenant, action.get("data") if isinstance(action, dict) else None)
    if activity.type != "message":
        return None
    text = _without_mentions(activity.text or "")
    if activity.value is not None and not text:
        return _pressed(activity, tenant, activity.value)
    return _spoken(activity, tenant, text) if activity.conversation.personal or activity.mentions_us else None


def _spoken(activity: _Activity, tenant: str, text: str) -> TeamsMessage:
    """The command with a situation behind it wants a verdict on that; alone, it is a word of the conversation."""
    command = _VERDICT.match(text)
    situation = text[command.end() :] if command else ""
    plain = text.removeprefix("/") if command else text
    return _said(activity, tenant, id=activity.id, text=situation or plain, quick=bool(situation))


def _pressed(activity: _Activity, tenant: str, data: object) -> TeamsMessage:
    """A press comes again under a new id and time, so it goes by an id of ours; data that is not ours says nothing."""
    pressed = press.read(data)
    if pressed is None:
        return _said(activity, tenant, id=activity.id)
    return _said(activity, tenant, id=pressed.id, text=pressed.say, choices=pressed.choices)


def _said(
    activity: _Activity,
    tenant: str,
    *,
    id: str,
    text: str = "",
    choices: tuple[Choice, ...] = (),
    quick: bool = False,
) -> TeamsMessage:
    conversation, user = activity.conversation.id, activity.sender.aad or activity.sender.id
    private = activity.conversation.personal
    message = Message(
        tenant, conversation, f"{conversation}:{id}", user, text, choices, quick, _origin(activity), private,
        at=_seconds(activity.timestamp),
    )  # fmt: skip
    answered = press.answered(choices)
    card = (activity.reply_to or "") if answered else ""
    address = ReturnAddress(PLATFORM, tenant, activity.service_url, conversation, pressed=card, answered=answered)
    return TeamsMessage(message, address, activity.type == "invoke")


def _seconds(stamp: object) -> float:
    """When something was said, by the service's time stamp; 0 for what is none, since no message hangs on it."""
    try:
        said = datetime.fromisoformat(stamp if isinstance(stamp, str) else "")
    except ValueError:
        return 0.0
    return max(0.0, said.timestamp()) if said.tzinfo else 0.0


def _origin(activity: _Activity) -> Origin:
    """Where the conversation is held, for its record. Personal and group chats have no team."""
    team, channel = (_id(activity.data, name) for name in ("team", "channel"))
    return Origin(PLATFORM, team=team, channel=(channel or team) if team else "")


def _id(data: object, name: str) -> str:
    """The id of what the channel data call `name`; empty where they have none, since no message hangs on it."""
    named = data.get(name) if isinstance(data, dict) else None
    found = named.get("id") if isinstance(named, dict) else None
    return found if isinstance(found, str) else ""


def _without_mentions(text: str) -> str:
    # Unescaping comes last, so that typed brackets are never a mention.
    return html.unescape(_MENTION.sub(" ", text)).replace("\N{NO-BREAK SPACE}", " ").strip()
