"""What is added to a reply once it was sent: beside the thread's work, late or never, and never in its way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from redis.asyncio import Redis

from advisor.dialogue.asides import Answer, Topic
from advisor.dialogue.moves import Turn
from advisor.dialogue.session import Session
from advisor.interpret.heard import ReadBy
from advisor.message import Message
from advisor.ports import Afterword, Outcome
from advisor.reply import Notice, Reply
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Amendment, SendLater, SendRefused
from bot.settings.settings import Retention
from tests.support.fakes_inbox import CountingResponder, RecordingSender, local_inbox
from tests.support.waiting import until

ADDRESS = ReturnAddress("test", channel="C1")


def message(text: str, thread: str = "one") -> Message:
    return Message("T1", thread, f"{thread}:{text}", "U1", text)


class PromisingResponder(CountingResponder):
    """Counts, and has something to add to every reply but to that to "plain"."""

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        """The next number, with an afterword."""
        outcome = await super().respond(session, message)
        turn = Turn(outcome.session, Answer(Topic.HELP, None), None)
        due = None if message.text == "plain" else Afterword(turn, message, ReadBy.EXACT)
        return replace(outcome, afterword=due)


class Writer:
    """Adds "more: text" to the reply, once nobody holds it; fails for the text "unwritten"."""

    def __init__(self) -> None:
        self.free = asyncio.Event()
        self.free.set()
        self.begun: list[str] = []

    async def __call__(self, afterword: Afterword) -> Amendment | None:
        """The amended reply."""
        text = afterword.message.text
        self.begun.append(text)
        await self.free.wait()
        if text == "unwritten":
            raise ValueError("a bug")
        if text == "nothing":
            return None
        return Amendment(Reply((Notice(f"more: {text}"),), text), Reply((Notice(text),), text))


class PostingSender:
    """Gives every post an id, and keeps what was amended; `refusal` is raised instead, if there is one."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.amended: list[tuple[str, str]] = []
        self._sender = RecordingSender()
        self._refusal = refusal

    async def __call__(self, address: ReturnAddress, reply: Reply) -> str:
        """Record the reply and give its number."""
        await self._sender(address, reply)
        return f"post-{len(self.texts)}"

    @property
    def texts(self) -> list[str]:
        """The text of every notice sent, in order."""
        return self._sender.texts

    async def amend(self, address: ReturnAddress, posted: str, amendment: Amendment) -> None:
        """Record what now stands in the place of `posted`."""
        if self._refusal:
            raise self._refusal
        (notice,) = amendment.reply.blocks
        assert isinstance(notice, Notice)
        self.amended.append((posted, notice.text))


@asynccontextmanager
async def opened(client: Redis, sender: PostingSender, writer: Writer, owner: str = "") -> AsyncIterator[Inbox]:
    inbox = local_inbox(
        client,
        Retention(),
        respond=PromisingResponder().respond,
        senders={"test": sender},
        write=writer,
        amenders={"test": sender.amend},
        owner=owner,
    )
    try:
        yield inbox
    finally:
        await inbox.stop(0.0)


async def test_the_reply_is_sent_first_and_then_amended_where_it_stands(client: Redis) -> None:
    sender, writer = PostingSender(), Writer()
    writer.free.clear()
    async with opened(client, sender, writer) as inbox:
        await inbox.converse(message("hello"), ADDRESS)
        assert (sender.texts, sender.amended) == (["1: hello"], [])

        writer.free.set()
        await inbox.settled("T1", "one")

    assert sender.amended == [("post-1", "more: hello")]


async def test_the_next_message_does_not_wait_and_drops_what_is_still_being_written(client: Redis) -> None:
    sender, writer = PostingSender(), Writer()
    writer.free.clear()
    async with opened(client, sender, writer) as inbox:
        await inbox.converse(message("one"), ADDRESS)
        await until(lambda: writer.begun == ["one"])
        await inbox.converse(message("two"), ADDRESS)
        writer.free.set()
        await inbox.settled("T1", "one")

    assert sender.texts == ["1: one", "2: two"]
    assert sender.amended == [("post-2", "more: two")]


async def test_a_later_turn_without_an_afterword_drops_it_too(client: Redis) -> None:
    sender, writer = PostingSender(), Writer()
    writer.free.clear()
    async with opened(client, sender, writer) as inbox:
        await inbox.converse(message("one"), ADDRESS)
        await inbox.converse(message("plain"), ADDRESS)
        writer.free.set()
        await inbox.settled("T1", "one")

    assert sender.amended == []


async def test_a_turn_that_another_process_took_meanwhile_counts_as_well(client: Redis) -> None:
    sender, other, writer = PostingSender(), PostingSender(), Writer()
    writer.free.clear()
    async with opened(client, sender, writer, "here") as inbox, opened(client, other, Writer(), "there") as elsewhere:
        await inbox.converse(message("one"), ADDRESS)
        await elsewhere.converse(message("two"), ADDRESS)
        await elsewhere.settled("T1", "one")
        writer.free.set()
        await inbox.settled("T1", "one")

    assert (sender.amended, other.amended) == ([], [("post-1", "more: two")])


async def test_threads_are_amended_each_for_itself(client: Redis) -> None:
    sender, writer = PostingSender(), Writer()
    async with opened(client, sender, writer) as inbox:
        await asyncio.gather(*(inbox.converse(message("hello", thread), ADDRESS) for thread in ("one", "two")))
        await asyncio.gather(*(inbox.settled("T1", thread) for thread in ("one", "two")))

    assert sorted(sender.amended) == [("post-1", "more: hello"), ("post-2", "more: hello")]


async def test_whatever_goes_wrong_with_an_afterword_the_conversation_goes_on(client: Redis) -> None:
    for refusal in (SendLater("slow down", 3_600.0), SendRefused("gone"), ValueError("a bug")):
        sender = PostingSender(refusal)
        await client.flushall()
        async with opened(client, sender, Writer()) as inbox:
            for text in ("unwritten", "nothing", "hello"):
                await inbox.converse(message(text), ADDRESS)
                await inbox.settled("T1", "one")

        assert sender.texts == ["1: unwritten", "2: nothing", "3: hello"]
        assert sender.amended == []


async def test_stopping_does_not_wait_for_what_is_being_written(client: Redis) -> None:
    sender, writer = PostingSender(), Writer()
    writer.free.clear()
    async with opened(client, sender, writer) as inbox, asyncio.timeout(2.0):
        await inbox.converse(message("hello"), ADDRESS)
        await until(lambda: writer.begun == ["hello"])
        await inbox.stop(0.0)

    assert (sender.texts, sender.amended) == (["1: hello"], [])


async def test_what_a_crash_lost_is_not_written_by_the_next_process(client: Redis) -> None:
    sender, writer = PostingSender(), Writer()
    writer.free.clear()
    async with opened(client, sender, writer) as inbox:
        await inbox.converse(message("hello"), ADDRESS)
    async with opened(client, sender, Writer()) as inbox:
        await inbox.catch_up("test")
        await inbox.settled("T1", "one")

    assert (sender.texts, sender.amended) == (["1: hello"], [])
