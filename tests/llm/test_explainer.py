"""Explaining through the real SDK: whatever comes back, the right verdict has right reasons before the deadline."""

from __future__ import annotations

import json
from time import monotonic
from typing import Any

import httpx2
import pytest
from httpx2 import Response
from structlog.testing import capture_logs

from advisor.decision.decide import decide
from advisor.facts import Fact, Facts
from advisor.replies.reasons import explain
from bot.llm.brief import Audience, Brief, Draft, DraftSentence, reader_of
from bot.llm.explainer import ExplanationOutcome, ModelExplainer, Worded
from bot.settings.llm import Task
from tests.llm.test_llm_claude import FAULTS
from tests.support.fakes_model import Handler, MemoryMeter, answering, claude
from tests.support.situations import POLICIES, POLICY, VOICE

SECONDS = 0.4
SLACK = 1.0
FACTS = Facts(
    (
        Fact("task", "draft", words="replies in Australian English"),
        Fact("gap", "manner", words="they sound stiff"),
        Fact("describable", "hard", words="you know it when you see it"),
        Fact("labelled_examples", "under_100", 50.0, words="We have 50 support emails"),
    )
)
BRIEF = Brief(decide(POLICY, FACTS), FACTS)
REASONS = BRIEF.reasons
TEMPLATE = explain(BRIEF.verdict, BRIEF.facts)
FEW = 'With "50 support emails" you are below about 100 examples, where a better prompt beats training.'


def sentence(rule: str, text: str, quote: str = "") -> DraftSentence:
    return DraftSentence(rule=rule, quote=quote, text=text)


async def explained(
    handler: Handler, *, seconds: float = 5.0, meter: MemoryMeter | None = None, brief: Brief = BRIEF
) -> Worded:
    """What comes of the brief, given up after `seconds`."""
    async with claude(handler, meter) as model:
        return await ModelExplainer(model, Task(model.name, seconds, 1_000)).explain(brief, tenant="acme")


def drafts(*sentences: DraftSentence, asked: list[Any] | None = None) -> Handler:
    """A server that answers with a draft of these sentences, and keeps what it was asked in `asked`."""

    async def handle(request: httpx2.Request) -> Response:
        if asked is not None:
            asked.append(json.loads(request.content))
        return await answering(Draft(sentences=list(sentences)).model_dump())(request)

    return handle


def texts(worded: Worded) -> list[str]:
    return [one.text for one in worded.explanation.sentences]


def test_the_brief_has_the_reasons_that_the_tests_reword() -> None:
    assert {"shown_not_described", "too_few_examples"} <= REASONS.keys()
    assert list(BRIEF.quotes) == ["Q1", "Q2", "Q3", "Q4"]


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_leaves_the_rules_own_words_before_the_deadline(fault: str) -> None:
    started = monotonic()
    worded = await explained(FAULTS[fault][0], seconds=SECONDS)

    assert monotonic() - started < SECONDS + SLACK
    assert worded == Worded(TEMPLATE, ExplanationOutcome.UNAVAILABLE)


async def test_a_reason_put_to_the_askers_words_is_told_in_them_with_its_rule_and_sources() -> None:
    worded = await explained(
        drafts(
            sentence("too_few_examples", FEW, "Q4"),
            sentence("shown_not_described", REASONS["shown_not_described"].text),
        )
    )

    assert worded.way is ExplanationOutcome.MODEL
    assert worded.explanation.by == "claude-haiku-5-5"
    assert texts(worded) == [FEW, REASONS["shown_not_described"].text]
    assert [one.rules for one in worded.explanation.sentences] == [("too_few_examples",), ("shown_not_described",)]
    assert [one.sources for one in worded.explanation.sentences] == [
        REASONS["too_few_examples"].sources,
        REASONS["shown_not_described"].sources,
    ]


async def test_a_sentence_that_does_not_hold_falls_back_alone() -> None:
    wrong = 'With "70 support emails" you are below about 100 examples, where a better prompt beats training.'
    good = "What you want is easier to show than to describe, which fine-tuning is good at."

    with capture_logs() as logged:
        worded = await explained(
            drafts(sentence("shown_not_described", good), sentence("too_few_examples", wrong, "Q4"))
        )

    assert [line["objections"] for line in logged if "did not hold" in line["event"]] == [2]
    assert "support emails" not in str(logged)
    assert worded.way is ExplanationOutcome.MODEL
    assert texts(worded) == [good, REASONS["too_few_examples"].text]


async def test_where_no_sentence_holds_the_rules_own_words_stay() -> None:
    worded = await explained(drafts(sentence("too_few_examples", "Go ahead and fine-tune."), sentence("R-999", FEW)))

    assert worded == Worded(TEMPLATE, ExplanationOutcome.UNFIT)


@pytest.mark.parametrize("chosen", [(), (sentence("R-999", FEW),)], ids=["nothing", "a rule from nowhere"])
async def test_a_draft_without_a_reason_of_ours_is_no_draft(chosen: tuple[DraftSentence, ...]) -> None:
    assert await explained(drafts(*chosen)) == Worded(TEMPLATE, ExplanationOutcome.UNFIT)


async def test_the_reason_that_decides_is_there_whatever_is_left_out() -> None:
    good = "What you want is easier to show than to describe, which fine-tuning is good at."

    worded = await explained(drafts(sentence("shown_not_described", good)))

    assert [one.rules for one in worded.explanation.sentences] == [(next(iter(REASONS)),), ("shown_not_described",)]


async def test_a_reason_is_said_once() -> None:
    worded = await explained(drafts(sentence("too_few_examples", FEW, "Q4"), sentence("too_few_examples", FEW, "Q4")))

    assert texts(worded).count(FEW) == 1


async def test_a_quote_that_the_asker_did_not_write_falls() -> None:
    invented = FEW.replace("50 support emails", "50 angry emails")

    assert (await explained(drafts(sentence("too_few_examples", invented, "Q4")))).way is ExplanationOutcome.UNFIT
    assert (await explained(drafts(sentence("too_few_examples", FEW, "Q1")))).way is ExplanationOutcome.UNFIT


async def test_a_spent_budget_asks_nobody() -> None:
    worded = await explained(FAULTS["hang"][0], seconds=SECONDS, meter=MemoryMeter(open=False))

    assert worded.way is ExplanationOutcome.SPENT


async def test_the_model_is_told_the_reasons_and_the_askers_words_after_a_stable_part() -> None:
    asked: list[Any] = []
    await explained(drafts(asked=asked))
    [body] = asked
    content = body["messages"][0]["content"]

    assert body["system"][0]["cache_control"] == {"type": "ephemeral"}
    for given in (
        BRIEF.title,
        REASONS["too_few_examples"].text,
        "We have 50 support emails",
        "you have 50 labelled examples",
    ):
        assert given in content
    assert "somebody whose role is not known" in content
    assert "English" in content


async def test_the_stable_part_is_the_same_for_every_verdict() -> None:
    asked: list[Any] = []
    for situation in ({}, VOICE, POLICIES):
        facts = Facts.of(**situation)
        await explained(drafts(asked=asked), brief=Brief(decide(POLICY, facts), facts))

    assert len(asked) == 3
    assert len({json.dumps(body["system"]) for body in asked}) == 1


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ("I'm an engineer and we want to fine-tune", Audience.ENGINEER),
        ("I am a senior data scientist here", Audience.ENGINEER),
        ("As a product owner I need to know", Audience.MANAGER),
        ("I’m the head of support", Audience.MANAGER),
        ("Our engineers want to fine-tune a model", Audience.ANYBODY),
        ("", Audience.ANYBODY),
    ],
)
def test_a_role_is_what_somebody_says_of_themselves(text: str, reader: Audience) -> None:
    assert reader_of(text) is reader
