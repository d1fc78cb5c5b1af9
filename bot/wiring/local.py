"""What one person at a terminal runs: a conversation, or the record of a verdict. No chat platform is imported."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from advisor.heard import Heard
from advisor.reply import Reply
from bot.inbox.items import ReturnAddress
from bot.overlay import overlay_of
from bot.settings import Settings
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.redis_store import RedisStore
from bot.terminal.conversation import InboxConversation, platform_of
from bot.wiring.base import SystemClock, build_inbox, responder, store_client
from bot.wiring.model import interpreter, models


@asynccontextmanager
async def terminal(settings: Settings, *, user: str, show: Callable[[Reply], None]) -> AsyncIterator[InboxConversation]:
    """The local user's conversation, whose replies go to `show`.

    Raises SettingsError, StoreUnavailable, and DataError where the overlay does not fit.
    """

    async def send(address: ReturnAddress, reply: Reply) -> None:
        show(reply)

    overlay = overlay_of(settings)
    async with store_client(settings) as client, responder(settings, client) as answering:
        retention, platform = settings.retention, platform_of(user)
        inbox = build_inbox(client, retention, respond=answering.respond, senders={platform: send}, owner=platform)
        store = RedisStore(client)
        try:
            yield InboxConversation(inbox=inbox, store=store, clock=SystemClock(), user=user, overlay=overlay)
        finally:
            await inbox.stop(0.0)


async def read_once(settings: Settings, text: str) -> Heard:
    """What one message says, without a conversation. Raises SettingsError and StoreUnavailable."""
    async with store_client(settings) as client, models(settings, client, SystemClock()) as found:
        return await interpreter(found).hear(text, None, tenant="local")


@asynccontextmanager
async def enquiry_log(settings: Settings) -> AsyncIterator[RedisEnquiryLog]:
    """The record of enquiries. Raises SettingsError and StoreUnavailable."""
    async with store_client(settings) as client:
        yield RedisEnquiryLog(client, settings.retention)
