"""The template explanation: each reason as its rule states it. Always there, also when no model is."""

from __future__ import annotations

from advisor.facts import Facts
from advisor.ports import Explanation, Sentence
from advisor.verdict import Evidence, FineTuning, Verdict

BY_TEMPLATE = "template"


def explain(verdict: Verdict, facts: Facts) -> Explanation:
    """The verdict's reasons as its rules state them; what rests on an assumption only says so in `assumptions`.

    `facts` is part of the port, for explainers that speak to the asker's own situation.
    """
    answer = verdict.headline.fine_tuning
    no = answer is FineTuning.NO
    # The row that says no is the reason, also while something could still lead past it.
    known = [item for n, item in enumerate(verdict.evidence) if not item.assumed or (no and n == 0)]
    if answer is FineTuning.NOT_YET and not any(item.waits for item in known):
        # "Not yet" without what it waits for reads as a plea for training.
        known += [item for item in verdict.evidence if item.waits][:1]
    return Explanation(tuple(_sentence(item) for item in known or verdict.evidence), BY_TEMPLATE)


def _sentence(item: Evidence) -> Sentence:
    return Sentence(item.because, (item.rule,), item.sources)


class TemplateExplainer:
    """The template behind the Explainer port."""

    async def explain(self, verdict: Verdict, facts: Facts) -> Explanation:
        """The template explanation; never fails."""
        return explain(verdict, facts)
