"""Whether the terms of a strong model allow training on its answers."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

TEACHER_TERMS = Slot(
    "teacher_terms",
    "the terms of a strong model",
    (
        Band("allowed", "Training on them is allowed", "a strong model's answers may be used for training"),
        Band("forbidden", "Training on them is forbidden", "the terms forbid training on a strong model's answers"),
    ),
    unknown="the terms allow it, which is still to be checked",
)
