"""Which cases a table may be made from, and which only measure it."""

from __future__ import annotations

import hashlib
from enum import StrEnum


class Part(StrEnum):
    """The third that was put aside before the first rule was written, and what is left to learn from."""

    ASIDE = "aside"
    REST = "rest"

    def holds(self, case_id: str) -> bool:
        """Whether the case is of this part: the SHA-256 of its id, as a number, divides by three for what is aside."""
        aside = int(hashlib.sha256(case_id.encode()).hexdigest(), 16) % 3 == 0
        return aside is (self is Part.ASIDE)
