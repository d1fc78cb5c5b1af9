"""After the verdict: approaches side by side, the plan in full, risks and mistakes, questions for a vendor."""

from __future__ import annotations

import pytest

from advisor.advice import ADVICE, CHECKS, VENDOR_QUESTIONS, checks, common_mistakes, mistakes, passed, risks
from advisor.dialogue.asides import Answer, CompareApproaches, ShowPlan, ShowRisks, ShowVendorQuestions
from advisor.dialogue.session import Session
from advisor.facts import Fact, Facts
from advisor.interpret.heard import Intent
from advisor.replies.wording import NOTHING_TOLD
from advisor.reply import Actions, Entries, Notice, Points, Reply, Steps
from advisor.slots import BY_ID
from advisor.sources import SOURCES
from advisor.verdict import Approach, FineTuning, Headline
from tests.support.situations import POLICIES as POLICIES_SITUATION
from tests.support.situations import verdict
from tests.support.talk import AUSTRALIAN, NOON, POLICIES, SORTING, Talk, hear
from tests.support.verdicts import Given, given

NO = verdict(POLICIES_SITUATION)
NOT_YET = verdict({"task": "sort", "gap": "accuracy", "provider": "any", "prompting": "basic"})
YES = given(
    Headline(FineTuning.YES, Approach.FINE_TUNING),
    Given(own_method="supervised fine-tuning with LoRA, then preference tuning (DPO) on your pairs"),
)


def titles(reply: Reply) -> list[str]:
    return [block.title for block in reply.blocks if isinstance(block, Steps | Points | Entries)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("compare", Intent.COMPARE),
        ("What are the alternatives?", Intent.COMPARE),
        ("next steps", Intent.NEXT_STEPS),
        ("What should we do first?", Intent.NEXT_STEPS),
        ("risks", Intent.RISKS),
        ("What could go wrong?", Intent.RISKS),
        ("what should we ask the vendor?", Intent.VENDOR),
        ("Who sells fine-tuning today?", Intent.PROVIDERS),
        ("The risks are high if an answer is wrong", Intent.TELL),
        ("We compare contracts with a template", Intent.TELL),
        ("Our next step is to label 500 examples", Intent.TELL),
        ("A vendor is selling us fine-tuning", Intent.TELL),
    ],
)
def test_more_is_asked_for_by_the_whole_message_only(text: str, intent: Intent) -> None:
    assert hear(text).intent is intent


@pytest.mark.parametrize("asked", ["compare", "next steps", "risks"])
def test_without_a_case_there_is_nothing_to_compare_or_plan(asked: str) -> None:
    talk = Talk().say(asked)

    assert isinstance(talk.move, Answer)
    assert talk.reply.blocks[0] == Notice(NOTHING_TOLD)
    assert talk.turns[-1].enquiry is None


@pytest.mark.parametrize(
    "asked", ["compare", "next steps", "risks", "vendor questions", "who sells tuning", "glossary"]
)
def test_what_is_asked_for_more_changes_no_fact_and_an_open_question_stays_open(asked: str) -> None:
    talk = Talk().say(SORTING)
    facts, question = talk.facts, talk.reply.blocks[-1]

    talk.say(asked)

    assert talk.facts == facts
    assert not any(isinstance(block, Actions) for block in talk.reply.blocks)
    assert talk.keeps_open(question)


@pytest.mark.parametrize("asked", ["compare", "next steps", "risks", "vendor questions", "who sells tuning"])
def test_after_each_of_them_there_is_something_to_go_on_with_that_can_be_said(asked: str) -> None:
    actions = Talk().say(POLICIES).say(asked).block(Actions)

    assert isinstance(actions, Actions)
    assert actions.items
    assert all(hear(action.says).intent is not Intent.TELL for action in actions.items)


def test_a_verdict_offers_next_steps_and_comparison_and_vendor_questions_where_one_is_selling() -> None:
    offered = {action.says for action in _actions(Talk().say(POLICIES))}
    sold = {action.says for action in _actions(_sold())}

    assert {"next steps", "compare approaches"} <= offered
    assert sold - offered == {"vendor questions"}


def _sold() -> Talk:
    """A talk after its verdict, with a vendor who proposes tuning."""
    return Talk().say(POLICIES).press(vendor_pitch="yes")


def _actions(talk: Talk) -> tuple[object, ...]:
    actions = talk.block(Actions)
    assert isinstance(actions, Actions)
    return actions.items


def test_approaches_are_compared_for_the_case_with_costs_and_reasons_the_advised_one_first() -> None:
    talk = Talk().say(POLICIES).say("compare approaches")
    assert isinstance(talk.move, CompareApproaches)
    entries = talk.block(Entries)
    assert isinstance(entries, Entries)
    first, *others = entries.items

    assert first.name == "Retrieval (RAG): what I advise"
    assert first.lines[1].startswith("Why: ")
    assert {"Prompting"} < {entry.name for entry in others}
    tuned = next(entry for entry in others if "fine-tuning" in entry.name.lower())
    assert tuned.lines[1].startswith("No. ")
    assert all("a month" in entry.small and "once" in entry.small for entry in entries.items)
    assert 2 <= len(entries.items) <= 5


def test_comparing_says_for_which_volume_its_figures_are() -> None:
    assert "10,000 requests a day is an example" in str(Talk().say(AUSTRALIAN).say("compare").reply)
    told = Facts.of(task="answer", gap="facts").with_([Fact("volume", "10k_to_100k", 40_000)])
    assert "40,000 requests a day, as told" in str(Talk(Session(NOON, told)).say("compare").reply)


def test_an_approach_that_is_one_fact_away_is_compared_with_that_fact() -> None:
    talk = Talk().say("Staff need answers from our 3,000 policy documents").say("RAG vs tool use")

    assert "It would be my answer if it needs live data or to act in your systems." in str(talk.reply)


def test_next_steps_are_the_plan_in_full_and_what_to_watch_out_for() -> None:
    talk = Talk().say(POLICIES).say("next steps")

    assert isinstance(talk.move, ShowPlan)
    assert titles(talk.reply) == ["Now", "Next", "Later", "Watch out for"]


def test_where_tuning_may_come_the_plan_lists_the_data_checks_and_marks_what_was_told() -> None:
    talk = Talk().say(SORTING + ". 5,000 verified labelled examples, no evaluation set, any provider is fine.")
    while talk.session and talk.session.asked:
        talk.press(**dict.fromkeys(talk.session.asked, "unsure"))
    points = [block for block in talk.say("next steps").reply.blocks if isinstance(block, Points)]
    listed = next(block for block in points if block.title.startswith("Data checks"))

    assert len(listed.items) == len(checks(NOT_YET))
    assert [item for item in listed.items if "You told me" in item] == [listed.items[0]]


def test_data_checks_are_for_those_who_may_train_and_by_method() -> None:
    assert checks(NO) == ()
    assert not any(check.method for check in checks(NOT_YET))
    assert [check.method for check in checks(YES) if check.method] == ["DPO"]
    assert not passed(CHECKS[0], Facts.of(labelled_examples="100_to_499"))
    assert passed(CHECKS[0], Facts.of(labelled_examples="2000_plus"))
    assert not any(passed(check, Facts()) for check in CHECKS)


def test_every_check_that_a_fact_can_show_names_bands_of_its_slot() -> None:
    shown = [check for check in CHECKS if check.slot]

    assert shown
    assert all(set(check.passed_by) <= {band.id for band in BY_ID[check.slot].bands} for check in shown)


def test_risks_and_mistakes_are_those_of_the_approach_and_method() -> None:
    talk = Talk().say(POLICIES).say("what can go wrong?")
    assert isinstance(talk.move, ShowRisks)
    assert titles(talk.reply)[0] == "What can go wrong with retrieval (RAG)"

    assert set(ADVICE[Approach.FINE_TUNING].risks) < set(risks(YES))
    assert "wordy" in risks(YES)[0].text
    assert "Starting to train anyway" in mistakes(NOT_YET)[0].text
    assert set(common_mistakes(NO)) < set(common_mistakes(YES))


def test_every_approach_has_advice_and_every_piece_of_it_a_known_source() -> None:
    assert set(ADVICE) == set(Approach)
    hints = [hint for one in ADVICE.values() for hint in (*one.risks, *one.mistakes)]
    hints += [*risks(YES), *mistakes(YES), *common_mistakes(YES), *mistakes(NOT_YET), *VENDOR_QUESTIONS]

    assert all(hint.sources and set(hint.sources) <= set(SOURCES) for hint in hints)
    assert all(check.sources and set(check.sources) <= set(SOURCES) for check in CHECKS)
    assert all(one.risks and one.mistakes for one in ADVICE.values())


def test_vendor_questions_need_no_case_and_name_our_answer_where_there_is_one() -> None:
    alone = Talk().say("vendor questions")
    assert isinstance(alone.move, ShowVendorQuestions)
    assert "My own answer" not in str(alone.reply)

    assert "My own answer for you: No, don't fine-tune." in str(_sold().say("vendor questions").reply)
