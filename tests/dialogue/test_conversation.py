"""What a person experiences, turn by turn: every intent, corrections, asides, and the end in a verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.dialogue.asides import Answer, ExplainQuestion
from advisor.dialogue.moves import Advise, AskNext, ExplainVerdict
from advisor.dialogue.session import Session
from advisor.dialogue.turn import quick
from advisor.facts import UNSURE, Fact, Facts
from advisor.interpret.heard import Asked, Heard, Intent
from advisor.message import Message
from advisor.replies import wording
from advisor.replies.reasons import MOST_REASONS, explain
from advisor.replies.verdicts import MOST_STEPS
from advisor.reply import Actions, Ask, Checklist, Notice, Points, Reasons, Steps, Understood
from advisor.slots import GAP, TASK
from advisor.slots.slot import Band, Slot
from tests.support.situations import POLICY
from tests.support.talk import AUSTRALIAN, AUSTRALIAN_ONLY, NOON, POLICIES, QUEUES, SORTING, Talk, hear


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (AUSTRALIAN_ONLY, ("no", "prompting")),
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


def test_a_verdict_gives_its_reasons_plainly_and_why_names_their_rules_and_sources() -> None:
    talk = Talk().say(POLICIES)
    plain = talk.block(Reasons)
    reasons = talk.say("why").block(Reasons)

    assert isinstance(plain, Reasons)
    assert isinstance(reasons, Reasons)
    assert 0 < len(plain.items) <= MOST_REASONS
    assert not any(reason.rule or reason.sources for reason in plain.items)
    assert all(reason.rule and reason.sources for reason in reasons.items)


def test_a_verdict_has_a_line_on_costs_where_the_volume_is_known_and_none_beside_the_whole_answer() -> None:
    def titles(talk: Talk) -> list[str]:
        return [block.title for block in talk.reply.blocks if isinstance(block, Points) and "costs" in block.title]

    assert titles(Talk().say(QUEUES)) == ["What fine-tuning costs"]
    assert titles(Talk().say(AUSTRALIAN_ONLY)) == []
    told = Talk().hears(replace(hear(QUEUES), also=(Asked(Intent.COST),)))
    assert titles(told) == ["What fine-tuning costs, in US dollars"]


def test_the_costs_of_an_offer_begin_with_whether_to_buy_it() -> None:
    first, *_ = Talk().say(POLICIES).press(offer="10k_to_100k").say("cost").reply.blocks

    assert isinstance(first, Notice)
    assert first.text.startswith("Don't buy training for this")


def test_why_after_a_verdict_that_was_demanded_is_about_the_verdict_and_the_question_stays_open() -> None:
    talk = Talk().say(AUSTRALIAN).say("why")
    assert isinstance(talk.move, ExplainQuestion)
    still_open = talk.say("just tell me").session.asked
    talk.say("why")

    assert isinstance(talk.move, ExplainVerdict)
    assert talk.session.asked == still_open != ()


def test_a_verdict_is_short_and_says_where_the_rest_is() -> None:
    talk = Talk().say(QUEUES).press(offer="10k_to_100k", sensitivity="regulated")
    steps, offered = talk.say("verdict").block(Steps), talk.block(Actions)

    assert isinstance(steps, Steps)
    assert isinstance(offered, Actions)
    assert len(steps.items) == MOST_STEPS < len((*talk.move.verdict.plan.now, *talk.move.verdict.plan.next))
    assert {"why", "next steps", "cost", "what would change it"} <= {action.says for action in offered.items}


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


@pytest.mark.parametrize(
    ("told", "as_band", "slot", "band"),
    [
        *(("gap", "manner", TASK, band) for band in TASK.bands),
        *(("task", "sort", GAP, band) for band in GAP.bands),
    ],
    ids=lambda value: value.id if isinstance(value, Slot | Band) else "",
)
def test_an_answer_by_number_and_by_words_and_by_button_are_the_same(
    told: str, as_band: str, slot: Slot, band: Band
) -> None:
    by_number, by_words, by_button = (Talk().press(**{told: as_band}) for _ in range(3))
    by_number.say(str(slot.bands.index(band) + 1))
    by_words.say(band.label)
    by_button.press(**{slot.id: band.id})

    assert by_number.facts == by_words.facts == by_button.facts
    assert by_button.facts[slot.id] == band.id


def test_a_checklist_ticked_in_part_sets_every_item() -> None:
    talk = Talk().press(
        task="sort",
        gap="accuracy",
        volume="10k_to_100k",
        labelled_examples="500_to_1999",
        prompting="short",
        provider="any",
    )
    assert isinstance(talk.reply.blocks[-1], Checklist)

    talk.say("1 and 3")

    assert talk.facts["eval_set"] == "20_plus"
    assert talk.facts["failures_read"] == "no"
    assert talk.facts["label_quality"] == "verified"
    assert talk.headline == ("not_yet", "prompting")


def test_several_facts_in_one_message_are_all_heard() -> None:
    talk = Talk().say("We sort incoming emails into categories, about 2,000 a day, and have 300 labelled examples.")

    assert talk.facts["task"] == "sort"
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
    talk = Talk().press(task="sort").say("we have 300 labelled examples")
    assert isinstance(talk.move, AskNext)

    talk.say("actually we have 40 labelled examples")

    assert talk.facts["labelled_examples"] == "under_100"


def test_words_that_answer_nothing_are_asked_again_kindly() -> None:
    talk = Talk().say(SORTING).say("you know how it is in hospitals")

    assert isinstance(talk.move, AskNext)
    assert talk.move.repeated
    assert wording.REPEATED in str(talk.reply)


def test_a_button_of_an_older_version_changes_nothing() -> None:
    talk = Talk().say(SORTING)
    facts = talk.facts

    assert talk.press(colour="green").facts == facts


def test_a_quick_verdict_states_its_assumptions() -> None:
    message = Message("acme", "t1", "1", "u1", "Should we fine-tune for our brand voice?")
    heard = Heard(Intent.TELL, (Fact("gap", "manner", words="our brand voice"),))
    turn = quick(POLICY, None, message, heard, NOON)

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
        assert len(str(Talk().say(text).reply)) < 5_000


def test_not_sure_beside_another_fact_keeps_both() -> None:
    talk = Talk().say(SORTING).say("not sure, but we have 300 labelled examples")

    assert talk.facts["labelled_examples"] == "100_to_499"
    assert UNSURE in talk.facts.values()


def test_what_an_older_version_kept_and_this_one_does_not_know_is_asked_for_again() -> None:
    talk = Talk(Session(NOON, Facts.of(task="sort", colour="green", provider="moon"), asked=("colour",)))

    talk.say("We have 300 labelled examples")

    assert talk.facts == {"task": "sort", "labelled_examples": "100_to_499"}
