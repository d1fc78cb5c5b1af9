"""The small values of the core: facts, bands, conditions, dated data, changes."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from advisor import slots as s
from advisor.decision.decide import decide
from advisor.decision.next_question import next_question
from advisor.decision.reference import headline_of, read_cautiously, rows_that_hold
from advisor.facts import UNSURE, Fact, Facts
from advisor.rules.conditions import ALWAYS, NEVER, AllOf, AnyOf, Condition, Is, holds, is_, lacks, slots_of
from advisor.rules.conditions import given as given_
from advisor.slots import SLOTS, says
from advisor.slots.implied import with_implied
from advisor.slots.questions import BY_SLOT, QUESTIONS
from advisor.sources import SOURCES
from tests.support.situations import POLICIES, POLICY, ROUTING, VOICE, verdict

BANDS = {slot.id: [*(band.id for band in slot.bands), UNSURE] for slot in SLOTS}
complete = st.fixed_dictionaries({slot: st.sampled_from(bands) for slot, bands in BANDS.items()})
partial = st.fixed_dictionaries({}, optional={slot: st.sampled_from(bands) for slot, bands in BANDS.items()})
atoms = st.sampled_from(list(SLOTS)).flatmap(
    lambda slot: st.sets(st.sampled_from(BANDS[slot.id]), min_size=1).map(lambda bands: Is(slot.id, frozenset(bands)))
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    atoms,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple).flatmap(lambda parts: st.sampled_from([AllOf(parts), AnyOf(parts)]))
    ),
    max_leaves=8,
)


def test_a_later_fact_replaces_an_earlier_one_about_the_same_slot() -> None:
    facts = Facts.of(volume="under_1k").with_([Fact("volume", "over_100k", 200_000, "200k a day")])

    assert facts.bands() == {"volume": "over_100k"}
    assert len(facts) == 1


@pytest.mark.parametrize(
    ("slot", "value", "band"),
    [
        (s.LABELLED_EXAMPLES, 0, "none"),
        (s.LABELLED_EXAMPLES, 99, "under_100"),
        (s.LABELLED_EXAMPLES, 100, "100_to_499"),
        (s.EVAL_SET, 19, "under_20"),
        (s.EVAL_SET, 20, "20_plus"),
        (s.VOLUME, 9_999.9, "1k_to_10k"),
        (s.VOLUME, 10_000, "10k_to_100k"),
        (s.CORPUS_SIZE, 199_999, "small"),
        (s.CORPUS_SIZE, 200_000, "large"),
    ],
)
def test_a_number_falls_into_its_band(slot: s.Slot, value: float, band: str) -> None:
    assert slot.fact(value).band == band


@pytest.mark.parametrize(("slot", "value"), [(s.VOLUME, -1), (s.OWNER, 3)])
def test_a_number_that_cannot_be_is_refused(slot: s.Slot, value: float) -> None:
    with pytest.raises(ValueError, match="is no number for"):
        slot.fact(value)


def test_an_unknown_band_is_named_with_its_slots_bands() -> None:
    with pytest.raises(KeyError, match="has no band 'purple'; it has any, cloud"):
        is_(s.PROVIDER, "purple")


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.id)
def test_every_slot_is_finite_asked_and_worded(slot: s.Slot) -> None:
    assert 2 <= len(slot.bands) <= (14 if slot in (s.TASK, s.GAP, s.SECOND_GAP) else 5)
    assert slot.id in BY_SLOT
    assert slot.unknown
    assert not slot.unit or slot.edge_source in SOURCES
    assert all(says(Fact(slot.id, band)) for band in BANDS[slot.id])


@pytest.mark.parametrize("slot", [slot for slot in SLOTS if not slot.volunteered], ids=lambda slot: slot.id)
def test_every_answer_to_a_question_is_weighed(slot: s.Slot) -> None:
    assert all(band.share > 0 for band in slot.bands)
    assert sum(slot.chance(band.id) for band in slot.bands) == pytest.approx(1)


def test_every_question_asks_once_for_slots_that_nobody_need_volunteer() -> None:
    asked = [slot for question in QUESTIONS for slot in question.slots]

    assert sorted(asked) == sorted(slot.id for slot in SLOTS if not slot.volunteered)


@given(partial)
@settings(deadline=None)
def test_what_is_volunteered_is_never_asked_for(bands: dict[str, str]) -> None:
    question = next_question(POLICY, Facts.of(**bands))

    assert question is None or not any(s.BY_ID[slot].volunteered for slot in question.slots)


@given(conditions, complete)
def test_a_condition_is_decided_once_every_slot_is_known(condition: Condition, bands: dict[str, str]) -> None:
    left = given_(condition, bands)

    assert left in (ALWAYS, NEVER)
    assert holds(condition, bands) is (left == ALWAYS)


@given(conditions, complete, partial)
def test_what_a_condition_says_early_it_says_for_good(
    condition: Condition, full: dict[str, str], known: dict[str, str]
) -> None:
    early = holds(condition, known)

    assert early is None or early is holds(condition, full | known)


@given(conditions, complete)
def test_a_condition_reads_only_the_slots_it_names(condition: Condition, bands: dict[str, str]) -> None:
    named = {slot: band for slot, band in bands.items() if slot in slots_of(condition)}

    assert holds(condition, named) is holds(condition, bands)


def test_lacking_the_good_band_covers_not_sure() -> None:
    assert lacks(s.OWNER, "named").bands == {"none", UNSURE}


@given(partial)
@example({"task": "answer", "gap": "manner", "knowledge": "none", "strong_model": "works"})
@example(
    {"task": "answer", "gap": "grounding", "retrieval": "none", "prompting": "none", "corpus_size": "large"}
    | {"residency": "own_machines", "provider": "unsure"}
)
@example({"task": "draft", "gap": "calls", "residency": "unsure", "prompting": "unsure", "strong_model": "works"})
def test_a_settled_verdict_survives_every_further_answer(bands: dict[str, str]) -> None:
    facts = Facts.of(**bands)
    found = decide(POLICY, facts)
    if found.settled:
        for slot in (slot for slot in SLOTS if not slot.volunteered):
            for band in slot.bands:
                # What follows from a fact is not asked for, and whoever says otherwise corrects it.
                known = with_implied(facts).band(slot.id)
                if known in (None, UNSURE):
                    assert decide(POLICY, facts.with_([Fact(slot.id, band.id)])).headline == found.headline


@given(partial)
def test_yes_is_only_ever_said_when_it_is_settled(bands: dict[str, str]) -> None:
    found = decide(POLICY, Facts.of(**bands))

    # Of savings the volume may still be open: the verdict then names the sum to do first, and says from when it pays.
    assert found.headline.fine_tuning != "yes" or set(found.depends_on) <= {"volume"}


@given(partial)
def test_every_named_change_really_gives_its_headline(bands: dict[str, str]) -> None:
    facts = Facts.of(**bands)
    for change in decide(POLICY, facts).would_change:
        changed = facts.with_([Fact(slot, band) for slot, band in change.facts])
        held = rows_that_hold(POLICY.rules, read_cautiously(POLICY.taken(changed)))

        assert headline_of(held) == change.headline


def test_no_single_change_flips_what_needs_two() -> None:
    found = verdict(VOICE, eval_set="under_20", owner="none")
    to_yes = next(change for change in found.would_change if change.headline.fine_tuning == "yes")

    assert dict(to_yes.facts) == {"eval_set": "20_plus", "owner": "named"}


def test_changes_never_undo_what_was_tried() -> None:
    changed = {slot: band for change in verdict(ROUTING).would_change for slot, band in change.facts}

    assert changed.get("prompting") not in {"none", "basic"}
    assert "goal" not in changed
    assert "fixed_rules" not in changed


@pytest.mark.parametrize(
    ("situation", "changes", "label"),
    [
        (VOICE, {}, "fine_tuning"),
        (VOICE, {"prompting": "none"}, "prompting_first_then_fine_tuning"),
        (VOICE, {"describable": "easy"}, "prompting"),
        ({"task": "sort", "labelled_examples": "under_100"}, {}, "prompting"),
        (ROUTING, {"volume": "over_100k"}, "not_an_llm_problem"),
        (POLICIES, {}, "rag"),
    ],
)
def test_the_label_tells_the_whole_answer(situation: dict[str, str], changes: dict[str, str], label: str) -> None:
    assert verdict(situation, **changes).label == label
