"""How many examples of the wanted input and output there are."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

LABELLED_EXAMPLES = Slot(
    "labelled_examples",
    "labelled examples",
    (
        Band("none", "None", "you have no labelled examples", share=25, at_least=0),
        Band("under_100", "Fewer than 100", "you have fewer than 100 labelled examples", share=35, at_least=1),
        Band("100_to_499", "100 to 499", "you have 100 to 499 labelled examples", share=15, at_least=100),
        Band("500_to_1999", "500 to 1,999", "you have 500 to 1,999 labelled examples", share=15, at_least=500),
        Band("2000_plus", "2,000 or more", "you have 2,000 labelled examples or more", share=10, at_least=2_000),
    ),
    unknown="you have fewer than 100 labelled examples",
    asking=Asking(
        "How many finished examples do you have: what came in, with the result that you wanted?",
        "Below about 100, a better prompt beats training.",
        "How many pairs of an input and the right output could you hand over today?",
    ),
    best="2000_plus",
    unit="examples",
    counted="you have {} labelled examples",
    edge_source="seed-glossary",
    only_grows=True,
)
