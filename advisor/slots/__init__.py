"""The things worth knowing about a situation, one file a slot.

A slot is asked for where it can matter, or stands as an item on the checklist, or is volunteered: never asked for, and
counted once somebody brings it up. `former` reads what was stored under the words of earlier versions.
"""

from __future__ import annotations

from advisor.facts import UNSURE, Fact
from advisor.slots.access import ACCESS
from advisor.slots.base_skill import BASE_SKILL
from advisor.slots.bill import BILL
from advisor.slots.budget import BUDGET
from advisor.slots.cheap_model import CHEAP_MODEL
from advisor.slots.classes import CLASSES
from advisor.slots.corpus_size import CORPUS_SIZE
from advisor.slots.currency import currency_of
from advisor.slots.deadline import DEADLINE
from advisor.slots.describable import DESCRIBABLE
from advisor.slots.documents_too import DOCUMENTS_TOO
from advisor.slots.error_cost import ERROR_COST
from advisor.slots.eval_set import EVAL_SET
from advisor.slots.failures_read import FAILURES_READ
from advisor.slots.gap import GAP
from advisor.slots.grader import GRADER
from advisor.slots.hardware import HARDWARE
from advisor.slots.hourly import HOURLY
from advisor.slots.knowledge import KNOWLEDGE
from advisor.slots.label_quality import LABEL_QUALITY
from advisor.slots.labelled_examples import LABELLED_EXAMPLES
from advisor.slots.latency import LATENCY
from advisor.slots.logs import LOGS
from advisor.slots.offer import OFFER
from advisor.slots.output import OUTPUT
from advisor.slots.owner import OWNER
from advisor.slots.personal_data import PERSONAL_DATA
from advisor.slots.preference_pairs import PREFERENCE_PAIRS
from advisor.slots.prompting import PROMPTING
from advisor.slots.provider import PROVIDER
from advisor.slots.request_size import REQUEST_SIZE
from advisor.slots.residency import RESIDENCY
from advisor.slots.retrieval import RETRIEVAL
from advisor.slots.safety import SAFETY
from advisor.slots.second_gap import SECOND_GAP
from advisor.slots.sensitivity import SENSITIVITY
from advisor.slots.skill import SKILL
from advisor.slots.slot import Asking, Band, Slot
from advisor.slots.stability import STABILITY
from advisor.slots.strong_model import STRONG_MODEL
from advisor.slots.task import TASK
from advisor.slots.teacher_terms import TEACHER_TERMS
from advisor.slots.tool_set import TOOL_SET
from advisor.slots.trivial import TRIVIAL
from advisor.slots.tuned_model import TUNED_MODEL
from advisor.slots.vendor_pitch import VENDOR_PITCH
from advisor.slots.volatility import VOLATILITY
from advisor.slots.volume import ONCE, VOLUME

SLOTS: tuple[Slot, ...] = (
    TASK, GAP, SECOND_GAP, TRIVIAL, KNOWLEDGE, DOCUMENTS_TOO, VOLATILITY, CORPUS_SIZE, ACCESS, DESCRIBABLE, PROMPTING,
    RETRIEVAL, STRONG_MODEL, CHEAP_MODEL, LABELLED_EXAMPLES, LOGS, EVAL_SET, FAILURES_READ, LABEL_QUALITY, GRADER,
    VOLUME, BILL, PROVIDER, OWNER, STABILITY, SKILL, CLASSES, TOOL_SET, SAFETY, OUTPUT, BASE_SKILL, PREFERENCE_PAIRS,
    LATENCY, HARDWARE, RESIDENCY, SENSITIVITY, PERSONAL_DATA, ERROR_COST, BUDGET, DEADLINE, TEACHER_TERMS, TUNED_MODEL,
    VENDOR_PITCH, OFFER, HOURLY, REQUEST_SIZE,
)  # fmt: skip
NEED = (TASK.id, GAP.id)
"""What is to be done and what falls short: asked first, since everything else hangs on it."""

DAYS_A_YEAR = 365
BY_ID: dict[str, Slot] = {slot.id: slot for slot in SLOTS}


def says(fact: Fact) -> str:
    """How a fact reads back to the person who told it, with the exact number where one was given."""
    slot = BY_ID[fact.slot]
    if fact.band == UNSURE:
        return f"{slot.name} is open"
    if fact.value is None or not slot.counted:
        return slot.band(fact.band).says
    if fact.band == ONCE:
        return f"{slot.band(ONCE).says}, {fact.value:,.0f} in all"
    if slot is VOLUME and fact.value < 1:
        return f"there are {fact.value * DAYS_A_YEAR:,.0f} requests a year"
    code = currency_of(fact.words) if slot in (BILL, OFFER, HOURLY) else ""
    if code not in ("", "USD"):
        return slot.counted.replace("$", "").format(f"{code} {fact.value:,.0f}")
    return slot.counted.format(f"{fact.value:,.0f}")


__all__ = [
    "ACCESS",
    "BASE_SKILL",
    "BILL",
    "BUDGET",
    "BY_ID",
    "CHEAP_MODEL",
    "CLASSES",
    "CORPUS_SIZE",
    "DEADLINE",
    "DESCRIBABLE",
    "DOCUMENTS_TOO",
    "ERROR_COST",
    "EVAL_SET",
    "FAILURES_READ",
    "GAP",
    "GRADER",
    "HARDWARE",
    "HOURLY",
    "KNOWLEDGE",
    "LABELLED_EXAMPLES",
    "LABEL_QUALITY",
    "LATENCY",
    "LOGS",
    "NEED",
    "OFFER",
    "ONCE",
    "OUTPUT",
    "OWNER",
    "PERSONAL_DATA",
    "PREFERENCE_PAIRS",
    "PROMPTING",
    "PROVIDER",
    "REQUEST_SIZE",
    "RESIDENCY",
    "RETRIEVAL",
    "SAFETY",
    "SECOND_GAP",
    "SENSITIVITY",
    "SKILL",
    "SLOTS",
    "STABILITY",
    "STRONG_MODEL",
    "TASK",
    "TEACHER_TERMS",
    "TOOL_SET",
    "TRIVIAL",
    "TUNED_MODEL",
    "VENDOR_PITCH",
    "VOLATILITY",
    "VOLUME",
    "Asking",
    "Band",
    "Slot",
    "says",
]  # fmt: skip
