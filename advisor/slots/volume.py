"""How many requests a day; the edges are where fixed costs of training begin to pay."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

ONCE = "once"
"""A pile that is worked through once: a number told with it counts all of the pile, and not what comes in a day."""

VOLUME = Slot(
    "volume",
    "requests a day",
    (
        Band(ONCE, "A one-off job", "it is a one-off job", share=6),
        Band("under_1k", "Fewer than 1,000", "there are fewer than 1,000 requests a day", share=50, at_least=0),
        Band("1k_to_10k", "1,000 to 9,999", "there are 1,000 to 9,999 requests a day", share=25, at_least=1_000),
        Band("10k_to_100k", "10,000 to 99,999", "there are 10,000 to 99,999 requests a day", share=17, at_least=10_000),
        Band("over_100k", "100,000 or more", "there are 100,000 requests a day or more", share=8, at_least=100_000),
    ),
    unknown="the bill is worth the effort, which a count will show",
    asking=Asking(
        "About how many requests a day?",
        "Training and hosting are fixed costs; only volume pays them back.",
        "How many times a day would it be used?",
    ),
    unit="requests a day",
    counted="there are {} requests a day",
    edge_source="house-break-even",
)
