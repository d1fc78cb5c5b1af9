"""Talks that come to costs, and what their replies say of them."""

from __future__ import annotations

from advisor.reply import Block, Entries, Notice, Points
from tests.support.talk import Talk

LETTERS = {"task": "draft", "gap": "manner", "knowledge": "none", "describable": "easy"}
MOST_LINES, MOST_ASSUMPTIONS = 8, 6


def letters(*said: str) -> Talk:
    """A talk that has come to its verdict on letters, and goes on."""
    talk = Talk()
    for slot, band in LETTERS.items():
        talk.press(**{slot: band})
    for words in said:
        talk.say(words)
    return talk


def saving(*said: str) -> Talk:
    """A talk on a bill that is too high."""
    talk = Talk().press(task="sort").press(gap="cost")
    for words in said:
        talk.say(words)
    return talk


def points(talk: Talk) -> list[Points]:
    return [block for block in talk.reply.blocks if isinstance(block, Points) and "What" not in block.title[5:]]


def text(talk: Talk) -> str:
    return " ".join(_text(block) for block in talk.reply.blocks)


def _text(block: Block) -> str:
    match block:
        case Notice(said):
            return said
        case Points(title, items):
            return " ".join((title, *items))
        case Entries(_, items):
            return " ".join(entry.small for entry in items)
        case _:
            return ""
