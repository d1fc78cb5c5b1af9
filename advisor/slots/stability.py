"""Whether the task stays the same for months."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

STABILITY = Slot(
    "stability",
    "whether the task stays the same",
    (
        Band("changing", "No", "the task changes every month or so"),
        Band("stable", "Yes", "the task stays the same for months"),
    ),
    unknown="the task stays the same for months",
)
