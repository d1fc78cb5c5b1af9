"""The served process as an operator runs it: killed, stopped, started again; no accepted mention stays unanswered."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest

from advisor.errors import SettingsError
from bot.app.serving import open_house
from bot.settings.settings import Settings
from tests.support.fakes_slack import Answer, RecordingSlack
from tests.support.slack_front import FORM, JSON, environment, set_environment
from tests.support.slack_http import SECRET, TOKEN, body_of, event, form_of, press, signed
from tests.support.waiting import PATIENCE, until

SERVE = "from bot.settings.settings import Settings; from bot.app.web import run; run(Settings.read())"
SITUATION = "<@U00BOT> Our policies change every week and staff need answers with citations."


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@asynccontextmanager
async def serving(
    slack: RecordingSlack, data_dir: Path, **changes: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A `serve` process that is ready, and its address; stopped as an operator stops it, if it still runs then.

    `changes` are variables of its environment.
    """
    port = free_port()
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.url,
        "ADVISOR_DATA_DIR": str(data_dir),
        "ADVISOR_PORT": str(port),
        "REDIS_URL": "",
        "ADVISOR_WORKERS": os.environ.get("ADVISOR_WORKERS", "1"),
        **changes,
    }
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", SERVE, env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        await ready(url)
        yield process, url
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await asyncio.wait_for(process.wait(), PATIENCE)


async def ready(url: str) -> None:
    async with aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE):
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with http.get(f"{url}/readyz") as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.02)


async def mention(url: str, ts: str) -> int:
    """The status that a signed mention is answered with."""
    # A channel each: in one channel, answers come at Slack's pace of one a second.
    return await deliver(url, body_of(event(SITUATION, ts=ts, channel=f"C{ts}")))


async def deliver(url: str, body: bytes, kind: str = JSON) -> int:
    """The status that a signed body is answered with."""
    headers = signed(body, {"Content-Type": kind})
    async with aiohttp.ClientSession() as http, http.post(f"{url}/slack/events", data=body, headers=headers) as answer:
        return answer.status


@pytest.fixture
async def slack() -> AsyncIterator[RecordingSlack]:
    async with RecordingSlack().served() as slack:
        yield slack


async def test_a_mention_acknowledged_before_kill_9_is_answered_once_by_the_next_process(
    slack: RecordingSlack, data_dir: Path
) -> None:
    slack.answers = [Answer(429, "ratelimited", {"Retry-After": "600"})]
    async with serving(slack, data_dir) as (process, url):
        assert await mention(url, "1.0") == 200
        await until(lambda: slack.calls == 1)
        process.kill()
        await process.wait()
    assert slack.posts == []

    async with serving(slack, data_dir) as (_, url):
        await until(lambda: len(slack.posts) == 1)
        assert await mention(url, "1.0") == 200
        assert await mention(url, "2.0") == 200
        await until(lambda: len(slack.posts) == 2)

    assert [post["thread_ts"] for post in slack.posts] == ["1.0", "2.0"]


async def test_a_button_pressed_before_kill_9_is_answered_and_taken_away_by_the_next_process(
    slack: RecordingSlack, data_dir: Path
) -> None:
    async with serving(slack, data_dir) as (process, url):
        assert await deliver(url, body_of(event("<@U00BOT> should we fine-tune?", ts="1.0"))) == 200
        await until(lambda: len(slack.posts) == 1)
        slack.answers = [Answer(429, "ratelimited", {"Retry-After": "600"})]
        pressed = form_of(press(slack.posts[0], "Not sure"))
        assert await deliver(url, pressed, FORM) == 200
        await until(lambda: slack.calls == 2)
        process.kill()
        await process.wait()
    assert slack.edits == []

    async with serving(slack, data_dir) as (_, url):
        await until(lambda: len(slack.edits) == 1)
        assert await deliver(url, pressed, FORM) == 200

    assert len(slack.posts) == 2
    assert "✓" in slack.edits[0]["blocks"][-1]["elements"][0]["text"]


async def test_sigterm_under_load_loses_nothing_that_was_acknowledged(slack: RecordingSlack, data_dir: Path) -> None:
    stamps = [f"{number}.0" for number in range(1, 41)]
    async with serving(slack, data_dir) as (process, url):
        assert await asyncio.gather(*(mention(url, ts) for ts in stamps)) == [200] * len(stamps)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0

    async with serving(slack, data_dir):
        await until(lambda: len(slack.posts) == len(stamps))
    assert sorted(post["thread_ts"] for post in slack.posts) == sorted(stamps)


async def test_sigterm_ends_it_within_ten_seconds_whatever_is_open(slack: RecordingSlack, data_dir: Path) -> None:
    async with serving(slack, data_dir) as (process, url):
        host, port = url.removeprefix("http://").split("/")[0].split(":")
        half_sent = [await asyncio.open_connection(host, int(port)) for _ in range(20)]
        for _, writer in half_sent:
            writer.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n")
        slack.answers = [Answer(429, "ratelimited", {"Retry-After": "600"})]
        assert await mention(url, "1.0") == 200
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        took = time.monotonic() - started
        for _, writer in half_sent:
            writer.close()

    assert took < 10.0


async def test_without_its_settings_it_does_not_start_and_names_all_that_is_missing(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        SERVE,
        env=environment | {"PYTHONPATH": os.getcwd()},
        cwd=tmp_path,
        stderr=asyncio.subprocess.PIPE,
    )
    _, told = await process.communicate()

    assert process.returncode != 0
    assert b"SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET" in told


async def test_a_model_that_lacks_settings_stops_the_start_before_anything_is_opened(
    slack: RecordingSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = environment(slack, tmp_path / "data", ADVISOR_MODEL_PROVIDER="anthropic", ANTHROPIC_API_KEY="")
    set_environment(wanted, monkeypatch.setenv)

    with pytest.raises(SettingsError, match="ANTHROPIC_API_KEY"):
        async with open_house(Settings.read()):
            pass
    assert not (tmp_path / "data").exists()
