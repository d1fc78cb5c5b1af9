"""What the model costs a month today: what a saving can return at most."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

BILL = Slot(
    "bill",
    "the monthly bill",
    (
        Band("under_1k", "Under $1,000 a month", "the model costs under $1,000 a month", at_least=0),
        Band("1k_to_10k", "$1,000 to $9,999 a month", "the model costs $1,000 to $9,999 a month", at_least=1_000),
        Band("over_10k", "$10,000 a month or more", "the model costs $10,000 a month or more", at_least=10_000),
    ),
    unknown="the bill is not known",
    unit="dollars a month",
    counted="the model costs ${} a month",
    edge_source="house-break-even",
)
