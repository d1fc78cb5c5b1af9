"""What the record says of a verdict besides its facts: which of them were only read, and who put it into words."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from advisor.enquiry import Enquiry
from advisor.message import Message, Origin
from advisor.replies.reasons import TemplateExplainer
from advisor.reply import HeadlineBlock
from advisor.slots.questions import RECAP
from bot.answering.pseudonyms import Pseudonyms, Recording
from bot.answering.respond import Responder
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.nlu.interpret import Listener
from bot.settings.settings import Retention
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.redis_store import RedisStore
from tests.support.fakes_inbox import NOON, FixedClock, RecordingSender, local_inbox

ADDRESS = ReturnAddress("test", channel="C1")
CLUB = "A chat where members ask about the club rules and get the right paragraph. The rules have 40 pages"


class Talk:
    """A conversation that the built-in reader hears, over a store, with what it leaves on the record."""

    def __init__(self, client: Redis, *, quotes: bool) -> None:
        answering = Responder(interpreter=Listener(), explainer=TemplateExplainer(), clock=FixedClock())
        names = Pseudonyms(b"a secret of this test")
        recording = Recording(answering.respond, names=names, keeps_quotes=lambda tenant: quotes)
        self.sender = RecordingSender()
        self.inbox: Inbox = local_inbox(client, Retention(), respond=recording.respond, senders={"test": self.sender})
        self._client = client
        self._said = 0

    async def say(self, text: str) -> None:
        """Say it, and wait for the answer and for what goes on the record."""
        self._said += 1
        await self.inbox.converse(self._message(text), ADDRESS)

    async def asked(self) -> tuple[str, ...]:
        """What the open question asks for."""
        session = (await RedisStore(self._client).load(self._message(""))).session
        assert session
        return session.asked

    async def record(self) -> Enquiry:
        """The one enquiry that there is."""
        (enquiry,) = await RedisEnquiryLog(self._client, Retention()).on_day("T1", NOON.date())
        return enquiry

    async def until_played_back(self) -> None:
        """Know nothing else until all that was read is played back: no verdict may come before."""
        while RECAP not in await self.asked():
            assert not self.verdicts
            assert self._said < 15
            await self.say("not sure")

    @property
    def verdicts(self) -> list[str]:
        """Each verdict that was shown."""
        blocks = (block for _, reply in self.sender.sent for block in reply.blocks)
        return [block.approach for block in blocks if isinstance(block, HeadlineBlock)]

    def _message(self, text: str) -> Message:
        return Message("T1", "one", f"one:{self._said}", "U1", text, origin=Origin("test"))


@pytest.fixture(params=[True, False], ids=["with quotes", "without quotes"])
async def talk(client: Redis, request: pytest.FixtureRequest) -> AsyncIterator[Talk]:
    talk = Talk(client, quotes=request.param)
    yield talk
    await talk.inbox.stop(1.0)


async def test_what_the_built_in_reader_read_is_marked_on_the_record_until_somebody_says_that_it_is_so(
    talk: Talk,
) -> None:
    await talk.say(CLUB)
    assert {fact.slot: fact.read for fact in (await talk.record()).facts} == {"task": True, "corpus_size": False}

    await talk.until_played_back()
    await talk.say("yes")

    assert talk.verdicts
    assert not any(fact.read for fact in (await talk.record()).facts)


async def test_a_verdict_that_nobody_confirmed_shows_on_the_record_what_of_it_was_only_read(talk: Talk) -> None:
    await talk.say(CLUB)
    await talk.until_played_back()
    await talk.say("not sure")
    await talk.say("not sure")

    assert talk.verdicts
    assert [fact.slot for fact in (await talk.record()).facts if fact.read] == ["task"]


async def test_a_verdict_on_the_record_says_who_put_it_into_words(talk: Talk) -> None:
    await talk.say(CLUB)
    assert (await talk.record()).explained == ""

    await talk.until_played_back()
    await talk.say("yes")

    assert (await talk.record()).explained == "template"
