"""Complete situations to vary one fact at a time: each is good enough for its answer, and only just."""

from __future__ import annotations

from datetime import date

from advisor.decision.decide import decide
from advisor.decision.policy import policy_for
from advisor.facts import Facts
from advisor.verdict import Verdict

DAY = date(2026, 11, 22)
POLICY = policy_for(DAY)

CHECKLIST = {"eval_set": "20_plus", "failures_read": "yes", "label_quality": "verified"}
READY = CHECKLIST | {"provider": "any"}

VOICE = {
    "task": "draft",
    "gap": "manner",
    "describable": "hard",
    "prompting": "short",
    "labelled_examples": "500_to_1999",
    "knowledge": "none",
    **READY,
}
"""A writing style that cannot be described, everything ready: fine-tuning, yes."""

GROUNDED_VOICE = VOICE | {"knowledge": "documents", "retrieval": "tuned"}
"""The same over the organisation's documents, retrieval tuned: retrieval with fine-tuning, yes."""

ROUTING = {
    "task": "sort",
    "gap": "accuracy",
    "prompting": "short",
    "labelled_examples": "2000_plus",
    "volume": "10k_to_100k",
    **READY,
}
"""Narrow classification at high volume, everything ready: fine-tuning, yes."""

SAVING = {
    "task": "draft",
    "gap": "cost",
    "knowledge": "none",
    "strong_model": "works",
    "cheap_model": "short",
    "logs": "kept",
    "volume": "over_100k",
    **READY,
}
"""A working task at very high volume that costs too much: distillation, yes."""

FIELDS = {"task": "extract", "gap": "accuracy", "prompting": "short", "labelled_examples": "500_to_1999", **READY}
"""Fields that a schema and a prompt still get wrong, everything ready: fine-tuning, yes."""

RULINGS = FIELDS | {"task": "reason", "grader": "automatic"}
"""Intricate decisions with a check that code can make, everything ready: fine-tuning, yes, by reinforcement."""

CALLS = FIELDS | {"task": "act", "gap": "calls", "tool_set": "pruned"}
"""A model that keeps calling the wrong tools, with recorded right calls, everything ready: fine-tuning, yes."""

MISREADING = FIELDS | {"task": "answer", "gap": "grounding", "retrieval": "tuned", "corpus_size": "large"}
"""Tuned retrieval finds the right text and the answers misuse it, everything ready: retrieval with fine-tuning, yes."""

GOOD = [VOICE, GROUNDED_VOICE, ROUTING, SAVING, FIELDS, RULINGS, CALLS, MISREADING]
"""Every complete situation whose answer is yes."""

POLICIES = {
    "task": "answer",
    "gap": "facts",
    "knowledge": "documents",
    "volatility": "weekly",
    "corpus_size": "large",
    "access": "citations",
}
"""Questions about documents that keep changing: retrieval, no."""


def verdict(situation: dict[str, str], **changes: str) -> Verdict:
    """The verdict on a situation with some facts changed; a band of "" takes the fact away."""
    bands = {slot: band for slot, band in (situation | changes).items() if band}
    return decide(POLICY, Facts.of(**bands))


def answer(situation: dict[str, str], **changes: str) -> tuple[str, str]:
    """The headline of that verdict as plain words."""
    headline = verdict(situation, **changes).headline
    return headline.fine_tuning.value, headline.approach.value
