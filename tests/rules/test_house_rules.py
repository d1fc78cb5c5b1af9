"""The gates and the rows that choose, each from a complete good situation with one fact turned."""

from __future__ import annotations

import pytest

from advisor.decision.decide import decide
from advisor.facts import UNSURE, Facts
from advisor.slots import BY_ID
from advisor.verdict import Verdict
from tests.support.situations import (
    CALLS,
    FIELDS,
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
    ("no_evaluation_set", "eval_set", "under_20", "not_yet"),
    ("prompting_not_pushed", "prompting", "none", "not_yet"),
    ("prompting_not_pushed", "prompting", "basic", "not_yet"),
    ("examples_not_checked", "label_quality", "unverified", "not_yet"),
    ("failures_not_read", "failures_read", "no", "not_yet"),
    ("no_owner", "owner", "none", "not_yet"),
    ("task_still_changes", "stability", "changing", "not_yet"),
    ("no_skill_to_tune", "skill", "none", "not_yet"),
    ("no_budget", "budget", "none", "not_yet"),
    ("tuned_model_disappointed", "tuned_model", "disappoints", "not_yet"),
    ("personal_data_in_examples", "personal_data", "kept", "not_yet"),
    ("deadline_within_days", "deadline", "days", "not_yet"),
    ("provider_sells_no_tuning", "provider", "openai", "no"),
    ("provider_sells_no_tuning", "provider", "closed", "no"),
    ("prompting_does_the_job", "prompting", "enough", "no"),
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
    assert "retrieval_not_tuned" in rules_in(found)


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
    assert "what_can_be_said_is_prompted" in rules_in(verdict(VOICE, describable="easy"))


@pytest.mark.parametrize("volatility", ["static", "monthly", "weekly"])
def test_h3_new_facts_are_retrieval_never_tuning(volatility: str) -> None:
    assert answer(POLICIES, volatility=volatility) == ("no", "rag")


def test_h4_prompting_comes_first() -> None:
    found = verdict(ROUTING, prompting="none")

    assert (found.headline.fine_tuning, found.headline.approach) == ("not_yet", "prompting")
    assert any("prompting as far as it goes" in step for step in found.plan.now)


def test_h5_many_good_examples_speak_for_fine_tuning() -> None:
    assert "good_examples_and_a_gap" in rules_in(verdict(ROUTING))


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

    assert "sorting_is_narrow" in rules_in(found)
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

    assert "whether the search brings it" in plan.now[0]
    assert "Test the search alone" in plan.now[1]
    assert not any("Index the documents" in step for step in plan.now)
