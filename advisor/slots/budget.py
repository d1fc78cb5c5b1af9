"""Whether there is a budget for data, tests and running it."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

BUDGET = Slot(
    "budget",
    "a budget",
    (
        Band("none", "No", "there is no budget for labelling, tests and running it"),
        Band("set", "Yes", "there is a budget for labelling, tests and running it"),
    ),
    unknown="there is a budget for it",
)
