"""Socket Mode: the same listeners, fed by a WebSocket server that speaks Slack's protocol, redelivery included."""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.app.serving import open_house
from bot.settings.settings import Settings
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_front import environment, served, set_environment
from tests.support.slack_http import body_of, command, event, signed
from tests.support.waiting import server_pid, until

APP_TOKEN = "xapp-a-token"  # noqa: S105


class SocketSlack(RecordingSlack):
    """A Slack that also hands out a WebSocket, pushes envelopes through it and notes what was acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.sockets: list[web.WebSocketResponse] = []
        self.acknowledged: list[dict[str, Any]] = []

    def add_routes(self, app: web.Application) -> None:
        """Where the socket is handed out, and the socket."""
        app.router.add_post("/api/apps.connections.open", self._open)
        app.router.add_get("/link", self._socket)

    async def push(self, number: int, kind: str, payload: dict[str, Any], attempt: int = 0) -> None:
        """Deliver an envelope."""
        again = {"retry_attempt": attempt, "retry_reason": "timeout"} if attempt else {}
        envelope = {"envelope_id": str(number), "type": kind, "payload": payload, "accepts_response_payload": True}
        await self.sockets[-1].send_json(envelope | again)

    async def _open(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {APP_TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        return web.json_response({"ok": True, "url": self.url.replace("http", "ws", 1).replace("/api/", "/link")})

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.sockets.append(socket)
        async for message in socket:
            self.acknowledged.append(message.json())
        return socket


@pytest.fixture
async def slack(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> AsyncIterator[SocketSlack]:
    slack = SocketSlack()
    async with slack.served():
        variables = environment(slack, data_dir, SLACK_SIGNING_SECRET="", SLACK_APP_TOKEN=APP_TOKEN)
        set_environment(variables, monkeypatch.setenv)
        yield slack


@pytest.fixture
async def store_pid(slack: SocketSlack) -> AsyncIterator[int]:
    """The process id of the store of a served front that is connected by its socket."""
    async with open_house(Settings.read()) as house:
        async with house.fronts["/slack/events"].listening():
            await until(lambda: len(slack.sockets) == 1)
            yield await server_pid(house.client)
        await house.inbox.stop(1.0)


async def test_a_mention_by_socket_is_acknowledged_and_answered_once_however_often_it_comes(
    slack: SocketSlack, store_pid: int
) -> None:
    await slack.push(1, "events_api", event())
    await slack.push(2, "events_api", event(), attempt=1)
    await slack.push(3, "events_api", event("<@U00BOT> why", ts="2.0"))
    await until(lambda: len(slack.posts) == 2 and len(slack.acknowledged) == 3)

    assert sorted(post["thread_ts"] for post in slack.posts) == ["1767224888.280449", "2.0"]
    assert sorted(ack["envelope_id"] for ack in slack.acknowledged) == ["1", "2", "3"]


@pytest.mark.parametrize("secret", ["", "a guess"])
async def test_without_a_signing_secret_every_request_is_refused(slack: SocketSlack, secret: str) -> None:
    body = body_of(event())
    async with served(slack, CountingResponder()) as front:
        assert await front.post_as(body, signed(body, secret=secret)) == 401
        assert front.responder.running == 0


async def test_what_is_none_of_ours_is_acknowledged_by_socket_too(slack: SocketSlack, store_pid: int) -> None:
    await slack.push(1, "slash_commands", command("x", command="/test-feedback"))
    await slack.push(2, "events_api", event(type="reaction_added"))
    await until(lambda: len(slack.acknowledged) == 2)

    assert slack.posts == slack.responses == []


async def test_a_command_by_socket_gets_its_private_verdict(slack: SocketSlack, store_pid: int) -> None:
    told = command("We want replies in Australian English", response_url=slack.response_url("command"))
    await slack.push(1, "slash_commands", told)
    await until(lambda: len(slack.responses) == 1)

    assert slack.responses[0]["response_type"] == "ephemeral"


async def test_with_a_frozen_store_an_envelope_is_not_acknowledged_and_its_redelivery_is_answered(
    slack: SocketSlack, store_pid: int
) -> None:
    os.kill(store_pid, signal.SIGSTOP)
    try:
        await slack.push(1, "events_api", event())
        told = command("x", response_url=slack.response_url("command"))
        await slack.push(2, "slash_commands", told)
        await until(lambda: len(slack.acknowledged) == 1)
    finally:
        os.kill(store_pid, signal.SIGCONT)
    await slack.push(3, "events_api", event(), attempt=1)
    await until(lambda: len(slack.posts) == 1)

    apology, answered = slack.acknowledged
    assert (apology["envelope_id"], answered["envelope_id"]) == ("2", "3")
    assert "try again" in apology["payload"]["text"]
