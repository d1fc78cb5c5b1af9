"""What earlier versions stored, and what is given in their words, is read in the words of today.

The JSON here is as revision 8cdbd7f wrote it, before the goal became a task and a gap.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from redis.asyncio import Redis

from advisor.facts import UNSURE, Fact, Facts
from advisor.slots import BY_ID
from advisor.slots.former import FORMER, is_former, means, modern
from advisor.summary import Filters, Period, Scope, Summary, summarise, tally_of
from bot.inbox.items import ErasureRequest
from bot.settings.settings import Retention
from bot.stores.codec import ENQUIRY, OWED, SESSION, PendingEnquiry
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.entries import read_contribution, read_entry
from bot.stores.forgetting import RedisForgetting
from bot.stores.keys import TenantKeys
from bot.stores.tallies import RedisTallies
from tests.support.situations import POLICY
from tests.support.talk import Talk

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = Period(date(2026, 11, 22), date(2026, 11, 23))
ORIGIN = '{"platform":"slack","team":"C1","channel":"C1"}'
FACTS = (
    '{"items":[{"slot":"context_use","band":"misused","value":null,"words":"it misreads them"},'
    '{"slot":"goal","band":"answers","value":null,"words":"answer from our policies"},'
    '{"slot":"labelled_examples","band":"under_100","value":50.0,"words":"50 emails"},'
    '{"slot":"retrieval","band":"short","value":null,"words":""},'
    '{"slot":"base_skill","band":"nearly_all","value":null,"words":""},'
    '{"slot":"domain_gap","band":"own_language","value":null,"words":"our notation"}]}'
)
SESSION_THEN = (
    f'{{"opened":"2026-11-22T12:00:00Z","facts":{FACTS},"asked":["goal"],"course":{{"asker":"p1","origin":{ORIGIN},'
    '"turns":2,"questions":1,"wanted_tuning":false,"helpful":null,"explained":"","prompts":[]}}'
)
ENQUIRY_THEN = (
    '{"id":"e1","tenant":"T00","thread":"C1:1","opened":"2026-11-22T12:00:00Z","updated":"2026-11-22T12:00:00Z",'
    f'"facts":{FACTS},"fine_tuning":"no","approach":"rag","settled":true,"policy":"p","version":2,"asker":"p1",'
    f'"speaker":"","origin":{ORIGIN},"wanted_tuning":false,"gates":["G-03"],"questions":0,'
    '"spend":{"chosen":100.0,"tuned":900.0},"explained":"","prompts":[],"helpful":null}'
)
TALLY_THEN = 'p1|["no","rag",true,false,null,"{goal}",["G-03"],null,100,900]'
ENTRY_THEN = f"2\n{TALLY_THEN.format(goal='answers')}\n{ENQUIRY_THEN}".encode()
TODAY = Facts(
    (
        Fact("gap", "grounding", words="it misreads them"),
        Fact("task", "answer", words="answer from our policies"),
        Fact("labelled_examples", "under_100", 50.0, "50 emails"),
        Fact("retrieval", "tuned"),
        Fact("prompting", "enough"),
        Fact("second_gap", "language", words="our notation"),
    )
)


def test_a_session_of_then_is_read_in_the_words_of_today() -> None:
    session = SESSION.decode(SESSION_THEN.encode())

    assert session.facts == TODAY
    assert (session.opened, session.course.turns) == (NOON, 2)
    assert SESSION.decode(SESSION.encode(session)) == session


def test_such_a_conversation_goes_on_without_being_asked_for_what_it_was_told() -> None:
    talk = Talk(SESSION.decode(SESSION_THEN.encode())).press(volatility="static")

    assert talk.session
    assert talk.session.facts.band("volatility") == "static"
    assert {fact.slot for fact in TODAY} <= set(talk.session.facts.bands())
    assert not {"task", "gap"} & set(talk.session.asked)


def test_an_enquiry_of_then_is_read_alike_alone_in_the_outbox_and_in_the_log() -> None:
    owed = OWED.decode(f'{{"enquiry":{ENQUIRY_THEN}}}'.encode())

    assert ENQUIRY.decode(ENQUIRY_THEN.encode()).facts == TODAY
    assert isinstance(owed, PendingEnquiry)
    assert owed.enquiry.facts == TODAY
    assert (read_entry(ENTRY_THEN).version, read_entry(ENTRY_THEN).enquiry.facts) == (2, TODAY)


def test_a_number_of_then_whose_band_is_gone_is_asked_for_again() -> None:
    gone = SESSION_THEN.replace('"base_skill","band":"nearly_all"', '"volume","band":"a_million"')
    talk = Talk(SESSION.decode(gone.encode())).press(volatility="static")

    assert talk.session
    assert "volume" not in talk.session.facts


@pytest.mark.parametrize(
    ("goal", "task"),
    [
        ("answers", "answer"),
        ("classify", "sort"),
        ("reasoning", "reason"),
        ("tools", "act"),
        ("smarter", "general"),
        ("behaviour", ""),
        ("format", ""),
        ("cheaper", ""),
        (UNSURE, UNSURE),
        ("", ""),
        ("draft", "draft"),
    ],
)
def test_a_tally_of_then_counts_under_the_task_that_its_goal_means(goal: str, task: str) -> None:
    found = read_contribution(DAY.since, "C1", TALLY_THEN.format(goal=goal))

    assert (found.asker, found.profile.task, found.profile.gates) == ("p1", task, ("no_facts_in_weights",))


async def test_a_log_of_then_is_summed_up_updated_and_forgotten_as_one_of_today(client: Redis) -> None:
    keys, scope = TenantKeys("T00"), Scope("T00", None, smallest=1)
    await client.hset(keys.log(DAY.since), "e1", ENTRY_THEN)
    await client.hset(keys.tally(DAY.since, "C1"), TALLY_THEN.format(goal="answers"), 1)
    await client.sadd(keys.teams(DAY.since), "C1")
    await client.sadd(keys.person("p1"), "2026-11-22|e1")
    log, tallies = RedisEnquiryLog(client, Retention()), RedisTallies(client)

    (kept,) = await log.on_day("T00", DAY.since)
    tally = await tallies.tally(scope, DAY)
    assert dict(tally) == dict(tally_of([kept]))
    found = summarise(tally, before=(), scope=scope, filters=Filters(DAY), today=DAY.since, policy=POLICY)
    assert isinstance(found, Summary)
    assert [(cell.ids, cell.label) for cell in found.tasks] == [(("answer",), BY_ID["task"].band("answer").label)]

    leaver = ErasureRequest("T00", "", "", user="U1", pseudonym="p1", at=NOON)
    await RedisForgetting(client, Retention()).forget(leaver)
    (left,) = await log.on_day("T00", DAY.since)
    assert (left.asker, left.facts.band("task")) == ("", "answer")
    assert await tallies.tally(scope, DAY) == list(tally_of([left]))


def test_a_button_of_then_says_what_it_meant() -> None:
    talk = Talk().say("Should we fine-tune a model?").press(goal="answers")

    assert talk.session
    assert talk.session.facts.bands() == {"task": "answer", "gap": "facts"}


def test_every_word_of_then_means_something_that_there_is_today() -> None:
    words = [(slot, band) for slot, bands in FORMER.items() for band in (*bands, UNSURE)]

    assert not set(FORMER) & set(BY_ID)
    for slot, band in words:
        for today, now in means(slot, band):
            assert now == UNSURE or BY_ID[today].band(now)
    for own in BY_ID.values():
        assert not any(is_former(own.id, band.id) for band in own.bands)


@pytest.mark.parametrize("turned", [False, True])
def test_what_was_told_of_today_or_named_outranks_what_a_goal_suggests_in_either_order(turned: bool) -> None:
    named = [Fact("goal", "answers"), Fact("context_use", "misused")]
    told = [Fact("goal", "classify"), Fact("task", "extract"), Fact("query_scope", "counts")]

    assert Facts(modern(named[::-1] if turned else named)).bands() == {"task": "answer", "gap": "grounding"}
    assert Facts(modern(told[::-1] if turned else told)).bands() == {"task": "extract"}


def test_what_falls_short_anyway_does_not_fall_short_besides() -> None:
    told = [Fact("goal", "cheaper"), Fact("cost_pressure", "yes")]
    other = [Fact("goal", "answers"), Fact("cost_pressure", "yes")]

    assert Facts(modern(told)).bands() == {"gap": "cost"}
    assert Facts(modern(other)).bands() == {"task": "answer", "gap": "facts", "second_gap": "cost"}


def test_the_words_of_today_stay_as_they_are() -> None:
    facts = tuple(Fact(slot.id, band.id) for slot in BY_ID.values() for band in slot.bands[-1:])

    assert modern(facts) == facts
    assert json.loads(SESSION.encode(SESSION.decode(SESSION_THEN.encode())))["facts"]["items"][1]["slot"] == "task"
