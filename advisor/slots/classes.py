"""Whether the categories are clear to the people who sort."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

CLASSES = Slot(
    "classes",
    "how clear the categories are",
    (
        Band("clear", "Clear", "the categories are clear"),
        Band("overlap", "They overlap, or people disagree", "the categories overlap"),
    ),
    unknown="the categories are clear",
)
