"""The sixteen rules of the two documents that this project started from, each over generated situations.

They win every conflict: whatever else is told, and however ready somebody is, none of them may be broken.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decision.decide import decide
from advisor.facts import UNSURE, Facts
from advisor.slots import SLOTS
from advisor.verdict import Approach, FineTuning, Verdict
from tests.support.situations import GOOD, POLICY

BANDS = {slot.id: [*(band.id for band in slot.bands), UNSURE] for slot in SLOTS}
ANYTHING = st.fixed_dictionaries({}, optional={slot: st.sampled_from(bands) for slot, bands in BANDS.items()})
NEARLY_READY = st.builds(
    lambda good, turned: good | turned,
    st.sampled_from(GOOD),
    st.fixed_dictionaries({}, optional={slot: st.sampled_from(bands) for slot, bands in BANDS.items()}),
)
SITUATIONS = ANYTHING | NEARLY_READY
over = settings(max_examples=400, deadline=None)


def verdict(bands: dict[str, str], **turned: str) -> Verdict:
    return decide(POLICY, Facts.of(**bands | turned))


def tunes(found: Verdict) -> bool:
    return found.headline.fine_tuning is FineTuning.YES


@given(SITUATIONS, st.sampled_from(["none", "under_100", UNSURE]))
@over
def test_h1_below_a_hundred_examples_nothing_is_tuned_on_them(bands: dict[str, str], examples: str) -> None:
    found = verdict(bands, labelled_examples=examples)

    # A small model may still be taught by a strong one's answers, and a check may reward answers that nobody wrote.
    exempt = found.headline.approach is Approach.DISTILLATION or bands.get("grader") == "automatic"
    assert not tunes(found) or exempt


@given(SITUATIONS)
@over
def test_h2_a_manner_that_is_easy_to_describe_is_prompted(bands: dict[str, str]) -> None:
    assert not tunes(verdict(bands, gap="manner", describable="easy", second_gap=UNSURE))


@given(SITUATIONS, st.sampled_from(["facts", "retrieval"]))
@over
def test_h3_missing_facts_are_looked_up_and_never_trained_in(bands: dict[str, str], gap: str) -> None:
    assert verdict(bands, gap=gap, second_gap=UNSURE).headline.fine_tuning is FineTuning.NO


@given(SITUATIONS, st.sampled_from(["none", "basic", UNSURE]))
@over
def test_h4_prompting_is_tried_hard_before_anything_is_trained_to_be_better(
    bands: dict[str, str], prompting: str
) -> None:
    found = verdict(bands, prompting=prompting)

    assert not tunes(found) or found.headline.approach is Approach.DISTILLATION


@given(SITUATIONS)
@over
def test_h5_tuning_rests_on_examples_that_people_checked(bands: dict[str, str]) -> None:
    assert not tunes(verdict(bands, label_quality="unverified"))


@given(SITUATIONS)
@over
def test_h6_a_manner_is_tuned_only_where_it_has_to_be_shown(bands: dict[str, str]) -> None:
    found = verdict(bands, gap="manner")

    # Whoever cannot say whether words would do has tried words properly, and seen them fall short.
    shown = bands.get("describable") == "hard" or bands.get("prompting") == "short"
    assert not tunes(found) or (shown and bands.get("describable") != "easy")


@given(SITUATIONS)
@over
def test_h7_tokens_are_saved_only_where_the_sum_allows_it(bands: dict[str, str]) -> None:
    found = verdict(bands, gap="cost", volume="under_1k", bill="under_1k")

    assert not tunes(found)


@given(SITUATIONS)
@over
def test_h8_sorting_is_narrow_enough_to_tune_and_a_classifier_stands_beside_it(bands: dict[str, str]) -> None:
    found = verdict(bands, task="sort")

    assert not tunes(found) or found.alternative is Approach.CLASSIFIER


@given(SITUATIONS)
@over
def test_h9_whoever_tells_next_to_nothing_is_told_to_prompt_retrieve_or_call(bands: dict[str, str]) -> None:
    few = {slot: bands[slot] for slot in ("knowledge", "volatility", "corpus_size", "task") if slot in bands}

    assert not tunes(verdict(few))


@given(SITUATIONS)
@over
def test_h10_knowledge_and_behaviour_have_different_cures(bands: dict[str, str]) -> None:
    lacking, unlike = verdict(bands, gap="facts", second_gap=UNSURE), verdict(bands, gap="manner", second_gap=UNSURE)

    assert not tunes(lacking)
    assert not tunes(unlike) or unlike.headline.approach in (Approach.FINE_TUNING, Approach.RAG_AND_FINE_TUNING)


@given(SITUATIONS)
@over
def test_h11_what_is_trained_with_retrieval_had_its_retrieval_tuned_first(bands: dict[str, str]) -> None:
    together = verdict(bands).headline.approach is Approach.RAG_AND_FINE_TUNING

    assert not together or bands.get("retrieval") == "tuned" or bands.get("gap") == "grounding"


@given(SITUATIONS)
@over
def test_h12_a_tuned_model_has_an_owner_or_the_plan_asks_for_one(bands: dict[str, str]) -> None:
    found = verdict(bands)

    assert not tunes(verdict(bands, owner="none"))
    assert not tunes(found) or bands.get("owner") == "named" or "owns it after launch" in " ".join(found.plan.next)


@given(SITUATIONS)
@over
def test_h13_tuning_is_done_with_adapters_and_people_who_can(bands: dict[str, str]) -> None:
    found = verdict(bands)

    assert not tunes(verdict(bands, skill="none"))
    assert not tunes(found) or "LoRA" in found.method or "reinforcement" in found.method


@given(SITUATIONS)
@over
def test_h14_nothing_is_trained_to_be_smarter_in_general(bands: dict[str, str]) -> None:
    found = verdict(bands, task="general")

    narrow = bands.get("gap") in ("cost", "speed", "place", "language", "calls", "grounding")
    assert not tunes(found) or narrow or bands.get("second_gap") in ("facts", "language", "cost", "speed", "place")


@given(SITUATIONS)
@over
def test_h15_a_vendors_pitch_brings_questions_and_changes_no_answer(bands: dict[str, str]) -> None:
    pitched = verdict(bands, vendor_pitch="yes")

    assert pitched.headline == verdict(bands, vendor_pitch="no").headline
    assert any(step.startswith("Ask the vendor") for step in pitched.plan.now)


@given(SITUATIONS)
@over
def test_h16_a_tuned_model_is_tested_beside_what_it_replaces(bands: dict[str, str]) -> None:
    found = verdict(bands)

    assert not tunes(found) or any(step.startswith("Test") for step in found.plan.next)
