"""The template explanation: each reason as its rule states it. Always there, also when no model is."""

from __future__ import annotations

from advisor.facts import Facts
from advisor.ports import Explanation, Sentence
from advisor.verdict import Evidence, Verdict

BY_TEMPLATE = "template"


def explain(verdict: Verdict, facts: Facts) -> Explanation:
    """The verdict's reasons as its rules state them; what rests on an assumption only says so in `assumptions`.

    `facts` is part of the port, for explainers that speak to the asker's own situation.
    """
    known = [item for item in verdict.evidence if not item.assumed]
    return Explanation(tuple(_sentence(item) for item in known or verdict.evidence), BY_TEMPLATE)


def _sentence(item: Evidence) -> Sentence:
    return Sentence(item.because, (item.rule,), item.sources)


class TemplateExplainer:
    """The template behind the Explainer port."""

    async def explain(self, verdict: Verdict, facts: Facts) -> Explanation:
        """The template explanation; never fails."""
        return explain(verdict, facts)
