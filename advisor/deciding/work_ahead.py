"""Works out the next question for every situation; `advisor.deciding.ahead` keeps what comes of it."""

from __future__ import annotations

from advisor.deciding.ahead import Ahead
from advisor.deciding.alike import alike, tick
from advisor.deciding.asking import Plan
from advisor.deciding.diagram import Compiler, Diagram, Node
from advisor.facts import UNSURE
from advisor.questions import Question
from advisor.slots import BY_ID, GOAL


def work_out(compiler: Compiler, diagram: Diagram, questions: tuple[Question, ...]) -> Ahead:
    """The question for every function that answers can leave once the goal is known.

    What is volunteered stands at the top of the diagram, so the functions below it are where asking begins; from each,
    every answer is followed, "not sure" included. Of the slots that stand in for each other one end is enough.
    """
    same = alike(compiler, diagram, questions)
    plan = Plan(compiler, questions)
    found: dict[Diagram, str] = {}
    waiting, met = _beginnings(diagram), set[Diagram]()
    while waiting:
        one = waiting.pop()
        if one in met or not isinstance(one, Node):
            continue
        met.add(one)
        _note(plan, compiler.left_open(one, {}), found)
        waiting += [compiler.given(one, slot, band) for slot, band in _answers(compiler.support(one), same)]
    return Ahead(found, same)


def _note(plan: Plan, function: Diagram, found: dict[Diagram, str]) -> None:
    """The question for a function and for every one below it."""
    if isinstance(function, Node) and function not in found and (question := plan.best(function)):
        found[function] = question
        for _, child in function.children:
            _note(plan, child, found)


def _beginnings(diagram: Diagram) -> list[Diagram]:
    if isinstance(diagram, Node) and (diagram.slot == GOAL.id or BY_ID[diagram.slot].volunteered):
        below = [one for _, child in diagram.children for one in _beginnings(child)]
        return list(dict.fromkeys(below))
    return [diagram]


def _answers(open_slots: frozenset[str], same: tuple[str, ...]) -> list[tuple[str, str]]:
    others = sorted(open_slots - set(same))
    alone = [(slot, band.id) for slot in others for band in BY_ID[slot].bands]
    unsure = [(slot, UNSURE) for slot in others]
    ticked = [slot for slot in same if slot in open_slots]
    ends = [(ticked[0], UNSURE), (ticked[-1], tick(ticked[-1]))] if ticked else []
    return alone + unsure + ends
