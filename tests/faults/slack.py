"""What Slack does: it delivers again, late and at once, and takes no reply, or takes it without saying so."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace

from bot.inbox.notices import APOLOGY
from tests.faults.counts import Counts
from tests.faults.row import Inject, Row
from tests.faults.served import Obedient
from tests.faults.stage import Stage
from tests.faults.stream import mention
from tests.support.fakes_slack import Answer
from tests.support.slack_http import signed
from tests.support.waiting import until

COPIES = 20
ANOTHER_SECOND = 1.1
"""Slack signs anew what it sends again; in the same second that would be the same signature."""
BUSY = Answer(429, "ratelimited", {"Retry-After": "1"})
GONE = tuple(Answer(error=error) for error in ("channel_not_found", "is_archived", "not_in_channel"))
TAKEN = Answer(500, "internal_error", taken=True)


async def copies(stage: Stage) -> Counts:
    """Each event comes twenty times at once."""
    async with stage.front() as front:
        said = [(thread, number) for number in range(3) for thread in range(front.stream.threads)]
        for thread, number in said:
            body = mention(thread, number)
            got = await asyncio.gather(*(front.stream.deliver(body) for _ in range(COPIES)))
            assert set(got) == {200}
        front.stream.accepted.extend(said)
        return await front.stream.counts()


async def lost_acknowledgements(stage: Stage) -> Counts:
    """Slack never hears our 200, and delivers again once the reply is there."""
    async with stage.front() as front, AsyncExitStack() as stack:
        host, port = front.stream.door.removeprefix("http://").split(":")
        bodies = [mention(thread, 0) for thread in range(front.stream.threads)]
        for body in bodies:
            _, writer = await asyncio.open_connection(host, int(port))
            stack.callback(writer.close)
            head = {"Host": host, "Content-Length": str(len(body))} | signed(body)
            lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
            writer.write(f"POST /slack/events HTTP/1.1\r\n{lines}\r\n".encode() + body)
        await until(lambda: len(front.slack.posts) >= len(bodies))
        await asyncio.sleep(ANOTHER_SECOND)
        assert {await front.stream.deliver(body) for body in bodies} == {200}
        front.stream.accepted.extend((thread, 0) for thread in range(front.stream.threads))
        return await front.stream.counts()


async def backwards(stage: Stage) -> Counts:
    """The events of each thread come in reverse order, each once the one before is answered: that stands."""
    async with stage.front() as front:
        for number in range(5):
            for thread in range(front.stream.threads):
                assert await front.stream.deliver(mention(thread, number, at=100 - number)) == 200
                front.stream.accepted.append((thread, number))
            await until(lambda: len(front.slack.posts) >= len(front.stream.accepted))
        return await front.stream.counts()


async def backwards_in_a_turn(stage: Stage) -> Counts:
    """They come in reverse order while the first is being answered: they are answered as they were said."""
    async with stage.front(respond=Obedient().respond) as front:
        for thread in range(front.stream.threads):
            for number, word in ((0, "beside"), (4, ""), (3, ""), (2, ""), (1, "")):
                assert await front.stream.deliver(mention(thread, number, word)) == 200
                front.stream.accepted.append((thread, number))
        return await front.stream.counts()


async def a_crowd(stage: Stage) -> Counts:
    """Ten people speak in one thread at once."""
    async with stage.front() as front:
        for _ in range(3):
            await asyncio.gather(*(front.stream.say(thread) for thread in range(3) for _ in range(3)))
        # What came at once came in no order.
        return replace(await front.stream.counts(), out_of_order=0)


async def poison(stage: Stage) -> Counts:
    """Some messages always raise in the turn: each gets an apology, and the others are answered."""
    async with stage.front(respond=Obedient().respond) as front:
        async with front.stream.talking():
            for thread in (8, 9):
                await front.stream.say(thread, "fail")
        await until(lambda: front.stream.shown().count(APOLOGY.notification) >= 2)
        counts = await front.stream.counts(within=5.0)
        apologies = front.stream.shown().count(APOLOGY.notification)
    return counts + Counts(lost=-min(2, apologies), doubled=max(0, apologies - 2))


def answering(answers: Sequence[Answer], *, has_history: bool = True) -> Inject:
    """A row in which Slack gives these answers to posts in the midst of a stream."""

    async def inject(stage: Stage) -> Counts:
        async with stage.front() as front:
            front.slack.has_history = has_history
            async with front.stream.talking():
                front.slack.answers = list(answers)
                await until(lambda: not front.slack.answers)
            return await front.stream.counts()

    return inject


async def channels_gone(stage: Stage) -> Counts:
    """Slack says for good that there is no such channel: what cannot be delivered is set aside, and counts refused."""
    async with stage.front() as front:
        async with front.stream.talking():
            front.slack.answers = list(GONE)
            await until(lambda: not front.slack.answers)
        counts = await front.stream.counts(within=15.0)
        aside = await front.house.dead_letters.count()
    return counts + Counts(lost=-aside, refused=aside)


ROWS = (
    Row(1, "each event comes 20 times at once", copies),
    Row(2, "our 200 is lost, and Slack delivers again", lost_acknowledgements),
    Row(3, "the events of a thread come in reverse order, each after an answer: answered as they come", backwards),
    Row(4, "several people in a thread at once", a_crowd),
    Row(22, "messages that always fail in the turn; told so", poison),
    Row(32, "Slack answers 429 to 6 posts", answering([BUSY] * 6)),
    Row(33, "Slack says for good that 3 channels are gone; set aside", channels_gone, refuses=True),
    Row(34, "Slack takes 6 posts and answers 500", answering([TAKEN] * 6)),
    Row(
        54,
        "the events of a thread come in reverse order during a turn: answered as they were said",
        backwards_in_a_turn,
    ),
    Row(57, "the same, where the app may not look for them", answering([TAKEN] * 3, has_history=False), doubled=3),
)
