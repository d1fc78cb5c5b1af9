"""An explanation's sentences as reasons: each with its rules and the short names of their sources."""

from __future__ import annotations

from advisor.ports import Explanation, Sentence
from advisor.reply import Block, Reason, Reasons
from advisor.sources import SOURCES

MOST_REASONS = 3
"""How many reasons stand under a verdict: it is a chat message, and "why" shows them all."""


def reasons(explanation: Explanation | None) -> tuple[Block, ...]:
    """Why, most decisive first; nothing where there is no explanation."""
    return reasons_block("Why", explanation.sentences if explanation else ())


def shortly(explanation: Explanation | None) -> tuple[Block, ...]:
    """The most decisive reasons, to stand under a verdict; their rules and sources are for whoever asks why."""
    first = explanation.sentences[:MOST_REASONS] if explanation else ()
    return (Reasons("Why", tuple(Reason(sentence.text, "", ()) for sentence in first)),) if first else ()


def reasons_block(title: str, sentences: tuple[Sentence, ...]) -> tuple[Block, ...]:
    """The sentences under a title; nothing where there are none."""
    return (Reasons(title, tuple(map(_reason, sentences))),) if sentences else ()


def _reason(sentence: Sentence) -> Reason:
    return Reason(sentence.text, ", ".join(sentence.rules), tuple(SOURCES[name].short for name in sentence.sources))
