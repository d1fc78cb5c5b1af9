"""No misread word settles a verdict: what is only taken to be so orders the questions, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decision.next_question import next_question
from advisor.dialogue.moves import Advise, AskNext, Confirm
from advisor.dialogue.outcome import context_of
from advisor.dialogue.session import Session
from advisor.dialogue.turn import quick, take_turn
from advisor.facts import BOTH, OTHERWISE, Fact, Facts
from advisor.interpret.heard import Heard, Intent
from advisor.message import Choice, Message
from advisor.reply import Ask
from advisor.slots import SLOTS
from tests.support.situations import POLICY
from tests.support.talk import NOON, Talk

FACTS = st.lists(st.sampled_from(SLOTS), max_size=8, unique_by=lambda slot: slot.id).flatmap(
    lambda slots: st.tuples(
        *(st.sampled_from(slot.bands).map(lambda band, own=slot: Fact(own.id, band.id, words="so")) for slot in slots)
    )
)
SORT, DRAFT = Fact("task", "sort", words="which desk gets it"), Fact("task", "draft", words="the letters")


def message(number: int = 0, **choices: str) -> Message:
    return Message("acme", "t", str(number), "u", choices=tuple(Choice(slot, band) for slot, band in choices.items()))


def verdict_after(facts: tuple[Fact, ...], doubtful: tuple[Fact, ...]) -> object:
    """The settled verdict that a message with these facts leads to at once; None where something is asked."""
    turn = take_turn(POLICY, None, message(), Heard(Intent.TELL, facts, doubtful), NOON)
    return turn.move.verdict.headline if isinstance(turn.move, Advise) else None


@given(told=FACTS, doubtful=FACTS, others=FACTS)
@settings(max_examples=300, deadline=None)
def test_whatever_the_doubtful_facts_are_replaced_with_a_settled_verdict_stays_the_same(
    told: tuple[Fact, ...], doubtful: tuple[Fact, ...], others: tuple[Fact, ...]
) -> None:
    assert verdict_after(told, doubtful) == verdict_after(told, others) == verdict_after(told, ())


@given(told=FACTS, doubtful=FACTS)
@settings(max_examples=200, deadline=None)
def test_something_is_asked_with_doubtful_facts_just_when_it_is_without(
    told: tuple[Fact, ...], doubtful: tuple[Fact, ...]
) -> None:
    facts = Facts.of(told)

    assert (next_question(POLICY, facts, doubtful) is None) == (next_question(POLICY, facts) is None)


@given(told=FACTS, doubtful=FACTS)
@settings(max_examples=100, deadline=None)
def test_a_verdict_at_once_rests_on_what_was_told_alone(told: tuple[Fact, ...], doubtful: tuple[Fact, ...]) -> None:
    turn = quick(POLICY, None, message(), Heard(Intent.TELL, told, doubtful), NOON)
    alone = quick(POLICY, None, message(), Heard(Intent.TELL, told), NOON)

    assert isinstance(alone.move, Advise)
    assert isinstance(turn.move, Confirm) or turn.move.verdict == alone.move.verdict


def test_what_is_taken_to_be_so_is_asked_as_a_question_with_the_words_it_was_read_in() -> None:
    turn = take_turn(POLICY, None, message(), Heard(Intent.TELL, (), (SORT,)), NOON)

    assert isinstance(turn.move, Confirm)
    assert turn.move.readings == (SORT,)
    assert "task" not in turn.session.facts


def test_two_readings_are_two_choices_and_not_the_whole_menu() -> None:
    talk = Talk(session=Session(NOON, doubtful=(SORT, DRAFT)))

    talk.press(gap="manner")

    ask = talk.reply.blocks[-1]
    assert [option.band for option in ask.options] == ["sort", "draft", BOTH, OTHERWISE, "unsure"]
    assert "which desk gets it" in ask.text
    assert "the letters" in ask.text


def test_a_confirmed_fact_keeps_its_words() -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT,))

    turn = take_turn(POLICY, session, message(task="sort"), Heard(), NOON)

    assert turn.session.facts.get("task") == SORT
    assert turn.session.doubtful == ()


@pytest.mark.parametrize("press", [True, False])
def test_a_denied_one_is_gone_and_the_question_is_put_with_all_its_choices(press: bool) -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT,))
    said = message(task=OTHERWISE) if press else message()

    turn = take_turn(POLICY, session, said, Heard() if press else Heard(Intent.OTHERWISE), NOON)

    assert isinstance(turn.move, AskNext)
    assert turn.move.question.slots == ("task",)
    assert turn.session.doubtful == ()


def test_a_reply_that_says_the_same_in_other_words_is_a_yes() -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT,))
    again = Fact("task", "sort", words="who gets the mail")

    turn = take_turn(POLICY, session, message(), Heard(Intent.TELL, (), (again,)), NOON)

    assert turn.session.facts.get("task") == SORT


def test_a_reply_that_says_something_else_takes_the_place_of_what_was_to_be_confirmed() -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT,))

    turn = take_turn(POLICY, session, message(), Heard(Intent.TELL, (), (DRAFT,)), NOON)

    assert turn.session.doubtful == (DRAFT,)


def test_a_no_that_says_what_it_is_instead_is_asked_about_that() -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT,))

    turn = take_turn(POLICY, session, message(), Heard(Intent.OTHERWISE, (), (DRAFT,)), NOON)

    assert isinstance(turn.move, Confirm)
    assert turn.move.readings == (DRAFT,)


def test_a_no_to_one_of_two_readings_that_speaks_of_the_other_chooses_it() -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT, DRAFT))

    turn = take_turn(POLICY, session, message(), Heard(Intent.OTHERWISE, (), (SORT,)), NOON)

    assert turn.session.facts.get("task") == SORT


def test_a_no_in_the_words_of_what_it_denies_is_a_no() -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT,))

    turn = take_turn(POLICY, session, message(), Heard(Intent.OTHERWISE, (), (SORT,)), NOON)

    assert isinstance(turn.move, AskNext)
    assert turn.session.doubtful == ()


@pytest.mark.parametrize("heard", [Heard(Intent.OTHERWISE, (SORT,)), Heard(Intent.OTHERWISE, (), (SORT, DRAFT))])
def test_what_is_said_no_to_is_neither_told_nor_asked_again(heard: Heard) -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT,))

    turn = take_turn(POLICY, session, message(), heard, NOON)

    assert turn.session.facts.band("task") is None
    assert SORT not in turn.session.doubtful


def test_the_open_question_is_shown_again_with_the_choices_that_a_number_means() -> None:
    talk = Talk().say("Our bot should write to guests like our founder does, it sounds stiff")
    asked = talk.reply.blocks[-1]

    talk.say("choices")
    assert isinstance(asked, Ask)
    assert talk.reply.blocks[-1] == asked
    (slot,) = talk.session.asked
    assert talk.say("1").facts[slot] == asked.options[0].band


def test_a_yes_with_a_question_behind_it_is_told_and_answered() -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT,))

    turn = take_turn(POLICY, session, message(), Heard(Intent.VERDICT, (SORT,)), NOON)

    assert turn.session.facts.band("task") == "sort"
    assert isinstance(turn.move, Advise)


def test_a_doubtful_word_never_overwrites_what_was_told() -> None:
    session = Session(NOON, facts=Facts.of(task="answer"), asked=("gap",))

    turn = take_turn(POLICY, session, message(), Heard(Intent.TELL, (), (SORT,)), NOON)

    assert turn.session.facts.band("task") == "answer"
    assert turn.session.doubtful == ()


def test_what_is_taken_to_be_so_and_cannot_matter_is_never_asked() -> None:
    hardware = Fact("hardware", "gpu", words="a big card")
    turn = take_turn(POLICY, None, message(), Heard(Intent.TELL, (SORT,), (hardware,)), NOON)

    assert isinstance(turn.move, AskNext)
    assert turn.move.question.slots == ("gap",)


def test_a_confirmation_that_is_passed_over_twice_does_not_come_a_third_time() -> None:
    session = take_turn(POLICY, None, message(), Heard(Intent.TELL, (), (SORT,)), NOON).session
    asked = [session.asked]
    for number in range(3):
        session = take_turn(POLICY, session, message(number), Heard(), NOON).session
        asked.append(session.asked)

    assert asked.count(("task",)) == 2


def test_a_reply_left_in_doubt_is_put_once_more_and_then_passed_over() -> None:
    session, asked = Session(NOON, asked=("task",)), 1
    for number, heard in enumerate((Heard(Intent.TELL, (), (SORT,)), Heard(), Heard())):
        session = take_turn(POLICY, session, message(number), heard, NOON).session
        asked += session.asked == ("task",)

    assert asked == 2
    assert session.facts.band("task") == "unsure"


def test_what_the_next_message_is_said_into_knows_what_is_to_be_confirmed() -> None:
    session = Session(NOON, asked=("task",), doubtful=(SORT, replace(SORT, slot="gap", band="cost")))

    assert context_of(session).confirming == (SORT,)
