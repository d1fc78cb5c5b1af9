"""How sensitive the data are."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

SENSITIVITY = Slot(
    "sensitivity",
    "how sensitive the data are",
    (
        Band("ordinary", "Ordinary", "the data are ordinary"),
        Band("regulated", "Personal, health or otherwise regulated", "the data are personal or regulated"),
    ),
    unknown="the data are ordinary",
)
