"""The things worth knowing about a situation: the need, how ready an organisation is, and circumstances."""

from __future__ import annotations

from advisor.facts import UNSURE, Fact
from advisor.slots.circumstances import (
    BASE_SKILL,
    BUDGET,
    CONTEXT_USE,
    COST_PRESSURE,
    DEADLINE,
    DOMAIN_GAP,
    ERROR_COST,
    FIXED_RULES,
    HARDWARE,
    LATENCY,
    MODEL_TRIED,
    OUTPUT,
    PERSONAL_DATA,
    PREFERENCE_PAIRS,
    QUERY_SCOPE,
    RESIDENCY,
    SAFETY,
    SENSITIVITY,
    TEACHER_TERMS,
    TOOL_ERRORS,
    TUNED_MODEL,
    VENDOR_PITCH,
)
from advisor.slots.need import ACCESS, CORPUS_SIZE, DESCRIBABLE, GOAL, KNOWLEDGE, VOLATILITY, VOLUME
from advisor.slots.readiness import (
    CHEAP_MODEL,
    EVAL_SET,
    GRADER,
    LABEL_QUALITY,
    LABELLED_EXAMPLES,
    OWNER,
    PROMPTING,
    PROVIDER,
    RETRIEVAL,
    SKILL,
    STABILITY,
)
from advisor.slots.slot import Band, Slot

SLOTS: tuple[Slot, ...] = (
    GOAL, KNOWLEDGE, VOLATILITY, CORPUS_SIZE, ACCESS, DESCRIBABLE, PROMPTING, CHEAP_MODEL, RETRIEVAL, GRADER,
    LABELLED_EXAMPLES, EVAL_SET, LABEL_QUALITY, OWNER, STABILITY, SKILL, VOLUME, PROVIDER, FIXED_RULES,
    SAFETY, QUERY_SCOPE, CONTEXT_USE, TOOL_ERRORS, DOMAIN_GAP, OUTPUT, MODEL_TRIED, BASE_SKILL, PREFERENCE_PAIRS,
    LATENCY, HARDWARE, COST_PRESSURE, RESIDENCY, SENSITIVITY, PERSONAL_DATA, ERROR_COST, BUDGET, DEADLINE,
    TEACHER_TERMS, TUNED_MODEL, VENDOR_PITCH,
)  # fmt: skip

BY_ID: dict[str, Slot] = {slot.id: slot for slot in SLOTS}


def says(fact: Fact) -> str:
    """How a fact reads back to the person who told it, with the exact number where one was given."""
    slot = BY_ID[fact.slot]
    if fact.band == UNSURE:
        return f"you are not sure about {slot.name}"
    if fact.value is None or not slot.counted:
        return slot.band(fact.band).says
    return slot.counted.format(f"{fact.value:,.0f}")


__all__ = [
    "ACCESS",
    "BASE_SKILL",
    "BUDGET",
    "BY_ID",
    "CHEAP_MODEL",
    "CONTEXT_USE",
    "CORPUS_SIZE",
    "COST_PRESSURE",
    "DEADLINE",
    "DESCRIBABLE",
    "DOMAIN_GAP",
    "ERROR_COST",
    "EVAL_SET",
    "FIXED_RULES",
    "GOAL",
    "GRADER",
    "HARDWARE",
    "KNOWLEDGE",
    "LABELLED_EXAMPLES",
    "LABEL_QUALITY",
    "LATENCY",
    "MODEL_TRIED",
    "OUTPUT",
    "OWNER",
    "PERSONAL_DATA",
    "PREFERENCE_PAIRS",
    "PROMPTING",
    "PROVIDER",
    "QUERY_SCOPE",
    "RESIDENCY",
    "RETRIEVAL",
    "SAFETY",
    "SENSITIVITY",
    "SKILL",
    "SLOTS",
    "STABILITY",
    "TEACHER_TERMS",
    "TOOL_ERRORS",
    "TUNED_MODEL",
    "VENDOR_PITCH",
    "VOLATILITY",
    "VOLUME",
    "Band",
    "Slot",
    "says",
]  # fmt: skip
