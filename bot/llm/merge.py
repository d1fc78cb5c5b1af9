"""The rule by which the patterns' and the model's readings of a message become one.

| patterns | model | becomes |
|---|---|---|
| a band | the same band | the fact, with the number if either has one |
| a band | nothing | the fact |
| nothing | a band | the fact |
| a band | another band | nobody's: a question that names both readings |

What the patterns read as "not sure" about the open question stays so. The intent is the patterns' wherever they read
one or any fact; the model's counts only where they understood nothing, so no sentence can talk facts away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.facts import Fact
from advisor.heard import Heard, Intent, Path
from advisor.questions import Question


@dataclass(frozen=True, slots=True)
class ModelHeard:
    """What a model read, once its facts are proved; an intent that it may not have counts as `TELL`."""

    intent: Intent
    facts: tuple[Fact, ...]


def merged(patterns: Heard, model: ModelHeard, asked: Question | None) -> Heard:
    """Both readings as one, by the rule above."""
    closed = frozenset(asked.slots) if asked and patterns.intent is Intent.UNSURE else frozenset[str]()
    by_model = {fact.slot: fact for fact in model.facts if fact.slot not in closed}
    by_patterns = {fact.slot: fact for fact in patterns.facts}
    facts: list[Fact] = []
    disputed: list[tuple[Fact, Fact]] = []
    for slot in dict.fromkeys((*by_patterns, *by_model)):
        one, other = by_patterns.get(slot), by_model.get(slot)
        if one and other and one.band != other.band:
            disputed.append((one, other))
        elif fact := _best(one, other):
            facts.append(fact)
    silent = patterns.intent is Intent.TELL and not patterns.facts
    # Facts beside another intent than a supposition are told all the same: they win over a question about them.
    aside = silent and (model.intent is Intent.WHAT_IF or not facts)
    intent = model.intent if aside else patterns.intent
    return replace(patterns, intent=intent, facts=tuple(facts), disputed=tuple(disputed), path=Path.BOTH)


def _best(one: Fact | None, other: Fact | None) -> Fact | None:
    return other if one is None or (one.value is None and other and other.value is not None) else one
