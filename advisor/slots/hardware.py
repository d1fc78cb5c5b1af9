"""The machines that it has to run on."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

HARDWARE = Slot(
    "hardware",
    "the machines it runs on",
    (
        Band(
            "weak",
            "Ordinary processors, phones or small devices",
            "it has to run on ordinary processors or small devices",
        ),
        Band("gpu", "There are GPUs", "there are GPUs to run it on"),
    ),
    unknown="a provider's machines will do",
)
