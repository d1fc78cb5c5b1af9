"""Measures a whole Teams turn against a floor in the same run: the bare CloudAdapter, which only sends the words back.

Run `python -m tests.bench.teams_turn` from the checkout. The server has one core; the load, the store and the recording
connector share the other; rounds of the two programs alternate. Only the ratios mean anything on a shared machine, and
that of the processor time means more. A greeting is read exactly; a question and a situation take the built-in reader,
whose sentence encoder takes most of such a turn, while the floor reads nothing.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from types import SimpleNamespace

import aiohttp
from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication

from bot.stores.embedded import embedded
from tests.bench.slack_turn import AT_ONCE, LOAD_CORE, PATIENCE, SERVER_CORE, idle, listening, processor_seconds
from tests.support.fakes_teams import RecordingConnector
from tests.support.teams_http import PERSONAL, activity
from tests.support.waiting import until

SERVE = "from bot.settings.settings import Settings; from bot.app.web import run; run(Settings.read())"
FLOOR = "from tests.bench.teams_turn import floor; floor()"
PORTS = {SERVE: 21_783, FLOOR: 21_784}
"""Below those that outgoing connections take."""
MESSAGES = {SERVE: 400, FLOOR: 160}
"""The floor is slow, and a rate is a rate."""
ROUNDS = 3
WORDS = {
    "a greeting": "hello",
    "a question": "Should we fine-tune?",
    "a situation": (
        "We have {number} support emails and want replies in Australian English. General knowledge is enough"
    ),
}


@dataclass(frozen=True)
class Result:
    """Turns a second, the median acknowledgement and the server's processor time a turn, both in milliseconds."""

    rate: float
    acknowledged: float
    processor: float


def floor() -> None:
    """Serve the adapter as its documentation shows it, authentication off, with a bot that echoes."""

    class Echo(ActivityHandler):
        async def on_message_activity(self, turn_context: TurnContext) -> None:
            await turn_context.send_activity(f"echo: {turn_context.activity.text}")

    nobody = SimpleNamespace(APP_ID="", APP_PASSWORD="", APP_TYPE="MultiTenant", APP_TENANTID="")
    adapter, bot = CloudAdapter(ConfigurationBotFrameworkAuthentication(nobody)), Echo()

    async def messages(request: web.Request) -> web.Response:
        answer: web.Response = await adapter.process(request, bot)
        return answer

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    web.run_app(app, host="127.0.0.1", port=int(os.environ["ADVISOR_PORT"]), access_log=None, print=None)


async def turns(teams: RecordingConnector, program: str, pid: int, words: str, salt: str) -> Result:
    """What answering messages with these words took the server `pid`, with `AT_ONCE` of them in flight."""
    url = f"http://127.0.0.1:{PORTS[program]}/api/messages"
    # No two neighbours say the same, so that nothing is only remembered.
    said = [words.format(number=50 + number % 50) for number in range(MESSAGES[program])]
    queue = [message(teams.url, f"{salt}-{number}", text) for number, text in enumerate(said)]
    acknowledged: list[float] = []
    began, used, before = time.perf_counter(), processor_seconds(pid), len(teams.taken)
    async with aiohttp.ClientSession(headers={"Content-Type": "application/json"}) as http:

        async def post() -> None:
            while queue:
                sent = time.perf_counter()
                async with http.post(url, data=queue.pop()) as response:
                    assert response.status < 300
                acknowledged.append((time.perf_counter() - sent) * 1_000)

        await asyncio.gather(*(post() for _ in range(AT_ONCE)))
    await until(lambda: len(teams.taken) >= before + MESSAGES[program], within=PATIENCE)
    rate = MESSAGES[program] / (time.perf_counter() - began)
    return Result(rate, median(acknowledged), (processor_seconds(pid) - used) * 1_000 / MESSAGES[program])


def message(service_url: str, conversation: str, words: str) -> bytes:
    """A personal message in a conversation of its own."""
    said = activity(words, serviceUrl=service_url, conversation=PERSONAL | {"id": conversation})
    return json.dumps(said).encode()


async def measure(program: str, teams: RecordingConnector, redis_url: str, salt: str) -> list[Result]:
    """A server process of its own on the first core, warmed, then measured with each of `WORDS`."""
    environment = os.environ | {
        "ADVISOR_TEAMS_EMULATOR": "true", "ADVISOR_PORT": str(PORTS[program]), "REDIS_URL": redis_url,
        "SLACK_BOT_TOKEN": "", "SLACK_SIGNING_SECRET": "",
    }  # fmt: skip
    pinned = f"import os; os.sched_setaffinity(0, {{{SERVER_CORE}}}); {program}"
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-c", pinned, env=environment, stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        await listening(PORTS[program])
        for kind, words in WORDS.items():
            await turns(teams, program, server.pid, words, f"{salt}-warm-{kind}")
        await idle(server.pid)
        return [await turns(teams, program, server.pid, words, f"{salt}-{kind}") for kind, words in WORDS.items()]
    finally:
        server.send_signal(signal.SIGINT)
        await server.wait()


async def main() -> None:
    """Print the figures and their ratios."""
    os.sched_setaffinity(0, {LOAD_CORE})
    results: dict[str, list[list[Result]]] = {SERVE: [], FLOOR: []}
    with tempfile.TemporaryDirectory() as folder, embedded(Path(folder)) as url:
        async with RecordingConnector().served() as teams:
            for number in range(ROUNDS):
                for program, rounds in results.items():
                    rounds.append(await measure(program, teams, url, f"{number}-{PORTS[program]}"))
    for index, kind in enumerate(WORDS):
        ours, bare = (_middle([one[index] for one in results[program]]) for program in (SERVE, FLOOR))
        print(f"{kind:12} {_said(ours)}\nbare echo    {_said(bare)}")
        print(f"ratio        {ours.rate / bare.rate:7.2f} a second")
        print(f"             {bare.processor / ours.processor:7.2f} of processor time")


def _middle(results: Sequence[Result]) -> Result:
    return Result(*(median(column) for column in zip(*map(astuple, results), strict=True)))


def _said(result: Result) -> str:
    return (
        f"{result.rate:7.0f} a second, {result.processor:6.2f} ms of processor time each, acknowledged in "
        f"{result.acknowledged:5.1f} ms, {AT_ONCE} in flight"
    )


if __name__ == "__main__":
    asyncio.run(main())
