"""The sixteen house rules and the gates, each from a complete good situation with one fact turned."""

from __future__ import annotations

import pytest

from advisor.deciding.asking import next_question
from advisor.deciding.decide import decide
from advisor.facts import UNSURE, Facts
from advisor.slots import BY_ID, SLOTS
from advisor.sources import SOURCES
from advisor.verdict import Verdict
from tests.situations import (
    CALLS,
    FORM,
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
        (FORM, "fine_tuning"),
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
    ("G-06", "labelled_examples", "none", "not_yet"),
    ("G-06", "labelled_examples", "under_100", "not_yet"),
    ("G-07", "label_quality", "unverified", "not_yet"),
    ("G-08", "owner", "none", "not_yet"),
    ("G-09", "stability", "changing", "not_yet"),
    ("R-41", "skill", "none", "not_yet"),
    ("N-05", "budget", "none", "not_yet"),
    ("G-16", "personal_data", "kept", "not_yet"),
    ("R-14", "model_tried", "small", "not_yet"),
    ("R-44", "deadline", "days", "not_yet"),
    ("G-12", "fixed_rules", "yes", "no"),
    ("R-31", "base_skill", "nearly_all", "no"),
    ("G-10", "provider", "openai", "no"),
    ("G-10", "provider", "closed", "no"),
    ("G-11", "prompting", "enough", "no"),
]


ASKED_GATES = [(slot, rule) for rule, slot, _, kind in GATES if kind == "not_yet" and not BY_ID[slot].volunteered]


@pytest.mark.parametrize(("rule", "slot", "band", "expected"), GATES)
@pytest.mark.parametrize("situation", [VOICE, GROUNDED_VOICE, ROUTING, RULINGS])
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


def test_g03_facts_are_never_trained_in_however_ready_everybody_is() -> None:
    ready = VOICE | {"goal": "answers", "knowledge": "documents"}

    assert answer(ready)[0] == "no"
    assert "G-03" in rules_in(verdict(ready))


def test_g04_retrieval_is_tuned_before_it_is_trained_with() -> None:
    found = verdict(GROUNDED_VOICE, retrieval="basic")

    assert (found.headline.fine_tuning, found.headline.approach) == ("not_yet", "rag")
    assert "G-04" in rules_in(found)


@pytest.mark.parametrize("access", ["citations", "permissions"])
def test_g05_citations_and_permissions_need_retrieval(access: str) -> None:
    found = verdict(POLICIES, access=access)

    assert (found.headline.fine_tuning, found.headline.approach) == ("no", "rag")
    assert "G-05" in rules_in(found)


def test_h1_fewer_than_a_hundred_examples_is_a_task_and_a_hundred_is_enough() -> None:
    assert answer(VOICE, labelled_examples="under_100") == ("not_yet", "prompting")
    assert answer(VOICE, labelled_examples="100_to_499") == ("yes", "fine_tuning")


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


def test_h6_what_has_to_be_shown_earns_fine_tuning() -> None:
    assert "R-21" in rules_in(verdict(VOICE))


@pytest.mark.parametrize(("volume", "expected"), [("under_1k", "no"), ("1k_to_10k", "no"), ("10k_to_100k", "yes")])
def test_h7_saving_tokens_pays_only_at_volume(volume: str, expected: str) -> None:
    assert answer(SAVING, volume=volume)[0] == expected


def test_h8_narrow_high_volume_classification_is_the_archetype() -> None:
    found = verdict(ROUTING)

    assert "R-22-volume" in rules_in(found)
    assert found.alternative == "classifier"


def test_h9_the_default_is_prompting() -> None:
    found = decide(POLICY, Facts())

    assert found.headline.approach == "prompting"
    assert found.headline.fine_tuning != "yes"


def test_h10_knowledge_and_behaviour_have_different_cures() -> None:
    assert answer(VOICE, goal="answers", knowledge="documents")[1] == "rag"
    assert answer(VOICE)[1] == "fine_tuning"


def test_h11_prompting_and_retrieval_both_have_to_fall_short_first() -> None:
    assert answer(GROUNDED_VOICE, prompting="basic")[0] == "not_yet"
    assert answer(GROUNDED_VOICE, retrieval="none")[0] == "not_yet"


def test_h12_somebody_has_to_keep_it() -> None:
    assert "an owner" in verdict(VOICE, owner="none").plan.now[0]


def test_h13_tuning_means_lora_and_still_needs_data_and_people() -> None:
    assert "LoRA" in verdict(VOICE).method
    assert answer(VOICE, label_quality="unverified")[0] == "not_yet"


def test_h14_fine_tuning_makes_no_model_smarter() -> None:
    assert answer(VOICE, goal="smarter") == ("no", "prompting")
    assert "R-28" in rules_in(verdict(VOICE, goal="smarter"))


@pytest.mark.parametrize("situation", [VOICE, POLICIES, {"goal": "smarter"}, {}])
def test_h15_a_vendors_pitch_brings_questions_and_changes_no_answer(situation: dict[str, str]) -> None:
    pitched = verdict(situation, vendor_pitch="yes")

    assert any(step.startswith("Ask the vendor") for step in pitched.plan.now)
    assert "R-46" in rules_in(pitched)
    assert pitched.headline == verdict(situation).headline


def test_h16_a_tuned_model_is_tested_for_what_it_could_do_before() -> None:
    assert any("could do before" in step for step in verdict(VOICE).plan.next)


def test_a_small_cached_corpus_needs_no_retrieval() -> None:
    assert answer(POLICIES, corpus_size="small", volatility="monthly") == ("no", "long_context")
    assert answer(POLICIES, corpus_size="small", volatility="monthly", access="permissions") == ("no", "rag")
    assert answer(POLICIES, corpus_size=UNSURE, volatility="monthly") == ("no", "rag")


@pytest.mark.parametrize("situation", [VOICE, GROUNDED_VOICE, SAVING, POLICIES])
def test_live_data_means_tools(situation: dict[str, str]) -> None:
    assert answer(situation, knowledge="live") == ("no", "tool_use")


def test_at_very_high_volume_a_small_classifier_sorts() -> None:
    assert answer(ROUTING, volume="over_100k") == ("no", "classifier")


@pytest.mark.parametrize("knowledge", ["documents", "live"])
def test_cost_never_overrides_a_need_for_facts(knowledge: str) -> None:
    assert answer(SAVING, knowledge=knowledge)[0] == "no"
    assert answer(SAVING, knowledge=UNSURE)[0] == "not_yet"


def test_every_row_holds_somewhere_and_names_known_sources() -> None:
    seen = {item.rule for found in _turned(GOOD_AND_NOT) for item in found.evidence}

    assert {rule.id for rule in POLICY.rules} - seen == set()
    assert all(rule.sources and set(rule.sources) <= set(SOURCES) for rule in POLICY.rules)


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
    VOICE | {"describable": "easy"},
    VOICE | {"output": "translation"},
    VOICE | {"residency": "own_machines"},
    {},
    {"goal": UNSURE},
]


def _turned(situations: list[dict[str, str]]) -> list[Verdict]:
    bands = [(slot.id, band) for slot in SLOTS for band in (*(own.id for own in slot.bands), UNSURE)]
    return [verdict(base, **{slot: band}) for base in situations for slot, band in bands]


def _says(found: Verdict) -> tuple[object, ...]:
    return (found.headline, found.method, found.label, found.plan, found.running)


def test_the_first_question_is_the_goal() -> None:
    question = next_question(POLICY, Facts())

    assert question is not None
    assert question.id == "goal"
