"""How one can tell whether an answer is right."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

GRADER = Slot(
    "grader",
    "how an answer is checked",
    (
        Band("none", "Not by any fixed means", "there is no fixed way to check an answer", share=55),
        Band(
            "automatic",
            "By code, or by a rubric that experts agree on",
            "an answer can be checked by code or rubric",
            share=45,
        ),
    ),
    unknown="there is no fixed way to check an answer",
    asking=Asking(
        "How can one tell whether an answer is right?",
        "Training on results needs a check that never tires: code, or a rubric that experts agree on.",
        "Could a program, or a checklist that two experts tick alike, say whether an answer is right?",
    ),
    best="automatic",
    only_grows=True,
)
