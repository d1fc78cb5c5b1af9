"""Complete situations to vary one fact at a time: each is good enough for its answer, and only just."""

from __future__ import annotations

from datetime import date

from advisor.decide import decide
from advisor.facts import Facts
from advisor.policy import policy_for
from advisor.verdict import Verdict

DAY = date(2026, 11, 22)
POLICY = policy_for(DAY)

READY = {"eval_set": "20_plus", "label_quality": "verified", "owner": "named", "stability": "stable", "provider": "any"}

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

SAVING = {"goal": "cheaper", "knowledge": "none", "prompting": "short", "volume": "over_100k", **READY}
"""A working task at very high volume that costs too much: distillation, yes."""

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
