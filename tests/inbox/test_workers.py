"""Turns in processes of their own: none delays an acknowledgement, and none that dies takes a message along."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app.serving import open_house
from bot.app.web import application
from bot.settings.settings import Settings
from bot.workers.pool import workers
from tests.slack.test_slack_serve import deliver, mention, serving
from tests.support.fakes_slack import RecordingSlack
from tests.support.passages import Passage, certificate
from tests.support.servers import HOST, server
from tests.support.slack_front import environment, set_environment
from tests.support.slack_http import body_of, event
from tests.support.waiting import PATIENCE, until

LATE = 5.0
"""Seconds until a post shows: longer than a worker takes to start, and shorter than a lease."""


@pytest.fixture
async def slack() -> AsyncIterator[RecordingSlack]:
    async with RecordingSlack().served() as slack:
        yield slack


def children(pid: int) -> list[int]:
    """The processes that `pid` started, less the store, which leads a life of its own."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    with suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


async def working(pid: int, number: int = 2) -> list[int]:
    """The process ids of the workers, once there are so many."""
    await until(lambda: len(children(pid)) == number)
    return children(pid)


@pytest.fixture
def two_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WORKERS", "2")


@pytest.mark.usefixtures("two_workers")
async def test_a_killed_worker_loses_nothing_and_says_nothing_twice(slack: RecordingSlack, data_dir: Path) -> None:
    stamps = [f"{number}.0" for number in range(1, 61)]
    async with serving(slack, data_dir) as (process, url):
        first = await working(process.pid)
        assert await asyncio.gather(*(mention(url, ts) for ts in stamps[:30])) == [200] * 30
        await until(lambda: len(slack.posts) >= 5)
        os.kill(first[0], signal.SIGKILL)
        assert await asyncio.gather(*(mention(url, ts) for ts in stamps[30:])) == [200] * 30
        await until(lambda: len(slack.posts) >= len(stamps))
        assert first[0] not in await working(process.pid)

    assert sorted(post["thread_ts"] for post in slack.posts) == sorted(stamps)


class LateSlack(RecordingSlack):
    """Shows the first post after a while, also if whoever sent it is gone by then."""

    async def _post(self, post: dict[str, Any]) -> dict[str, Any]:
        if self.calls > 1:
            return await super()._post(post)
        self.late = asyncio.create_task(self._post_late(post))
        return await asyncio.shield(self.late)

    async def _post_late(self, post: dict[str, Any]) -> dict[str, Any]:
        await asyncio.sleep(LATE)
        return await super()._post(post)


async def test_what_a_killed_worker_was_just_sending_is_not_sent_again(data_dir: Path) -> None:
    async with LateSlack().served() as slack, serving(slack, data_dir) as (process, url):
        [worker] = await working(process.pid, 1)
        assert await mention(url, "1.0") == 200
        await until(lambda: slack.calls == 1)
        os.kill(worker, signal.SIGKILL)
        # What comes later in the thread is answered once the first reply is known to be there.
        assert await deliver(url, body_of(event("why?", ts="2.0", thread_ts="1.0", channel="C1.0"))) == 200
        await until(lambda: len(slack.posts) >= 2)

    assert (slack.calls, [post["thread_ts"] for post in slack.posts]) == (2, ["1.0", "1.0"])


@pytest.mark.usefixtures("two_workers")
async def test_messages_are_acknowledged_while_no_worker_moves_and_workers_give_way_when_they_do(
    slack: RecordingSlack, data_dir: Path
) -> None:
    stamps = [f"{number}.0" for number in range(1, 41)]
    async with serving(slack, data_dir) as (process, url):
        stopped = await working(process.pid)
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        async with asyncio.timeout(PATIENCE):
            assert await asyncio.gather(*(mention(url, ts) for ts in stamps)) == [200] * len(stamps)
        assert slack.posts == []
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)
        await until(lambda: len(slack.posts) == len(stamps))
        niceness = [os.getpriority(os.PRIO_PROCESS, pid) for pid in stopped]
        assert min(niceness) > os.getpriority(os.PRIO_PROCESS, process.pid)


@pytest.mark.usefixtures("two_workers")
async def test_sigterm_ends_workers_that_do_not_move_and_the_next_start_answers(
    slack: RecordingSlack, data_dir: Path
) -> None:
    async with serving(slack, data_dir) as (process, url):
        stopped = await working(process.pid)
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        assert await mention(url, "1.0") == 200
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        assert time.monotonic() - began < 10.0
        assert [pid for pid in stopped if is_alive(pid)] == []

    async with serving(slack, data_dir):
        await until(lambda: len(slack.posts) == 1)


@pytest.mark.usefixtures("two_workers")
async def test_no_worker_outlives_its_front(slack: RecordingSlack, data_dir: Path) -> None:
    async with serving(slack, data_dir) as (process, url):
        left_behind = await working(process.pid)
        assert await mention(url, "1.0") == 200
        process.kill()
        await process.wait()
        await until(lambda: not any(map(is_alive, left_behind)))


async def test_it_is_not_ready_while_workers_do_not_start(
    slack: RecordingSlack, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_environment(environment(slack, data_dir), monkeypatch.setenv)
    async with (
        open_house(Settings.read()) as house,
        workers(1, {"ADVISOR_PORT": "no number"}) as pool,
        TestClient(TestServer(application(replace(house, workers=pool)))) as http,
    ):
        assert (await http.get("/readyz")).status == 200
        await until(lambda: pool.is_failing)
        response = await http.get("/readyz")
        assert (response.status, "workers" in await response.text()) == (503, True)


async def test_a_worker_opens_the_store_as_its_front_does(slack: RecordingSlack, tmp_path: Path) -> None:
    own = certificate(tmp_path / "own.pem")
    async with server(tmp_path) as store, Passage(store.port, tls=own.context()).served() as way:
        where = {"REDIS_URL": f"rediss://{HOST}:{way.port}", "REDIS_CA_FILE": str(own.file)}
        async with serving(slack, tmp_path, **where) as (_, url):
            assert await mention(url, "1.0") == 200
            await until(lambda: len(slack.posts) == 1)


async def test_with_no_workers_one_process_does_everything(
    slack: RecordingSlack, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_WORKERS", "0")
    async with serving(slack, data_dir) as (process, url):
        assert await mention(url, "1.0") == 200
        await until(lambda: len(slack.posts) == 1)
        assert children(process.pid) == []
