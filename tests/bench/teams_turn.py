"""Measures a whole Teams turn against a floor in the same run: the bare CloudAdapter, which only sends the words back.

Run `python -m tests.bench.teams_turn` from the checkout. The server has one core; the load, the store and the recording
connector share the other; rounds of the two programs alternate. Only the ratio means anything on a shared machine.
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
from pathlib import Path
from statistics import median
from types import SimpleNamespace

import aiohttp
from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication

from bot.stores.embedded import embedded
from tests.bench.slack_turn import AT_ONCE, LOAD_CORE, SERVER_CORE, listening
from tests.fakes_teams import RecordingConnector
from tests.teams_http import PERSONAL, activity
from tests.waiting import until

SERVE = "from bot.settings import Settings; from bot.web import run; run(Settings.read())"
FLOOR = "from tests.bench.teams_turn import floor; floor()"
PORTS = {SERVE: 21_783, FLOOR: 21_784}
"""Below those that outgoing connections take."""
MESSAGES = {SERVE: 400, FLOOR: 160}
"""The floor is slow, and a rate is a rate."""
ROUNDS = 3
QUESTION = "Should we fine-tune?"
VERDICT = "We have 50 support emails and want replies in Australian English. General knowledge is enough"
"""Most turns end in a question; a turn that ends in a verdict is the dearest."""


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


async def turns_a_second(teams: RecordingConnector, program: str, words: str, salt: str) -> tuple[float, float]:
    """Answered messages a second with `AT_ONCE` in flight, and the median acknowledgement in milliseconds."""
    url = f"http://127.0.0.1:{PORTS[program]}/api/messages"
    queue = [message(teams.url, f"{salt}-{number}", words) for number in range(MESSAGES[program])]
    acknowledged: list[float] = []
    began, before = time.perf_counter(), len(teams.taken)
    async with aiohttp.ClientSession(headers={"Content-Type": "application/json"}) as http:

        async def post() -> None:
            while queue:
                sent = time.perf_counter()
                async with http.post(url, data=queue.pop()) as response:
                    assert response.status < 300
                acknowledged.append((time.perf_counter() - sent) * 1_000)

        await asyncio.gather(*(post() for _ in range(AT_ONCE)))
    await until(lambda: len(teams.taken) >= before + MESSAGES[program], within=60)
    return MESSAGES[program] / (time.perf_counter() - began), median(acknowledged)


def message(service_url: str, conversation: str, words: str) -> bytes:
    """A personal message in a conversation of its own."""
    said = activity(words, serviceUrl=service_url, conversation=PERSONAL | {"id": conversation})
    return json.dumps(said).encode()


async def measure(program: str, teams: RecordingConnector, redis_url: str, salt: str) -> list[tuple[float, float]]:
    """A server process of its own on the first core, warmed once, then measured with a question and with a verdict."""
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
        await turns_a_second(teams, program, VERDICT, f"{salt}-warm")
        return [await turns_a_second(teams, program, words, f"{salt}-{words}") for words in (QUESTION, VERDICT)]
    finally:
        server.send_signal(signal.SIGINT)
        await server.wait()


async def main() -> None:
    """Print the figures and their ratios."""
    os.sched_setaffinity(0, {LOAD_CORE})
    results: dict[str, list[list[tuple[float, float]]]] = {SERVE: [], FLOOR: []}
    with tempfile.TemporaryDirectory() as folder, embedded(Path(folder)) as url:
        async with RecordingConnector().served() as teams:
            for number in range(ROUNDS):
                for program, rounds in results.items():
                    rounds.append(await measure(program, teams, url, f"{number}-{PORTS[program]}"))
    for index, kind in enumerate(("question", "verdict")):
        (ours, ack), (bare, bare_ack) = (
            (median(one[index][0] for one in results[program]), median(one[index][1] for one in results[program]))
            for program in (SERVE, FLOOR)
        )
        print(f"a whole turn to a {kind:8} {ours:5.0f} a second, acknowledged in {ack:5.1f} ms, {AT_ONCE} in flight")
        print(f"bare echo                {bare:7.0f} a second, acknowledged in {bare_ack:5.1f} ms")
        print(f"ratio                    {ours / bare:7.2f}")


if __name__ == "__main__":
    asyncio.run(main())
