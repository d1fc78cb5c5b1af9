"""A model in trouble: nobody waits for it, it is tried again by itself, and never by more calls than are allowed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from structlog.testing import capture_logs

from advisor.interpret.heard import ReadBy as Way
from advisor.replies import wording
from bot.llm.breaker import STREAK, WINDOW
from tests.support.fakes_messages import RecordingMessages, environment
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_front import Front, served, set_environment, texts
from tests.support.slack_front import environment as slack_environment
from tests.support.slack_http import BOT
from tests.support.talk import SORTING
from tests.support.waiting import until

FAR = "600"
"""Seconds of rest after which no test here is still running."""
HANGS = -1


@dataclass
class Channel:
    """People who ask in a channel of Slack, each in a thread of their own, and the model that reads for them."""

    front: Front
    api: RecordingMessages
    asked: int = 0

    async def ask(self, number: int = 1) -> list[dict[str, Any]]:
        """The replies to so many messages that come at the same time."""
        before = len(self.front.slack.posts)
        stamps = range(self.asked, self.asked + number)
        self.asked += number
        await asyncio.gather(*(self.front.tell(f"<@{BOT}> {SORTING}", f"{stamp}.0") for stamp in stamps))
        await until(lambda: len(self.front.slack.posts) == before + number)
        return self.front.slack.posts[before:]

    async def run_into_trouble(self) -> None:
        """So many messages, one by one, that the breaker opens."""
        for _ in range(STREAK):
            [reply] = await self.ask()
            assert says_so(reply)

    def recover(self) -> None:
        """The model is well again."""
        self.api.status = 200
        self.api.awake.set()


def says_so(reply: dict[str, Any]) -> bool:
    """Whether a reply says that the built-in reader read the message."""
    return wording.PATHS[Way.MODEL_FAILED] in texts(reply["blocks"])


@asynccontextmanager
async def channel(
    patch: pytest.MonkeyPatch, data_dir: Path, *, trouble: int = 200, seconds: float = 30.0, **more: str
) -> AsyncIterator[Channel]:
    """A channel whose model answers with the status `trouble`, hangs, or closes the connection (0)."""
    api = RecordingMessages()
    api.status = trouble
    if trouble == HANGS:
        api.awake.clear()
    async with RecordingSlack().served() as slack, api.served():
        model = environment(api) | {"ADVISOR_READING_SECONDS": str(seconds)} | more
        set_environment(slack_environment(slack, data_dir) | model, patch.setenv)
        async with served(slack, scripted=False) as front:
            try:
                yield Channel(front, api)
            finally:
                api.awake.set()


@pytest.mark.parametrize("trouble", [HANGS, 0, 408, 429, 500, 503, 529])
async def test_nobody_waits_for_a_model_in_trouble_and_each_reply_says_who_read(
    trouble: int, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    seconds = 1.0 if trouble == HANGS else 30.0
    rest = {"ADVISOR_MODEL_REST_SECONDS": FAR}
    async with channel(monkeypatch, data_dir, trouble=trouble, seconds=seconds, **rest) as people:
        await people.run_into_trouble()
        called = len(people.api.readings)
        replies = await people.ask(3)

        assert all(says_so(reply) for reply in replies)
        assert len(people.api.readings) == called
        assert (await people.front.http.get("/readyz")).status == 200


async def test_with_the_breaker_open_the_deadline_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    rest = {"ADVISOR_MODEL_REST_SECONDS": FAR}
    async with channel(monkeypatch, data_dir, trouble=HANGS, seconds=5.0, **rest) as people:
        # All of them wait for the deadline together, and load the built-in reader meanwhile.
        await people.ask(STREAK)
        started = monotonic()
        await people.ask()

    assert monotonic() - started < 2.5


@pytest.mark.parametrize("trouble", [HANGS, 529])
async def test_a_model_that_is_well_again_is_asked_again_by_itself(
    trouble: int, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    rest = {"ADVISOR_MODEL_REST_SECONDS": "0.5"}
    async with channel(monkeypatch, data_dir, trouble=trouble, seconds=1.0, **rest) as people:
        await people.run_into_trouble()
        people.recover()
        await asyncio.sleep(0.6)
        first = await people.ask()
        then = await people.ask(3)

    assert not any(says_so(reply) for reply in (*first, *then))


async def test_one_call_alone_tries_whether_it_is_well_again_and_nobody_else_waits_for_it(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    rest = {"ADVISOR_MODEL_REST_SECONDS": "0.5"}
    async with channel(monkeypatch, data_dir, trouble=529, **rest) as people:
        await people.run_into_trouble()
        called = len(people.api.readings)
        people.api.awake.clear()
        await asyncio.sleep(0.6)
        trying = asyncio.create_task(people.ask(4))
        await until(lambda: len(people.front.slack.posts) == STREAK + 3)
        meanwhile = list(people.front.slack.posts[STREAK:])
        people.recover()
        await trying

    assert all(says_so(reply) for reply in meanwhile)
    assert len(people.api.readings) == called + 1
    assert not says_so(people.front.slack.posts[-1])


async def test_a_trial_that_fails_opens_it_again(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    # After a failed trial it rests for twice as long.
    rest = {"ADVISOR_MODEL_REST_SECONDS": "5"}
    async with channel(monkeypatch, data_dir, trouble=500, **rest) as people:
        await people.run_into_trouble()
        await asyncio.sleep(5.1)
        called = len(people.api.readings)
        await people.ask()
        tried = len(people.api.readings)
        people.recover()
        [reply] = await people.ask()

    # The first try of a trial is followed by the usual second one.
    assert tried == called + 2
    assert len(people.api.readings) == tried
    assert says_so(reply)


async def test_what_says_nothing_of_the_next_call_opens_nothing(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    rest = {"ADVISOR_MODEL_REST_SECONDS": FAR}
    async with channel(monkeypatch, data_dir, trouble=400, **rest) as people:
        for _ in range(STREAK + 1):
            await people.ask()
        assert len(people.api.readings) == STREAK + 1
        people.recover()
        people.api.read = lambda _: "Sure! Here is what I read:"
        for _ in range(STREAK + 1):
            await people.ask()
        assert len(people.api.readings) == 2 * (STREAK + 1)
        people.api.read = lambda _: {"facts": [], "intent": "tell", "about": "", "expected": ""}
        [reply] = await people.ask()

    assert not says_so(reply)


async def test_a_model_that_fails_every_second_time_is_in_trouble_too(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    rest = {"ADVISOR_MODEL_REST_SECONDS": FAR}
    async with channel(monkeypatch, data_dir, **rest) as people:
        for number in range(WINDOW):
            people.api.status = 500 if number % 2 else 200
            await people.ask()
        people.recover()
        called = len(people.api.readings)
        await people.ask()

    assert len(people.api.readings) == called


async def test_a_spent_budget_is_no_trouble_of_the_model(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    with capture_logs() as lines:
        async with channel(monkeypatch, data_dir, ADVISOR_MODEL_DAILY_USD="0") as people:
            for _ in range(STREAK + 1):
                [reply] = await people.ask()

    assert wording.PATHS[Way.BUDGET_SPENT] in texts(reply["blocks"])
    assert changes(lines) == []


async def test_each_change_is_one_line_of_the_log(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    rest = {"ADVISOR_MODEL_REST_SECONDS": "0.5"}
    with capture_logs() as lines:
        async with channel(monkeypatch, data_dir, trouble=529, **rest) as people:
            await people.run_into_trouble()
            people.recover()
            await asyncio.sleep(0.6)
            await people.ask()

    assert changes(lines) == [
        ("warning", "closed", "open"),
        ("info", "open", "half_open"),
        ("info", "half_open", "closed"),
    ]


async def test_no_more_calls_are_in_flight_than_the_setting_allows_and_nobody_waits_beyond_the_deadline(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    bound = {"ADVISOR_MODEL_CALLS": "2", "ADVISOR_MODEL_REST_SECONDS": FAR}
    async with channel(monkeypatch, data_dir, trouble=400, seconds=10.0, **bound) as people:
        # Loads the built-in reader, which takes a while on a busy machine.
        await people.ask()
        people.api.awake.clear()
        people.api.status = 200
        waiting = asyncio.create_task(people.ask(5))
        await until(lambda: len(people.front.slack.posts) == 4)
        # Three were answered by the built-in reader while two are still being read.
        assert (people.api.most, len(people.api.readings)) == (2, 3)
        assert all(says_so(reply) for reply in people.front.slack.posts)
        people.recover()
        await waiting
        more = await people.ask(2)

    assert not any(says_so(reply) for reply in (*people.front.slack.posts[4:], *more))
    assert people.api.most == 2


async def test_whoever_gets_a_place_in_time_is_read_by_the_model(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    async with channel(monkeypatch, data_dir, ADVISOR_MODEL_CALLS="1") as people:
        replies = await people.ask(6)

    assert people.api.most == 1
    assert not any(says_so(reply) for reply in replies)


def changes(lines: list[Any]) -> list[tuple[str, str, str]]:
    """The lines of the log that tell of a change: how loud, from what, to what."""
    found = [line for line in lines if "circuit breaker changed" in line["event"]]
    return [(line["log_level"], line["was"], line["now"]) for line in found]
