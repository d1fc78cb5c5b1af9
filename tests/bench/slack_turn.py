"""Measures a whole Slack turn against a floor in the same run: bare Bolt, one Redis script, one post, no advice.

Run `python -m tests.bench.slack_turn` from the checkout. The server has one core; the load, the store and the recorded
Slack share the other; rounds of the two programs alternate. Only the ratios mean anything on a shared machine, and that
of the processor time means more, since it does not count what others took.
"""

from __future__ import annotations

import asyncio
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
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.stores.client import connect
from bot.stores.embedded import embedded
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_http import SECRET, TOKEN, body_of, event, signed
from tests.support.waiting import until

EVENTS = 400
AT_ONCE = 32
ROUNDS = 5
PATIENCE = 300
"""Seconds. Workers are nice, so that on a busy machine they get what others leave; the floor is not."""
SERVER_CORE, LOAD_CORE = 0, 1
SERVE = "from bot.settings.settings import Settings; from bot.app.web import run; run(Settings.read())"
FLOOR = "from tests.bench.slack_turn import floor; floor()"
KEPT = """
local known = redis.call('HGET', KEYS[1], 'updated')
if known and tonumber(known) > tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'updated', ARGV[2], 'enquiry', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[5])
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[2] - ARGV[5])
redis.call('EXPIRE', KEYS[2], ARGV[5])
return 1
"""
"""All that the floor writes of a turn: a text and its place in an index, by one script."""
PORTS = {SERVE: 39_781, FLOOR: 39_782}


@dataclass(frozen=True)
class Result:
    """Turns a second, the median acknowledgement and the server's processor time a turn, both in milliseconds."""

    rate: float
    acknowledged: float
    processor: float


def floor() -> None:
    """Serve the least that a turn costs with Bolt, in its usual mode, on one shared HTTP session."""
    client = connect(os.environ["REDIS_URL"])
    record = client.register_script(KEPT)
    web = AsyncWebClient(token=TOKEN, base_url=os.environ["SLACK_API_URL"])

    async def authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=TOKEN)

    app = AsyncApp(signing_secret=SECRET, authorize=authorize, client=web)

    async def on_mention(event: dict[str, Any]) -> None:
        web.session = web.session or aiohttp.ClientSession()
        await client.hmget(f"{{{event['ts']}}}", ["version", "session"])
        await record(keys=[f"{{{event['ts']}}}", f"{{{event['ts']}}}i"], args=["id", 2, "x" * 2_000, 2, 9_999])
        await web.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="hello")

    app.event("app_mention")(on_mention)
    app.server(port=int(os.environ["ADVISOR_PORT"]), path="/slack/events", host="127.0.0.1").start()


def processor_seconds(pid: int) -> float:
    """What the process and its children use so far."""
    children = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return own_seconds(pid) + sum(map(processor_seconds, children))


def own_seconds(pid: int) -> float:
    """What the process alone uses so far, in itself and in the kernel; Linux says it in ticks."""
    after_the_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, after_the_name[11:13])) / os.sysconf("SC_CLK_TCK")


async def turns(slack: RecordingSlack, port: int, pid: int, salt: int) -> Result:
    """What answering `EVENTS` mentions took the server `pid`, with `AT_ONCE` of them in flight."""
    # A channel each, as in one channel answers come at Slack's own pace.
    queue = [body_of(event(ts=f"{salt}.{number}", channel=f"C{salt}{number}")) for number in range(EVENTS)]
    acknowledged: list[float] = []
    began, used, before = time.perf_counter(), processor_seconds(pid), len(slack.posts)
    async with aiohttp.ClientSession() as http:

        async def post() -> None:
            while queue:
                body = queue.pop()
                sent = time.perf_counter()
                url = f"http://127.0.0.1:{port}/slack/events"
                async with http.post(url, data=body, headers=signed(body)) as response:
                    assert response.status == 200
                acknowledged.append((time.perf_counter() - sent) * 1_000)

        await asyncio.gather(*(post() for _ in range(AT_ONCE)))
    await until(lambda: len(slack.posts) >= before + EVENTS, within=PATIENCE)
    rate = EVENTS / (time.perf_counter() - began)
    return Result(rate, median(acknowledged), (processor_seconds(pid) - used) * 1_000 / EVENTS)


async def listening(port: int) -> None:
    """Return once something listens on `port`."""
    async with asyncio.timeout(20):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


async def idle(pid: int) -> None:
    """Return once the process has loaded what it loads in the background."""
    used = -1.0
    async with asyncio.timeout(60):
        while (now := processor_seconds(pid)) - used > 0.02:
            used = now
            await asyncio.sleep(0.5)


async def measure(program: str, slack: RecordingSlack, redis_url: str, salts: Sequence[int]) -> list[Result]:
    """One result a salt, from a server process of its own on the first core."""
    port = PORTS[program]
    environment = os.environ | {
        "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.url,
        "ADVISOR_PORT": str(port), "REDIS_URL": redis_url,
    }  # fmt: skip
    pinned = f"import os; os.sched_setaffinity(0, {{{SERVER_CORE}}}); {program}"
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-c", pinned, env=environment, stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        await listening(port)
        found = []
        for salt in salts:
            await idle(server.pid)
            found.append(await turns(slack, port, server.pid, salt))
        return found
    finally:
        server.send_signal(signal.SIGINT)
        await server.wait()


async def main() -> None:
    """Print both figures and their ratio."""
    os.sched_setaffinity(0, {LOAD_CORE})
    results: dict[str, list[Result]] = {SERVE: [], FLOOR: []}
    with tempfile.TemporaryDirectory() as folder, embedded(Path(folder)) as url:
        async with RecordingSlack().served() as slack:
            for number in range(ROUNDS):
                for offset, program in enumerate(results):
                    salt = 10 * (number + 1) + 2 * offset
                    # The first measurement of each process only warms it.
                    results[program] += (await measure(program, slack, url, [salt, salt + 1]))[1:]
    ours, bare = results[SERVE], results[FLOOR]
    print(f"whole turn   {_said(ours)}\nbare floor   {_said(bare)}")
    print(f"ratio        {_middle(ours).rate / _middle(bare).rate:7.2f} a second")
    print(f"             {_middle(bare).processor / _middle(ours).processor:7.2f} of processor time")


def _middle(results: Sequence[Result]) -> Result:
    return Result(*(median(column) for column in zip(*map(astuple, results), strict=True)))


def _said(results: Sequence[Result]) -> str:
    middle = _middle(results)
    return (
        f"{middle.rate:7.0f} a second, {middle.processor:6.3f} ms of processor time each, "
        f"acknowledged in {middle.acknowledged:5.1f} ms with {AT_ONCE} in flight"
    )


if __name__ == "__main__":
    asyncio.run(main())
