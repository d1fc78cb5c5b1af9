"""A row of words: a pattern for whole messages, with one that it must match and one that it must not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.heard import Intent


@dataclass(frozen=True, slots=True)
class Row:
    """Words that, as the whole message, mean `intent`. A test holds every row to its two examples."""

    intent: Intent
    pattern: re.Pattern[str]
    like: str
    unlike: str


def row(intent: Intent, pattern: str, *, like: str, unlike: str) -> Row:
    """The row of a pattern over folded words without punctuation."""
    return Row(intent, re.compile(pattern), like, unlike)
