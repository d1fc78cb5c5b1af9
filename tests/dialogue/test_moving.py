"""A conversation moves on: no question is put a third time, and whoever takes leave is let go."""

from __future__ import annotations

import pytest

from advisor.dialogue.asides import Answer, Topic
from advisor.dialogue.moves import Advise
from advisor.facts import UNSURE
from advisor.replies.question import ask
from advisor.reply import Ask, Checklist, Notice
from advisor.slots.questions import QUESTIONS, Question
from tests.support.talk import AUSTRALIAN_ONLY, Talk

EVASIONS = (
    "well it is complicated",
    "you know how it is in hospitals",
    "my colleague Jo would know that",
    "hm",
    "the board wants to see something by spring",
)


def question(talk: Talk) -> Ask | Checklist:
    return next(block for block in talk.reply.blocks if isinstance(block, Ask | Checklist))


def test_the_second_time_a_question_is_put_in_other_words_with_the_same_choices() -> None:
    talk = Talk().say("Should we fine-tune a model?")
    first = question(talk)

    again = question(talk.say(EVASIONS[0]))

    assert isinstance(first, Ask)
    assert isinstance(again, Ask)
    assert again.text != first.text
    assert again.options == first.options


def test_the_third_time_it_is_left_open_which_is_said_and_the_next_one_is_put() -> None:
    talk = Talk().say("Should we fine-tune a model?")
    first = question(talk)

    talk.say(EVASIONS[0]).say(EVASIONS[1])

    assert question(talk).id != first.id
    assert talk.session.facts.band(first.id) == UNSURE
    assert any(isinstance(block, Notice) and '"not sure"' in block.text for block in talk.reply.blocks)


def test_what_was_left_open_counts_once_it_is_told_after_all() -> None:
    talk = Talk().say("Should we fine-tune a model?").say(EVASIONS[0]).say(EVASIONS[1])

    talk.say("We sort tickets into queues")

    assert talk.session.facts.band("task") == "sort"


@pytest.mark.parametrize("evasion", EVASIONS)
def test_who_answers_nothing_at_all_still_comes_to_a_verdict(evasion: str) -> None:
    talk, asked = Talk().say("Should we fine-tune a model?"), []
    while not isinstance(talk.move, Advise):
        asked.append(talk.session.asked)
        assert asked.count(asked[-1]) <= 2
        talk.say(evasion)

    assert isinstance(talk.move, Advise)


def test_a_fact_told_at_another_question_is_shown_and_the_open_one_is_put_in_other_words() -> None:
    talk = Talk().say("Should we fine-tune a model?")

    talk.say("We may use any provider")

    assert "What I heard" in str(talk.reply.blocks)
    assert "still open" in str(talk.reply.blocks)


def test_an_aside_is_no_failed_answer() -> None:
    talk = Talk().say("Should we fine-tune a model?")
    first = question(talk)

    for aside in ("what is LoRA?", "why?", "help", "what do you know"):
        assert talk.say(aside).keeps_open(first)

    assert talk.session.missed == 0


def test_under_long_answers_the_open_question_is_recalled_now_and_then() -> None:
    talk = Talk().say("We want to sort incoming emails into categories")

    recalled = [
        "Still open" in getattr(talk.say(aside).reply.blocks[-1], "text", "")
        for aside in ("what is LoRA?", "what is RAG?", "cost", "risks", "what is SFT?")
    ]

    assert recalled == [True, False, False, True, False]
    assert talk.session.asked


@pytest.mark.parametrize("words", ["choices", "show me the choices again", "repeat the question", "something else"])
def test_the_open_question_is_shown_in_full_again_on_request(words: str) -> None:
    talk = Talk().say("Should we fine-tune a model?")
    first = question(talk)

    assert question(talk.say("what is LoRA?").say(words)) == first
    assert talk.say("3").session.facts.band("task") == "draft"


def test_with_no_question_open_there_are_no_choices() -> None:
    assert Talk().say("choices").move == Answer(Topic.HELP, None)


@pytest.mark.parametrize(
    "leave", ["bye", "ok bye", "Thanks, bye!", "see you later", "I have to go now", "that's all for today", "gotta run"]
)
def test_whoever_takes_leave_is_asked_nothing_and_finds_everything_again(leave: str) -> None:
    talk = Talk().say("Should we fine-tune a model?").press(labelled_examples="500_to_1999")
    open_then = question(talk)

    talk.say(leave)

    assert isinstance(talk.move, Answer)
    assert talk.move.topic is Topic.FAREWELL
    assert [type(block) for block in talk.reply.blocks] == [Notice]
    assert question(talk.say("choices")) == open_then
    assert talk.session.facts.band("labelled_examples") == "500_to_1999"


@pytest.mark.parametrize("no_leave", ["bye-bye messages are what it writes", "That's all our data: 700 examples"])
def test_words_of_leave_inside_a_matter_are_no_leave(no_leave: str) -> None:
    move = Talk().say(no_leave).move

    assert not isinstance(move, Answer) or move.topic is not Topic.FAREWELL


def test_after_a_verdict_leave_is_taken_too() -> None:
    assert Talk().say(AUSTRALIAN_ONLY).say("bye").move == Answer(Topic.FAREWELL, None)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_that_is_put_again_is_put_in_other_words(question: Question) -> None:
    assert question.again
    assert ask(question, again=True).text != ask(question).text
