"""What one person at a terminal runs: a conversation, or the record of a verdict. No chat platform is imported."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry
from advisor.interpret.heard import Context, Heard
from advisor.message import Message
from advisor.ports import Interpreter, Outcome
from advisor.reply import Reasons, Reply
from bot.answering.pseudonyms import Pseudonyms, kept, under_pseudonyms
from bot.app.base import SystemClock, build_desk, build_inbox, pseudonyms, store_client
from bot.app.model import interpreter, models
from bot.app.responders import responder
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Amendment, Respond
from bot.settings.settings import Settings
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.redis_store import RedisStore
from bot.terminal.chat import ORIGIN
from bot.terminal.thread import InboxConversation, platform_of
from bot.terminal.user import TerminalPlaces


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
            respond=_reasons_below(answering.respond) if answering.write else answering.respond,
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


def _reasons_below(respond: Respond) -> Respond:
    """The same, where a model puts a verdict's reasons into words: on a screen they come below, once, in either way."""
    from bot.answering.late_explanation import is_due

    async def answer(session: Session | None, message: Message) -> Outcome:
        outcome = await respond(session, message)
        if outcome.afterword is None or not is_due(outcome.afterword):
            return outcome
        blocks = tuple(block for block in outcome.reply.blocks if not isinstance(block, Reasons))
        return replace(outcome, reply=replace(outcome.reply, blocks=blocks))

    return answer


class _Screen:
    """What the inbox does at a platform, done on a screen: nothing is edited there, so what is new comes below."""

    def __init__(self, show: Callable[[Reply], None], working: Callable[[], None] | None) -> None:
        self._show = show
        self._working = working

    async def send(self, address: ReturnAddress, reply: Reply) -> None:
        """Show the reply."""
        self._show(reply)

    async def amend(self, address: ReturnAddress, posted: str, amendment: Amendment) -> None:
        """Show the reasons, which say whose words they are in."""
        reasons = tuple(block for block in amendment.reply.blocks if isinstance(block, Reasons))
        self._show(replace(amendment.addition, blocks=reasons))

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
