"""Whether the examples were checked by people and look like real inputs."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

LABEL_QUALITY = Slot(
    "label_quality",
    "the quality of the examples",
    (
        Band("unverified", "No", "the examples have not been checked", share=60),
        Band("verified", "Yes", "the examples are checked and look like real inputs", share=40),
    ),
    unknown="the examples have not been checked",
    item="Examples that were checked by people and look like real inputs",
    best="verified",
    only_grows=True,
)
