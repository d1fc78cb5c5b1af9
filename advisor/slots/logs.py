"""Whether past requests are kept from which examples can be made."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

LOGS = Slot(
    "logs",
    "past requests",
    (
        Band("none", "No, or only a few", "past requests are not kept", share=45),
        Band("kept", "Yes, hundreds or more", "hundreds of past requests or more are kept", share=55),
    ),
    unknown="past requests are not kept",
    asking=Asking(
        "Do you keep past requests, say 500 or more, with or without their answers?",
        "A small model is taught on real requests; a strong model can write the answers, and people check a sample.",
        "Could you get at 500 requests of the past months, if somebody asked for them?",
    ),
    best="kept",
    only_grows=True,
)
