"""What one person at a terminal runs: a conversation, or the record of a verdict. No chat platform is imported."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from advisor.enquiry import Enquiry
from advisor.heard import Context, Heard
from advisor.ports import Interpreter
from advisor.reply import Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Amendment
from bot.pseudonyms import Pseudonyms
from bot.recording import kept, under_pseudonyms
from bot.settings import Settings
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.redis_store import RedisStore
from bot.terminal.chat import ORIGIN
from bot.terminal.conversation import InboxConversation, platform_of
from bot.terminal.places import TerminalPlaces
from bot.wiring.answering import responder
from bot.wiring.base import SystemClock, build_desk, build_inbox, pseudonyms, store_client
from bot.wiring.model import interpreter, models


@asynccontextmanager
async def terminal(
    settings: Settings,
    *,
    user: str,
    show: Callable[[Reply], None],
    working: Callable[[], None] | None = None,
    read: Interpreter | None = None,
) -> AsyncIterator[InboxConversation]:
    """The local user's conversation, whose replies go to `show`; `read` is a reader of one's own.

    `working` shows that a line is being read.

    Raises SettingsError, StoreUnavailable, and DataError where the overlay does not fit.
    """
    screen = _Screen(show, working)
    places = {ORIGIN.platform: TerminalPlaces()}
    async with store_client(settings) as client, responder(settings, client, places, read) as answering:
        retention, platform = settings.retention, platform_of(user)
        desk = build_desk(
            client,
            retention,
            respond=answering.respond,
            senders={platform: screen.send},
            write=answering.write,
            amenders={platform: screen.amend},
            show_working={platform: screen.show_working},
            owner=platform,
        )
        inbox = build_inbox(client, retention, desk=desk, platforms=(platform,))
        store = RedisStore(client)
        try:
            yield InboxConversation(inbox=inbox, store=store, clock=SystemClock(), user=user, overlay=answering.overlay)
        finally:
            await inbox.stop(0.0)


class _Screen:
    """What the inbox does at a platform, done on a screen: nothing is edited there, so what is new comes below."""

    def __init__(self, show: Callable[[Reply], None], working: Callable[[], None] | None) -> None:
        self._show = show
        self._working = working

    async def send(self, address: ReturnAddress, reply: Reply) -> None:
        """Show the reply."""
        self._show(reply)

    async def amend(self, address: ReturnAddress, posted: str, amendment: Amendment) -> None:
        """Show what is new."""
        self._show(amendment.addition)

    async def show_working(self, address: ReturnAddress) -> None:
        """Show that a line is being read, where there is a way to."""
        if self._working:
            self._working()


async def read_once(settings: Settings, text: str) -> Heard:
    """What one message says, without a conversation. Raises SettingsError and StoreUnavailable."""
    async with store_client(settings) as client, models(settings, client, SystemClock()) as found:
        return await interpreter(found).hear(text, Context(), tenant="local")


@asynccontextmanager
async def enquiry_log(settings: Settings) -> AsyncIterator[LocalLog]:
    """The record of enquiries. Raises SettingsError and StoreUnavailable."""
    async with store_client(settings) as client:
        names = await pseudonyms(settings, client)
        yield LocalLog(RedisEnquiryLog(client, settings.retention), names=names, keeps_quotes=settings.keeps_quotes)


class LocalLog:
    """The record of enquiries that were made outside the inbox, by people under their own names."""

    def __init__(self, log: RedisEnquiryLog, *, names: Pseudonyms, keeps_quotes: Callable[[str], bool]) -> None:
        self._log = log
        self._names = names
        self._keeps_quotes = keeps_quotes

    async def record(self, enquiry: Enquiry) -> None:
        """Keep the enquiry as it may be kept. Raises StoreUnavailable."""
        await self._log.record(kept(under_pseudonyms(enquiry, self._names), self._names, self._keeps_quotes))
