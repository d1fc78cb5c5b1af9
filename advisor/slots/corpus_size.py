"""How much material there is, in tokens: a few pages, what one cached prompt holds without retrieval, or more."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

CORPUS_SIZE = Slot(
    "corpus_size",
    "how much material there is",
    (
        Band("few", "Up to about 50 pages", "the material is up to about 50 pages", share=15, at_least=0),
        Band("small", "Up to about 500 pages", "the material is up to about 500 pages", share=30, at_least=20_000),
        Band("large", "More than that", "the material is more than about 500 pages", share=55, at_least=200_000),
    ),
    unknown="there is more material than fits a prompt",
    asking=Asking(
        "How much material is there?",
        "Up to about 500 pages can go into the prompt whole, with nothing to build.",
        "How many pages would somebody have to read to answer any question?",
    ),
    unit="tokens",
    edge_source="anthropic-contextual-retrieval",
)
