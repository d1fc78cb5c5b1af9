"""What a typed line means while a question is open."""

from __future__ import annotations

import pytest

from advisor.message import Choice
from advisor.reply import Ask, Checklist, Item, Notice, Option, Reply
from bot.terminal.answers import choices, open_question, to_message

ASK = Ask(
    "volume",
    "About how many requests a day?",
    "Only volume pays training back.",
    (
        Option("volume", "under_1k", "Fewer than 1,000"),
        Option("volume", "over_100k", "100,000 or more"),
        Option("volume", "unsure", "Not sure"),
    ),
)
CHECKLIST = Checklist(
    "readiness",
    "Which of these do you have?",
    "What is missing is your next task.",
    tuple(Item(slot, Option(slot, "good", "Yes"), Option(slot, "bad", "No")) for slot in ("one", "two", "three")),
)


@pytest.mark.parametrize("line", ["2", " 2 ", "2.", "option 2", "100,000 or more", "100,000 OR MORE."])
def test_a_choice_can_be_named_by_its_number_or_its_own_words(line: str) -> None:
    assert choices(line, ASK) == (Choice("volume", "over_100k"),)


def test_not_sure_is_a_choice_like_any_other() -> None:
    assert choices("not sure", ASK) == choices("3", ASK) == (Choice("volume", "unsure"),)


@pytest.mark.parametrize("line", ["", "0", "4", "5000", "about 2 or 3 thousand", "2 requests", "why?"])
def test_anything_else_stays_text(line: str) -> None:
    assert choices(line, ASK) == ()


@pytest.mark.parametrize("line", ["1,3", "1, 3", "3 1", "1 and 3", "1 & 3", "1,3."])
def test_a_checklist_takes_several_numbers_and_what_is_not_named_is_missing(line: str) -> None:
    assert choices(line, CHECKLIST) == (Choice("one", "good"), Choice("two", "bad"), Choice("three", "good"))


@pytest.mark.parametrize(("line", "band"), [("all", "good"), ("All of them.", "good"), ("none", "bad")])
def test_a_checklist_takes_all_and_none(line: str, band: str) -> None:
    assert [choice.band for choice in choices(line, CHECKLIST)] == [band] * 3


@pytest.mark.parametrize("line", ["4", "1,9", "not sure", "all the evals", "", "50 examples"])
def test_what_does_not_name_its_lines_is_text_for_a_checklist_too(line: str) -> None:
    assert choices(line, CHECKLIST) == ()


def test_without_an_open_question_a_number_is_only_text() -> None:
    assert choices("2", None) == ()


def test_the_last_question_of_a_reply_is_the_open_one() -> None:
    assert open_question(Reply((Notice("Hello"), CHECKLIST, ASK), "")) is ASK
    assert open_question(Reply((Notice("Hello"),), "")) is None


def test_a_line_becomes_a_message_of_the_local_tenant_and_keeps_its_words() -> None:
    message = to_message("2", question=ASK, thread="terminal:kim", user="kim", message_id="m1")

    assert (message.tenant, message.thread, message.user, message.id) == ("local", "terminal:kim", "kim", "m1")
    assert message.choices == (Choice("volume", "over_100k"),)
