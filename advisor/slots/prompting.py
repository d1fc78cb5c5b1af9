"""How hard prompting was tried."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

PROMPTING = Slot(
    "prompting",
    "how hard prompting was tried",
    (
        Band("none", "Not yet", "prompting has not been tried", share=25),
        Band("basic", "A few prompts, no examples or tests", "prompting has had a basic try", share=30),
        Band(
            "worked",
            "Worked on, but never measured",
            "prompting was worked on, and never measured",
            share=15,
        ),
        Band(
            "short",
            "Properly, and it still falls short",
            "prompting was tried properly and still falls short",
            share=20,
        ),
        Band("enough", "Properly, and it does the job", "prompting does the job", share=10),
    ),
    unknown="prompting has not been tried properly",
    asking=Asking(
        "How far did you get by only telling a strong model what to do (prompting: instructions and examples)?",
        "It is the cheapest lever, and it often ends the project.",
        "Has anybody typed clear instructions and a few examples into a good chat model, and measured the result?",
    ),
    best="short",
    only_grows=True,
)
