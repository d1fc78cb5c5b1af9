"""The gates and the rows that choose, each from a complete good situation with one fact turned."""

from __future__ import annotations

import pytest

from advisor.deciding.asking import next_question
from advisor.deciding.decide import decide
from advisor.facts import UNSURE, Facts
from advisor.rules.rule import Risk
from advisor.slots import BY_ID, SLOTS
from advisor.sources import SOURCES
from advisor.verdict import Verdict
from tests.situations import (
    CALLS,
    FIELDS,
    GOOD,
    GROUNDED_VOICE,
    MISREADING,
    POLICIES,
    POLICY,
    ROUTING,
    RULINGS,
    SAVING,
    VOICE,
    answer,
    verdict,
)


def rules_in(found: Verdict) -> set[str]:
    return {item.rule for item in found.evidence}


@pytest.mark.parametrize(
    ("situation", "approach"),
    [
        (VOICE, "fine_tuning"),
        (GROUNDED_VOICE, "rag_and_fine_tuning"),
        (ROUTING, "fine_tuning"),
        (SAVING, "distillation"),
        (FIELDS, "fine_tuning"),
        (RULINGS, "fine_tuning"),
        (CALLS, "fine_tuning"),
        (MISREADING, "rag_and_fine_tuning"),
    ],
)
def test_a_complete_good_situation_is_a_settled_yes(situation: dict[str, str], approach: str) -> None:
    found = verdict(situation)

    assert (found.headline.fine_tuning, found.headline.approach) == ("yes", approach)
    assert found.settled
    assert found.method


GATES = [
    ("G-01", "eval_set", "under_20", "not_yet"),
    ("G-02", "prompting", "none", "not_yet"),
    ("G-02", "prompting", "basic", "not_yet"),
    ("G-07", "label_quality", "unverified", "not_yet"),
    ("N-09", "failures_read", "no", "not_yet"),
    ("G-08", "owner", "none", "not_yet"),
    ("G-09", "stability", "changing", "not_yet"),
    ("R-41", "skill", "none", "not_yet"),
    ("N-05", "budget", "none", "not_yet"),
    ("N-07", "tuned_model", "disappoints", "not_yet"),
    ("G-16", "personal_data", "kept", "not_yet"),
    ("R-44", "deadline", "days", "not_yet"),
    ("G-10", "provider", "openai", "no"),
    ("G-10", "provider", "closed", "no"),
    ("G-11-prompt", "prompting", "enough", "no"),
]


@pytest.mark.parametrize(("rule", "slot", "band", "expected"), GATES)
@pytest.mark.parametrize("situation", [VOICE, GROUNDED_VOICE, ROUTING, RULINGS, FIELDS, CALLS, MISREADING])
def test_one_failing_gate_turns_yes_and_says_why(
    situation: dict[str, str], rule: str, slot: str, band: str, expected: str
) -> None:
    found = verdict(situation, **{slot: band})

    assert found.headline.fine_tuning == expected
    assert rule in rules_in(found)


@pytest.mark.parametrize(
    ("slot", "rule"),
    [(slot, rule) for rule, slot, _, kind in GATES if kind == "not_yet" and not BY_ID[slot].volunteered],
)
def test_not_sure_of_a_gate_is_not_yet_and_names_it(slot: str, rule: str) -> None:
    found = verdict(VOICE, **{slot: UNSURE})

    assert found.headline.fine_tuning == "not_yet"
    assert not found.settled
    assert slot in found.depends_on
    assert rule in rules_in(found)


def test_not_sure_of_the_provider_is_not_yet() -> None:
    assert answer(VOICE, provider=UNSURE) == ("not_yet", "prompting")


@pytest.mark.parametrize("slot", ["owner", "stability", "skill", "budget", "deadline"])
def test_what_is_only_not_known_is_a_risk_beside_a_yes(slot: str) -> None:
    assert answer(VOICE, **{slot: UNSURE}) == ("yes", "fine_tuning")


def test_the_risks_of_a_yes_are_named() -> None:
    (told, *_) = verdict(VOICE).plan.next

    assert told.startswith("Before you train")
    assert all(words in told for words in ("owns it after launch", "stays the same", "tune and test"))
    assert "owns it" not in " ".join(verdict(VOICE, owner="named").plan.next)


def test_g04_retrieval_is_tuned_before_it_is_trained_with() -> None:
    found = verdict(GROUNDED_VOICE, retrieval="basic")

    assert (found.headline.fine_tuning, found.headline.approach) == ("not_yet", "prompting")
    assert "G-04" in rules_in(found)


@pytest.mark.parametrize("access", ["citations", "permissions"])
def test_citations_and_permissions_need_retrieval(access: str) -> None:
    assert answer(POLICIES, access=access) == ("no", "rag")


def test_h1_fewer_than_a_hundred_examples_is_a_task_and_a_hundred_is_enough() -> None:
    assert answer(VOICE, labelled_examples="under_100") == ("not_yet", "prompting")
    assert answer(VOICE, labelled_examples="100_to_499") == ("yes", "fine_tuning")


def test_rewards_need_problems_and_a_check_and_no_worked_answers() -> None:
    unlabelled = RULINGS | {"labelled_examples": "none", "logs": "kept"}

    assert answer(unlabelled) == ("yes", "fine_tuning")
    assert "reinforcement" in verdict(unlabelled).method
    assert answer(unlabelled, grader="none")[0] == "not_yet"
    assert answer(unlabelled, logs="none")[0] == "not_yet"


def test_a_strong_models_answers_stand_in_for_labels_where_the_work_is_only_too_dear() -> None:
    assert answer(SAVING, labelled_examples="none") == ("yes", "distillation")
    assert answer(SAVING, labelled_examples="none", logs="none")[0] == "not_yet"
    assert answer(SAVING, strong_model="untested")[0] == "not_yet"


def test_h2_what_is_easy_to_describe_goes_into_the_prompt() -> None:
    assert answer(VOICE, describable="easy") == ("no", "prompting")
    assert "R-10" in rules_in(verdict(VOICE, describable="easy"))


@pytest.mark.parametrize("volatility", ["static", "monthly", "weekly"])
def test_h3_new_facts_are_retrieval_never_tuning(volatility: str) -> None:
    assert answer(POLICIES, volatility=volatility) == ("no", "rag")


def test_h4_prompting_comes_first() -> None:
    found = verdict(ROUTING, prompting="none")

    assert (found.headline.fine_tuning, found.headline.approach) == ("not_yet", "prompting")
    assert "prompting as far as it goes" in found.plan.now[0]


def test_h5_many_good_examples_speak_for_fine_tuning() -> None:
    assert "R-20" in rules_in(verdict(ROUTING))


@pytest.mark.parametrize(
    ("volume", "expected"), [("under_1k", "not_yet"), ("1k_to_10k", "not_yet"), ("10k_to_100k", "yes")]
)
def test_h7_saving_tokens_pays_only_where_there_is_enough_to_save(volume: str, expected: str) -> None:
    assert answer(SAVING, volume=volume)[0] == expected


@pytest.mark.parametrize("volume", ["under_1k", "1k_to_10k", UNSURE])
def test_a_high_bill_pays_back_whatever_the_number_of_requests(volume: str) -> None:
    assert answer(SAVING, volume=volume, bill="over_10k") == ("yes", "distillation")


def test_h8_narrow_high_volume_classification_is_the_archetype() -> None:
    found = verdict(ROUTING)

    assert "R-22" in rules_in(found)
    assert found.alternative == "classifier"


def test_h9_the_default_is_prompting() -> None:
    found = decide(POLICY, Facts())

    assert found.headline.approach == "prompting"
    assert found.headline.fine_tuning != "yes"


def test_h16_a_tuned_model_is_tested_for_what_it_could_do_before() -> None:
    assert any("could do before" in step for step in verdict(VOICE).plan.next)


def test_a_small_cached_corpus_needs_no_retrieval() -> None:
    assert answer(POLICIES, corpus_size="small", volatility="monthly") == ("no", "long_context")
    assert answer(POLICIES, corpus_size="small", volatility="monthly", access="permissions") == ("no", "rag")
    assert answer(POLICIES, corpus_size=UNSURE, volatility="monthly") == ("no", "rag")


def test_live_data_means_tools_and_what_changes_by_the_day_is_indexed_again() -> None:
    live = {"task": "answer", "gap": "facts", "knowledge": "live"}

    assert answer(live) == ("no", "tool_use")
    assert answer(live, volatility="constant") == ("no", "tool_use")
    assert answer(live, volatility="weekly") == ("no", "rag")


def test_at_very_high_volume_a_small_classifier_sorts() -> None:
    assert answer(ROUTING, volume="over_100k") == ("no", "classifier")


def test_nobody_who_has_retrieval_is_told_to_index_their_documents() -> None:
    plan = verdict(POLICIES, retrieval="basic").plan

    assert "Test the search alone" in plan.now[0]
    assert not any("Index the documents" in step for step in plan.now)


def test_every_row_holds_somewhere_and_names_known_sources() -> None:
    turned = _turned(GOOD_AND_NOT)
    seen = {item.rule for found in turned for item in found.evidence}
    steps = " ".join({step for found in turned for step in found.plan.next})
    risks = {rule.id for rule in POLICY.rules if (risk := rule.effect(Risk)) and risk.text in steps}

    assert {rule.id for rule in POLICY.rules} - seen - risks == set()
    assert all(rule.sources and set(rule.sources) <= set(SOURCES) for rule in POLICY.rules)


def test_every_row_has_a_name_of_its_own_and_the_table_stays_small_enough_to_read() -> None:
    ids = [rule.id for rule in POLICY.rules]
    lengths = sorted(len(str(rule.when)) for rule in POLICY.rules)

    assert len(ids) == len(set(ids)) <= 90
    assert lengths[len(lengths) // 2] < 100


def test_every_slot_changes_some_verdict() -> None:
    idle = {slot.id for slot in SLOTS}
    for base in GOOD_AND_NOT:
        for slot in idle.copy():
            told = [_says(verdict(base, **{slot: band.id})) for band in BY_ID[slot].bands]
            idle -= {slot} if any(said != told[0] for said in told) else set()

    assert idle == set()


GOOD_AND_NOT = [
    *GOOD,
    POLICIES,
    POLICIES | {"corpus_size": "small", "volatility": "static", "access": "open"},
    RULINGS | {"labelled_examples": "100_to_499", "grader": "none"},
    RULINGS | {"labelled_examples": "100_to_499", "base_skill": "none"},
    RULINGS | {"labelled_examples": "none", "logs": "none"},
    VOICE | {"describable": "easy"},
    VOICE | {"output": "translation"},
    VOICE | {"residency": "own_machines"},
    VOICE | {"task": "converse"},
    VOICE | {"second_gap": "facts"},
    VOICE | {"gap": "language"},
    SAVING | {"task": "answer", "knowledge": "documents", "retrieval": "none"},
    SAVING | {"task": "answer", "knowledge": "documents", "retrieval": "none", "strong_model": "untested"},
    SAVING | {"task": "answer", "knowledge": "documents", "corpus_size": "small"},
    SAVING | {"volume": "1k_to_10k"},
    SAVING | {"volume": UNSURE},
    {"task": "sort", "gap": "exactness"},
    {"task": "sort", "trivial": "classic"},
    {"task": "sort", "gap": "accuracy", "strong_model": "works", "labelled_examples": "2000_plus"},
    {"task": "sort", "strong_model": "works"},
    {"task": "code", "gap": "language", "knowledge": "documents"},
    {"task": "code", "gap": "facts", "knowledge": "documents"},
    {"task": "draft", "gap": "language", "knowledge": "documents", "corpus_size": "small", "volatility": "static"},
    {"task": "whole_text", "gap": "untried"},
    {"task": "answer", "gap": "grounding", "corpus_size": "large", "retrieval": "none"},
    {"task": "answer", "gap": "retrieval", "labelled_examples": "2000_plus"},
    {"task": "extract", "gap": "accuracy", "cheap_model": "short", "sensitivity": "regulated"},
    {"task": "general"},
    {"task": "act", "gap": "untried"},
    {"task": "draft", "gap": "accuracy", "safety": "yes"},
    {},
    {"task": UNSURE, "gap": UNSURE},
]


def _turned(situations: list[dict[str, str]]) -> list[Verdict]:
    bands = [(slot.id, band) for slot in SLOTS for band in (*(own.id for own in slot.bands), UNSURE)]
    return [verdict(base, **{slot: band}) for base in situations for slot, band in bands]


def _says(found: Verdict) -> tuple[object, ...]:
    return (found.headline, found.method, found.label, found.plan, found.running)


def test_the_first_questions_are_on_the_need() -> None:
    first, second = next_question(POLICY, Facts()), next_question(POLICY, Facts.of(task="draft"))

    assert first is not None
    assert second is not None
    assert (first.id, second.id) == ("task", "gap")
