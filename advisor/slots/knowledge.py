"""The knowledge of their own that the model needs."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

KNOWLEDGE = Slot(
    "knowledge",
    "the knowledge it needs",
    (
        Band("none", "None beyond general knowledge", "it needs no facts of your own", share=25),
        Band("documents", "Our documents, records or site", "it needs facts from your own documents", share=60),
        Band("live", "Live systems, or acting in them", "it needs live data or to act in your systems", share=15),
    ),
    unknown="it may need facts of your own",
    asking=Asking(
        "What knowledge does it need that a general model does not have?",
        "Facts belong in retrieval or tools. Training does not hold them reliably.",
        "Could somebody from outside, with no access to your files or systems, do it? What would they lack?",
    ),
    only_grows=True,
    several=True,
)
