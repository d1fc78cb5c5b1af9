"""Activities the whole way over real HTTP, in emulator mode: guard, inbox, turn, commit, post."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_teams import Answer
from tests.support.talk import SORTING
from tests.support.teams_front import NONCE, Front, emulated, served
from tests.support.teams_http import CHANNEL, MENTION, PERSONAL, activity, executed, recorded, submitted

Pressed = Callable[..., dict[str, Any]]


@pytest.fixture
def responder() -> CountingResponder:
    return CountingResponder()


@pytest.fixture
async def front(data_dir: Path, responder: CountingResponder) -> AsyncIterator[Front]:
    async with served(responder.respond, settings=emulated(data_dir)) as front:
        yield front


@pytest.fixture
async def talk(data_dir: Path) -> AsyncIterator[Front]:
    async with served(settings=emulated(data_dir)) as front:
        yield front


async def test_a_personal_message_is_answered_in_its_conversation_with_a_notification(front: Front) -> None:
    assert await front.send(activity("hello")) == (200, None)
    await front.posted(1)

    (posted,) = front.teams.posted
    assert posted.conversation == PERSONAL["id"]
    assert (posted.activity["summary"], posted.texts) == ("hello", ["1: hello"])
    assert "replyToId" not in posted.activity


async def test_in_a_channel_only_a_mention_is_answered_in_its_thread_and_without_the_mention(front: Front) -> None:
    assert (await front.send(activity("just talking", conversation=CHANNEL)))[0] == 200
    mention = activity(" <at>Advisor</at>&nbsp;is it &lt;worth&gt; it?", conversation=CHANNEL, entities=[MENTION])
    assert (await front.send(mention))[0] == 200
    await front.posted(1)

    assert (front.teams.posted[0].conversation, front.said) == (CHANNEL["id"], ["1: is it <worth> it?"])


RECORDED = recorded()
TO_US = {
    name for name in RECORDED if name.rpartition("/")[2] in ("mention", "aiMention", "action", "channel_post_action")
}


@pytest.mark.parametrize("name", RECORDED)
async def test_a_recorded_activity_delivered_20_times_at_once_is_answered_once_if_it_speaks_to_us(
    front: Front, responder: CountingResponder, name: str
) -> None:
    copies = await asyncio.gather(*(front.send(RECORDED[name]) for _ in range(20)))
    assert [status for status, _ in copies] == [200] * 20
    # A later message of the same thread is answered after everything that was said before it.
    conversation = RECORDED[name]["conversation"]
    assert (await front.send(activity("next", conversation=conversation, entities=[MENTION])))[0] == 200
    expected = 2 if name in TO_US else 1
    await front.posted(expected)

    assert (responder.running, len(front.teams.posted)) == (expected, expected)
    assert front.teams.posted[-1].texts == [f"{expected}: next"]


def test_the_recorded_activities_are_all_here() -> None:
    assert (len(RECORDED), len(TO_US)) == (7, 5)


@pytest.mark.parametrize("kind", ["typing", "messageReaction", "messageUpdate", "messageDelete", "endOfConversation"])
async def test_what_is_not_said_to_us_is_acknowledged_and_nothing_runs(
    front: Front, responder: CountingResponder, kind: str
) -> None:
    assert await front.send(activity("hello", type=kind)) == (200, None)
    assert await front.send(activity(type="installationUpdate", action="remove")) == (200, None)
    assert await front.send(activity(type="conversationUpdate", membersAdded=[{"id": "29:another"}])) == (200, None)
    assert await front.send(activity(type="invoke", name="composeExtension/query")) == (200, None)
    assert responder.running == 0


async def test_a_new_conversation_is_welcomed_once(talk: Front) -> None:
    recipient = activity()["recipient"]
    for _ in range(3):
        await talk.send(activity(type="installationUpdate", action="add"))
        await talk.send(activity(type="conversationUpdate", membersAdded=[recipient]))
    await talk.send(activity("What is it worth to fine-tune?"))
    await talk.posted(2)

    assert [text.startswith("Tell me in your own words") for text in talk.said] == [True, False]


async def test_a_verdict_is_given_at_once_where_the_command_asks_for_it(talk: Front) -> None:
    await talk.send(activity("Verdict: we want replies to guests that sound like our founder"))
    await talk.posted(1)

    styles = [part.get("style") for part in talk.teams.posted[0].card["body"]]
    assert set(styles) & {"good", "warning", "accent"}


async def test_a_card_whose_end_is_unknown_is_repeated_once_at_most(talk: Front) -> None:
    talk.teams.answers = [Answer(502, taken=True)] * 6
    await talk.send(activity("our policies change every week"))
    await talk.posted(2)
    talk.teams.answers = []
    await talk.send(activity("what do you know"))
    await talk.posted(3)
    await asyncio.sleep(0.5)

    assert len(talk.teams.posted) == 3


@pytest.mark.parametrize("command", ["verdict", "/verdict", "Verdict:"])
async def test_the_command_alone_wants_a_verdict_on_what_was_told_before(talk: Front, command: str) -> None:
    await talk.send(activity(SORTING))
    await talk.posted(1)
    await talk.send(activity(command))
    await talk.posted(2)

    assert "Provisional" in " ".join(talk.teams.posted[1].texts)


@pytest.mark.parametrize("pressed", [executed, submitted])
async def test_a_pressed_choice_counts_once_and_the_question_keeps_no_button(talk: Front, pressed: Pressed) -> None:
    await talk.send(activity("Should we fine-tune?"))
    await talk.posted(1)
    question = talk.teams.posted[0]
    title, data = next(iter(question.buttons.items()))

    answers = [await talk.send(pressed(data, replyToId="card-1")) for _ in range(5)]
    await talk.posted(2)
    await talk.send(activity("what do you know"))
    await talk.posted(3)

    assert len(talk.teams.posted) == 3
    settled = [taken for taken in talk.teams.taken if taken.replaced]
    assert {taken.replaced for taken in settled} == {"card-1"}
    assert settled[0].buttons == {}
    assert settled[0].texts == [question.activity["summary"], f"✓ {title}"]
    if pressed is executed:
        assert {body["type"] for _, body in answers} == {"application/vnd.microsoft.card.adaptive"}
        assert answers[0][1]["value"]["body"] == settled[0].card["body"]


async def test_a_button_that_says_something_is_the_same_as_saying_it(front: Front) -> None:
    status, body = await front.send(executed({"nonce": NONCE, "say": "change what the model is to do"}))
    assert (status, body["statusCode"], body["type"]) == (200, 200, "application/vnd.microsoft.activity.message")
    await front.posted(1)

    assert front.said == ["1: change what the model is to do"]


@pytest.mark.parametrize("ticked", [("eval_set", "failures_read"), ()])
async def test_ticks_say_yes_and_empty_boxes_say_no(talk: Front, ticked: tuple[str, ...]) -> None:
    empty = ["eval_set=under_20", "failures_read=no", "label_quality=unverified"]
    given = {"eval_set": "eval_set=20_plus", "failures_read": "failures_read=yes"}
    boxes = {f"tick{number}": given[slot] for number, slot in enumerate(ticked)}
    await talk.send(submitted({"nonce": NONCE, "empty": empty, **boxes}))
    await talk.posted(1)
    (settled,) = [taken for taken in talk.teams.taken if taken.replaced]

    assert settled.texts[1].count("✓") == max(1, len(ticked))
    assert ("None of these" in settled.texts[1]) is not ticked


@pytest.mark.parametrize("pressed", [executed, submitted])
@pytest.mark.parametrize(
    "data",
    [
        None, 5, "x", [], {}, {"nonce": NONCE}, {"choose": "task=answer"}, {"nonce": "<at>", "choose": "task=answer"},
        {"nonce": NONCE, "choose": "task"}, {"nonce": NONCE, "choose": {"a": 1}}, {"nonce": NONCE, "empty": [1]},
        {"nonce": NONCE, "say": "x" * 5_000}, {"actionId": "info"},
    ],
)  # fmt: skip
async def test_data_that_is_not_ours_says_nothing_and_is_answered_kindly(
    front: Front, pressed: Pressed, data: object
) -> None:
    status, _ = await front.send(pressed({} if data is None and pressed is submitted else data))
    assert status == 200
    await front.posted(1)

    assert front.said == ["1: "]


async def test_a_slot_or_band_that_nobody_knows_is_ignored(talk: Front) -> None:
    for choose in ("nosuch=slot", "task=nosuch"):
        assert (await talk.send(executed({"nonce": NONCE, "choose": choose})))[0] == 200
    await talk.posted(2)

    assert all(not taken.replaced for taken in talk.teams.taken)
