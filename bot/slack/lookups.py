"""What we ask Slack: who we are, once at the start, and which channels somebody is in, just now."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from advisor.summary import Asker
from bot.inbox.ports import SendLater, SendRefused
from bot.slack.api_errors import told_apart

log = structlog.get_logger()

PATIENCE = 2.0
"""Seconds. A start waits no longer for Slack: nearly every payload names us anyway."""


async def own_user(client: AsyncWebClient) -> str:
    """Our user id, or nothing if Slack does not tell it now."""
    try:
        async with asyncio.timeout(PATIENCE):
            with told_apart():
                answer = await client.auth_test()
    except (SendLater, SendRefused, TimeoutError) as error:
        log.warning("Slack did not say who we are; check SLACK_BOT_TOKEN if this goes on", why=str(error))
        return ""
    return str(answer.get("user_id", ""))


PAGE, MOST_PAGES = 200, 10
KEPT = 30.0
"""Seconds for which an answer is not asked for again: one request for a list looks several times."""
_KINDS = "public_channel,private_channel"


class SlackPlaces:
    """`bot.reports.naming.Places` for Slack. Needs the scopes channels:read and groups:read."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: dict[Asker, tuple[float, Mapping[str, str]]] = {}

    async def readable(self, asker: Asker, channels: frozenset[str]) -> Mapping[str, str]:
        """Those of the channels that the asker is in, with their names; none where Slack does not say."""
        now = time.monotonic()
        self._known = {one: (until, found) for one, (until, found) in self._known.items() if until > now}
        if asker not in self._known:
            self._known[asker] = (now + KEPT, await self._ask(asker))
        return {channel: name for channel, name in self._known[asker][1].items() if channel in channels}

    async def _ask(self, asker: Asker) -> Mapping[str, str]:
        found: dict[str, str] = {}
        cursor = ""
        try:
            for _ in range(MOST_PAGES):
                with told_apart():
                    answer = await self._client.users_conversations(
                        user=asker.user, types=_KINDS, limit=PAGE, cursor=cursor or None
                    )
                for channel in answer.get("channels") or []:
                    found[str(channel["id"])] = f"#{channel.get('name') or channel['id']}"
                cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
                if not cursor:
                    break
        except (SendLater, SendRefused) as error:
            log.warning("Slack did not say who is where; does the app have channels:read?", why=str(error))
        return found
