"""What kind of text comes out, where that changes how much data training takes."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

OUTPUT = Slot(
    "output",
    "what comes out",
    (
        Band("short", "Short answers or texts", "short answers or texts come out"),
        Band("translation", "Translations", "translations come out"),
    ),
    unknown="short answers or texts come out",
)
