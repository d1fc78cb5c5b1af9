"""What a person experiences, turn by turn: every intent, corrections, asides, and the end in a verdict."""

from __future__ import annotations

import pytest

from advisor import wording
from advisor.conversation import quick
from advisor.explain import explain
from advisor.facts import UNSURE
from advisor.heard import Heard, Intent
from advisor.message import Message
from advisor.moves import (
    Advise,
    Answer,
    AskAgain,
    AskNext,
    ExplainQuestion,
    ExplainVerdict,
    Share,
    ShowCosts,
    ShowUnderstood,
    StartOver,
    WhatIf,
)
from advisor.reading import hear
from advisor.reply import Actions, Ask, Checklist, Notice, Points, Reasons, Understood
from advisor.slots import SLOTS, Slot
from tests.situations import POLICY
from tests.talk import NOON, Talk

AUSTRALIAN = "We have 50 support emails and want replies in Australian English"
QUEUES = (
    "We route tickets into 40 fixed queues, 50,000 a day. 5,000 verified labelled examples, the prompt is already "
    "optimised against an eval set and stuck 8 points short, the task is stable and the ML team owns it. "
    "Any provider is fine."
)
POLICIES = (
    "Our policies change every week and staff need answers with citations, about 3,000 documents. "
    "Should we fine-tune a model on them?"
)
SORTING = "We want to sort incoming emails into categories"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (AUSTRALIAN, ("no", "prompting")),
        (QUEUES, ("yes", "fine_tuning")),
        (POLICIES, ("no", "rag")),
    ],
)
def test_a_full_description_is_answered_at_once(text: str, headline: tuple[str, str]) -> None:
    talk = Talk().say(text)

    assert talk.headline == headline
    assert isinstance(talk.move, Advise)
    assert talk.move.verdict.settled


def test_high_volume_classification_names_the_other_method_too() -> None:
    talk = Talk().say(QUEUES)

    assert "a small classifier" in str(talk.reply.blocks[0])


def test_every_reason_names_its_rule_and_source() -> None:
    reasons = Talk().say(POLICIES).block(Reasons)

    assert isinstance(reasons, Reasons)
    assert reasons.items
    assert all(reason.rule and reason.sources for reason in reasons.items)


def test_what_was_heard_is_read_back_with_its_words() -> None:
    heard = Talk().say(AUSTRALIAN).block(Understood)

    assert isinstance(heard, Understood)
    assert all(fact.words in AUSTRALIAN for fact in heard.facts)


@pytest.mark.parametrize("opening", ["Should we fine-tune?", SORTING, "Answers from our handbook"])
def test_pressing_the_first_choice_each_time_ends_in_a_verdict(opening: str) -> None:
    talk = Talk().say(opening)
    for _ in range(9):
        if isinstance(talk.move, Advise):
            break
        asked = talk.reply.blocks[-1]
        assert isinstance(asked, Ask | Checklist)
        options = [asked.options[0]] if isinstance(asked, Ask) else [item.yes for item in asked.items]
        talk.press(**{option.slot: option.band for option in options})

    assert isinstance(talk.move, Advise)


def test_not_sure_all_the_way_ends_in_an_honest_provisional_verdict() -> None:
    talk = Talk().say("Should we fine-tune?")
    for _ in range(12):
        if isinstance(talk.move, Advise):
            break
        talk.say("not sure")

    assert isinstance(talk.move, Advise)
    assert talk.headline[0] != "yes"
    assert not talk.move.verdict.settled
    assert talk.move.verdict.depends_on
    assert "Provisional" in str(talk.reply.blocks[0])


def test_a_question_is_never_asked_twice_after_not_sure() -> None:
    talk = Talk().say("Should we fine-tune?")
    asked: list[str] = []
    while isinstance(talk.move, AskNext):
        asked.extend(talk.move.question.slots)
        talk.say("not sure")

    assert len(asked) == len(set(asked))


def test_an_answer_by_number_and_by_words_and_by_button_are_the_same() -> None:
    start = "We want it to write in our brand voice"
    by_number = Talk().say(start).say("2")
    by_words = Talk().say(start).say("Our documents, records or site")
    by_button = Talk().say(start).press(knowledge="documents")

    assert by_number.facts == by_words.facts == by_button.facts


def test_a_checklist_ticked_in_part_sets_every_item() -> None:
    talk = Talk().say(
        "We sort claims into 12 categories, 20,000 a day, with 900 labelled examples. "
        "We optimised the prompt and it is still not good enough. Any provider is fine."
    )
    assert isinstance(talk.reply.blocks[-1], Checklist)

    talk.say("1 and 3")

    assert talk.facts["eval_set"] == "20_plus"
    assert talk.facts["label_quality"] == "unverified"
    assert talk.facts["owner"] == "named"
    assert talk.headline == ("not_yet", "prompting")


def test_several_facts_in_one_message_are_all_heard() -> None:
    talk = Talk().say("We tag invoices, about 2,000 a day, and have 300 labelled examples.")

    assert talk.facts["goal"] == "classify"
    assert talk.facts["volume"] == "1k_to_10k"
    assert talk.facts["labelled_examples"] == "100_to_499"


def test_an_earlier_fact_is_corrected_in_words_and_the_verdict_follows() -> None:
    talk = Talk().say(QUEUES)

    talk.say("Sorry, we only have 60 labelled examples")

    assert talk.headline == ("not_yet", "prompting")
    shown = [block.text for block in talk.reply.blocks if isinstance(block, Notice)]
    assert any("Changed" in text and "5,000" in text and "60" in text for text in shown)
    assert isinstance(talk.move, Advise)
    assert talk.move.before is not None


def test_a_correction_while_a_question_is_open_is_heard_and_the_talk_goes_on() -> None:
    talk = Talk().say("We tag invoices and have 300 labelled examples")
    assert isinstance(talk.move, AskNext)

    talk.say("actually we have 40 labelled examples")

    assert talk.facts["labelled_examples"] == "under_100"


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
    talk = Talk().say(SORTING).say("what do you know")

    assert isinstance(talk.move, ShowUnderstood)
    assert isinstance(talk.block(Understood), Understood)
    assert isinstance(talk.reply.blocks[-1], Ask)


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
        assert talk.say(aside).reply.blocks[-1] == question


def test_words_that_answer_nothing_are_asked_again_kindly() -> None:
    talk = Talk().say(SORTING).say("hmm, our model is interesting")

    assert isinstance(talk.move, AskNext)
    assert talk.move.repeated
    assert wording.REPEATED in str(talk.reply)


def test_nothing_new_after_a_verdict_lets_it_stand() -> None:
    assert wording.NOTHING_NEW in str(Talk().say(POLICIES).say("our model is interesting").reply)


def test_a_button_of_an_older_version_changes_nothing() -> None:
    talk = Talk().say(SORTING)
    facts = talk.facts

    assert talk.press(colour="green").facts == facts


def test_an_enquiry_keeps_its_id_until_start_over() -> None:
    talk = Talk().say(SORTING).press(prompting="none").press(provider="any")
    ids = {turn.enquiry.id for turn in talk.turns if turn.enquiry}

    assert len(ids) == 1


def test_a_quick_verdict_states_its_assumptions() -> None:
    message = Message("acme", "t1", "1", "u1", "Should we fine-tune for our brand voice?")
    turn = quick(POLICY, None, message, hear(message.text), NOON)

    assert isinstance(turn.move, Advise)
    assert turn.move.verdict.headline.fine_tuning == "not_yet"
    assert turn.move.verdict.assumptions
    assert turn.session.asked == ()
    assert turn.enquiry is not None


def test_a_quick_verdict_is_not_given_to_somebody_off_topic() -> None:
    message = Message("acme", "t1", "1", "u1", "What is the capital of Peru?")

    turn = quick(POLICY, None, message, Heard(Intent.OFF_TOPIC), NOON)

    assert isinstance(turn.move, Answer)


def test_the_template_explains_with_evidence_only() -> None:
    talk = Talk().say(QUEUES)
    assert isinstance(talk.move, Advise)
    assert talk.session is not None
    explanation = explain(talk.move.verdict, talk.session.facts)

    assert {rule for one in explanation.sentences for rule in one.rules} <= {e.rule for e in talk.move.verdict.evidence}
    assert explanation.by == "template"


def test_not_sure_is_remembered_as_an_answer() -> None:
    talk = Talk().say(SORTING).say("no idea")

    assert UNSURE in talk.facts.values()


def test_the_whole_answer_fits_a_chat_message() -> None:
    for text in (AUSTRALIAN, QUEUES, POLICIES):
        assert len(str(Talk().say(text).reply)) < 4_000


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


def test_not_sure_beside_another_fact_keeps_both() -> None:
    talk = Talk().say(SORTING).say("not sure, but we have 300 labelled examples")

    assert talk.facts["labelled_examples"] == "100_to_499"
    assert UNSURE in talk.facts.values()


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
    assert different.items[0].rule == "G-06"


def test_what_if_that_changes_nothing_says_so_and_keeps_the_open_question() -> None:
    talk = Talk().say(SORTING)
    question = talk.reply.blocks[-1]

    talk.say("what if a vendor is proposing it?")

    assert "stays the same" in str(talk.reply.blocks[0])
    assert talk.reply.blocks[-1] == question


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


def test_costs_in_the_middle_keep_the_open_question() -> None:
    talk = Talk().say(SORTING)
    question = talk.reply.blocks[-1]

    assert talk.say("cost").reply.blocks[-1] == question
