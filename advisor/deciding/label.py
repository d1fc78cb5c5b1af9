"""A verdict's label: one word for the whole answer, for measuring against experts' labels."""

from __future__ import annotations

from advisor.facts import Facts
from advisor.verdict import Approach, FineTuning, Headline

_YES = {
    Approach.FINE_TUNING: "fine_tuning",
    Approach.DISTILLATION: "distillation_fine_tuning",
    Approach.RAG_AND_FINE_TUNING: "rag+fine_tuning",
}
_NO_MODEL = {Approach.CLASSIFIER, Approach.PLAIN_CODE}

_SIGNS = {
    "describable": {"hard"},
    "prompting": {"short"},
    "labelled_examples": {"100_to_499", "500_to_1999", "2000_plus"},
    "volume": {"10k_to_100k", "over_100k"},
    "cost_pressure": {"yes"},
    "tuned_model": {"works", "disappoints"},
    "goal": {"cheaper"},
}
"""One shown sign that fine-tuning may come to fit: then "not yet" promises a path, else it only says no for now."""


def label_of(headline: Headline, facts: Facts) -> str:
    """The label of a verdict."""
    if headline.fine_tuning is FineTuning.YES:
        return _YES[headline.approach]
    if headline.approach in _NO_MODEL:
        return "not_an_llm_problem"
    waiting = headline.fine_tuning is FineTuning.NOT_YET and headline.approach is Approach.PROMPTING
    return "prompting_first_then_fine_tuning" if waiting and credible(facts) else headline.approach.value


def credible(facts: Facts) -> bool:
    """Whether something that was said shows that fine-tuning may come to fit (`house`)."""
    return any(facts.band(slot) in bands for slot, bands in _SIGNS.items())
