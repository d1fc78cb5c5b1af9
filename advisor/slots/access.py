"""Whether answers need citations or per-person permissions."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

ACCESS = Slot(
    "access",
    "citations and permissions",
    (
        Band("open", "Neither", "answers need no citations or per-person permissions", share=45),
        Band("citations", "Answers must cite their source", "answers must cite their source", share=30),
        Band("permissions", "People may see different things", "people may see different things", share=25),
    ),
    unknown="answers may need citations or permissions",
    asking=Asking(
        "Must answers cite their source, or may people see different things?",
        "Permissions have to be enforced outside the model, whatever its training.",
    ),
)
