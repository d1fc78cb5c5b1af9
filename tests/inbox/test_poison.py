"""What nobody can answer or read is set aside with a word, and what waits behind it goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer
from redis.asyncio import Redis
from structlog.testing import capture_logs

from advisor.dialogue.session import Session
from advisor.message import Message
from advisor.ports import Outcome
from bot.app.base import set_aside
from bot.app.serving import open_house
from bot.app.web import application
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from bot.inbox.items import ErasureRequest, Lease, ReturnAddress
from bot.inbox.notices import APOLOGY, GIVEN_UP
from bot.inbox.thread_tasks import LocalDesk
from bot.inbox.work import ThreadWork
from bot.settings.settings import Retention, Settings
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.forgetting import RedisForgetting
from bot.stores.keys import TenantKeys, ThreadKeys
from bot.stores.queues import RedisQueues
from tests.support.command_line import Home
from tests.support.fakes_inbox import NOON, CountingResponder, FixedClock, RecordingSender, local_inbox
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_http import SECRET, TOKEN
from tests.support.waiting import PATIENCE, until

ADDRESS = ReturnAddress("test", channel="C1")
RETENTION = Retention()
POISON = "poison"
MOST_TAKES = Lease().takes


def message(text: str, thread: str = "one") -> Message:
    return Message("T1", thread, text, "U1", text)


class Dying:
    """Answers like another, but never comes back from poison, as a process that hangs or is killed."""

    def __init__(self) -> None:
        self._other = CountingResponder()
        self.begun = 0

    async def respond(self, session: Session | None, said: Message) -> Outcome:
        if said.text == POISON:
            self.begun += 1
            await asyncio.Event().wait()
        return await self._other.respond(session, said)


@asynccontextmanager
async def process(client: Redis, responder: Dying | Deadly, sender: RecordingSender) -> AsyncIterator[Inbox]:
    """A process that is killed at the end: what it was at stays as it is, but for the lease, which runs out."""
    inbox = local_inbox(client, RETENTION, respond=responder.respond, senders={"test": sender})
    tasks = asyncio.all_tasks()
    try:
        yield inbox
    finally:
        # No `finally` of the work may run as if it had ended in good order: a killed process gives nothing back.
        for lease in await client.keys("*:lease"):
            await client.set(lease, "somebody who died", px=1)
        for task in asyncio.all_tasks() - tasks:
            task.cancel()
        await asyncio.sleep(0.05)


async def test_a_message_that_no_process_answers_is_set_aside_with_an_apology(client: Redis) -> None:
    responder, sender = Dying(), RecordingSender()
    async with process(client, responder, sender) as inbox:
        await inbox.accept(message(POISON), ADDRESS)
        await inbox.accept(message("hello"), ADDRESS)
        await until(lambda: responder.begun == 1)
    for number in range(2, MOST_TAKES + 1):
        async with process(client, responder, sender) as inbox:
            asyncio.get_running_loop().create_task(inbox.catch_up("test"))
            await until(lambda number=number: responder.begun == number)
    async with process(client, responder, sender) as inbox:
        catching_up = asyncio.get_running_loop().create_task(inbox.catch_up("test"))
        await until(lambda: catching_up.done() or responder.begun > MOST_TAKES)

    assert responder.begun == MOST_TAKES
    assert sender.texts == [GIVEN_UP.notification, "1: hello"]
    [letter] = await RedisDeadLetters(client, RETENTION).latest(5)
    assert (letter.tenant, letter.user, letter.entry) == ("T1", "U1", POISON)
    assert "3 times" in letter.why


class Deadly(CountingResponder):
    """Takes its time, and at poison its process ends: whoever waits for `ends` sees to that."""

    def __init__(self) -> None:
        super().__init__()
        self.ends = asyncio.Event()

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        if message.text == POISON:
            self.ends.set()
            await asyncio.Event().wait()
        await asyncio.sleep(0.2)
        return await super().respond(session, message)


async def test_a_message_that_ends_every_process_takes_nobody_along_whose_turn_ran_beside_it(client: Redis) -> None:
    sender, neighbours = RecordingSender(), [f"thread {number}" for number in range(6)]
    for thread in (*neighbours[:3], POISON, *neighbours[3:]):
        await RedisQueues(client, RETENTION).accept(message(thread, thread), ADDRESS)
    for _ in range(MOST_TAKES):
        deadly = Deadly()
        async with process(client, deadly, sender) as inbox:
            asyncio.get_running_loop().create_task(inbox.catch_up("test"))
            await until(deadly.ends.is_set)
    async with process(client, Deadly(), sender) as inbox:
        await inbox.catch_up("test")

    assert sorted(sender.texts) == sorted([GIVEN_UP.notification, *(f"1: {thread}" for thread in neighbours)])
    assert [letter.entry for letter in await RedisDeadLetters(client, RETENTION).latest(9)] == [POISON]


async def test_a_turn_that_never_ends_is_broken_off_and_its_person_told(client: Redis) -> None:
    queues, sender = RedisQueues(client, RETENTION), RecordingSender()
    work = ThreadWork(
        threads=queues,
        enquiries=RedisEnquiryLog(client, RETENTION),
        forget=RedisForgetting(client, RETENTION).forget,
        set_aside=set_aside(RedisDeadLetters(client, RETENTION)),
        respond=Dying().respond,
        delivery=Delivery(
            threads=queues,
            senders={"test": sender},
            look_ups={},
            set_aside=set_aside(RedisDeadLetters(client, RETENTION)),
        ),
        clock=FixedClock(),
        lease=Lease(turn=0.2),
    )
    inbox = Inbox(queues=queues, desk=LocalDesk(queues, work), platforms=("test",))
    async with asyncio.timeout(PATIENCE):
        await inbox.converse(message(POISON), ADDRESS)
        await inbox.converse(message("hello"), ADDRESS)
    await inbox.stop(0.0)

    assert sender.texts == [APOLOGY.notification, "1: hello"]


async def test_a_process_that_stops_in_good_order_counts_against_nobody(client: Redis) -> None:
    queues = RedisQueues(client, RETENTION)
    await queues.accept(message("hello"), ADDRESS)
    for _ in range(2 * MOST_TAKES):
        await queues.release("T1", "one")
        item = await queues.take("T1", "one")

    assert getattr(item, "takes", None) == 1


async def test_an_entry_that_cannot_be_read_is_set_aside_and_the_next_is_answered(client: Redis) -> None:
    keys = ThreadKeys("T1", "one")
    sender = RecordingSender()
    async with process(client, Dying(), sender) as inbox:
        await client.rpush(keys.inbox, b'{"message": {"from": "another time"}}')
        await inbox.accept(message("hello"), ADDRESS)
        await until(lambda: sender.texts == ["1: hello"])

    [letter] = await RedisDeadLetters(client, RETENTION).latest(5)
    assert "another time" in letter.entry


async def test_an_enquiry_that_cannot_be_read_is_in_nobodys_way_who_wants_to_be_forgotten(client: Redis) -> None:
    made = (await CountingResponder().respond(None, message("hello"))).enquiry
    assert made
    made = replace(made, asker="a pseudonym")
    log = RedisEnquiryLog(client, RETENTION)
    await log.record(made)
    keys = TenantKeys("T1")
    await client.hset(keys.log(made.day), made.id, b'1\n{}\n{"facts": "a word of somebody"}')

    with capture_logs() as logged:
        assert await log.on_day("T1", made.day) == []
    assert [line["event"] for line in logged] == ["an entry of the log cannot be read and is left out"]
    assert "somebody" not in str(logged)
    await RedisForgetting(client, RETENTION).forget(ErasureRequest("T1", "one", "m", "U1", made.asker, NOON))

    assert not await client.hexists(keys.log(made.day), made.id)
    assert not await client.exists(keys.person(made.asker))


async def test_who_is_forgotten_leaves_no_dead_letter(client: Redis) -> None:
    letters = RedisDeadLetters(client, RETENTION)
    sender = RecordingSender()
    async with process(client, Dying(), sender) as inbox:
        for _ in range(MOST_TAKES):
            await RedisQueues(client, RETENTION).accept(message(POISON), ADDRESS)
            await client.set(ThreadKeys("T1", "one").takes, MOST_TAKES)
            await client.delete(ThreadKeys("T1", "one").lease)
        await inbox.catch_up("test")
    assert await letters.count() == 1

    await RedisForgetting(client, RETENTION).forget(ErasureRequest("T1", "one", "m", "U2", "p", NOON))
    assert await letters.count() == 1
    await RedisForgetting(client, RETENTION).forget(ErasureRequest("T1", "one", "m", "U1", "p", NOON))
    assert await letters.count() == 0


async def test_readiness_and_the_doctor_name_what_was_set_aside(redis_url: str, client: Redis, tmp_path: Path) -> None:
    await client.set(ThreadKeys("T1", "one").takes, MOST_TAKES)
    await RedisQueues(client, RETENTION).accept(message(POISON), ADDRESS)
    await client.set(ThreadKeys("T1", "one").takes, MOST_TAKES)
    await client.delete(ThreadKeys("T1", "one").lease)
    async with process(client, Dying(), RecordingSender()) as inbox:
        await inbox.catch_up("test")
    values = {"ADVISOR_TEAMS_EMULATOR": "true", "MicrosoftAppTenantId": "t", "REDIS_URL": redis_url}
    async with open_house(Settings.model_validate(values)) as house:
        async with TestClient(TestServer(application(house))) as http:
            ready = await (await http.get("/readyz")).text()
        await house.inbox.stop(0.0)
    home = Home(tmp_path)
    home.settings["REDIS_URL"] = redis_url
    done = await asyncio.to_thread(home.run, "doctor")

    assert ready == "ok; the store is one server; 1 dead letters, see `advisor doctor`"
    assert done.returncode == 1
    assert "taken 3 times and never answered" in done.stdout


def test_the_doctor_finds_a_fresh_machine_well(tmp_path: Path) -> None:
    done = Home(tmp_path).run("doctor")

    assert done.returncode == 0, done.stdout
    assert "store: one server; takes writes" in done.stdout


@pytest.mark.parametrize(("token", "well"), [(TOKEN, True), ("xoxb-revoked", False)])
async def test_the_doctor_tries_the_token_of_slack(tmp_path: Path, token: str, well: bool) -> None:
    home = Home(tmp_path)
    async with RecordingSlack().served() as slack:
        home.settings.update(SLACK_BOT_TOKEN=token, SLACK_SIGNING_SECRET=SECRET, SLACK_API_URL=slack.url)
        done = await asyncio.to_thread(home.run, "doctor")

    assert ("WRONG  Slack token" not in done.stdout) == well
    assert "invalid_auth" in done.stdout or well


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1", "rediss://127.0.0.1:1/0"])
def test_the_doctor_says_what_is_wrong_with_a_store(tmp_path: Path, url: str) -> None:
    home = Home(tmp_path)
    home.settings["REDIS_URL"] = url
    done = home.run("doctor")

    assert done.returncode == 1
    assert "WRONG  store" in done.stdout
