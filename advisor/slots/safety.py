"""Whether it is about keeping answers safe or within policy."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

SAFETY = Slot(
    "safety",
    "whether it is about safe answers",
    (
        Band("yes", "Yes", "it is about keeping answers safe or within policy"),
        Band("no", "No", "it is not about safe answers"),
    ),
    unknown="it is not about safe answers",
)
