"""How fast an answer must come."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

LATENCY = Slot(
    "latency",
    "how fast an answer must come",
    (
        Band("relaxed", "Half a second or more is fine", "half a second or more is fine"),
        Band("fast", "Within half a second", "an answer must come within half a second"),
        Band("instant", "Within a tenth of a second", "an answer must come within a tenth of a second"),
    ),
    unknown="half a second or more is fine",
)
