"""Whether answers need citations or per-person permissions."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

ACCESS = Slot(
    "access",
    "citations and permissions",
    (
        Band("open", "No, neither", "answers need no citations or per-person permissions", share=45),
        Band("citations", "Answers must name their source", "answers must cite their source", share=30),
        Band("permissions", "Not everybody may see everything", "people may see different things", share=25),
    ),
    unknown="answers may need citations or permissions",
    asking=Asking(
        "Must each answer name its source, or is some of the material not for everybody's eyes?",
        "Permissions have to be enforced outside the model, whatever its training.",
        "Who may see what: is it the same for everybody, and would an answer do without its source?",
    ),
)
