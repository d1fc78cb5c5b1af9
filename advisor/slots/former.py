"""What was said and stored in the words of earlier versions, in the words of today.

Until November 2026 one slot, the goal, mixed what a model is to do with what falls short, and several slots said what a
gap says now. Sessions, enquiries, overlays and files with facts from then are read through `modern`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.facts import UNSURE, Fact

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
    ("query_scope", "whole_document"): (("task", "whole_text"),),
    ("query_scope", "counts"): (("task", "compute"),),
    ("query_scope", "lookup"): (),
    ("context_use", "misused"): (("gap", "grounding"),),
    ("context_use", "good"): (),
    ("tool_errors", "wrong_calls"): (("gap", "calls"),),
    ("tool_errors", "none"): (),
    ("domain_gap", "own_language"): (("second_gap", "language"),),
    ("domain_gap", "jargon"): (),
    ("domain_gap", "none"): (),
    ("model_tried", "small"): (("cheap_model", "short"),),
    ("model_tried", "strong"): (("strong_model", "short"),),
    ("cost_pressure", "yes"): (("second_gap", "cost"),),
    ("cost_pressure", "no"): (),
    ("hardware", "cpu_only"): (("hardware", "weak"),),
}
_GONE = frozenset(
    {"goal", "fixed_rules", "query_scope", "context_use", "tool_errors", "domain_gap", "model_tried", "cost_pressure"}
)


def modern(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in the words of today, in their order; value and words stay with the first that a former fact becomes.

    What a former fact tells of a slot gives way to what was told of that slot itself, and the sharper word wins where
    two former facts speak of one: a fault that was named outranks what the goal alone would suggest.
    """
    found = list(_each(facts))
    own = {fact.slot for fact, told in found if told}
    latest = {fact.slot: fact for fact, told in found if told or fact.slot not in own}
    return tuple(latest.values())


def _each(facts: Iterable[Fact]) -> Iterator[tuple[Fact, bool]]:
    """Every fact as today's, and whether it was told in today's words."""
    for fact in facts:
        become = _FORMER.get((fact.slot, fact.band))
        if become is None:
            if fact.slot not in _GONE:
                yield fact, True
            continue
        for slot, band in become:
            yield replace(fact, slot=slot, band=band), slot == fact.slot
