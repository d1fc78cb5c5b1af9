"""What became of a model that was tuned before."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

TUNED_MODEL = Slot(
    "tuned_model",
    "a tuned model of today",
    (
        Band("none", "None", "no tuned model is running"),
        Band("works", "It runs and does its job", "a tuned model runs and does its job"),
        Band("disappoints", "It was tried and disappoints", "a tuned model was tried and disappoints"),
        Band(
            "mended", "It disappointed, and the cause is mended", "a tuned model disappointed and the cause is mended"
        ),
    ),
    unknown="no tuned model is running",
    only_grows=True,
)
