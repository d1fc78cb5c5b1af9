"""The template explanation, each reason as its rule states it, and any explanation's sentences as reasons."""

from __future__ import annotations

from advisor.facts import Facts
from advisor.ports import Explanation, Sentence
from advisor.reply import Block, Reason, Reasons
from advisor.sources import SOURCES
from advisor.verdict import Evidence, FineTuning, Verdict

MOST_REASONS = 3
"""How many reasons stand under a verdict: it is a chat message, and "why" shows them all."""


def reasons(explanation: Explanation | None) -> tuple[Block, ...]:
    """Why, most decisive first; nothing where there is no explanation."""
    return reasons_block("Why", explanation.sentences if explanation else ())


def shortly(explanation: Explanation | None) -> tuple[Block, ...]:
    """The most decisive reasons, to stand under a verdict; their rules and sources are for whoever asks why."""
    first = explanation.sentences[:MOST_REASONS] if explanation else ()
    return (Reasons("Why", tuple(Reason(sentence.text, "", ()) for sentence in first)),) if first else ()


def reasons_block(title: str, sentences: tuple[Sentence, ...]) -> tuple[Block, ...]:
    """The sentences under a title; nothing where there are none."""
    return (Reasons(title, tuple(map(_reason, sentences))),) if sentences else ()


def _reason(sentence: Sentence) -> Reason:
    return Reason(sentence.text, ", ".join(sentence.rules), tuple(SOURCES[name].short for name in sentence.sources))


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
