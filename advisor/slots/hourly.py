"""What an hour of the people costs who would do it."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

HOURLY = Slot(
    "hourly",
    "the price of an hour",
    (
        Band("under_50", "Under $50", "an hour of the work costs under $50", at_least=0),
        Band("over_50", "$50 or more", "an hour of the work costs $50 or more", at_least=50),
    ),
    unknown="the price of an hour is an example of ours",
    unit="dollars an hour",
    counted="an hour of the work costs {}",
    edge_source="house",
)
