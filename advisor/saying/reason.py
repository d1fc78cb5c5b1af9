"""An explanation's sentences as reasons: each with its rules and the short names of their sources."""

from __future__ import annotations

from advisor.ports import Explanation, Sentence
from advisor.reply import Block, Reason, Reasons
from advisor.sources import SOURCES


def reasons(explanation: Explanation | None) -> tuple[Block, ...]:
    """Why, most decisive first; nothing where there is no explanation."""
    return reasons_block("Why", explanation.sentences if explanation else ())


def reasons_block(title: str, sentences: tuple[Sentence, ...]) -> tuple[Block, ...]:
    """The sentences under a title; nothing where there are none."""
    return (Reasons(title, tuple(map(_reason, sentences))),) if sentences else ()


def _reason(sentence: Sentence) -> Reason:
    return Reason(sentence.text, ", ".join(sentence.rules), tuple(SOURCES[name].short for name in sentence.sources))
