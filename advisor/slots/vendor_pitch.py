"""Whether a vendor proposes fine-tuning."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

VENDOR_PITCH = Slot(
    "vendor_pitch",
    "whether a vendor proposes it",
    (
        Band("no", "No", "no vendor is proposing it"),
        Band("yes", "Yes", "a vendor is proposing it"),
    ),
    unknown="no vendor is proposing it",
)
