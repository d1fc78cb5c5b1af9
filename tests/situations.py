"""Complete situations to vary one fact at a time: each is good enough for its answer, and only just."""

from __future__ import annotations

from datetime import date

from advisor.deciding.decide import decide
from advisor.deciding.policy import policy_for
from advisor.facts import Facts
from advisor.verdict import Verdict

DAY = date(2026, 11, 22)
POLICY = policy_for(DAY)

CHECKLIST = {
    "eval_set": "20_plus",
    "label_quality": "verified",
    "owner": "named",
    "stability": "stable",
    "skill": "some",
}
READY = CHECKLIST | {"provider": "any"}

VOICE = {
    "goal": "behaviour",
    "describable": "hard",
    "knowledge": "none",
    "prompting": "short",
    "labelled_examples": "500_to_1999",
    **READY,
}
"""A writing style that cannot be described, everything ready: fine-tuning, yes."""

GROUNDED_VOICE = VOICE | {"knowledge": "documents", "retrieval": "short"}
"""The same over the organisation's documents, retrieval tuned: retrieval with fine-tuning, yes."""

ROUTING = {
    "goal": "classify",
    "prompting": "short",
    "labelled_examples": "2000_plus",
    "volume": "10k_to_100k",
    **READY,
}
"""Narrow classification at high volume, everything ready: fine-tuning, yes."""

SAVING = {"goal": "cheaper", "knowledge": "none", "cheap_model": "short", "volume": "over_100k", **READY}
"""A working task at very high volume that costs too much: distillation, yes."""

FORM = {"goal": "format", "prompting": "short", "labelled_examples": "500_to_1999", **READY}
"""A format that structured output does not hold, everything ready: fine-tuning, yes."""

RULINGS = VOICE | {"goal": "reasoning", "grader": "automatic"}
"""Intricate decisions with a check that code can make, everything ready: fine-tuning, yes, by reinforcement."""

CALLS = FORM | {"goal": "tools", "tool_errors": "wrong_calls"}
"""A model that keeps calling the wrong tools, with recorded right calls, everything ready: fine-tuning, yes."""

MISREADING = FORM | {"goal": "answers", "knowledge": "documents", "context_use": "misused", "retrieval": "short"}
"""Tuned retrieval finds the right text and the answers misuse it, everything ready: retrieval with fine-tuning, yes."""

GOOD = [VOICE, GROUNDED_VOICE, ROUTING, SAVING, FORM, RULINGS, CALLS, MISREADING]
"""Every complete situation whose answer is yes."""

POLICIES = {
    "goal": "answers",
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
