"""Whether there is an evaluation set of 20 cases or more."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

EVAL_SET = Slot(
    "eval_set",
    "an evaluation set",
    (
        Band("under_20", "No", "you have no evaluation set of 20 cases", share=70, at_least=0),
        Band("20_plus", "Yes", "you have an evaluation set", share=30, at_least=20),
    ),
    unknown="there is no evaluation set yet",
    item="An evaluation set: 20 or more real cases with the right answer",
    best="20_plus",
    unit="cases",
    counted="you have an evaluation set of {} cases",
    edge_source="openai-accuracy",
    only_grows=True,
)
