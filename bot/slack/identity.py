"""Who we are in Slack, asked once at the start: for payloads that do not say which user the app is."""

from __future__ import annotations

import asyncio

import structlog
from slack_sdk.web.async_client import AsyncWebClient

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
