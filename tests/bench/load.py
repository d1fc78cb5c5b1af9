"""What a burst does: acknowledged in time, how soon, answered, refused; beside bare Bolt under the same load.

Run `python -m tests.bench.load` from the checkout; `--rounds 3` for medians. Requests are signed Slack events, each a
new conversation in a channel of its own, told in sentences that people wrote; they come when they are due (open loop).
Nobody is pinned: server, store, load and the Slack that is posted to share what cores there are. So beside what became
of a load stands the processor time that each of its events took, of what accepts it and of the load itself.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import astuple, dataclass, fields
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

from bot.stores.embedded import embedded
from tests.bench.open_loop import Answered, CountingSlack, fire
from tests.bench.slack_turn import FLOOR, SERVE, idle, listening, own_seconds
from tests.slack.test_slack_serve import free_port
from tests.support.slack_http import BOT, SECRET, TOKEN, body_of, event, signed
from tests.support.waiting import until

SECONDS = 4
RATES = (100, 200, 400, 800)
BURST = 2_000
"""Events in one second."""
IN_TIME = 3.0
"""Seconds that Slack waits for an acknowledgement."""
WAIT = 240.0
"""Seconds in which everything that was acknowledged should be answered."""
SENTENCES = Path(__file__).parents[1] / "reading" / "other_hand_first.txt"
_NOTE = re.compile(r" ?\{[^}]*\}")


@dataclass(frozen=True)
class Load:
    """So many events, so many a second."""

    name: str
    events: int
    rate: int


WARM = Load("warm", 40, 20)
"""What is loaded when it is first needed is not the load's."""
LOADS = (*(Load(f"{rate} a second", rate * SECONDS, rate) for rate in RATES), Load("burst in 1 s", BURST, BURST))


@dataclass(frozen=True)
class Result:
    """What became of a load. Times are those of acknowledgements, in milliseconds from when each event was due."""

    sent: float
    in_time: float
    refused: float
    lost: float
    p50: float
    p99: float
    answered: float
    goodput: float
    """Acknowledged in time, a second of the load."""
    answers: float
    """Answered, a second until the last answer."""
    accepting: float
    """Milliseconds of processor time an event, until the last was acknowledged, of the process that accepts."""
    loading: float
    """The same of the load and of the Slack that is posted to, which this process is."""


def sentences() -> list[str]:
    """What people wrote, less the notes of whoever marked it."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    said = (_NOTE.sub("", line).replace("\\n", "\n") for line in lines if line and not line.startswith("@"))
    return [text for text in said if text]


def requests(load: Load, salt: str, port: int) -> dict[str, bytes]:
    """Each event as a whole HTTP request, by the time stamp that names its thread."""
    made = {}
    for number, text in enumerate(islice(cycle(sentences()), load.events)):
        ts = f"{salt}.{number:06d}"
        body = body_of(event(f"<@{BOT}> {text}", ts=ts, channel=f"C{salt}{number}"))
        words = {"Host": f"127.0.0.1:{port}", "Content-Length": str(len(body))} | signed(body)
        head = "".join(f"{name}: {value}\r\n" for name, value in words.items())
        made[ts] = f"POST /slack/events HTTP/1.1\r\n{head}\r\n".encode() + body
    return made


async def under(load: Load, slack: CountingSlack, port: int, pid: int, salt: str) -> Result:
    """What became of the load, once everything acknowledged is answered or `WAIT` is over."""
    made = requests(load, salt, port)
    began, used = time.monotonic(), (own_seconds(pid), time.process_time())
    given = dict(zip(made, await fire(port, list(made.values()), load.rate), strict=True))
    accepting, loading = own_seconds(pid) - used[0], time.process_time() - used[1]
    kept = [ts for ts, answer in given.items() if answer.status == 200]
    with suppress(AssertionError):
        await until(lambda: all(ts in slack.replied for ts in kept), within=WAIT)
    replied = [slack.replied[ts] for ts in made if ts in slack.replied]
    return _result(load, list(given.values()), [at - began for at in replied], accepting, loading)


def _result(
    load: Load, given: Sequence[Answered], replied: Sequence[float], accepting: float, loading: float
) -> Result:
    seconds = [answer.seconds * 1_000 for answer in given if answer.status == 200] or [0.0, 0.0]
    in_time = sum(answer.status == 200 and answer.seconds <= IN_TIME for answer in given)
    return Result(
        sent=len(given),
        in_time=in_time,
        refused=sum(answer.status == 503 for answer in given),
        lost=sum(answer.status not in (200, 503) for answer in given),
        p50=median(seconds),
        p99=quantiles(seconds, n=100)[-1],
        answered=len(replied),
        goodput=in_time * load.rate / load.events,
        answers=len(replied) / max(replied, default=1.0),
        accepting=accepting * 1_000 / load.events,
        loading=loading * 1_000 / load.events,
    )


@asynccontextmanager
async def running(program: str, slack: CountingSlack, redis_url: str) -> AsyncIterator[tuple[Process, int]]:
    """A server that listens, and its port."""
    port = free_port()
    environment = os.environ | {
        "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.url,
        "ADVISOR_PORT": str(port), "REDIS_URL": redis_url,
    }  # fmt: skip
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, env=environment, stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        await listening(port)
        yield server, port
    finally:
        server.send_signal(signal.SIGINT)
        await server.wait()


async def measure(
    program: str, loads: Sequence[Load], salt: str, warm: Load = WARM
) -> AsyncIterator[tuple[Load, Result]]:
    """What became of each load, one after the other, on a server and a store of their own."""
    with tempfile.TemporaryDirectory() as folder, embedded(Path(folder)) as url:
        async with CountingSlack().served() as slack, running(program, slack, url) as (server, port):
            await under(warm, slack, port, server.pid, f"{salt}0")
            await idle(server.pid)
            for number, load in enumerate(loads, 1):
                yield load, await under(load, slack, port, server.pid, f"{salt}{number}")


async def main(loads: Sequence[Load], rounds: int, programs: Mapping[str, str]) -> None:
    """Print a line for every load and program of each round, and the medians of several rounds."""
    found: dict[tuple[str, str], list[Result]] = {}
    print(" " * 26 + "".join(f"{field.name:>10}" for field in fields(Result)))
    for number in range(rounds):
        for offset, (name, program) in enumerate(programs.items()):
            async for load, result in measure(program, loads, f"{10 + 2 * number + offset}"):
                found.setdefault((load.name, name), []).append(result)
                print(_line(load.name, name, astuple(result)), flush=True)
    for (load_name, name), results in found.items() if rounds > 1 else ():
        print(
            _line(f"median {load_name}", name, [median(column) for column in zip(*map(astuple, results), strict=True)])
        )


def _line(load: str, program: str, values: Sequence[float]) -> str:
    *whole, accepting, loading = values
    times = f"{accepting:10.2f}{loading:10.2f}"
    return f"{load:14}{program:12}" + "".join(f"{value:10.0f}" for value in whole) + times


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--loads", nargs="*", type=int, help="which of the loads, by number; all without it")
    parser.add_argument("--no-floor", action="store_true", help="without bare Bolt")
    given = parser.parse_args()
    chosen = [LOADS[number] for number in given.loads] if given.loads else list(LOADS)
    both = {"advisor": SERVE} | ({} if given.no_floor else {"bare Bolt": FLOOR})
    asyncio.run(main(chosen, given.rounds, both))
