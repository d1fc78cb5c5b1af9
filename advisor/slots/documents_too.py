"""Whether it needs documents beside live data: two kinds of knowledge, of which one alone is asked for."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

DOCUMENTS_TOO = Slot(
    "documents_too",
    "whether it needs your documents as well",
    (
        Band("no", "No", "it needs no documents of yours beside that"),
        Band("yes", "Yes", "it needs facts from your own documents as well"),
    ),
    unknown="it needs no documents of yours beside live data",
)
