"""What a person is told when a turn fails, or takes long, for a reason that is ours."""

from __future__ import annotations

from dataclasses import replace

from advisor.reply import Notice, Reply

_WORDS = (
    "Sorry, something went wrong on my side and I couldn't answer that. What you told me before is safe. "
    "Please try again, perhaps in other words."
)
_GIVEN_UP = (
    "Sorry, I tried several times and couldn't answer that: something in it stops me, which is my fault and not yours. "
    "It's kept for the people who run me. What you told me before is safe; please try in other words."
)
GIVEN_UP = Reply((Notice(_GIVEN_UP),), _GIVEN_UP)
"""What somebody is told whose message no process answered."""
LONG_QUEUE = 5
"""Messages waiting in one thread that are worth a word: fewer are answered before anybody wonders."""
APOLOGY = Reply((Notice(_WORDS),), _WORDS)


def with_a_word_on_the_queue(reply: Reply, behind: int) -> Reply:
    """The reply, saying besides that `behind` more messages of the thread are waiting."""
    words = f"{behind} more messages are waiting here; I answer them one after the other, in their order."
    return replace(reply, blocks=(*reply.blocks, Notice(words)))
