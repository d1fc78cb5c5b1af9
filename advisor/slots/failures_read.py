"""Whether anybody has read single failures and named their kinds: error analysis."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

FAILURES_READ = Slot(
    "failures_read",
    "whether failures were read one by one",
    (
        Band("no", "No", "nobody has read the failures one by one", share=65),
        Band("yes", "Yes", "the failures were read one by one and named", share=35),
    ),
    unknown="nobody has read the failures one by one yet",
    item="Somebody has read 50 failures one by one and named what went wrong",
    best="yes",
    only_grows=True,
)
