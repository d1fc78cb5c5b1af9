"""Posts a reply in its thread, and tells failures that will pass from those that will not."""

from __future__ import annotations

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from advisor.reply import Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import SendLater, SendRefused
from bot.settings import SlackSettings
from bot.slack.render import Post, render

POST_TIMEOUT = 4
"""Seconds; below the inbox's lease, so that no other process sends the same reply meanwhile."""

_PASSING = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})


def web_client(settings: SlackSettings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """A client of Slack's Web API on the shared session. It repeats nothing: the inbox knows when a repeat is safe."""
    token = settings.bot_token.get_secret_value()
    return AsyncWebClient(token=token, base_url=settings.api_url, session=session, retry_handlers=[])


def web_session() -> aiohttp.ClientSession:
    """The one HTTP session for Slack. Its time-out is the only one: the client's own is ignored on a shared session."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=POST_TIMEOUT))


class SlackSender:
    """The way out to Slack (`bot.inbox.ports.Send`)."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def __call__(self, address: ReturnAddress, reply: Reply) -> None:
        """Post the reply in its thread. Raises SendLater and SendRefused."""
        post = render(reply)
        try:
            await self._post(address, post)
        except _BlocksRefused:
            # Slack's taste in blocks changes without notice; the plain line still answers the person.
            await self._post(address, Post([], post.text))

    async def _post(self, address: ReturnAddress, post: Post) -> None:
        try:
            await self._client.chat_postMessage(
                channel=address.channel,
                thread_ts=address.thread,
                text=post.text,
                blocks=post.blocks or None,
                link_names=False,
                unfurl_links=False,
                unfurl_media=False,
            )
        except SlackApiError as error:
            raise _failure(error) from error
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
            raise SendLater(f"Slack cannot be reached: {type(error).__name__}") from error


class _BlocksRefused(SendRefused):
    """Slack does not like the blocks."""


def _error(error: SlackApiError) -> str:
    # Anything but JSON (a proxy's page) arrives as something else than a mapping.
    return str(error.response.get("error", "")) if hasattr(error.response, "get") else ""


def _failure(error: SlackApiError) -> SendLater | SendRefused:
    status = getattr(error.response, "status_code", 0)
    name = _error(error)
    if status == 429 or status >= 500 or name in _PASSING or not name:
        return SendLater(f"Slack answered {status} {name}", _retry_after(error))
    return _BlocksRefused(name) if name == "invalid_blocks" else SendRefused(f"Slack answered {name}")


def _retry_after(error: SlackApiError) -> float | None:
    headers = getattr(error.response, "headers", {})
    asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(asked) if asked.isascii() and asked.isdigit() else None
