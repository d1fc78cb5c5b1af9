"""A second thing that falls short, where somebody names two."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

SECOND_GAP = Slot(
    "second_gap",
    "what falls short besides",
    (
        Band("facts", "Facts are missing, made up or out of date", "it also lacks facts of yours, or makes them up"),
        Band("retrieval", "Its search finds the wrong passages", "its search also finds the wrong passages"),
        Band("grounding", "It has the right passages, and still gets it wrong", "it also gets right passages wrong"),
        Band("manner", "Tone, style or format are off", "tone, style or format are off as well"),
        Band("accuracy", "It does the task wrong too often", "it also does the task wrong too often"),
        Band("calls", "It calls the wrong tools", "it also calls the wrong tools"),
        Band("cost", "It costs too much", "it costs too much as well"),
        Band("speed", "It is too slow", "it is too slow as well"),
        Band(
            "place",
            "It has to run small, offline or on our machines",
            "it also has to run small, offline or on your machines",
        ),
        Band(
            "exactness",
            "It must be exact, repeatable or explainable",
            "it also must be exact, the same each time, or explainable",
        ),
        Band(
            "language", "It hardly knows the language or notation", "models also hardly know the language or notation"
        ),
    ),
    unknown="nothing else falls short",
)
