"""How a cheap or small model does on the task, untuned and with caching."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

CHEAP_MODEL = Slot(
    "cheap_model",
    "how a cheaper model does",
    (
        Band("untested", "Not tested yet", "a cheaper model has not been tested", share=60),
        Band("short", "Tested, and it falls short", "a cheaper model was tested and falls short", share=25),
        Band("passes", "Tested, and it passes", "a cheaper model does the job", share=15),
    ),
    unknown="a cheaper model with caching has not been tested",
    asking=Asking(
        "How does a cheaper or smaller model do on the same task?",
        "It is the saving to beat: if a cheap model passes, no tuned one pays for itself beside it.",
        "Has anybody run the same prompt on a cheaper model, and was the result good enough?",
    ),
    best="short",
    only_grows=True,
)
