"""The real command asks an independent Messages API: what it reads there, and what it does when that misbehaves."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from advisor.interpret.heard import ReadBy as Way
from advisor.replies import wording
from bot.settings.llm import READING_MODEL

SERVER = Path(__file__).parent / "node_modules" / "@copilotkit" / "aimock" / "dist" / "cli.js"
ADVISOR = "from bot.cli import main; main()"
PATIENCE = 90.0
LETTERS = "Nobody can say how our lawyers write, yet everybody knows a letter of theirs"
VERDICTS = ("No, don't fine-tune.", "Not yet.")
"""How a verdict on few examples begins, however the built-in reader hears the rest."""
REPLIES = "We have 50 support emails and want replies in Australian English"
READING = {
    "facts": [{"quote": "Nobody can say how", "fact": "describable=hard", "plainly": True}],
    "intent": "tell",
    "about": "",
    "expected": "",
}
FIXTURES = [
    ("lawyers", {"content": json.dumps(READING)}),
    ("Australian English, please", {"content": "I would rather not.", "finishReason": "refusal"}),
    ("Australian English, briefly", {"content": '{"intent": "te', "finishReason": "max_tokens"}),
    ("Australian English, as prose", {"content": "Sure! You should fine-tune."}),
    ("Australian English, now", {"error": {"message": "busy", "type": "overloaded_error"}, "status": 529}),
]


class Api:
    """The running server, and how to look into it."""

    def __init__(self, url: str, http: aiohttp.ClientSession, folder: Path) -> None:
        self._url = url
        self._http = http
        self._folder = folder

    async def verdict(self, *said: str) -> str:
        """What `advisor verdict` shows, with this server as its model, unwrapped."""
        settings = {
            "ADVISOR_MODEL_PROVIDER": "anthropic",
            "ANTHROPIC_BASE_URL": self._url,
            "ADVISOR_DATA_DIR": str(self._folder / "data"),
            "HOME": str(self._folder),
            "PYTHONPATH": str(Path.cwd()),
        }
        words = [sys.executable, "-c", ADVISOR, "verdict", *said]
        run = await asyncio.create_subprocess_exec(*words, env=settings, cwd=self._folder, stdout=PIPE, stderr=PIPE)
        shown, _ = await asyncio.wait_for(run.communicate(), PATIENCE)
        assert run.returncode == 0
        return " ".join(shown.decode().split())

    async def requests(self) -> list[dict[str, Any]]:
        """The bodies of the requests that it took."""
        async with self._http.get(f"{self._url}/__aimock/journal") as response:
            return [entry["body"] for entry in await response.json()]

    async def misbehave(self, **rates: float) -> None:
        """Let it do so from now on."""
        async with self._http.post(f"{self._url}/__aimock/chaos", json=rates) as response:
            assert response.status < 300


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    rows = [{"match": {"userMessage": said}, "response": answer} for said, answer in FIXTURES]
    (tmp_path / "fixtures.json").write_text(json.dumps({"fixtures": rows}), "utf-8")
    words = ["node", str(SERVER), "--port", str(port), "--fixtures", str(tmp_path / "fixtures.json"), "--strict"]
    server = await asyncio.create_subprocess_exec(*words, stdout=DEVNULL, stderr=DEVNULL)
    try:
        async with aiohttp.ClientSession() as http:
            await ready(http, f"http://127.0.0.1:{port}/__aimock/journal")
            yield Api(f"http://127.0.0.1:{port}", http, tmp_path)
    finally:
        server.terminate()
        await asyncio.wait_for(server.wait(), 15)


async def ready(http: aiohttp.ClientSession, url: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with http.get(url) as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.05)


async def test_what_the_model_read_is_in_the_answer_with_its_words(api: Api) -> None:
    shown = await api.verdict(LETTERS)

    assert "Nobody can say how" in shown
    assert wording.PATHS[Way.MODEL_FAILED] not in shown
    [request] = await api.requests()
    assert request["model"] == READING_MODEL


async def test_a_program_gets_json_and_nothing_else(api: Api) -> None:
    found = json.loads(await api.verdict(LETTERS, "--json"))

    assert found["facts"]["describable"]


@pytest.mark.parametrize("manner", ["please", "briefly", "as prose", "now"])
async def test_whatever_it_answers_the_verdict_stands_and_the_reply_says_how_it_was_read(api: Api, manner: str) -> None:
    shown = await api.verdict(f"{REPLIES}, {manner}")

    assert any(verdict in shown for verdict in VERDICTS)
    assert wording.PATHS[Way.MODEL_FAILED] in shown


@pytest.mark.parametrize(
    "rates", [{"disconnectRate": 1.0}, {"malformedRate": 1.0}, {"dropRate": 1.0}, {"rateLimitRate": 1.0}]
)
async def test_however_it_breaks_the_verdict_comes(api: Api, rates: dict[str, float]) -> None:
    await api.misbehave(**rates)

    shown = await api.verdict(REPLIES)

    assert any(verdict in shown for verdict in VERDICTS)
    assert wording.PATHS[Way.MODEL_FAILED] in shown


async def test_one_that_is_too_slow_is_not_waited_for(api: Api) -> None:
    await api.misbehave(latencyMs=30_000)

    shown = await api.verdict(LETTERS)

    # Whoever waited would have got a good reading in the end.
    assert wording.PATHS[Way.MODEL_FAILED] in shown
