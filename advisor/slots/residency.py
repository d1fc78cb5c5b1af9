"""Where data may go."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

RESIDENCY = Slot(
    "residency",
    "where data may go",
    (
        Band("anywhere", "Anywhere", "data may go anywhere"),
        Band("region", "It must stay in our region", "data must stay in your region"),
        Band("own_machines", "It must not leave our machines", "data must not leave your machines"),
    ),
    unknown="data may go to a provider under contract",
)
