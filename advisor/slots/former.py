"""What was said and stored in the words of earlier versions, in the words of today.

Until November 2026 one slot, the goal, mixed what a model is to do with what falls short, and several slots said what a
gap says now. Sessions, enquiries, overlays and files with facts from then are read through `modern`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.facts import UNSURE, Fact
from advisor.slots import BY_ID

_FORMER: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("goal", "answers"): (("task", "answer"), ("gap", "facts")),
    ("goal", "behaviour"): (("gap", "manner"),),
    ("goal", "format"): (("gap", "manner"),),
    ("goal", "classify"): (("task", "sort"),),
    ("goal", "reasoning"): (("task", "reason"),),
    ("goal", "tools"): (("task", "act"),),
    ("goal", "cheaper"): (("gap", "cost"),),
    ("goal", "smarter"): (("task", "general"),),
    ("goal", UNSURE): (("task", UNSURE),),
    ("retrieval", "short"): (("retrieval", "tuned"),),
    ("fixed_rules", "yes"): (("trivial", "rule"),),
    ("fixed_rules", "no"): (("trivial", "no"),),
    ("query_scope", "lookup"): (),
    ("query_scope", "whole_document"): (("task", "whole_text"),),
    ("query_scope", "counts"): (("task", "compute"),),
    ("context_use", "good"): (),
    ("context_use", "misused"): (("gap", "grounding"),),
    ("tool_errors", "none"): (),
    ("tool_errors", "wrong_calls"): (("gap", "calls"),),
    ("domain_gap", "none"): (),
    ("domain_gap", "jargon"): (),
    ("domain_gap", "own_language"): (("second_gap", "language"),),
    ("model_tried", "small"): (("cheap_model", "short"),),
    ("model_tried", "strong"): (("strong_model", "short"),),
    ("cost_pressure", "yes"): (("second_gap", "cost"),),
    ("cost_pressure", "no"): (),
    ("hardware", "cpu_only"): (("hardware", "weak"),),
    ("base_skill", "nearly_all"): (("prompting", "enough"),),
}
FORMER: dict[str, tuple[str, ...]] = {
    gone: tuple(band for slot, band in _FORMER if slot == gone and band != UNSURE)
    for gone in dict.fromkeys(slot for slot, _ in _FORMER if slot not in BY_ID)
}
"""The slots that there are no more, with the bands that they had."""
_SUGGESTED, _NAMED, _TOLD = range(3)


def is_former(slot: str, band: str) -> bool:
    """Whether this is a word of an earlier version."""
    return band in FORMER.get(slot, ()) or (slot, band) in _FORMER


def means(slot: str, band: str) -> tuple[tuple[str, str], ...]:
    """The slots and bands that a former word stands for today, none if nothing is left of it; any other is itself."""
    return _FORMER.get((slot, band), () if slot in FORMER else ((slot, band),))


def modern(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in the words of today, in their order; value and words stay with each that a former fact becomes.

    What a former fact tells of a slot gives way to what was told of that slot itself, and the sharper word wins where
    two former facts speak of one: a fault that was named outranks what the goal alone would suggest. What falls short
    anyway does not fall short besides.
    """
    found: dict[str, tuple[int, Fact]] = {}
    for fact, weight in _each(facts):
        if fact.slot not in found or weight >= found[fact.slot][0]:
            found[fact.slot] = (weight, fact)
    main = {fact.band for _, fact in found.values() if fact.slot == "gap"}
    again = {"second_gap"} if found.get("second_gap", (_TOLD, None))[0] < _TOLD else set()
    return tuple(fact for _, fact in found.values() if fact.slot not in again or fact.band not in main)


def _each(facts: Iterable[Fact]) -> Iterator[tuple[Fact, int]]:
    """Every fact as today's, and how much it counts beside another of the same slot."""
    for fact in facts:
        for slot, band in means(fact.slot, fact.band):
            if (slot, band) == (fact.slot, fact.band):
                yield fact, _TOLD
            else:
                weight = _TOLD if slot == fact.slot else _SUGGESTED if fact.slot == "goal" else _NAMED
                yield replace(fact, slot=slot, band=band), weight
