"""How often each answer is expected. It orders the questions and never touches a verdict.

The weights are ours (`house`), set from the kinds of enquiries that public threads and consultants report: most people
ask about their documents, have tried little, and are not ready. They need no more precision than an order needs.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "goal": {
        "answers": 40,
        "behaviour": 17,
        "format": 5,
        "classify": 14,
        "reasoning": 3,
        "tools": 5,
        "cheaper": 9,
        "smarter": 7,
    },
    "knowledge": {"none": 25, "documents": 60, "live": 15},
    "volatility": {"static": 25, "monthly": 40, "weekly": 35},
    "corpus_size": {"small": 40, "large": 60},
    "access": {"open": 45, "citations": 30, "permissions": 25},
    "describable": {"easy": 60, "hard": 40},
    "prompting": {"none": 25, "basic": 45, "short": 20, "enough": 10},
    "cheap_model": {"untested": 60, "short": 25, "passes": 15},
    "grader": {"none": 55, "automatic": 45},
    "skill": {"none": 45, "some": 55},
    "retrieval": {"none": 55, "basic": 30, "short": 15},
    "labelled_examples": {"none": 25, "under_100": 35, "100_to_499": 15, "500_to_1999": 15, "2000_plus": 10},
    "eval_set": {"under_20": 70, "20_plus": 30},
    "label_quality": {"unverified": 60, "verified": 40},
    "owner": {"none": 45, "named": 55},
    "stability": {"changing": 35, "stable": 65},
    "volume": {"under_1k": 50, "1k_to_10k": 25, "10k_to_100k": 17, "over_100k": 8},
    "provider": {"any": 40, "cloud": 25, "open_weights": 10, "openai": 15, "closed": 10},
}


def chance(slot: str, band: str) -> float:
    """The expected share (0 to 1) of askers whose `slot` has `band`."""
    weights = WEIGHTS[slot]
    return weights[band] / sum(weights.values())
