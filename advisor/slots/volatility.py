"""How fast the needed knowledge changes."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

VOLATILITY = Slot(
    "volatility",
    "how fast that knowledge changes",
    (
        Band("static", "Once or twice a year at most", "the knowledge changes once or twice a year at most", share=25),
        Band(
            "monthly",
            "A few times a year, or every month",
            "the knowledge changes a few times a year, or every month",
            share=40,
        ),
        Band("weekly", "Every day or week", "the knowledge changes every day or week", share=25),
        Band(
            "constant", "By the minute, or for each person", "it changes by the minute or differs by person", share=10
        ),
    ),
    unknown="the knowledge changes now and then",
    asking=Asking(
        "How often does that knowledge change?",
        "What hardly changes can sit in the prompt; what keeps changing is better looked up.",
        "How soon would an answer that was right today be wrong?",
    ),
)
