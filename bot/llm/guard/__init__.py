"""Plain code that holds a draft explanation against its verdict: one function a check, each saying what is wrong.

A draft that passes says nothing that the rules do not say, recommends nothing else, and is safe to show anywhere.

| module | checks |
|---|---|
| `shape` | length, whole sentences, and plain characters: no links, mentions, markup or hidden characters |
| `citing` | only the verdict's own rules are cited, by every sentence, the decisive one among them |
| `figures` | every number was given |
| `answer` | yes, not yet or no is given as the verdict has it |
| `advice` | the verdict's approach is named and not spoken against, and no other is recommended |
| `strength` | nothing is promised that the rules do not promise, and nothing made light of |
| `ground` | the language asked for, and no names, orders or matters that were not given |
"""

from __future__ import annotations

from collections.abc import Callable

from bot.llm.brief import Brief
from bot.llm.draft import Draft
from bot.llm.guard import advice, answer, citing, figures, ground, shape, strength

Check = Callable[[Draft, Brief], tuple[str, ...]]

CHECKS: tuple[Check, ...] = (
    shape.wrong_length,
    shape.strange_characters,
    shape.links,
    citing.wrong_rules,
    figures.new_figures,
    answer.wrong_answer,
    advice.wrong_approach,
    advice.other_advice,
    strength.promises,
    strength.plays_down,
    ground.wrong_language,
    ground.new_names,
    ground.orders,
    ground.other_matters,
)


def objections(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """What is wrong with the draft, each in words that can be told to its author; nothing if it may be shown."""
    return tuple(objection for check in CHECKS for objection in check(draft, brief))
