"""Pairs of a better and a worse answer."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

PREFERENCE_PAIRS = Slot(
    "preference_pairs",
    "pairs of a better and a worse answer",
    (
        Band("under_500", "Fewer than 500", "there are fewer than 500 pairs of a better and a worse answer"),
        Band("500_plus", "500 or more", "there are 500 pairs or more of a better and a worse answer"),
    ),
    unknown="there are no pairs of a better and a worse answer",
)
