"""A verdict's label: one word for the whole answer, for measuring against experts' labels."""

from __future__ import annotations

from advisor.facts import UNSURE, Facts
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
    "logs": {"kept"},
    "strong_model": {"short"},
    "volume": {"10k_to_100k", "over_100k"},
    "bill": {"1k_to_10k", "over_10k"},
    "tuned_model": {"works"},
    "gap": {"cost", "speed", "place", "language", "calls", "grounding"},
    "second_gap": {"cost", "speed", "place", "language", "calls", "grounding"},
}
"""One shown sign that fine-tuning may come to fit: then "not yet" promises a path, else it only says no for now."""

_BETTER = {"manner", "accuracy"}
_NO_FAULT = {None, UNSURE, "untried", "enough", "cost"}


def label_of(headline: Headline, facts: Facts) -> str:
    """The label of a verdict."""
    if headline.fine_tuning is FineTuning.YES:
        return _YES[headline.approach]
    if headline.approach in _NO_MODEL:
        return "not_an_llm_problem"
    waiting = headline.fine_tuning is FineTuning.NOT_YET and headline.approach is Approach.PROMPTING
    return "prompting_first_then_fine_tuning" if waiting and credible(facts) else headline.approach.value


def credible(facts: Facts) -> bool:
    """Whether something that was said shows that fine-tuning may come to fit (`house`).

    Nothing does after a tuning that disappointed, nor where little is at stake (a little sorting and no fault), nor
    where a strong model does the job that a weak one gets wrong.
    """
    little = (
        facts.band("task") == "sort"
        and facts.band("volume") in ("once", "under_1k")
        and facts.band("describable") != "hard"
        and facts.band("gap") in _NO_FAULT
    )
    done = facts.band("strong_model") == "works" and facts.band("gap") in _BETTER
    failed = facts.band("tuned_model") == "disappoints"
    return not (little or done or failed) and any(facts.band(slot) in bands for slot, bands in _SIGNS.items())
