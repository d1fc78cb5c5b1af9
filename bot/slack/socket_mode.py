"""Socket Mode: the same listeners, fed by Slack over a WebSocket that we open; for workspaces behind a firewall."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Protocol

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp


class _Connection(Protocol):
    """What is used of Bolt's handler, which leaves it without types."""

    async def connect_async(self) -> None: ...
    async def close_async(self) -> None: ...


@asynccontextmanager
async def socket_mode(app: AsyncApp, app_token: str) -> AsyncIterator[None]:
    """Take envelopes until the end of the block; the connection is opened, and opened again, in the background.

    What is not kept is not acknowledged, so Slack delivers it again.
    """
    connection: _Connection = AsyncSocketModeHandler(app, app_token)
    connecting = asyncio.create_task(connection.connect_async())
    try:
        yield
    finally:
        connecting.cancel()
        with suppress(asyncio.CancelledError):
            await connecting
        await connection.close_async()
