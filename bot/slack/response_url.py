"""The way to one person alone: Slack's response_url, for as long as Slack lets it be used."""

from __future__ import annotations

from urllib.parse import urlsplit

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.inbox.ports import SendRefused
from bot.slack.api_errors import failure, told_apart
from bot.slack.render import SlackPost

_SLACKS_HOSTS = frozenset({"hooks.slack.com", "hooks.slack-gov.com"})


class Expired(SendRefused):
    """The address takes nothing more: it lives for 30 minutes and five messages."""


class PrivateWay:
    """Answers through a response_url."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._session = client.session
        # Where the Web API is somebody's recording of it, response addresses lie on the same host.
        self._hosts = _SLACKS_HOSTS | {urlsplit(client.base_url).hostname}

    async def say(self, url: str, post: SlackPost, *, shared: bool = False, replace: bool = False) -> None:
        """Show the post to the person alone, or to the whole channel; `replace` puts it in the pressed message's place.

        Raises Expired, SendLater, SendRefused and, where it is the blocks that Slack does not like, BlocksRefused.
        """
        if not self._slacks_own(url):
            raise Expired("that is no address of Slack's")
        hook = AsyncWebhookClient(url, session=self._session, retry_handlers=[])
        with told_apart():
            answer = await hook.send(
                text=post.text,
                blocks=post.blocks or None,
                response_type="in_channel" if shared else "ephemeral",
                replace_original=replace,
                unfurl_links=False,
                unfurl_media=False,
            )
        if answer.status_code == 200:
            return
        if "invalid_blocks" in answer.body:
            raise failure(answer.status_code, "invalid_blocks", answer.headers)
        if answer.status_code == 429 or answer.status_code >= 500:
            raise failure(answer.status_code, "", answer.headers)
        raise Expired(f"Slack answered {answer.status_code}")

    def _slacks_own(self, url: str) -> bool:
        try:
            parts = urlsplit(url)
            # Only whoever asks for the port learns that it is no number.
            host, _ = parts.hostname, parts.port
        except ValueError:
            return False
        return host in self._hosts and (parts.scheme == "https" or host not in _SLACKS_HOSTS)
