"""What a model reads in one message all counts: an answer and a question, a yes that goes on, two of a kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.dialogue.session import Session
from advisor.facts import Fact, Facts
from advisor.interpret.heard import Asked, Context, Intent
from advisor.message import Message
from advisor.replies.reasons import TemplateExplainer
from advisor.slots.questions import RECAP, question_for
from bot.answering.respond import Responder
from tests.support.fakes_inbox import FixedClock
from tests.support.model_reader import claim, heard, listener, reading
from tests.support.talk import NOON

READ = Fact("gap", "manner", words="rather stiff", read=True)
PLAYED_BACK = Session(NOON, Facts((Fact("task", "draft"), READ)), asked=(RECAP, "gap"))


@pytest.mark.parametrize(
    "text",
    [
        "YES. all correct. It is rather stiff, as I said. answer please",
        "yes you got it right. It is rather stiff",
        "Yes it's right. And what would it cost? It is rather stiff",
        "I said yes it is right twice already, it is rather stiff",
        "yes it is rather stiff, you have got that",
    ],
)
async def test_a_yes_that_goes_on_confirms_whatever_the_model_reads_in_the_rest(text: str) -> None:
    model = listener(reading(claim("gap=manner", "rather stiff")))
    responder = Responder(interpreter=model, explainer=TemplateExplainer(), clock=FixedClock())

    outcome = await responder.respond(PLAYED_BACK, Message("acme", "t1", "1", "u1", text))

    gap = outcome.session.facts.get("gap")
    assert gap is not None
    assert not gap.read


async def test_a_model_alone_still_confirms_nothing() -> None:
    context = Context(question_for(PLAYED_BACK.asked), PLAYED_BACK.facts)
    found = await heard("the desk is rather stiff about it", reading(claim("gap=manner", "rather stiff")), context)

    assert all(fact.read for fact in found.facts)


async def test_what_is_asked_beside_something_told_is_heard() -> None:
    model = reading(claim("task=draft", "write letters"), intent="cost", also=[{"intent": "own_data", "about": ""}])

    found = await heard("write letters. how much? and can we train on old ones?", model)

    assert found.intent is Intent.COST
    assert found.also == (Asked(Intent.OWN_DATA),)
    assert [fact.slot for fact in found.facts] == ["task"]


async def test_and_answered() -> None:
    model = listener(
        reading(intent="cost", also=[{"intent": "own_data", "about": ""}, {"intent": "cost", "about": ""}])
    )
    responder = Responder(interpreter=model, explainer=TemplateExplainer(), clock=FixedClock())
    message = Message("acme", "t1", "1", "u1", "how much, and is last year's pile any good?")

    titles = [getattr(block, "title", "") for block in (await responder.respond(PLAYED_BACK, message)).reply.blocks]

    assert any("costs" in title for title in titles)
    assert "What makes them usable" in titles


async def test_small_talk_talks_no_fact_away() -> None:
    found = await heard("thanks! we write letters", reading(claim("task=draft", "write letters"), intent="off_topic"))

    assert found.intent is Intent.TELL
    assert found.facts


async def test_two_faults_are_a_first_and_a_second() -> None:
    model = reading(claim("gap=manner", "like an advert"), claim("gap=accuracy", "forgets the budget"))

    found = await heard("it forgets the budget, and it sounds like an advert", model)

    assert {(fact.slot, fact.band) for fact in found.facts} == {("gap", "manner"), ("second_gap", "accuracy")}


async def test_documents_and_live_data_are_both_kept() -> None:
    model = reading(claim("knowledge=live", "our shop system"), claim("knowledge=documents", "a pdf"))

    found = await heard("it comes from our shop system and a pdf", model)

    assert {(fact.slot, fact.band) for fact in found.facts} == {("knowledge", "live"), ("documents_too", "yes")}


@pytest.mark.parametrize(
    ("text", "band", "kept"),
    [
        ("14k letters and scans a day", "10k_to_100k", True),
        ("it's each year in autumn, 150 pieces", "under_1k", True),
        ("it's each year in autumn, 150 pieces", "over_100k", False),
        ("150 of them or 90,000, who knows", "under_1k", False),
    ],
)
async def test_a_rate_counts_where_its_number_is_in_the_band_however_its_period_is_told(
    text: str, band: str, kept: bool
) -> None:
    found = await heard(text, reading(claim(f"volume={band}", text)))

    assert bool(found.facts) is kept


async def test_a_recap_is_not_put_again_after_a_yes() -> None:
    model = listener(reading(claim("gap=manner", "rather stiff")))
    responder = Responder(interpreter=model, explainer=TemplateExplainer(), clock=FixedClock())
    session = replace(PLAYED_BACK, missed=1)

    outcome = await responder.respond(session, Message("acme", "t1", "1", "u1", "Yes. It is rather stiff."))

    assert outcome.session.asked[:1] != (RECAP,)


async def test_what_no_question_would_bring_up_is_only_read_and_not_lost() -> None:
    model = reading(
        claim("gap=manner", "like an advert"),
        claim("second_gap=accuracy", "left out the infection figures", plainly=False),
        claim("request_size=short", "6 pages of prompt", plainly=False),
    )

    found = await heard("it's like an advert, left out the infection figures. 6 pages of prompt", model)
    read = {fact.slot: (fact.band, fact.read) for fact in found.facts}

    assert read["second_gap"] == ("accuracy", True)
    assert read["request_size"][0] == "short"
    assert found.doubtful == ()


async def test_two_such_readings_are_none() -> None:
    model = reading(
        claim("stability=stable", "twice a year", plainly=False), claim("stability=changing", "codes", plainly=False)
    )

    found = await heard("codes change twice a year", model)

    assert "stability" not in {fact.slot for fact in found.facts}


async def test_another_fault_than_the_one_told_is_the_second_and_not_lost() -> None:
    context = Context(facts=Facts((Fact("task", "whole_text"), Fact("gap", "manner"))))
    model = reading(claim("gap=accuracy", "leaves out the infection figures", plainly=False))

    found = await heard("it leaves out the infection figures, that is worse", model, context)

    assert ("second_gap", "accuracy", True) in {(fact.slot, fact.band, fact.read) for fact in found.facts}


async def test_what_another_approach_costs_is_said_of_that_approach() -> None:
    model = listener(reading(intent="cost", about="classifier"))
    responder = Responder(interpreter=model, explainer=TemplateExplainer(), clock=FixedClock())
    message = Message("acme", "t1", "1", "u1", "what does a small classifier cost to build and run?")

    shown = str((await responder.respond(PLAYED_BACK, message)).reply.blocks)

    assert "A small classifier" in shown
    assert "once" in shown
