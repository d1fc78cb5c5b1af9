"""A Slack Web API on loopback that refuses what Slack refuses, and records what it took."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from tests.support.slack_http import BOT, TOKEN

USES = 5
"""How often Slack takes an answer to one response_url."""


@dataclass(frozen=True)
class Answer:
    """What the API answers once instead of taking a message; `taken`: it takes it, and answers so all the same."""

    status: int = 200
    error: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    page: str = ""
    taken: bool = False

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
        self.statuses: list[dict[str, Any]] = []
        self.responses: list[dict[str, Any]] = []
        self.calls = 0
        self.answers = list(answers)
        self.edit_answers: list[Answer] = []
        self.response_answers: list[Answer] = []
        self.url = ""
        self._uses: dict[str, int] = {}
        self.files: dict[str, bytes] = {}
        self.takes_files = True
        self.has_history = True
        self.channels_of: dict[str, dict[str, str]] = {}
        self._shown: set[str] = set()

    @asynccontextmanager
    async def served(self) -> AsyncIterator[RecordingSlack]:
        """This API on a free port of loopback; `url` is what SLACK_API_URL should be."""
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self._post_message)
        app.router.add_post("/api/chat.update", self._checked(self._update, "channel", "ts"))
        app.router.add_post("/api/chat.postEphemeral", self._checked(self._whisper, "channel", "user"))
        app.router.add_post(
            "/api/assistant.threads.setStatus", self._checked(self._status, "channel_id", "thread_ts", "status")
        )
        app.router.add_post("/api/auth.test", self._checked(self._who))
        app.router.add_post("/api/conversations.replies", self._queried(self._replies))
        app.router.add_post("/api/conversations.history", self._queried(self._replies))
        app.router.add_post("/response/{id}", self._respond)
        app.router.add_post("/api/files.getUploadURLExternal", self._queried(self._place))
        app.router.add_post("/upload/{id}", self._upload)
        app.router.add_post("/api/files.completeUploadExternal", self._queried(self._complete))
        app.router.add_post("/api/files.info", self._queried(self._file))
        app.router.add_get("/api/files.info", self._queried(self._file))
        app.router.add_get("/api/users.conversations", self._queried(self._conversations))
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
        if not self.answers:
            return await self._checked(self._post, "channel")(request)
        answer = self.answers.pop(0)
        if answer.taken:
            await self._checked(self._post, "channel")(request)
        return answer.response()

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

    def _replies(self, asked: Mapping[str, str]) -> dict[str, Any]:
        """The posts of a channel or thread, two a page, if the app may read them."""
        if not self.has_history:
            return {"ok": False, "error": "missing_scope"}
        own = [post for post in self.posts if post["channel"] == asked["channel"]]
        own = [post for post in own if str(post.get("thread_ts") or "") == asked.get("ts", "")]
        start = int(asked.get("cursor") or 0)
        more = str(start + 2) if len(own) > start + 2 else ""
        return {"messages": own[start : start + 2], "response_metadata": {"next_cursor": more}}

    async def _status(self, status: dict[str, Any]) -> dict[str, Any]:
        self.statuses.append(status)
        return {}

    async def _who(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"user_id": BOT, "team_id": "T00TEAM"}

    def _queried(self, take: Callable[[Mapping[str, str]], dict[str, Any]]) -> Callable[..., Awaitable[web.Response]]:
        """A method of the API whose arguments come in the query or as a form."""

        async def handler(request: web.Request) -> web.Response:
            if request.headers.get("Authorization") != f"Bearer {TOKEN}":
                return Answer(error="invalid_auth").response()
            form = {name: str(value) for name, value in (await request.post()).items()}
            return web.json_response({"ok": True} | take(dict(request.query) | form))

        return handler

    def _place(self, given: Mapping[str, str]) -> dict[str, Any]:
        if not self.takes_files:
            return {"ok": False, "error": "missing_scope"}
        name = f"F{len(self.files):03}"
        self.files[name] = b""
        return {"file_id": name, "upload_url": self.url.replace("/api/", f"/upload/{name}")}

    async def _upload(self, request: web.Request) -> web.Response:
        self.files[request.match_info["id"]] = await request.read()
        return web.Response(text="OK")

    def _complete(self, given: Mapping[str, str]) -> dict[str, Any]:
        return {"files": json.loads(given["files"])}

    def _file(self, given: Mapping[str, str]) -> dict[str, Any]:
        """A file that was asked for before: Slack takes a moment until it knows what a file is."""
        known = given["file"] in self._shown
        self._shown.add(given["file"])
        return {"file": {"id": given["file"], "mimetype": "image/png" if known else ""}}

    def _conversations(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Page by page, one channel a page."""
        found = list(self.channels_of.get(given["user"], {}).items())
        place = int(given.get("cursor") or 0)
        page = [{"id": name, "name": called} for name, called in found[place : place + 1]]
        after = str(place + 1) if place + 1 < len(found) else ""
        return {"channels": page, "response_metadata": {"next_cursor": after}}

    def _shows_unknown(self, given: dict[str, Any]) -> bool:
        """Whether a block shows a file that was not uploaded, or that Slack is not done with."""
        shown = [block["slack_file"]["id"] for block in given.get("blocks") or [] if block.get("slack_file")]
        return any(not self.files.get(name) or name not in self._shown for name in shown)

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
            fault = _fault(given, required) or ("invalid_blocks" if self._shows_unknown(given) else "")
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
        if fault := _fault(given, ("text",)) or ("invalid_blocks" if self._shows_unknown(given) else ""):
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
