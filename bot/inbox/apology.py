"""What a person is told when a turn fails for a reason that is ours."""

from __future__ import annotations

from advisor.reply import Notice, Reply

_WORDS = (
    "Sorry, something went wrong on my side and I couldn't answer that. What you told me before is safe. "
    "Please try again, perhaps in other words."
)
APOLOGY = Reply((Notice(_WORDS),), _WORDS)
