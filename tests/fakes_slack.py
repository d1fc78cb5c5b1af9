"""A Slack Web API on loopback that refuses what Slack refuses, and records what it took."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from tests.slack_http import BOT, TOKEN

USES = 5
"""How often Slack takes an answer to one response_url."""


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
    """Takes posts, edits, whispers and answers to a response_url; `answers` are given to posts first, one a call."""

    def __init__(self, *answers: Answer) -> None:
        self.posts: list[dict[str, Any]] = []
        self.edits: list[dict[str, Any]] = []
        self.whispers: list[dict[str, Any]] = []
        self.responses: list[dict[str, Any]] = []
        self.calls = 0
        self.answers = list(answers)
        self.edit_answers: list[Answer] = []
        self.response_answers: list[Answer] = []
        self.url = ""
        self._uses: dict[str, int] = {}

    @asynccontextmanager
    async def served(self) -> AsyncIterator[RecordingSlack]:
        """This API on a free port of loopback; `url` is what SLACK_API_URL should be."""
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self._post_message)
        app.router.add_post("/api/chat.update", self._checked(self._update, "channel", "ts"))
        app.router.add_post("/api/chat.postEphemeral", self._checked(self._whisper, "channel", "user"))
        app.router.add_post("/api/auth.test", self._checked(self._who))
        app.router.add_post("/response/{id}", self._respond)
        self.add_routes(app)
        async with TestServer(app, host="127.0.0.1") as server:
            self.url = str(server.make_url("/api/"))
            yield self

    def add_routes(self, app: web.Application) -> None:
        """What else this Slack serves: nothing."""

    def response_url(self, name: str) -> str:
        """An address that takes five answers."""
        return self.url.replace("/api/", f"/response/{name}")

    def look(self, ts: str) -> dict[str, Any]:
        """A posted message as it looks now, after its edits."""
        post = next(post for post in self.posts if post["ts"] == ts)
        edits = [edit for edit in self.edits if edit["ts"] == ts]
        return post | (edits[-1] if edits else {})

    async def _post_message(self, request: web.Request) -> web.Response:
        self.calls += 1
        if self.answers:
            return self.answers.pop(0).response()
        return await self._checked(self._post, "channel")(request)

    async def _post(self, post: dict[str, Any]) -> dict[str, Any]:
        ts = f"1767225000.{self.calls:06d}"
        self.posts.append(post | {"ts": ts})
        return {"channel": post["channel"], "ts": ts}

    async def _update(self, edit: dict[str, Any]) -> dict[str, Any]:
        if all(post["ts"] != edit["ts"] for post in self.posts):
            return {"ok": False, "error": "message_not_found"}
        self.edits.append(edit)
        return {"ts": edit["ts"]}

    async def _whisper(self, whisper: dict[str, Any]) -> dict[str, Any]:
        self.whispers.append(whisper)
        return {"message_ts": f"1767226000.{len(self.whispers):06d}"}

    async def _who(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"user_id": BOT, "team_id": "T00TEAM"}

    def _checked(
        self, take: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]], *required: str
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        """A method of the API: token, required arguments and blocks are checked before `take` gets them."""

        async def handler(request: web.Request) -> web.Response:
            if request.path.endswith("chat.update") and self.edit_answers:
                return self.edit_answers.pop(0).response()
            if request.headers.get("Authorization") != f"Bearer {TOKEN}":
                return Answer(error="invalid_auth").response()
            given = await request.json() if request.content_type == "application/json" else dict(await request.post())
            fault = _fault(given, required)
            return Answer(error=fault).response() if fault else web.json_response({"ok": True} | await take(given))

        return handler

    async def _respond(self, request: web.Request) -> web.Response:
        if self.response_answers:
            return self.response_answers.pop(0).response()
        name = request.match_info["id"]
        self._uses[name] = self._uses.get(name, 0) + 1
        if self._uses[name] > USES or name == "expired":
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        given = await request.json()
        if fault := _fault(given, ("text",)):
            return web.Response(status=400, text=fault)
        self.responses.append(given | {"id": name})
        return web.Response(text="ok")


def _fault(given: dict[str, Any], required: tuple[str, ...]) -> str:
    """What Slack would say is wrong with the arguments; nothing if they are right."""
    if missing := [name for name in required if not given.get(name)]:
        return "channel_not_found" if "channel" in missing else "invalid_arguments"
    if "channel" in required and not given.get("text") and not given.get("blocks"):
        return "no_text"
    if len(given.get("text", "")) > 40_000:
        return "msg_too_long"
    return "" if valid(given.get("blocks") or []) else "invalid_blocks"


def valid(blocks: list[dict[str, Any]]) -> bool:
    """Whether Slack's own models find nothing wrong with the blocks."""
    return _valid(json.dumps(blocks))


@lru_cache
def _valid(blocks: str) -> bool:
    # Kept in mind, so that a bench that posts the same again and again measures the front and not this check.
    drawn = json.loads(blocks)
    ids = [block["block_id"] for block in drawn if "block_id" in block]
    if len(blocks) > 100_000 or len(drawn) > 50 or len(set(ids)) < len(ids):
        return False
    try:
        for block in Block.parse_all(drawn):
            block.validate_json()
    except SlackObjectFormationError:
        return False
    return True
