"""Posts a reply where it belongs, once and at Slack's pace, and then edits the message whose button led to it."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
import structlog
from pydantic_core import to_json
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from advisor.reply import Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Amendment, CannotLook, SendBlocked, SendLater, SendRefused
from bot.settings.settings import SlackSettings
from bot.slack.answered import look
from bot.slack.api_errors import BlocksRefused, told_apart
from bot.slack.parse import is_direct
from bot.slack.pictures import PictureUploads
from bot.slack.plain import plain
from bot.slack.rate_limit import Pace
from bot.slack.render import SlackPost, render
from bot.slack.response_url import Expired, PrivateWay

log = structlog.get_logger()

POST_TIMEOUT = 4
"""Seconds; below the inbox's lease, so that no other process sends the same reply meanwhile."""
EDIT_TIMEOUT = 0.8
"""Seconds; what the lease has left after a slow post."""
EDIT_TRIES = 4
REPLY = "advisor_reply"
"""The kind of metadata that our replies carry, by which they are found again."""
PAGES, PAGE = 5, 200
"""Of a thread that are looked through."""
WORKING = "is reading…"
"""What Slack shows behind our name."""


def web_client(settings: SlackSettings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """A client of Slack's Web API on the shared session. It repeats nothing: the inbox knows when a repeat is safe."""
    token = settings.bot_token.get_secret_value()
    quiet = logging.getLogger("bot.slack.web")
    # Without a level of its own slack_sdk spells out every request and answer for a debug line that nobody reads.
    quiet.setLevel(logging.WARNING)
    return AsyncWebClient(token=token, base_url=settings.api_url, session=session, retry_handlers=[], logger=quiet)


def web_session() -> aiohttp.ClientSession:
    """The one HTTP session for Slack. Its time-out is the only one: the client's own is ignored on a shared session."""
    # The reply comes out of the store, which has written it the same way: whatever is in it, this can write.
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=POST_TIMEOUT), json_serialize=_json)


def _json(value: object) -> str:
    return to_json(value).decode()


class SlackSender:
    """The way out to Slack (`bot.inbox.ports.Send`)."""

    def __init__(self, client: AsyncWebClient, *, pace: Pace | None = None) -> None:
        self._client = client
        self._private = PrivateWay(client)
        self._pace = pace or Pace()
        self._uploads = PictureUploads(client)
        # Replies that are posted while the edit beside them still waits: their ids, and the tries so far.
        self._posted: dict[tuple[ReturnAddress, Reply], tuple[str, int]] = {}

    async def __call__(self, address: ReturnAddress, reply: Reply) -> str:
        """Post the reply, then edit the pressed message. Gives the post's id. Raises SendLater and SendRefused.

        After a SendLater the same call does what is left to do.
        """
        due = (address, reply)
        ts, tried = self._posted.pop(due) if due in self._posted else (await self._show(address, reply), 0)
        if not address.answered:
            return ts
        tries = tried + 1
        try:
            async with asyncio.timeout(EDIT_TIMEOUT):
                await self._edit(address)
        except (SendLater, TimeoutError) as error:
            if tries < EDIT_TRIES:
                self._posted[due] = ts, tries
                # The reply is there, whatever became of the edit.
                raise SendLater(str(error) or "Slack is slow to edit", getattr(error, "after", None)) from error
            log.warning("a pressed message keeps its buttons", channel=address.channel, why=str(error))
        except SendRefused as refused:
            log.warning("a pressed message keeps its buttons", channel=address.channel, why=str(refused))
        return ts

    async def amend(self, address: ReturnAddress, posted: str, amendment: Amendment) -> None:
        """Edit what was posted; what only one person sees cannot be edited, so there the new part is said beside it.

        Raises SendLater and SendRefused.
        """
        if address.private:
            await self._private.say(address.url, render(amendment.addition, address.private))
        elif posted:
            post = render(amendment.reply)
            with told_apart():
                await self._client.chat_update(
                    channel=address.channel, ts=posted, text=post.text, blocks=post.blocks, link_names=False
                )

    async def look_up(self, address: ReturnAddress) -> str | None:
        """The id of the reply where it stands already.

        Raises CannotLook where only one person sees it or we may not look, and SendLater.
        """
        if address.private:
            raise CannotLook("what only one person sees is in no history")
        cursor = ""
        for _ in range(PAGES):
            page = await self._page(address, cursor)
            for message in page.get("messages") or ():
                told = message.get("metadata") or {}
                if told.get("event_type") == REPLY and told.get("event_payload", {}).get("key") == address.key:
                    return str(message.get("ts", ""))
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return None
        return None

    async def _page(self, address: ReturnAddress, cursor: str) -> AsyncSlackResponse:
        method = "conversations.replies" if address.thread else "conversations.history"
        asked = {"channel": address.channel, "ts": address.thread, "cursor": cursor, "limit": PAGE}
        try:
            with told_apart():
                return await self._client.api_call(method, params=asked | {"include_all_metadata": True})
        except (SendRefused, SendBlocked) as error:
            raise CannotLook(str(error)) from error

    async def show_working(self, address: ReturnAddress) -> None:
        """Show below a thread that its last message is being read; Slack takes it away with the reply.

        What has no thread, or is seen by one person only, has no place for it. Raises what Slack's client does.
        """
        if address.thread and not address.private:
            await self._client.assistant_threads_setStatus(
                channel_id=address.channel, thread_ts=address.thread, status=WORKING
            )

    async def _show(self, address: ReturnAddress, reply: Reply) -> str:
        pictures = await self._uploads.of(address, reply)
        post = render(reply, address.private, pictures)
        try:
            return await self._say(address, post, shared=reply.shared)
        except BlocksRefused as refused:
            # Slack's taste in blocks changes without notice; the same in plain lines still answers the person.
            log.error("Slack refused the blocks of a reply", channel=address.channel, why=str(refused))
            without = render(reply, address.private)
            shown = without if pictures else SlackPost([], plain(post.blocks))
            return await self._say(address, shown, shared=reply.shared)

    async def _say(self, address: ReturnAddress, post: SlackPost, *, shared: bool) -> str:
        """Show the post where it belongs; gives its id where it can be edited later, else nothing."""
        if not address.private:
            return await self._post(address, post, broadcast=shared and _in_a_channels_thread(address))
        try:
            await self._private.say(address.url, post, shared=shared)
        except Expired:
            if shared or is_direct(address.channel):
                await self._post(address, post)
            else:
                await self._whisper(address, post)
        return ""

    async def _post(self, address: ReturnAddress, post: SlackPost, *, broadcast: bool = False) -> str:
        if wait := self._pace.wait(address.channel):
            raise SendLater("the channel has had its share of messages for now", wait)
        try:
            with told_apart():
                posted = await self._client.chat_postMessage(
                    channel=address.channel,
                    thread_ts=address.thread or None,
                    reply_broadcast=broadcast or None,
                    text=post.text,
                    blocks=post.blocks or None,
                    link_names=False,
                    unfurl_links=False,
                    unfurl_media=False,
                    metadata={"event_type": REPLY, "event_payload": {"key": address.key}} if address.key else None,
                )
        except SendLater as later:
            self._pace.rest(address.channel, later.after or 0.0)
            raise
        return str(posted.get("ts") or "")

    async def _whisper(self, address: ReturnAddress, post: SlackPost) -> None:
        with told_apart():
            await self._client.chat_postEphemeral(
                channel=address.channel,
                user=address.user,
                thread_ts=address.thread or None,
                text=post.text,
                blocks=post.blocks or None,
                link_names=False,
            )

    async def _edit(self, address: ReturnAddress) -> None:
        new = look(address.answered)
        if address.private:
            await self._private.say(address.url, SlackPost(new.blocks, new.text), replace=True)
            return
        with told_apart():
            await self._client.chat_update(
                channel=address.channel, ts=address.pressed, text=new.text, blocks=new.blocks, link_names=False
            )


def _in_a_channels_thread(address: ReturnAddress) -> bool:
    return bool(address.thread) and not is_direct(address.channel)
