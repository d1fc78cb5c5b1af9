"""Whether somebody owns the model after launch."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

OWNER = Slot(
    "owner",
    "an owner after launch",
    (
        Band("none", "Nobody", "nobody owns it after launch"),
        Band("named", "Somebody does", "somebody owns it after launch"),
    ),
    unknown="somebody will own it after launch",
)
