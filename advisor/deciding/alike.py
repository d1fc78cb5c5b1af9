"""Slots that stand in for each other: a checklist that is an "and" of ticks is one question however it is told.

Readiness is such a list. What is open then depends only on how many items are ticked, not on which, and that makes the
situations to work out ahead of time fewer by a factor of ten.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from advisor.deciding.diagram import Compiler, Diagram
from advisor.facts import UNSURE, Facts
from advisor.questions import Question
from advisor.slots import BY_ID


def alike(compiler: Compiler, diagram: Diagram, questions: Iterable[Question]) -> tuple[str, ...]:
    """The slots of the checklist if any two of them can change places, and every band but the last says the same."""
    slots = next((question.slots for question in questions if question.checklist), ())
    same = all(_one_bad_band(compiler, diagram, slot) for slot in slots)
    swap = all(_change_places(compiler, diagram, *pair) for pair in pairwise(slots))
    return slots if same and swap else ()


def stand_in(slots: tuple[str, ...], facts: Facts) -> dict[str, str]:
    """The bands of `facts` with the ticks of `slots` moved to its end, which leaves the same function open.

    One item that is not ticked makes the others idle, so it stands for all of them.
    """
    bands = facts.bands()
    told = [bands.pop(slot) == tick(slot) for slot in slots if slot in bands]
    if not all(told):
        return bands | {slots[0]: UNSURE}
    return bands | {slot: tick(slot) for slot in slots[len(slots) - len(told) :]}


def tick(slot: str) -> str:
    """The band of an item that is ticked."""
    return BY_ID[slot].bands[-1].id


def _one_bad_band(compiler: Compiler, diagram: Diagram, slot: str) -> bool:
    bad = [band.id for band in BY_ID[slot].bands[:-1]]
    return len({compiler.given(diagram, slot, band) for band in (*bad, UNSURE)}) == 1


def _change_places(compiler: Compiler, diagram: Diagram, one: str, other: str) -> bool:
    ticked = compiler.given(compiler.given(diagram, one, tick(one)), other, UNSURE)
    swapped = compiler.given(compiler.given(diagram, other, tick(other)), one, UNSURE)
    return ticked is swapped
