"""What somebody asks for doing it: a sum, once."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

OFFER = Slot(
    "offer",
    "the offer",
    (
        Band("under_10k", "Under $10,000", "you were offered it for under $10,000", at_least=0),
        Band("10k_to_100k", "$10,000 to $99,999", "you were offered it for $10,000 to $99,999", at_least=10_000),
        Band("over_100k", "$100,000 or more", "you were offered it for $100,000 or more", at_least=100_000),
    ),
    unknown="nobody has offered it for a price",
    unit="dollars, once",
    counted="you were offered it for {}",
    edge_source="house",
)
