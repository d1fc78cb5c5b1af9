"""How hard retrieval was tried."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

RETRIEVAL = Slot(
    "retrieval",
    "how hard retrieval was tried",
    (
        Band("none", "Not yet", "retrieval has not been tried", share=55),
        Band("basic", "A first version", "retrieval has had a first version", share=30),
        Band("tuned", "Tuned: it finds the right text", "retrieval was tuned and finds the right text", share=15),
    ),
    unknown="retrieval has not been tuned",
    asking=Asking(
        "Is there a search that puts the right passages before the model (retrieval, or RAG), and how good is it?",
        "Tuning the search is cheaper than tuning the model, and usually the real fault.",
        "When a question comes in, does anything look up the passages that answer it? Does it find the right ones?",
    ),
    best="tuned",
    only_grows=True,
)
