"""A verdict in the model's words on every front: the verdict first, then the words, and always which they are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

import pytest
from redis.asyncio import Redis

from advisor.dialogue.moves import Turn
from advisor.dialogue.session import Session
from advisor.facts import Facts
from advisor.interpret.heard import ReadBy as ReadingPath
from advisor.message import Message
from advisor.ports import Afterword
from advisor.reply import HeadlineBlock, Reasons, Reply
from bot.answering.late_explanation import is_due
from bot.app.local import terminal
from bot.settings.settings import Settings
from bot.stores.embedded import embedded
from bot.terminal.chat import thread_of
from tests.support.command_line import Home, Window
from tests.support.contract import ScriptedReader
from tests.support.fakes_messages import Json, RecordingMessages, environment, said, told
from tests.support.fakes_slack import Answer, RecordingSlack
from tests.support.situations import VOICE
from tests.support.slack_front import environment as slack_environment
from tests.support.slack_front import labels, set_environment, texts
from tests.support.slack_front import served as slack_served
from tests.support.slack_http import BOT
from tests.support.talk import NOON, Talk
from tests.support.teams_front import served as teams_served
from tests.support.teams_http import TENANT, activity
from tests.support.waiting import until

TONE = "We have 50 support emails and want replies in Australian English. General knowledge is enough"
BACKED = f"{TONE}. The style rules fit into a few sentences"
"""The same, where the built-in reader has to see all of it too, or it would be played back first."""
IN_ITS_WORDS = "Why, put to you by Claude: each line was held against its rule"
NO_ANSWER = "Why, in the rules' own words (my language model gave no usable answer)"
SLACK = 3.0
"""Seconds beside the deadline: what is read, kept and sent before it begins takes some of them on a busy machine."""
UNFIT = "Why, in the rules' own words (my language model's did not pass the check)"


def invented(body: Json) -> Json:
    """An explanation with a number and a rule from nowhere."""
    rule = next(iter(told(body)["reasons"]))
    invented = "Prompting wins in 97% of cases."
    return {"sentences": [{"rule": name, "quote": "", "text": invented} for name in (rule, "R-999")]}


def foolish(body: Json) -> str:
    """No explanation at all."""
    return "Sure! Here is what I think: <html>"


def title_of(blocks: object) -> str:
    """The title of the reasons in a Slack message."""
    return next(text.split("\n")[0].strip("*") for text in texts(blocks) if text.startswith("*Why"))


@asynccontextmanager
async def on_slack(
    api: RecordingMessages, data_dir: Path, setenv: Callable[[str, str], None], slack: RecordingSlack | None = None
) -> AsyncIterator[Any]:
    async with (slack or RecordingSlack()).served() as served, api.served():
        set_environment(slack_environment(served, data_dir) | environment(api), setenv)
        async with slack_served(served, scripted=False) as front:
            yield front


@pytest.mark.parametrize(
    ("explain", "title"), [(None, IN_ITS_WORDS), (invented, UNFIT), (foolish, NO_ANSWER)], ids=["good", "bad", "none"]
)
async def test_on_slack_the_verdict_comes_first_and_is_edited_to_say_whose_words_it_has(
    explain: Callable[[Json], Json | str] | None, title: str, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    api = RecordingMessages(explain) if explain else RecordingMessages()
    async with on_slack(api, data_dir, monkeypatch.setenv) as front:
        await front.tell(f"<@{BOT}> {BACKED}", "1.0")
        post = await front.posted(1)
        await until(lambda: bool(front.slack.edits))
        edited = front.slack.look(post["ts"])

    assert title_of(post["blocks"]) == "Why"
    assert title_of(edited["blocks"]) == title
    assert edited["text"] == post["text"]
    assert labels(edited) == labels(post)
    assert edited["blocks"][0] == post["blocks"][0]
    assert ("Put simply" in str(edited["blocks"])) == (explain is None)
    assert "97" not in str(edited["blocks"])


async def test_a_slash_command_gets_the_words_beside_its_private_verdict(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    async with on_slack(RecordingMessages(), data_dir, monkeypatch.setenv) as front:
        await front.command(TONE)
        words = await front.responded(2)
        verdict = front.slack.responses[0]

    assert title_of(verdict["blocks"]) == "Why"
    assert title_of(words["blocks"]) == IN_ITS_WORDS
    assert (words["response_type"], words["replace_original"]) == ("ephemeral", False)
    assert len(words["blocks"]) < len(verdict["blocks"])
    assert front.slack.posts == []


async def test_an_edit_that_slack_refuses_leaves_the_verdict_as_it_stands(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    slack = RecordingSlack()
    slack.edit_answers = [Answer(429, headers={"Retry-After": "3600"})]
    async with on_slack(RecordingMessages(), data_dir, monkeypatch.setenv, slack) as front:
        await front.tell(f"<@{BOT}> {BACKED}", "1.0")
        await front.posted(1)
        await until(lambda: not slack.edit_answers)
        await front.tell("why", "2.0", type="message", thread_ts="1.0", channel_type="channel")
        await front.posted(2)

    assert slack.edits == []


async def test_in_teams_the_card_is_replaced_by_one_in_the_models_words(data_dir: Path) -> None:
    api = RecordingMessages()
    async with api.served():
        values = {"ADVISOR_TEAMS_EMULATOR": True, "MicrosoftAppTenantId": TENANT, "ADVISOR_DATA_DIR": data_dir}
        async with teams_served(settings=Settings.model_validate(values | environment(api))) as front:
            await front.send(activity(TONE))
            await front.posted(1)
            await until(lambda: len(front.teams.taken) == 2)
            posted, replaced = front.teams.taken

    assert ("Why" in posted.texts, posted.replaced) == (True, "")
    assert (IN_ITS_WORDS in replaced.texts, replaced.replaced) == (True, "card-1")
    assert any(text.startswith("Put simply") for text in replaced.texts)
    assert list(replaced.buttons) == list(posted.buttons)


@asynccontextmanager
async def at_the_terminal(redis_url: str, more: Mapping[str, str]) -> AsyncIterator[tuple[Any, list[Reply]]]:
    replies: list[Reply] = []
    settings = Settings.model_validate({"REDIS_URL": redis_url, **more})
    read = None if more else ScriptedReader()
    async with terminal(settings, user="kim", show=replies.append, read=read) as talk:

        async def say(text: str) -> None:
            await talk.converse(Message("local", thread_of("kim"), uuid4().hex, "kim", text))
            await talk.settled()

        yield say, replies


async def test_in_the_terminal_the_words_are_printed_below(client: Redis, redis_url: str) -> None:
    api = RecordingMessages()
    async with api.served(), at_the_terminal(redis_url, environment(api)) as (say, replies):
        await say(BACKED)

    verdict, below = replies
    assert isinstance(verdict.blocks[0], HeadlineBlock)
    assert not any(isinstance(block, Reasons) for block in verdict.blocks)
    [words] = below.blocks
    assert isinstance(words, Reasons)
    assert words.title == IN_ITS_WORDS


async def test_in_the_terminal_the_rules_own_reasons_come_below_where_the_model_has_none(
    client: Redis, redis_url: str
) -> None:
    api = RecordingMessages(foolish)
    async with api.served(), at_the_terminal(redis_url, environment(api)) as (say, replies):
        await say(BACKED)

    [words] = replies[1].blocks
    assert isinstance(words, Reasons)
    assert words.title == NO_ANSWER


async def test_a_model_that_hangs_keeps_nobody_at_the_keyboard_from_going_on(tmp_path: Path) -> None:
    api = RecordingMessages()
    api.free.clear()
    home = Home(tmp_path)
    async with api.served():
        home.settings.update(environment(api, seconds=60.0))
        window = Window(home, "chat")
        try:
            await asyncio.to_thread(window.wait_for, "> ")
            window.type(f"{BACKED}\n")
            await asyncio.to_thread(window.wait_for, "You can also say")
            window.type("what do you know\n")
            await asyncio.to_thread(window.wait_for, "What I understood so far")
        finally:
            api.free.set()
            await asyncio.to_thread(window.press_ctrl_c)
            code = await asyncio.to_thread(window.end)
            with embedded(tmp_path / "data"):
                pass

    assert code == 0
    assert "by Claude" not in window.shown


async def test_with_a_model_that_hangs_the_verdict_is_there_and_the_rest_is_said_in_time(
    client: Redis, redis_url: str
) -> None:
    api = RecordingMessages()
    api.free.clear()
    async with api.served(), at_the_terminal(redis_url, environment(api, seconds=0.5)) as (say, replies):
        started = monotonic()
        await say(BACKED)
        took = monotonic() - started
        api.free.set()

    assert took < 0.5 + SLACK
    assert isinstance(replies[0].blocks[0], HeadlineBlock)
    assert "gave no usable answer" in str(replies[1].blocks)


async def test_with_no_model_nothing_is_added_and_nothing_is_edited(client: Redis, redis_url: str) -> None:
    async with at_the_terminal(redis_url, {}) as (say, replies):
        await say(TONE)

    [verdict] = replies
    assert "Why" in [block.title for block in verdict.blocks if isinstance(block, Reasons)]


async def test_who_writes_another_language_keeps_the_rules_own_words(client: Redis, redis_url: str) -> None:
    api = RecordingMessages()
    async with api.served(), at_the_terminal(redis_url, environment(api)) as (say, replies):
        await say(
            "Wir haben 50 labelled examples und wollen, dass die Antworten in Australian English sind, nicht formal."
        )

    assert len(replies) == 1
    assert api.explanations == []


async def test_of_what_a_person_typed_only_the_words_of_facts_and_no_name_of_a_place_is_told_to_explain(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    api = RecordingMessages()
    async with on_slack(api, data_dir, monkeypatch.setenv) as front:
        names = {"user": "U0KIM", "channel_name": "secret-project", "user_name": "Kim Example"}
        await front.tell(f"<@{BOT}> I'm an engineer at Wombat Freight. {BACKED}", "1.0", **names)
        await front.posted(1)
        await until(lambda: bool(front.slack.edits))
    [asked] = api.explanations

    assert "an engineer" in said(asked)
    assert "you have 50 labelled examples" in said(asked)
    assert "We have 50 support emails" in said(asked)
    for name in ("Wombat", "Kim", "U0KIM", "secret-project", "T00TEAM", "C00HOME"):
        assert name not in str(asked["messages"])
    for body in api.bodies:
        assert not any(name in str(body) for name in ("Kim", "U0KIM", "secret-project", "T00TEAM", "C00HOME"))


def test_only_a_verdict_in_a_language_that_can_be_checked_is_put_into_words() -> None:
    talk = Talk(Session(NOON, Facts.of(**VOICE))).say("verdict")
    asked = Talk().say("Should we fine-tune?")

    def due(turn: Turn, text: str) -> bool:
        return is_due(Afterword(turn, Message("local", "one", "1", "kim", text), ReadingPath.EXACT))

    assert due(talk.turns[-1], "Just tell me whether we should do it")
    assert not due(talk.turns[-1], "Sag mir bitte einfach, ob wir das machen sollen oder nicht")
    assert not due(asked.turns[-1], "Should we fine-tune?")
