"""Whether the examples hold personal data."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

PERSONAL_DATA = Slot(
    "personal_data",
    "personal data in the examples",
    (
        Band("removed", "None, or removed", "the examples hold no personal data"),
        Band(
            "kept", "Yes, and people may ask for its erasure", "the examples hold personal data that may need erasing"
        ),
    ),
    unknown="the examples hold no personal data",
)
