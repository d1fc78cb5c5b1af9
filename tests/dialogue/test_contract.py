"""Every front holds the same conversations: the same questions, facts, verdict and reasons."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import assert_never

import pytest
from redis.asyncio import Redis

from advisor.replies import wording
from advisor.replies.wording import still_open
from advisor.slots.questions import question_for
from advisor.verdict import Approach, FineTuning, Headline
from tests.support.contract import Asks, Front, Press, Say, Script, Shows, Tick, scripts
from tests.support.front_slack import slack_front
from tests.support.front_teams import teams_front
from tests.support.front_terminal import terminal_front
from tests.support.situations import POLICY

Opened = Callable[[Redis, str], AbstractAsyncContextManager[Front]]

FRONTS: dict[str, Opened] = {"terminal": terminal_front, "slack": slack_front, "teams": teams_front}


@pytest.fixture(params=FRONTS)
async def front(request: pytest.FixtureRequest, client: Redis, redis_url: str) -> AsyncIterator[Front]:
    async with FRONTS[request.param](client, redis_url) as opened:
        yield opened


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script.name)
async def test_every_front_holds_the_same_conversation(front: Front, script: Script) -> None:
    for step in script.steps:
        match step:
            case Say(text, other):
                await front.say(text, other=other)
            case Press(slot, band):
                await front.press(slot, band)
            case Tick(slots):
                await front.tick(slots)
            case Asks(slots):
                question = question_for(tuple(slot for slot in _in_order(slots)))
                assert question
                again = question.again or question.text
                assert any(text in front.shown() for text in (question.text, again, still_open(question)))
            case Shows(text):
                assert text in front.shown()
            case _:
                assert_never(step)

    assert await front.facts() == script.facts
    shown = front.shown()
    assert wording.title(Headline(FineTuning(script.verdict[0]), Approach(script.verdict[1]))) in shown
    await front.say("why")
    shown = front.shown()
    for rule in script.reasons:
        assert POLICY.rule(rule).because in shown
        assert rule in shown


def _in_order(slots: frozenset[str]) -> list[str]:
    return [slot for question in POLICY.questions for slot in question.slots if slot in slots]
