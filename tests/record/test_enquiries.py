"""What of a conversation goes on its record."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from advisor.enquiry import Enquiry, abandoned
from advisor.interpret.heard import Intent
from advisor.message import Origin
from bot.slack.parse import parse as parse_slack
from bot.slack.slash_command import parse_command
from bot.teams.parse import parse as parse_teams
from tests.support.talk import QUEUES, Talk, hear

EMAILS = "We have 50 support emails and want replies in Australian English. General knowledge is enough."
SORTING = "We want to sort incoming emails into categories"


def record(talk: Talk) -> Enquiry:
    assert talk.turns[-1].enquiry
    return talk.turns[-1].enquiry


def test_an_enquiry_is_opened_by_the_first_question_and_has_its_verdict_later() -> None:
    talk = Talk().say(SORTING)
    opened = record(talk)
    assert (opened.fine_tuning, opened.questions, opened.version, opened.spend) == ("", 1, 1, None)

    told = record(talk.say("We are bound to a provider that sells no fine-tuning. We have 50 examples."))
    assert (told.id, told.asker, told.version) == (opened.id, "u1", 2)


def test_the_record_keeps_the_verdict_while_something_else_is_talked_about() -> None:
    talk = Talk().say(QUEUES).press(labelled_examples="under_100")
    told = record(talk)
    assert (told.fine_tuning, told.approach) == ("not_yet", "prompting")
    assert told.spend
    assert told.spend.chosen >= 0
    assert "too_few_examples" in told.gates

    for aside in ("what does it cost?", "what do you know", "thanks", "why?"):
        later = record(talk.say(aside))
        assert (later.fine_tuning, later.approach, later.gates) == ("not_yet", "prompting", told.gates)


@pytest.mark.parametrize("text", ["help", "thanks", "forget me", "What is the capital of Peru?"])
def test_what_is_no_consultation_is_not_recorded(text: str) -> None:
    assert Talk().say(text).turns[-1].enquiry is None


def test_starting_over_is_a_new_enquiry_once_something_is_told() -> None:
    talk = Talk().say(EMAILS)
    assert talk.say("start over").turns[-1].enquiry is None
    assert record(talk.say(SORTING)).questions >= 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Should we fine-tune? {EMAILS}", True),
        ("We want to train our own model to sort emails into categories", True),
        (EMAILS, False),
    ],
)
def test_it_is_noted_whether_fine_tuning_was_asked_for_in_so_many_words(text: str, wanted: bool) -> None:
    assert record(Talk().say(text)).wanted_tuning is wanted


def test_an_enquiry_is_abandoned_once_a_whole_day_went_by() -> None:
    assert not abandoned(date(2026, 11, 21), date(2026, 11, 22))
    assert abandoned(date(2026, 11, 20), date(2026, 11, 22))


def slack_event(channel: str, kind: str) -> dict[str, object]:
    event = {
        "type": "message",
        "channel": channel,
        "user": "U1",
        "text": "<@UBOT> hello",
        "ts": "1.2",
        "channel_type": kind,
    }
    return {"team_id": "T1", "event": event, "authorizations": [{"user_id": "UBOT", "is_bot": True}]}


@pytest.mark.parametrize(("channel", "kind", "team"), [("C1", "channel", "C1"), ("D1", "im", ""), ("G1", "mpim", "")])
def test_a_slack_channel_is_its_own_team_and_direct_messages_have_none(channel: str, kind: str, team: str) -> None:
    said = parse_slack(slack_event(channel, kind))

    assert said
    assert said.message.origin == Origin("slack", team, team)


def test_a_slash_command_counts_for_its_channel_and_can_be_read_by_nobody_there() -> None:
    said = parse_command({"team_id": "T1", "channel_id": "C1", "user_id": "U1", "trigger_id": "1.2"})

    assert said
    assert said.message.origin == Origin("slack", "C1", "")


def test_a_teams_channel_has_its_team_and_a_personal_chat_has_none() -> None:
    recorded = json.loads((Path(__file__).parents[1] / "payloads" / "channel-teams.json").read_text("utf-8"))
    activity = next(value for value in recorded.values() if isinstance(value, dict) and "channelData" in value)
    said = parse_teams(activity, tenant="tenant")

    assert said
    assert said.message.origin.team == activity["channelData"]["team"]["id"]
    personal = activity | {"channelData": {"team": 7}, "conversation": {"id": "a:1", "conversationType": "personal"}}
    alone = parse_teams(personal, tenant="tenant")
    assert alone
    assert alone.message.origin == Origin("teams")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("forget me", Intent.FORGET),
        ("Please delete my data", Intent.FORGET),
        ("delete everything you know about me", Intent.FORGET),
        ("forget everything", Intent.FORGET),
        ("That helped, thanks", Intent.HELPED),
        ("this was really useful", Intent.HELPED),
        ("thanks, that didn't help at all", Intent.NOT_HELPED),
        ("not very helpful", Intent.NOT_HELPED),
    ],
)
def test_being_forgotten_and_what_is_said_of_a_verdict_are_whole_messages(text: str, intent: Intent) -> None:
    assert hear(text, None).intent is intent


@pytest.mark.parametrize("text", ["Would examples help us?", "Customers ask us to delete my data", "RAG helped a lot"])
def test_what_only_sounds_like_it_is_neither(text: str) -> None:
    assert hear(text, None).intent not in (Intent.FORGET, Intent.HELPED, Intent.NOT_HELPED)
