"""Our rule table as a decision graph of zen-engine (GoRules), with the same trace: the rows that hold, and why.

One decision table collects every line that holds, with the slots that made it hold; one expression node reads the
headline off these lines. A row whose condition has alternatives takes a line for each, as decision tables know no "or".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType

import zen

from advisor.decision.bitset import Alternative, alternatives
from advisor.rules.rule import Cap, Choose, Rule, Veto
from advisor.slots import SLOTS

CHOSEN = "filter(held, #.chooses != '')[0]"
TUNES = "$.chosen.tunes"
FINE_TUNING = (
    "$.tunes == '' or some(held, contains(#.veto, $.tunes)) ? 'no' : "
    "some(held, contains(#.cap, $.tunes)) ? 'not_yet' : 'yes'"
)
APPROACH = "$.fine_tuning == 'yes' ? $.tunes : $.chosen.chooses"
OUTPUTS = ("row", "slots", "veto", "cap", "chooses", "tunes")


def zen_evaluate(rules: tuple[Rule, ...]) -> Callable[[Mapping[str, str]], zen.EvaluateResponse]:
    """What evaluates the table for a band in every slot; its `result` has `fine_tuning`, `approach` and `held`."""
    content = zen.ZenDecisionContent(json.dumps(graph(rules)))
    decision = zen.ZenEngine().create_decision(content)
    decision.validate()
    return lambda bands: decision.evaluate(dict(bands))


def graph(rules: tuple[Rule, ...]) -> dict[str, object]:
    """The table in GoRules' JSON decision model."""
    lines = [_line(rule, line) for rule in rules for line in alternatives(rule.when)]
    read = [slot.id for slot in SLOTS if any(line[slot.id] for line in lines)]
    table = {
        "hitPolicy": "collect",
        "outputPath": "held",
        "inputs": [{"id": name, "name": name, "field": name} for name in read],
        "outputs": [{"id": name, "name": name, "field": name} for name in OUTPUTS],
        "rules": lines,
    }
    expressions = {"held": "held", "chosen": CHOSEN, "tunes": TUNES, "fine_tuning": FINE_TUNING, "approach": APPROACH}
    headline = {"expressions": [{"id": key, "key": key, "value": value} for key, value in expressions.items()]}
    path = ("situation", "table", "headline", "verdict")
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            _node("situation", "inputNode"),
            _node("table", "decisionTableNode", table),
            _node("headline", "expressionNode", headline),
            _node("verdict", "outputNode"),
        ],
        "edges": [{"id": a, "sourceId": a, "targetId": b, "type": "edge"} for a, b in pairwise(path)],
    }


def _node(name: str, kind: str, content: Mapping[str, object] = MappingProxyType({})) -> dict[str, object]:
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}, "content": dict(content)}


def _line(rule: Rule, line: Alternative) -> dict[str, str]:
    """A line of the decision table: an empty cell is any band."""
    chosen, veto, cap = rule.effect(Choose), rule.effect(Veto), rule.effect(Cap)
    return {
        **{slot.id: ", ".join(json.dumps(band) for band in sorted(line.get(slot.id, ()))) for slot in SLOTS},
        "_id": f"{rule.id} {' '.join(line)}",
        "row": json.dumps(rule.id),
        "slots": json.dumps(list(line)),
        "veto": json.dumps(sorted(veto.of) if veto else []),
        "cap": json.dumps(sorted(cap.of) if cap else []),
        "chooses": json.dumps(chosen.approach if chosen else ""),
        "tunes": json.dumps((chosen.tuning or "") if chosen else ""),
    }
