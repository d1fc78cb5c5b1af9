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
        "How far have you taken prompting with a strong model?",
        "It is the cheapest lever, and it often ends the project.",
        "How far did you get with instructions and examples in the prompt alone?",
    ),
    best="short",
    only_grows=True,
)
