"""Drives the Playground as its own browser page does: over its HTTP API, with its stream of what is shown."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

import aiohttp

from tests.support.fakes_teams import parts
from tests.support.waiting import until

Json = dict[str, Any]

PATIENCE = 20.0
"""Seconds after which something that should come is taken not to come."""
PROGRAM = Path(__file__).parent / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"


@dataclass(frozen=True)
class Shown:
    """A message as the Playground shows it."""

    id: str
    conversation: str
    card: Json

    @property
    def text(self) -> str:
        """Everything that can be read on its card."""
        return "\n".join(str(part["text"]) for part in parts(self.card) if part.get("type") == "TextRun")

    @property
    def actions(self) -> list[Json]:
        """Its buttons, in order."""
        return [part for part in parts(self.card) if part.get("type") == "Action.Execute"]

    @property
    def boxes(self) -> list[Json]:
        """Its tick boxes, in order."""
        return [part for part in parts(self.card) if part.get("type") == "Input.Toggle"]


class Playground:
    """One person at the Playground's page."""

    def __init__(self, url: str, http: aiohttp.ClientSession, recording: Path) -> None:
        self._url = url
        self._http = http
        self._recording = recording
        self.config: Json = {}
        self.shown: list[Shown] = []
        self.replaced: list[Shown] = []
        self.complaints: list[str] = []

    @property
    def personal(self) -> str:
        """The id of the personal chat."""
        return str(self.config["personalChat"]["id"])

    @property
    def channel(self) -> str:
        """The id of a team's channel."""
        return str(self.config["teams"][0]["channels"][0]["id"])

    async def say(self, text: str, *, conversation: str, mention: bool = False) -> None:
        """Type and send a message."""
        bot = self.config["bot"]
        tag = f"<at>{bot['name']}</at>"
        said: Json = {"from": self._me(), "text": f"{tag} {text}" if mention else text, "textFormat": "plain"}
        if mention:
            said["mentions"] = [{"mentioned": {"id": bot["id"]}, "text": tag}]
        await self._post(f"/_conversation/v1/conversations/{conversation}/messages", said)

    async def execute(self, shown: Shown, action: Json, **inputs: str) -> Json:
        """Press a button by Action.Execute; what the bot answered in the same breath."""
        data = {"action": action | {"data": action["data"] | inputs}, "trigger": "manual"}
        pressed = {"name": "adaptiveCard/action", "value": data, "replyToId": shown.id}
        answer = await self._post("/_conversation/v1/invoke", pressed | self._where(shown))
        return dict(json.loads(answer))

    async def submit(self, shown: Shown, action: Json, **inputs: str) -> None:
        """Press a button by its fallback, Action.Submit, as clients do that know no other."""
        pressed = {"value": action["fallback"]["data"] | inputs, "replyToId": shown.id}
        await self._post("/_conversation/v1/submit", pressed | self._where(shown))

    async def template(self, kind: str, conversation: str) -> Json:
        """An activity of this kind, as the Playground makes it."""
        query = {"conversationId": conversation, "type": kind}
        async with self._http.get(f"{self._url}/_internal/v1/customActivities/template", params=query) as response:
            return dict(await response.json())

    async def deliver(self, activity: Json) -> None:
        """Have a raw activity delivered to the bot."""
        await self._post("/_internal/v1/customActivities", activity)

    async def reply(self, number: int) -> Shown:
        """The message of this number, counted from 1, once it is shown."""
        await until(lambda: len(self.shown) >= number or bool(self.complaints), within=PATIENCE)
        assert not self.complaints, self.complaints
        return self.shown[number - 1]

    def exchanges(self) -> list[Json]:
        """Every request that the Playground recorded in either direction, with its response."""
        entries = self._recording.read_text(encoding="utf-8").split("\n---\n")
        return [json.loads(entry) for entry in entries if entry.strip()]

    async def listen(self) -> None:
        """Take down what is shown and what the Playground complains of, until cancelled."""
        await asyncio.gather(
            self._stream("/_ws_conversation/v1/conversations/stream", self._see),
            self._stream("/_ws/log/stream", self._note),
        )

    async def _stream(self, path: str, take: Callable[[Json], None]) -> None:
        async with self._http.ws_connect(self._url.replace("http", "ws", 1) + path) as stream:
            async for message in stream:
                take(json.loads(message.data))

    def _see(self, event: Json) -> None:
        if event["action"] not in ("createMessage", "updateMessage"):
            return
        message = event["message"]
        (attachment,) = message["attachments"] or [{"content": {}}]
        shown = Shown(message["messageId"], event["actionConversationId"], attachment["content"])
        if message["from"]["id"] == self.config["bot"]["id"]:
            (self.shown if event["action"] == "createMessage" else self.replaced).append(shown)

    def _note(self, event: Json) -> None:
        if '"error"' in json.dumps(event):
            self.complaints.append(json.dumps(event))

    def _me(self) -> Json:
        return {"id": self.config["currentUser"]["id"]}

    def _where(self, shown: Shown) -> Json:
        return {"from": self._me(), "conversation": {"id": shown.conversation}}

    async def _post(self, path: str, body: Json) -> str:
        async with self._http.post(self._url + path, json=body) as response:
            text = await response.text()
            assert response.status == 200, f"{path}: {response.status} {text}"
            return text


@asynccontextmanager
async def playground(bot_url: str, *, port: int, folder: Path) -> AsyncIterator[Playground]:
    """A running Playground that talks with the bot at `bot_url`; stopped at the end."""
    node = which("node")
    assert node
    recording = folder / "recording.log"
    environment = os.environ | {
        "TEAMSAPPTESTER_BROWSER": "none",
        "M365_AGENTS_PLAYGROUND_RECORDING_FILE": str(recording),
    }
    words = [
        str(PROGRAM),
        "-e",
        f"{bot_url}/api/messages",
        "-c",
        "msteams",
        "-p",
        str(port),
        "--disable-telemetry",
        "--er",
    ]
    # It ends with the terminal that it was started from, so it gets none.
    process = await asyncio.create_subprocess_exec(
        node, *words, cwd=folder, env=environment, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    )
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as http:
            play = Playground(f"http://127.0.0.1:{port}", http, recording)
            play.config = await _config(http, f"http://127.0.0.1:{port}/_internal/v1/config")
            listening = asyncio.create_task(play.listen())
            yield play
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


async def _config(http: aiohttp.ClientSession, url: str) -> Json:
    """The Playground's configuration, which it gives once it has reached the bot."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with http.get(url) as response:
                    return dict((await response.json())["config"])
            await asyncio.sleep(0.1)
