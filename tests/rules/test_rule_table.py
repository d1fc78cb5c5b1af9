"""The rule table as a whole: every row and slot counts for something, and it stays small enough to read."""

from __future__ import annotations

from advisor.decision.next_question import next_question
from advisor.facts import UNSURE, Facts
from advisor.rules.rule import Risk
from advisor.slots import BY_ID, SLOTS
from advisor.sources import SOURCES
from advisor.verdict import Verdict
from tests.support.situations import (
    GOOD,
    POLICIES,
    POLICY,
    RULINGS,
    SAVING,
    VOICE,
    verdict,
)


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

    assert len(ids) == len(set(ids)) <= 100
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
    {"task": "answer", "gap": "facts", "knowledge": "live", "volatility": "constant"},
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
