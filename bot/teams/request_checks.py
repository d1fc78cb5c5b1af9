"""What is checked before an activity is believed: its form, and whose tenant it is; 4xx, never 5xx."""

from __future__ import annotations

from pydantic import BaseModel, Field, ValidationError
from pydantic_core import from_json

from bot.bounds import Json


class RequestRefused(Exception):
    """The request goes no further.

    `status`: 400 malformed, 401 not the Bot Framework's, 403 foreign, 413 too large, 503 nobody can tell whose it is.
    """

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Envelope(BaseModel):
    """What every activity must say of itself before anything else of it is read."""

    type: str = Field(min_length=1)
    channel_id: str = Field(default="", alias="channelId")
    service_url: str = Field(default="", alias="serviceUrl")


class _Tenant(BaseModel):
    id: str | None = None


class _ChannelData(BaseModel):
    tenant: _Tenant | None = None


class _Conversation(BaseModel):
    tenant: str | None = Field(default=None, alias="tenantId")


class _Origin(BaseModel):
    channel_data: _ChannelData | None = Field(default=None, alias="channelData")
    conversation: _Conversation | None = None


def read(body: bytes, content_type: str) -> tuple[Json, Envelope]:
    """The activity in a body, unread but for its envelope, of a depth that is bounded. Raises RequestRefused (400)."""
    if not content_type.startswith("application/json"):
        raise RequestRefused(400, "the body is not JSON")
    try:
        activity = from_json(body, allow_inf_nan=False)
        return activity, Envelope.model_validate(activity)
    except ValueError as error:
        raise RequestRefused(400, "the body is no activity") from error


def tenant_of(activity: Json) -> str:
    """The tenant that the activity comes from; empty if it names none. Raises RequestRefused (403) for two of them."""
    try:
        origin = _Origin.model_validate(activity)
    except ValidationError as error:
        raise RequestRefused(403, "the tenant cannot be read") from error
    channel = origin.channel_data.tenant.id if origin.channel_data and origin.channel_data.tenant else None
    named = {name for name in (channel, origin.conversation and origin.conversation.tenant) if name}
    if len(named) > 1:
        raise RequestRefused(403, "the activity names two tenants")
    return named.pop() if named else ""
