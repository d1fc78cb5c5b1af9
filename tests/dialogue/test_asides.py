"""What can be asked beside the matter or after a verdict: why, what if, what it costs, share, start over."""

from __future__ import annotations

import pytest

from advisor.dialogue.asides import Answer, ExplainQuestion, ShowCosts, ShowUnderstood, Topic, WhatIf
from advisor.dialogue.moves import AskAgain, ExplainVerdict, Share, StartOver
from advisor.interpret.heard import Intent
from advisor.replies import wording
from advisor.reply import Actions, Ask, Notice, Points, Reasons, Understood
from advisor.slots import SLOTS, Slot
from tests.support.talk import POLICIES, QUEUES, SORTING, Talk, hear


def test_why_before_a_verdict_explains_the_question_and_keeps_it_open() -> None:
    talk = Talk().say(SORTING)
    before = talk.session

    talk.say("why?")

    assert isinstance(talk.move, ExplainQuestion)
    assert talk.session == before


def test_why_after_a_verdict_gives_every_reason() -> None:
    talk = Talk().say(POLICIES).say("why")

    assert isinstance(talk.move, ExplainVerdict)
    assert isinstance(talk.block(Reasons), Reasons)


def test_what_was_understood_is_shown_on_request_and_the_question_stays() -> None:
    talk = Talk().say(SORTING)
    question = talk.reply.blocks[-1]

    talk.say("what do you know")

    assert isinstance(talk.move, ShowUnderstood)
    assert isinstance(talk.block(Understood), Understood)
    assert talk.keeps_open(question)


def test_what_is_new_is_read_back_once_where_all_of_it_is_shown() -> None:
    talk = Talk().say(SORTING).say("We have 3,000 examples. What did you understand so far?")
    shown = [fact.slot for block in talk.reply.blocks if isinstance(block, Understood) for fact in block.facts]

    assert "labelled_examples" in shown
    assert len(set(shown)) == len(shown)


def test_what_do_you_know_before_anything_was_told_says_so() -> None:
    assert wording.NOTHING_KNOWN in str(Talk().say("what do you know").reply)


def test_start_over_forgets_and_asks_the_first_question() -> None:
    talk = Talk().say(QUEUES)
    first = talk.turns[-1].enquiry

    talk.say("start over")

    assert isinstance(talk.move, StartOver)
    assert talk.facts == {}
    assert first is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("help", wording.HELP),
        ("Thanks a lot!", wording.THANKS),
        ("", wording.EMPTY),
        ("   ", wording.EMPTY),
        ("What is the capital of Peru?", wording.OFF_TOPIC),
    ],
)
def test_asides_get_a_short_answer_and_no_verdict(text: str, words: str) -> None:
    talk = Talk().say(text)

    assert isinstance(talk.move, Answer)
    assert talk.reply.blocks[0] == Notice(words)
    assert talk.facts == {}
    assert talk.turns[-1].enquiry is None


def test_an_aside_in_the_middle_keeps_the_open_question() -> None:
    talk = Talk().say(SORTING)
    question = talk.reply.blocks[-1]

    for aside in ("help", "", "What is the capital of Peru?"):
        assert talk.say(aside).keeps_open(question)


def test_nothing_new_after_a_verdict_lets_it_stand() -> None:
    talk = Talk().say(POLICIES).say("our model is interesting")

    assert talk.move == Answer(Topic.NOTHING_NEW, None)
    assert talk.block(Notice) == Notice(wording.NOTHING_NEW)
    assert "What you know" in [action.label for action in talk.block(Actions).items]


def test_an_enquiry_keeps_its_id_until_start_over() -> None:
    talk = Talk().say(SORTING).press(prompting="none").press(provider="any")
    ids = {turn.enquiry.id for turn in talk.turns if turn.enquiry}

    assert len(ids) == 1


def test_a_fact_is_changed_by_its_button_or_by_the_same_words() -> None:
    talk = Talk().say(QUEUES).say("what do you know")
    shown = talk.block(Understood)
    assert isinstance(shown, Understood)
    volume = next(fact for fact in shown.facts if fact.slot == "volume")

    talk.say(volume.change)
    assert isinstance(talk.move, AskAgain)
    assert talk.facts["volume"] == "10k_to_100k"

    talk.press(volume="over_100k")
    assert talk.headline == ("no", "classifier")


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.id)
def test_every_fact_can_be_changed_by_name(slot: Slot) -> None:
    heard = hear(f"change {slot.name}")

    assert (heard.intent, heard.slot) == (Intent.CHANGE, slot.id)


def test_a_verdict_is_shared_in_short_once_there_is_one() -> None:
    talk = Talk().say("share")
    assert talk.reply.blocks[0] == Notice(wording.NOTHING_TO_SHARE)

    talk.say(POLICIES).say("share here")

    assert isinstance(talk.move, Share)
    assert talk.reply.shared
    assert not any(isinstance(block, Understood) for block in talk.reply.blocks)


def test_what_can_be_pressed_after_a_verdict_can_be_said() -> None:
    actions = Talk().say(POLICIES).block(Actions)

    assert isinstance(actions, Actions)
    assert all(hear(action.says).intent is not Intent.TELL for action in actions.items)


def test_what_if_answers_beside_the_verdict_and_changes_no_fact() -> None:
    talk = Talk().say(QUEUES)
    facts = talk.facts

    talk.say("What if we only had 60 labelled examples?")

    assert talk.facts == facts
    assert isinstance(talk.move, WhatIf)
    assert talk.move.then.headline.fine_tuning == "not_yet"
    notice = talk.reply.blocks[0]
    assert isinstance(notice, Notice)
    assert "60 labelled examples" in notice.text
    assert "As things are: Yes" in notice.text
    different = talk.block(Reasons)
    assert isinstance(different, Reasons)
    assert different.items[0].rule == "too_few_examples"


def test_what_if_that_changes_nothing_says_so_and_keeps_the_open_question() -> None:
    talk = Talk().say(SORTING)
    question = talk.reply.blocks[-1]

    talk.say("what if any provider is fine?")

    assert "stays the same" in str(talk.reply.blocks[0])
    assert talk.keeps_open(question)


def test_a_supposition_at_the_start_is_how_somebody_tells() -> None:
    assert Talk().say("Suppose we have 300 labelled examples").facts == {"labelled_examples": "100_to_499"}


def test_what_if_of_nothing_we_know_says_how_to_suppose() -> None:
    talk = Talk().say(POLICIES).say("what if the moon were made of cheese?")

    assert talk.reply.blocks[0] == Notice(wording.NOTHING_SUPPOSED)


def test_what_would_change_it_lists_the_way_to_every_other_answer() -> None:
    talk = Talk().say(POLICIES).say("what would change it?")

    steps = talk.block(Points)
    assert isinstance(steps, Points)
    assert any("long context" in item for item in steps.items)


def test_what_it_costs_is_answered_with_its_assumptions_and_dates() -> None:
    talk = Talk().say(QUEUES).say("how much does it cost?")

    assert isinstance(talk.move, ShowCosts)
    shown = " ".join(item for block in talk.reply.blocks if isinstance(block, Points) for item in block.items)
    assert "50,000 requests a day, as told" in shown
    assert "US$" in shown
    assert "list prices from" in shown


@pytest.mark.parametrize(
    ("talk", "asked"),
    [(Talk().say(SORTING), "what does it cost?"), (Talk().say(SORTING).press(gap="accuracy"), "cost")],
)
def test_costs_in_the_middle_keep_the_open_question(talk: Talk, asked: str) -> None:
    question = talk.reply.blocks[-1]
    assert isinstance(question, Ask)

    talk.say(asked)

    assert isinstance(talk.move, ShowCosts)
    assert talk.keeps_open(question)


def test_cost_is_an_answer_where_the_question_is_what_falls_short() -> None:
    assert Talk().say(SORTING).say("cost").facts["gap"] == "cost"
