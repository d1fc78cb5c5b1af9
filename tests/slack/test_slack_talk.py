"""Conversations in Slack as people hold them: by words and buttons, in channels, threads and direct messages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes_slack import Answer, RecordingSlack
from tests.support.slack_front import FORM, Front, environment, labels, pressing, served, set_environment, texts
from tests.support.slack_http import form_of, press
from tests.support.waiting import until

TONE = "<@U00BOT> We have 50 support emails and want replies in Australian English. General knowledge is enough."
VERDICT = "No, don't fine-tune. Use prompting."
WRITING = ("task=draft", "gap=manner", "describable=hard", "provider=any", "prompting=short")
"""The presses that lead to the checklist."""


@pytest.fixture
async def front(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> AsyncIterator[Front]:
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir), monkeypatch.setenv)
        async with served(slack) as front:
            yield front


async def to_the_end(front: Front, question: dict[str, Any], answers: dict[str, str]) -> dict[str, Any]:
    """Press the answer that fits each question, "Not sure" where none does, until there is a verdict."""
    while question["blocks"][0]["type"] != "header":
        offered = labels(question)
        wanted = next((answers[label] for label in offered if label in answers), offered[-1])
        await front.press(question, wanted)
        question = await front.posted(len(front.slack.posts) + 1)
    return question


async def test_a_mention_is_answered_by_a_question_and_buttons_lead_to_a_verdict(front: Front) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)
    assert labels(question)[-1] == "Not sure"

    verdict = await to_the_end(front, question, {})

    assert verdict["thread_ts"] == "1.0"
    assert {"Why?", "What you know", "Start over"} <= set(labels(verdict))


async def test_what_was_said_in_words_is_read_back_with_a_button_to_change_it(front: Front) -> None:
    await front.tell(TONE, "1.0")
    verdict = await front.posted(1)
    assert verdict["blocks"][0]["text"]["text"] == VERDICT
    assert any("Australian English" in text for text in texts(verdict["blocks"]))

    await front.press(verdict, "Change")
    asked = await front.posted(2)

    assert (asked["thread_ts"], labels(asked)[-1]) == ("1.0", "Not sure")
    await until(lambda: len(front.slack.edits) == 1)
    assert labels(front.slack.look(verdict["ts"])).count("Change") == labels(verdict).count("Change") - 1


async def test_a_pressed_question_keeps_its_words_and_shows_who_chose_what_in_place_of_the_buttons(
    front: Front,
) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)

    await front.press(question, labels(question)[0])
    await until(lambda: len(front.slack.edits) == 1)

    look = front.slack.look(question["ts"])
    assert labels(look) == []
    assert texts(look["blocks"])[:-1] == texts(question["blocks"])[: len(texts(look["blocks"])) - 1]
    assert texts(look["blocks"])[-1] == f"✓ <@U00ASKER>: {labels(question)[0]}"


async def test_a_question_is_answered_once_however_often_its_buttons_are_pressed(front: Front) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)
    first, second, *_ = labels(question)

    await asyncio.gather(*(front.press(question, first) for _ in range(20)))
    await front.press(question, second)
    await front.tell("<@U00BOT> what do you know", "2.0", thread_ts="1.0")
    known = await front.posted(3)

    assert len(front.slack.edits) == 1
    assert sum(label == "Change" for label in labels(known)) == 1


async def test_a_checklist_counts_ticks_as_yes_and_empty_boxes_as_no(front: Front) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)
    for value in WRITING:
        await front.press(question, pressing(question, value))
        question = await front.posted(len(front.slack.posts) + 1)
    first, *others = [option["text"]["text"] for option in question["blocks"][-1]["elements"][0]["options"]]

    await front.press(question, "That's all", first)
    await front.posted(len(front.slack.posts) + 1)
    await until(lambda: len(front.slack.edits) == len(WRITING) + 1)

    look = front.slack.look(question["ts"])
    assert (labels(look), texts(look["blocks"])[-1]) == ([], f"✓ <@U00ASKER>: {first}")
    await front.tell("<@U00BOT> what do you know", "2.0", thread_ts="1.0")
    known = " ".join(texts((await front.posted(len(front.slack.posts) + 1))["blocks"]))
    assert ("evaluation set" in known, len(others)) == (True, 2)


async def test_boxes_left_empty_can_be_unknown_instead_of_missing(front: Front) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)
    for value in WRITING:
        await front.press(question, pressing(question, value))
        question = await front.posted(len(front.slack.posts) + 1)
    first, *_ = [option["text"]["text"] for option in question["blocks"][-1]["elements"][0]["options"]]

    await front.press(question, "Not sure of the rest", first)
    await front.posted(len(front.slack.posts) + 1)

    await front.tell("<@U00BOT> what do you know", "2.0", thread_ts="1.0")
    known = " ".join(texts((await front.posted(len(front.slack.posts) + 1))["blocks"]))
    assert known.count(" is open") == 2


async def test_a_direct_message_needs_no_mention_and_goes_on_in_one_conversation(front: Front) -> None:
    await front.tell("should we fine-tune?", "1.0", type="message", channel="D00DM", channel_type="im")
    question = await front.posted(1)
    assert (question["channel"], question.get("thread_ts")) == ("D00DM", None)

    await front.press(question, labels(question)[0])
    await front.posted(2)
    await front.tell("what do you know", "2.0", type="message", channel="D00DM", channel_type="im")
    known = await front.posted(3)

    assert (known.get("thread_ts"), labels(known)[0]) == (None, "Change")


async def test_a_thread_in_direct_messages_is_a_conversation_of_its_own(front: Front) -> None:
    direct = {"type": "message", "channel": "D00DM", "channel_type": "im"}
    await front.tell(TONE, "1.0", **direct)
    await front.posted(1)
    await front.tell("what do you know", "2.0", thread_ts="1.5", **direct)
    known = await front.posted(2)

    assert known["thread_ts"] == "1.5"
    assert "You haven't told me anything about your situation yet." in texts(known["blocks"])


async def test_a_reply_in_a_thread_of_ours_needs_no_mention(front: Front) -> None:
    await front.tell(TONE, "1.0")
    await front.tell("what do you know", "2.0", type="message", thread_ts="1.0", channel_type="channel")
    known = await front.posted(2)

    assert (known["thread_ts"], labels(known)[0]) == ("1.0", "Change")


async def test_what_people_say_elsewhere_or_to_each_other_is_none_of_our_business(front: Front) -> None:
    await front.tell(TONE, "1.0")
    await front.posted(1)
    await front.tell("what do you know", "2.0", type="message", thread_ts="0.5", channel_type="channel")
    await front.tell("<@U00DANA> what do you know", "3.0", type="message", thread_ts="1.0", channel_type="channel")
    await front.tell("what do you know", "4.0", type="message", channel_type="channel")
    await front.tell("<@U00BOT> why", "5.0", thread_ts="1.0")

    assert (await front.posted(2))["thread_ts"] == "1.0"


async def test_threads_are_left_alone_where_the_app_may_not_hear_them(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir, SLACK_THREAD_REPLIES="false"), monkeypatch.setenv)
        async with served(slack) as front:
            await front.tell(TONE, "1.0")
            await front.tell("what do you know", "2.0", type="message", thread_ts="1.0", channel_type="channel")
            await front.tell("<@U00BOT> why", "3.0", thread_ts="1.0")

            assert "Why" in texts((await front.posted(2))["blocks"])[-1]


async def test_an_edit_that_slack_cannot_take_now_is_made_later_and_the_answer_is_posted_once(front: Front) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)
    front.slack.edit_answers = [Answer(429, "ratelimited", {"Retry-After": "0"}), Answer(error="internal_error")]

    await front.press(question, labels(question)[0])
    await until(lambda: len(front.slack.edits) == 1)

    await front.posted(2)


async def test_a_message_that_is_gone_when_its_button_was_pressed_holds_up_nothing(front: Front) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)
    front.slack.edit_answers = [Answer(error="message_not_found")]

    await front.press(question, labels(question)[0])
    await front.posted(2)
    await front.tell("<@U00BOT> what do you know", "2.0", thread_ts="1.0")
    await front.posted(3)


async def test_sharing_in_a_thread_shows_the_verdict_to_the_channel(front: Front) -> None:
    await front.tell(TONE, "1.0")
    await front.tell("<@U00BOT> share", "2.0", thread_ts="1.0")
    shared = await front.posted(2)

    assert (shared["reply_broadcast"], shared["blocks"][0]["text"]["text"]) == (True, VERDICT)


@pytest.mark.parametrize(
    "changes",
    [
        {"actions": [{"type": "button", "action_id": "feedback", "block_id": "b", "value": "x"}]},
        {"actions": [{"type": "button", "action_id": "answer:task=x", "block_id": "b", "value": "no choice"}]},
        {"actions": [{"type": "button", "action_id": "say:why", "block_id": "b", "value": ""}]},
        {"actions": [{"type": "checkboxes", "action_id": "check:readiness", "block_id": "check:readiness"}]},
        {"user": {"id": "not an id>"}},
        {"team": None, "user": {"id": "U1"}},
        {"container": {"type": "view"}},
        {"type": "view_submission", "view": {"type": "modal", "callback_id": "x"}},
        {"type": "shortcut", "callback_id": "x"},
    ],
)
async def test_what_is_no_button_of_ours_is_acknowledged_in_silence(front: Front, changes: dict[str, Any]) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)

    assert await front.post(form_of(press(question, "Not sure", **changes)), FORM) == 200
    await front.tell("<@U00BOT> what do you know", "2.0", thread_ts="1.0")

    assert "You haven't told me anything about your situation yet." in texts((await front.posted(2))["blocks"])
