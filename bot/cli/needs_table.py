"""The nature of the answer as a table that a domain expert can read: what is to be done, by what falls short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from advisor.decision.policy import Policy
from advisor.facts import UNSURE
from advisor.rules.conditions import ALWAYS, NEVER, Condition, given, holds
from advisor.rules.rule import Choose, Rule
from advisor.slots import GAP, SLOTS, TASK
from advisor.sources import SOURCES
from advisor.verdict import Approach
from bot.cli.formats import Format, as_json, entries, markdown

SHORT: dict[Approach, str] = {
    Approach.PROMPTING: "prompt",
    Approach.LONG_CONTEXT: "whole text",
    Approach.RAG: "retrieval",
    Approach.TOOL_USE: "tools",
    Approach.FINE_TUNING: "tune",
    Approach.DISTILLATION: "distil",
    Approach.RAG_AND_FINE_TUNING: "tune with retrieval",
    Approach.CLASSIFIER: "classifier",
    Approach.PLAIN_CODE: "code",
}
DEFAULT = "prompting_covers_most"
_NOTHING_KNOWN = {slot.id: UNSURE for slot in SLOTS}


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One row that can choose for a need, and what else it takes; the first whose condition holds decides."""

    rule: Rule
    choose: Choose
    when: Condition


def readings(policy: Policy, task: str, gap: str) -> tuple[NeedRow, ...]:
    """The rows that can choose for this task and gap, in order, while no second gap is named and nothing is trivial.

    None after one that always holds can be the first.
    """
    known = {TASK.id: task, GAP.id: gap} | {slot.id: UNSURE for slot in SLOTS if slot.volunteered}
    found: list[NeedRow] = []
    for rule in policy.rules:
        if chosen := rule.effect(Choose):
            when = given(rule.when, known)
            found += [NeedRow(rule, chosen, when)] if when != NEVER else []
            if when == ALWAYS:
                break
    return tuple(found)


def needs_listing(policy: Policy, *, form: Format) -> str:
    """For every task and gap what is chosen, by which rows; and each of those rows with its reason and sources."""
    match form:
        case Format.TEXT:
            cells = entries((task.label, _fields(policy, task.id)) for task in TASK.bands)
            return f"{cells}\n{entries(_rows(policy))}"
        case Format.MARKDOWN:
            return f"{_matrix(policy)}\n{_row_table(policy)}"
        case Format.JSON:
            return as_json({"policy": policy.name, "needs": _cells(policy)})
        case _:
            assert_never(form)


def _cell(policy: Policy, task: str, gap: str) -> str:
    """The choices of one cell: what is chosen while nothing else is known, then what else can be, in order."""
    found = readings(policy, task, gap)
    usual = next(own for own in found if holds(own.when, _NOTHING_KNOWN))
    others = dict.fromkeys(f"{_choice(own.choose)} {own.rule.id}" for own in found if own is not usual)
    shown = _choice(usual.choose) + ("" if usual.rule.id == DEFAULT else f" {usual.rule.id}")
    return "; or ".join([shown, *others])


def _choice(choose: Choose) -> str:
    first = SHORT[choose.approach]
    return f"{first} → {SHORT[choose.tuning]}" if choose.tuning else first


def _matrix(policy: Policy) -> str:
    head = ["", *(gap.label for gap in GAP.bands)]
    rows = ([task.label, *(_cell(policy, task.id, gap.id) for gap in GAP.bands)] for task in TASK.bands)
    return markdown(head, rows)


def _fields(policy: Policy, task: str) -> list[tuple[str, str]]:
    return [(gap.id, _cell(policy, task, gap.id)) for gap in GAP.bands]


def _choosing(policy: Policy) -> list[tuple[Rule, Choose]]:
    return [(rule, chosen) for rule in policy.rules if (chosen := rule.effect(Choose))]


def _rows(policy: Policy) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (rule.id, [("chooses", _choice(chosen)), ("when", str(rule.when)), ("because", rule.because), _sources(rule)])
        for rule, chosen in _choosing(policy)
    ]


def _row_table(policy: Policy) -> str:
    rows = ([rule.id, _choice(own), str(rule.when), rule.because, _sources(rule)[1]] for rule, own in _choosing(policy))
    return markdown(("row", "chooses", "when", "because", "sources"), rows)


def _sources(rule: Rule) -> tuple[str, str]:
    return ("sources", "; ".join(SOURCES[name].short for name in rule.sources))


def _cells(policy: Policy) -> list[dict[str, object]]:
    return [
        {
            "task": task.id,
            "gap": gap.id,
            "rows": [_reading_json(own) for own in readings(policy, task.id, gap.id)],
        }
        for task in TASK.bands
        for gap in GAP.bands
    ]


def _reading_json(own: NeedRow) -> dict[str, object]:
    approach, tuning = own.choose.approach, own.choose.tuning
    return {"rule": own.rule.id, "approach": approach, "tuning": tuning, "when": str(own.when)}
