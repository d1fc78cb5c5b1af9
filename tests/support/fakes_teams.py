"""A Bot Connector on loopback that refuses what Teams refuses, and records what it took."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

CARD = "application/vnd.microsoft.card.adaptive"
LARGEST = 28_000


@dataclass(frozen=True)
class Answer:
    """What the connector answers once instead of taking an activity, or after it has `taken` it."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    taken: bool = False


@dataclass(frozen=True)
class Taken:
    """An activity that the connector took: posted, or put in the place of `replaced`."""

    conversation: str
    activity: dict[str, Any]
    replaced: str = ""
    authorization: str = ""

    @property
    def card(self) -> dict[str, Any]:
        """The one card that it shows."""
        (attachment,) = self.activity["attachments"]
        assert attachment["contentType"] == CARD
        return dict(attachment["content"])

    @property
    def texts(self) -> list[str]:
        """Every text of its card, in order."""
        return [str(part["text"]) for part in parts(self.card) if part.get("type") == "TextRun"]

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        """What each button carries, by its title."""
        return {part["title"]: part["data"] for part in parts(self.card) if part.get("type") == "Action.Execute"}


def parts(node: object) -> list[dict[str, Any]]:
    """Every object within a card, in order."""
    if isinstance(node, list):
        return [part for item in node for part in parts(item)]
    return [node, *parts(list(node.values()))] if isinstance(node, dict) else []


class RecordingConnector:
    """Takes activities; `answers` are given first, one a call."""

    def __init__(self, *answers: Answer) -> None:
        self.taken: list[Taken] = []
        self.typed: list[str] = []
        self.calls = 0
        self.answers = list(answers)
        self.url = ""
        self.members: dict[str, set[str]] = {}
        self.names: dict[str, str] = {}

    @property
    def posted(self) -> list[Taken]:
        """What was said, without what was put in the place of something said earlier."""
        return [taken for taken in self.taken if not taken.replaced]

    @asynccontextmanager
    async def served(self) -> AsyncIterator[RecordingConnector]:
        """This connector on a free port of loopback; `url` is what an activity's serviceUrl should be."""
        app = web.Application()
        app.router.add_post("/v3/conversations/{conversation}/activities", self._take)
        app.router.add_post("/v3/conversations/{conversation}/activities/{answered}", self._take)
        app.router.add_put("/v3/conversations/{conversation}/activities/{activity}", self._take)
        app.router.add_get("/v3/conversations/{conversation}/members/{user}", self._member)
        app.router.add_get("/v3/teams/{team}", self._team)
        app.router.add_post("/v3/conversations", self._open)
        async with TestServer(app, host="127.0.0.1") as server:
            self.url = str(server.make_url("/"))
            yield self

    async def _member(self, request: web.Request) -> web.Response:
        user = request.match_info["user"]
        known = user in self.members.get(request.match_info["conversation"], set())
        return web.json_response({"id": f"29:{user}"} if known else {"error": {}}, status=200 if known else 404)

    async def _team(self, request: web.Request) -> web.Response:
        name = self.names.get(request.match_info["team"])
        return web.json_response({"name": name} if name else {"error": {}}, status=200 if name else 404)

    async def _open(self, request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response({"id": f"a:chat-{asked['members'][0]['id']}"}, status=201)

    async def _take(self, request: web.Request) -> web.Response:
        self.calls += 1
        answer = self.answers.pop(0) if self.answers else None
        refusal = {"error": {"code": "Refused"}}
        if answer and not answer.taken:
            return web.json_response(refusal, status=answer.status, headers=answer.headers)
        body = await request.read()
        activity = await request.json()
        if activity["type"] == "typing":
            self.typed.append(request.match_info["conversation"])
            return web.json_response({"id": ""}, status=202)
        if len(body) > LARGEST or not (activity.get("text") or activity.get("attachments")):
            return web.json_response({"error": {"code": "BadSyntax"}}, status=400)
        match = request.match_info
        authorization = request.headers.get("Authorization", "")
        self.taken.append(Taken(match["conversation"], activity, match.get("activity", ""), authorization))
        if answer:
            return web.json_response(refusal, status=answer.status, headers=answer.headers)
        return web.json_response({"id": f"card-{self.calls}"}, status=201)
