"""How many tools a model has to choose from, and how well they are told apart."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

TOOL_SET = Slot(
    "tool_set",
    "the tools it chooses from",
    (
        Band("crowded", "Many, or they overlap", "there are many tools, or they overlap"),
        Band("pruned", "Few and well described, or searched for", "the tools are few, described or searched for"),
    ),
    unknown="the tools overlap, as they mostly do",
)
