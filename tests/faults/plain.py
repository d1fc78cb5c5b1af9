"""A plain bot on slack-bolt, as its documentation shows one: it answers each mention in its thread."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.servers import HOST
from tests.support.slack_http import SECRET, TOKEN

SAID = re.compile(r"(\d+/\d+)(?: (\w+))?")
DIED = Path("died")


async def answer(event: dict[str, Any], say: AsyncSay) -> None:
    """Repeat what was said, or die once where that is asked for."""
    found = SAID.search(event["text"])
    if found and found[2] == "once":
        die_once()
    if found:
        await say(f"1: {found[1]}", thread_ts=event["thread_ts"])


def die_once() -> None:
    """End as the kernel ends a process, unless one of this folder did so before."""
    if not DIED.exists():
        DIED.touch()
        os.kill(os.getpid(), signal.SIGKILL)


async def ready(_: web.Request) -> web.Response:
    """Whoever can answer is ready."""
    return web.Response(text="ok")


def main() -> None:
    """Serve until SIGTERM."""
    client = AsyncWebClient(token=TOKEN, base_url=os.environ["SLACK_API_URL"])
    app = AsyncApp(signing_secret=SECRET, client=client)
    app.event("app_mention")(answer)
    server = app.server(port=int(os.environ["ADVISOR_PORT"]), path="/slack/events", host=HOST)
    server.web_app.router.add_get("/readyz", ready)
    server.start()


if __name__ == "__main__":
    main()
