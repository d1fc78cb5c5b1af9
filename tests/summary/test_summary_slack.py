"""A summary in Slack: for managers alone, with its picture, and shown to others only where they choose to."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes_slack import Answer, RecordingSlack
from tests.support.recent import keep, recent
from tests.support.slack_front import Front, environment, labels, served, set_environment, texts
from tests.support.talk import SORTING

TEAM, BOSS, LEAD = "T00TEAM", "U00BOSS", "U00LEAD"
MANAGERS = f"{TEAM}:{BOSS} {TEAM}:{LEAD}=C00ONE T09OTHER:U00ASKER"


@pytest.fixture
async def front(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> AsyncIterator[Front]:
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir, ADVISOR_MANAGERS=MANAGERS), monkeypatch.setenv)
        slack.channels_of = {BOSS: {"C00ONE": "claims", "C00TWO": "support"}, LEAD: {"C00ONE": "claims"}}
        async with served(slack) as front:
            await keep(front.house.client, recent(60, tenant=TEAM, teams=["C00ONE", "C00TWO", "C00SECRET"]))
            await keep(front.house.client, recent(40, tenant="T09OTHER", teams=["C00ONE"]))
            yield front


async def ask(front: Front, text: str, number: int = 1, *, user: str = BOSS) -> dict[str, Any]:
    await front.command(text, user_id=user, trigger_id=f"{number}.1.a")
    return await front.responded(number)


def words(message: dict[str, Any]) -> str:
    return "\n".join(texts(message["blocks"]))


def fixed(message: dict[str, Any], title: str) -> list[list[str]]:
    """The lines of a table, each in its words."""
    block = next(text for text in texts(message["blocks"]) if text.startswith(f"*{title}*") and "```" in text)
    return [line.split() for line in block.split("```")[1].strip().splitlines()]


async def test_a_manager_gets_the_numbers_and_the_picture_in_private(front: Front) -> None:
    answer = await ask(front, "summary")
    (picture,) = [block for block in answer["blocks"] if block["type"] == "image"]

    assert (answer["response_type"], front.slack.posts) == ("ephemeral", [])
    assert "*60*\nenquiries" in words(answer)
    assert "*7*\npeople" in words(answer)
    assert front.slack.files[picture["slack_file"]["id"]].startswith(b"\x89PNG")
    assert picture["alt_text"].startswith("Bar chart. Enquiries in channels, by week: ")
    assert "What to do: " in words(answer)
    assert "Share here" in labels(answer)


async def test_teams_go_by_their_names_only_where_the_manager_is_in_them(front: Front) -> None:
    shown = fixed(await ask(front, "summary"), "By team")

    assert [row[0] for row in shown[1:]] == ["#claims", "C00SECRET", "#support"]
    assert {row[1] for row in shown[1:]} == {"20"}


async def test_a_manager_of_one_team_sees_that_team_and_no_other_tenant(front: Front) -> None:
    answer = await ask(front, "summary", user=LEAD)

    assert "*20*\nenquiries" in words(answer)
    assert not any(name in json.dumps(answer) for name in ("C00TWO", "C00SECRET", "support"))


async def test_filters_in_words_narrow_it_down_and_a_name_is_as_good_as_an_id(front: Front) -> None:
    answer = await ask(front, "summary last 30 days, team claims")

    assert "*20*\nenquiries" in words(answer)
    assert "(#claims)" in words(answer)


async def test_whoever_is_no_manager_is_told_who_can_help_and_no_number(front: Front) -> None:
    answer = await ask(front, "summary", user="U00ASKER")

    assert answer["response_type"] == "ephemeral"
    assert words(answer).startswith("Summaries are for managers only")
    assert f"<@{BOSS}>" in words(answer)
    assert not any(character.isdigit() for character in words(answer).replace(BOSS, ""))
    assert labels(answer) == []


async def test_in_a_channel_it_is_not_shown_unless_the_manager_says_share(front: Front) -> None:
    await front.tell("<@U00BOT> summary", "1.0", user=BOSS)
    await front.posted(1)
    await front.tell("<@U00BOT> share summary 7d", "2.0", user=BOSS)
    await front.posted(2)
    await front.tell("<@U00BOT> list summary", "3.0", user=BOSS)
    await front.posted(3)
    first, second, third = front.slack.posts

    assert "for the eyes of whoever asks" in words(first)
    assert "enquir" in words(second)
    assert "By team" not in words(second)
    assert words(third) == words(first)


async def test_share_here_shows_the_same_to_the_channel_and_names_no_team(front: Front) -> None:
    answer = await ask(front, "summary")
    await front.press(answer, "Share here", user={"id": BOSS, "team_id": TEAM})
    shared = await front.responded(2)

    assert shared["response_type"] == "in_channel"
    assert "*60*\nenquiries" in words(shared)
    assert labels(shared) == []
    assert not any(name in words(shared) for name in ("C00SECRET", "#claims", "#support"))


async def test_the_right_to_share_is_checked_again_when_the_button_is_pressed(front: Front) -> None:
    answer = await ask(front, "summary")
    await front.press(answer, "Share here", user={"id": "U00ASKER", "team_id": TEAM})
    refused = await front.responded(2)

    assert refused["response_type"] == "ephemeral"
    assert "managers only" in words(refused)


async def test_the_list_shows_enquiries_of_the_managers_own_channels_and_nobodys_name(front: Front) -> None:
    answer = await ask(front, "summary")
    await front.press(answer, "List the enquiries", user={"id": BOSS, "team_id": TEAM})
    listed = words(await front.responded(2))

    assert "#claims" in listed
    assert "#support" in listed
    assert "C00SECRET" not in listed
    assert f"{TEAM}-0-p" not in listed


async def test_in_direct_messages_the_word_alone_is_enough(front: Front) -> None:
    await front.tell("summary", "1.0", type="message", channel="D00DM", channel_type="im", user=BOSS)
    answer = await front.posted(1)

    assert "*60*\nenquiries" in words(answer)
    assert "Share here" not in labels(answer)


async def test_without_the_right_to_upload_the_bars_come_as_text(front: Front) -> None:
    front.slack.takes_files = False
    answer = await ask(front, "summary")

    assert "image" not in [block["type"] for block in answer["blocks"]]
    assert "█" in words(answer)


async def test_a_picture_that_slack_refuses_is_replaced_by_bars(front: Front) -> None:
    front.slack.response_answers = [Answer(400, "invalid_blocks")]
    answer = await ask(front, "summary")

    assert "image" not in [block["type"] for block in answer["blocks"]]
    assert "█" in words(answer)


@pytest.mark.parametrize(
    ("text", "why"),
    [("summary lsat week", "“lsat”"), ("summary 0d", "no day"), ("summary team nonsense", "nothing of a team called")],
)
async def test_what_cannot_be_read_is_answered_kindly(front: Front, text: str, why: str) -> None:
    assert why in words(await ask(front, text))


async def test_a_group_too_small_is_not_shown(front: Front) -> None:
    await keep(front.house.client, recent(6, tenant=TEAM, teams=["C00TINY"], people=2))
    answer = await ask(front, "summary")
    alone = await ask(front, 'summary team "C00TINY"', 2)

    assert "C00TINY" not in [row[0] for row in fixed(answer, "By team")]
    assert "fewer than 3 people" in words(alone)


async def test_an_empty_record_is_told_as_such(front: Front) -> None:
    answer = await ask(front, "summary 2026-01-01 to 2026-01-02")

    assert "show nothing" in words(answer)


async def test_a_summary_leaves_a_conversation_as_it_was(front: Front) -> None:
    at = {"type": "message", "channel": "D00DM", "channel_type": "im", "user": BOSS}
    await front.tell(SORTING, "1.0", **at)
    asked = labels(await front.posted(1))
    await front.tell("summary 7d", "2.0", **at)
    await front.posted(2)
    await front.tell("what do you know", "3.0", **at)
    await front.posted(3)

    assert set(asked) & set(labels(front.slack.posts[2]))
