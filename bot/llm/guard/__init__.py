"""Plain code that holds a reworded reason against the reason itself: one function a check, each saying what is wrong.

A sentence that passes says what its rule says, to the asker's own words, and is safe to show anywhere.

| module | checks |
|---|---|
| `shape` | length, one whole sentence, and plain characters: no links, mentions, markup or hidden characters |
| `quoted_numbers` | every number was given |
| `ground` | quotes, names, approaches and the matter are those of reason and asker's words; English; no orders |
| `negation` | negated where the reason is, no surer than it, and nothing made light of |
"""

from __future__ import annotations

from collections.abc import Callable

from bot.llm.guard import ground, negation, quoted_numbers, shape
from bot.llm.guard.text import Reworded

__all__ = ["Reworded", "objections"]

CHECKS: tuple[Callable[[Reworded], str], ...] = (
    shape.wrong_length,
    shape.strange_characters,
    shape.links,
    quoted_numbers.new_figures,
    ground.wrong_quote,
    ground.wrong_language,
    ground.new_names,
    ground.new_approaches,
    ground.orders,
    ground.other_matter,
    negation.other_side,
    negation.surer,
    negation.unhedged,
    negation.plays_down,
)


def objections(said: Reworded) -> tuple[str, ...]:
    """What is wrong with the sentence, each in a few words; nothing if it may be shown."""
    return tuple(wrong for check in CHECKS if (wrong := check(said)))
