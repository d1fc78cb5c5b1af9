"""When it is needed."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

DEADLINE = Slot(
    "deadline",
    "when it is needed",
    (
        Band("days", "Within days", "it is needed within days"),
        Band("weeks", "In weeks or later", "there are weeks or more"),
    ),
    unknown="there are weeks or more",
)
