"""What is kept of a conversation between two messages: what was said, and nothing that can be derived."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from advisor.facts import Facts


@dataclass(frozen=True, slots=True)
class Session:
    """The facts told so far, the slots just asked for (none if no question is open), and when it was opened (UTC)."""

    opened: datetime
    facts: Facts = field(default_factory=Facts)
    asked: tuple[str, ...] = ()
