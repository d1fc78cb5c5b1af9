"""How long it takes to start: `advisor --help`, a verdict from facts and from words, and a server until it is ready.

Run `python -m tests.bench.start` from the checkout. Rounds alternate with those of the floors: Python itself, and a
bare Bolt app until it listens. Processor time is that of the process that was started, with what it started and waited
for; on a shared machine it means more than the seconds, and only ratios mean much.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from bot.stores.embedded import embedded
from tests.bench.slack_turn import FLOOR, listening, own_seconds
from tests.support.servers import free_port
from tests.support.slack_http import SECRET, TOKEN

ROUNDS = 5
ADVISOR = "from bot.cli import main; main()"
FACTS = {"task": "sort", "gap": "accuracy", "labelled_examples": 5000, "prompting": "short", "provider": "any"}
WORDS = "We have 50 support emails and want replies in Australian English. General knowledge is enough."
NO_SLACK = "http://127.0.0.1:9/"

Times = tuple[float, float]
"""Seconds, and seconds of processor time."""


def ended(*words: str, environment: Mapping[str, str]) -> Times:
    """What a program takes from its start to its end."""
    began, used = time.perf_counter(), _used_by_those_that_ended()
    subprocess.run([sys.executable, *words], env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began, _used_by_those_that_ended() - used


def _used_by_those_that_ended() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ready(program: str, until: Callable[[int], None], environment: Mapping[str, str]) -> Times:
    """What a server takes until it serves; `until` returns then, given its port."""
    port = free_port()
    began = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-c", program, *(["serve"] if program == ADVISOR else [])],
        env=environment | {"ADVISOR_PORT": str(port)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until(port)
        return time.perf_counter() - began, own_seconds(server.pid)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def says_ready(port: int) -> None:
    """Return once the server says that it is."""
    while True:
        with suppress(URLError, ConnectionError), urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.01)


def listens(port: int) -> None:
    """Return once something listens."""
    asyncio.run(listening(port))


def measured(folder: Path, redis_url: str) -> dict[str, Callable[[], Times]]:
    """What is measured, by what it is called."""
    facts = folder / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    environment = os.environ | {
        "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": NO_SLACK, "REDIS_URL": redis_url,
    }  # fmt: skip

    def advisor(*words: str) -> Callable[[], Times]:
        return lambda: ended("-c", ADVISOR, *words, environment=environment)

    return {
        "python alone": lambda: ended("-c", "", environment=environment),
        "advisor --help": advisor("--help"),
        "advisor verdict --facts FILE": advisor("verdict", "--facts", str(facts)),
        "advisor verdict TEXT": advisor("verdict", WORDS),
        "bare Bolt, until it listens": lambda: ready(FLOOR, listens, environment),
        "advisor serve, until ready": lambda: ready(ADVISOR, says_ready, environment),
    }


def main(rounds: int = ROUNDS) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, embedded(Path(folder) / "data") as url:
        what = measured(Path(folder), url)
        found: dict[str, list[Times]] = {name: [] for name in what}
        for _ in range(rounds):
            for name, once in what.items():
                found[name].append(once())
    print(f"{'':30}{'seconds':>10}{'quickest':>10}{'processor':>11}")
    for name, times in found.items():
        print(f"{name:30}{_line(times)}")


def _line(times: Sequence[Times]) -> str:
    seconds, processor = zip(*times, strict=True)
    return f"{median(seconds):10.2f}{min(seconds):10.2f}{median(processor):11.2f}"


if __name__ == "__main__":
    main()
