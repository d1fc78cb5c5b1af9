"""A Slack Web API on loopback that refuses what Slack refuses, and records what it took."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.slack_http import TOKEN


@dataclass(frozen=True)
class Answer:
    """What the API answers once instead of taking a message."""

    status: int = 200
    error: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    page: str = ""

    def response(self) -> web.Response:
        """The HTTP answer: JSON, or a proxy's page."""
        if self.page:
            return web.Response(status=self.status, text=self.page, content_type="text/html")
        return web.json_response({"ok": False, "error": self.error}, status=self.status, headers=self.headers)


class RecordingSlack:
    """Takes chat.postMessage; `answers` are given first, one a call."""

    def __init__(self, *answers: Answer) -> None:
        self.posts: list[dict[str, Any]] = []
        self.calls = 0
        self.answers = list(answers)
        self.url = ""

    @asynccontextmanager
    async def served(self) -> AsyncIterator[RecordingSlack]:
        """This API on a free port of loopback; `url` is what SLACK_API_URL should be."""
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self._post_message)
        async with TestServer(app, host="127.0.0.1") as server:
            self.url = str(server.make_url("/api/"))
            yield self

    async def _post_message(self, request: web.Request) -> web.Response:
        self.calls += 1
        if self.answers:
            return self.answers.pop(0).response()
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return Answer(error="invalid_auth").response()
        post = await request.json()
        if not post.get("channel"):
            return Answer(error="channel_not_found").response()
        if not post.get("text") and not post.get("blocks"):
            return Answer(error="no_text").response()
        self.posts.append(post)
        return web.json_response({"ok": True, "channel": post["channel"], "ts": f"1767225000.{self.calls:06d}"})
