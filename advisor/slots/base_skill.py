"""How well the untuned model does."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

BASE_SKILL = Slot(
    "base_skill",
    "how well the untuned model does",
    (
        Band("none", "Never gets it right", "the untuned model never gets it right"),
        Band("some", "Gets part of it right", "the untuned model gets part of it right"),
    ),
    unknown="the untuned model gets part of it right",
)
