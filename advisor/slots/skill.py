"""Whether anybody there can tune and test a model."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

SKILL = Slot(
    "skill",
    "the skills to tune",
    (
        Band("none", "No", "nobody there has tuned or tested a model"),
        Band("some", "Yes", "somebody there can tune and test a model"),
    ),
    unknown="somebody there can tune and test a model, or will be found",
)
