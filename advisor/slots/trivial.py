"""Whether something much simpler than a language model would do."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

TRIVIAL = Slot(
    "trivial",
    "whether something simpler would do",
    (
        Band("rule", "A rule, a look-up or a calculation would do", "a rule, a look-up or a calculation would do it"),
        Band("classic", "A classic small method would do", "a classic small method would do it"),
        Band("no", "No, it takes understanding", "it takes understanding"),
    ),
    unknown="it takes understanding",
)
