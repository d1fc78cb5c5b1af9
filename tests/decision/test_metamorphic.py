"""Truths between verdicts: what a change of facts must and must not do, whatever the rest of the situation is."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import slots as s
from advisor.decision.decide import decide
from advisor.facts import UNSURE, Facts
from advisor.slots import SLOTS
from advisor.verdict import Approach, FineTuning
from tests.support.situations import (
    CHECKLIST,
    FIELDS,
    GOOD,
    MISREADING,
    POLICY,
    ROUTING,
    RULINGS,
    SAVING,
    VOICE,
    answer,
    verdict,
)
from tests.support.talk import hear

BANDS = {slot.id: [*(band.id for band in slot.bands), UNSURE] for slot in SLOTS}
situations = st.fixed_dictionaries({slot: st.sampled_from(bands) for slot, bands in BANDS.items()})
CAUTION = [FineTuning.YES, FineTuning.NOT_YET, FineTuning.NO]
READINESS = CHECKLIST | {"labelled_examples": "2000_plus"}


def caution(bands: dict[str, str]) -> int:
    return CAUTION.index(decide(POLICY, Facts.of(**bands)).headline.fine_tuning)


@settings(deadline=None)
@given(situations, st.sampled_from(sorted(READINESS)))
def test_more_readiness_never_makes_a_verdict_more_cautious_for_want_of_it(bands: dict[str, str], slot: str) -> None:
    readier = bands | {slot: READINESS[slot]}
    found = decide(POLICY, Facts.of(**readier))

    # A small classifier is no caution: enough labels at very high volume make it the cheaper way to the same end.
    assert caution(readier) <= caution(bands) or found.headline.approach == "classifier"


@settings(deadline=None)
@given(situations)
def test_missing_facts_are_never_trained_in(bands: dict[str, str]) -> None:
    assert answer(bands | {"gap": "facts", "second_gap": UNSURE})[0] == "no" or bands["trivial"] == "classic"


@settings(deadline=None)
@given(situations, st.sampled_from(["documents", "live"]))
def test_a_need_for_facts_never_turns_retrieval_or_tools_into_plain_tuning(bands: dict[str, str], need: str) -> None:
    found = decide(POLICY, Facts.of(**bands | {"task": "answer", "gap": "untried", "knowledge": need}))

    # Only together with retrieval, and only where the writing falls short besides.
    assert found.headline.fine_tuning != "yes" or found.headline.approach == "rag_and_fine_tuning"


BAD = {slot: [band for band in BANDS[slot] if band != good] for slot, good in CHECKLIST.items()} | {
    "labelled_examples": ["none", "under_100", UNSURE],
    "prompting": ["none", "basic", "enough", UNSURE],
    "cheap_model": ["untested", "passes", UNSURE],
    "strong_model": ["short", "untested", UNSURE],
    "provider": ["openai", "closed", UNSURE],
}


@pytest.mark.parametrize("situation", GOOD)
def test_one_bad_gate_turns_yes_and_turning_it_back_restores_it(situation: dict[str, str]) -> None:
    assert answer(situation)[0] == "yes"
    # What is told is what the need reads: savings ask for a cheaper model, all else for prompting and examples.
    for slot in BAD.keys() & situation.keys():
        for band in BAD[slot]:
            assert answer(situation, **{slot: band})[0] in {"not_yet", "no"}, (slot, band)
            assert answer(situation | {slot: band}, **{slot: situation[slot]}) == answer(situation)


@given(situations)
@settings(deadline=None, max_examples=30)
def test_not_sure_never_speaks_for_fine_tuning(bands: dict[str, str]) -> None:
    for slot in bands:
        unsure = caution(bands | {slot: UNSURE})
        others = {caution(bands | {slot: band.id}) for band in s.BY_ID[slot].bands}

        assert unsure > 0 or 0 in others


@pytest.mark.parametrize(
    ("slot", "same"),
    [
        (
            "volume",
            ["50,000 a day", "50k a day", "50 thousand requests per day", "1.5 million a month", "2,083 an hour"],
        ),
        ("labelled_examples", ["5,000 labelled examples", "5k labelled examples", "five thousand labelled examples"]),
    ],
)
def test_units_and_phrasing_never_matter(slot: str, same: list[str]) -> None:
    read = [hear(f"We route tickets into 40 fixed queues and have {phrase}.").facts for phrase in same]
    bands = [{fact.slot: fact.band for fact in facts}.get(slot) for facts in read]

    assert len(set(bands)) == 1
    assert bands[0] is not None


def test_the_order_of_telling_never_matters() -> None:
    told = list(ROUTING.items())
    verdicts = [answer(dict(told[n:] + told[:n])) for n in range(len(told))]

    assert len(set(verdicts)) == 1


GOLDEN = {
    "1: a policy bot on 300 pages that change monthly": (
        {"task": "answer", "gap": "facts", "knowledge": "documents", "corpus_size": "small", "volatility": "monthly",
         "access": "citations", "prompting": "basic"}, ("no", "long_context")),
    "2: 5,000 contracts with permissions per client": (
        {"task": "answer", "gap": "facts", "knowledge": "documents", "corpus_size": "large", "access": "permissions",
         "volatility": "static"}, ("no", "rag")),
    "3: a brand voice with 40 samples": (
        {"task": "draft", "gap": "manner", "describable": "hard", "knowledge": "none", "labelled_examples": "under_100",
         "prompting": "basic", "provider": "any"}, ("not_yet", "prompting")),
    "4: a brand voice with 1,200 edited pairs and a prompt that is stuck": (
        VOICE | {"labelled_examples": "500_to_1999", "provider": "cloud"}, ("yes", "fine_tuning")),
    "5: sixty classes, 30,000 labels, 80,000 a day within 200 ms": (
        ROUTING | {"latency": "fast"}, ("no", "classifier")),
    "6: the same routing at 300 a day, prompting not pushed": (
        {"task": "sort", "gap": "untried", "labelled_examples": "2000_plus", "volume": "under_1k", "prompting": "basic",
         "provider": "any"}, ("not_yet", "prompting")),
    "7: Australian English": ({"gap": "manner", "describable": "easy"}, ("no", "prompting")),
    "8: live order status": ({"task": "answer", "gap": "facts", "knowledge": "live"}, ("no", "tool_use")),
    "9: a cost cut at 5,000 a day where a small model passes": (
        {"task": "draft", "gap": "cost", "knowledge": "none", "volume": "1k_to_10k", "cheap_model": "passes",
         "provider": "any"}, ("no", "prompting")),
    "10: rulings with an automatic check, 800 of them, a machine-learning team": (
        RULINGS | {"base_skill": "some", "provider": "cloud"}, ("yes", "fine_tuning")),
    "11: retrieval tuned, its text found, names still invented, 2,000 examples": (
        MISREADING | {"labelled_examples": "2000_plus"}, ("yes", "rag_and_fine_tuning")),
    "12: a Claude-only shop with 2,000 examples": (VOICE | {"provider": "closed"}, ("no", "prompting")),
    "13: air-gapped, a legal language of their own, 3,000 pairs": (
        VOICE | {"gap": "language", "residency": "own_machines", "provider": "open_weights",
                 "labelled_examples": "2000_plus"}, ("yes", "fine_tuning")),
    "14: a vendor who will make the business known to a model": (
        {"task": "answer", "gap": "facts", "knowledge": "documents", "vendor_pitch": "yes", "corpus_size": "large",
         "access": "open"}, ("no", "rag")),
    "15: JSON that is sometimes invalid": ({"task": "extract", "gap": "manner", "describable": "easy"},
                                           ("no", "prompting")),
}  # fmt: skip


@pytest.mark.parametrize(("situation", "expected"), GOLDEN.values(), ids=GOLDEN)
def test_golden_situations(situation: dict[str, str], expected: tuple[str, str]) -> None:
    assert answer(situation) == expected


@pytest.mark.parametrize(
    ("situation", "told", "method"),
    [
        (VOICE, {}, "with LoRA"),
        (VOICE, {"preference_pairs": "500_plus"}, "then preference tuning (DPO)"),
        (RULINGS, {}, "reinforcement fine-tuning"),
        (RULINGS, {"grader": "none"}, "supervised fine-tuning with LoRA"),
        (RULINGS, {"base_skill": "none"}, "supervised fine-tuning with LoRA"),
        (MISREADING, {}, "retrieval-aware"),
        (SAVING, {}, "a strong model's checked answers"),
    ],
)
def test_the_method_fits_the_need(situation: dict[str, str], told: dict[str, str], method: str) -> None:
    assert method in verdict(situation, **told).method


@pytest.mark.parametrize("situation", [FIELDS, VOICE, SAVING])
def test_nothing_is_tuned_by_any_method_unless_the_answer_is_yes(situation: dict[str, str]) -> None:
    assert verdict(situation, owner="none").method == ""


def test_every_approach_is_reached() -> None:
    ready = MISREADING | SAVING | ROUTING | VOICE | {"corpus_size": "small", "volatility": "static", "access": "open"}
    turned = product(BANDS["task"], BANDS["gap"], BANDS["knowledge"], BANDS["trivial"], BANDS["retrieval"])
    reached = {
        answer(ready, task=task, gap=gap, knowledge=need, trivial=trivial, retrieval=retrieval)[1]
        for task, gap, need, trivial, retrieval in turned
    }

    assert reached == {approach.value for approach in Approach}
