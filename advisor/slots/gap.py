"""What falls short today: the other half of the need."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

GAP = Slot(
    "gap",
    "what falls short today",
    (
        Band("untried", "Nothing yet: it is a new idea", "it is a new idea", share=57),
        Band("facts", "Facts are missing, made up or out of date", "it lacks facts of yours or invents them", share=15),
        Band("retrieval", "Its search finds the wrong passages", "the search finds the wrong passages", share=7),
        Band(
            "grounding",
            "It has the right passages, and still gets it wrong",
            "it has the right passages and still gets it wrong",
            share=3,
        ),
        Band(
            "manner",
            "Tone, style or format are off",
            "tone, style, format or instructions have to be got right",
            share=28,
        ),
        Band("accuracy", "It does the task wrong too often", "it does the task wrong too often", share=20),
        Band("calls", "It calls the wrong tools", "it calls the wrong tools", share=2),
        Band("cost", "It works, and costs too much", "it works and costs too much", share=12),
        Band("speed", "It works, and is too slow", "it works and is too slow", share=4),
        Band(
            "place",
            "It has to run small, offline or on our machines",
            "it has to run small, offline or on your own machines",
            share=2,
        ),
        Band(
            "exactness",
            "It must be exact, repeatable or explainable",
            "it must be exact, the same each time, or explainable",
            share=2,
        ),
        Band(
            "language",
            "It hardly knows the language or notation",
            "models hardly know the language or notation",
            share=9,
        ),
        Band("enough", "Nothing: it works well enough", "it works well enough", share=2),
    ),
    unknown="it is not known what falls short, so nothing shows a gap that training would close",
    asking=Asking(
        "And what falls short today? For example: it invents opening hours, the tone is wrong, it files one letter in "
        "five wrongly, the bill is too high.",
        "A cure is for a fault. Missing facts, a wrong tone and a high bill are cured by different things.",
        "When it fails today, or when you try it in a chat, what annoys you most? Which of these is nearest?",
    ),
    several=True,
)
"""The shares are counted, on two thirds of 253 real enquiries (tests/cases)."""
