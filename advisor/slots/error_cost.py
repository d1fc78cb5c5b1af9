"""What a mistake costs."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

ERROR_COST = Slot(
    "error_cost",
    "what a mistake costs",
    (
        Band("low", "Little", "a mistake costs little"),
        Band("high", "A lot", "a mistake is costly or dangerous"),
    ),
    unknown="a mistake costs little",
)
