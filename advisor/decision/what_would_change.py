"""What would change it: the smallest sets of fact changes that flip the headline, computed from the diagram."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from heapq import heappop, heappush
from math import log
from typing import NamedTuple

from advisor.decision.diagram import Diagram, Node
from advisor.decision.policy import Policy
from advisor.facts import UNSURE, Fact, Facts
from advisor.slots import BY_ID, NEED, SECOND_GAP
from advisor.verdict import Change, Headline

FIXED = frozenset({*NEED, SECOND_GAP.id})
"""Another need is another enquiry, not a change of facts."""

Changed = tuple[tuple[str, str], ...]
"""Slots with the bands that they come to have."""


class ChangeDistance(NamedTuple):
    """Changes, by how far away they are: how many, then how seldom situations are like that (0: always)."""

    changes: int
    seldom: float
    facts: Changed


def what_would_change(policy: Policy, facts: Facts, headline: Headline) -> tuple[Change, ...]:
    """For each other headline in reach, a smallest set of (slot, band) changes that leads there.

    Fewest changes come first, then what is commonest under the prior.

    Slots that are open or unsure count as they are read, cautiously; learning one of them is a change like another.
    What nobody brought up stays as it is.
    """
    reached = _reached(policy.diagram, policy.taken(facts).bands(), FIXED | policy.fixed)
    others = [(way.changes, way.seldom, other, way.facts) for other, way in reached.items() if other != headline]
    return tuple(
        Change(changed, other) for _, _, other, changed in sorted(others) if _leads(policy, facts, changed, other)
    )


def _leads(policy: Policy, facts: Facts, changed: Changed, headline: Headline) -> bool:
    """Whether the change gives that headline with all that follows from it."""
    then = policy.taken(facts.with_(Fact(slot, band) for slot, band in changed))
    return policy.masks.headline(then) == headline


@lru_cache(maxsize=1_024)
def _moves(slot_id: str, current: str) -> tuple[tuple[str, float, tuple[str, str]], ...]:
    """The bands that a slot in band `current` can plausibly come to have, how seldom they are, and the change."""
    slot = BY_ID[slot_id]
    if slot.volunteered and current == UNSURE:
        return ()
    bands = [band.id for band in slot.bands if band.id != current and slot.may_become(band.id, current)]
    return tuple((band, 0.0 if slot.volunteered else -log(slot.chance(band)), (slot_id, band)) for band in bands)


def _reached(diagram: Diagram, bands: Mapping[str, str], fixed: frozenset[str]) -> dict[Headline, ChangeDistance]:
    """Every headline that changes lead to, with the nearest way there: of several, the one that was met first."""
    reached: dict[Headline, ChangeDistance] = {}
    seen: set[Diagram] = set()
    met = 0
    # What is as near as something else comes in the order in which it was met.
    ahead: list[tuple[int, float, int, Changed, Diagram]] = [(0, 0.0, met, (), diagram)]
    while ahead:
        changes, seldom, _, changed, here = heappop(ahead)
        while isinstance(here, Node) and here not in seen:
            seen.add(here)
            current = bands.get(here.slot, UNSURE)
            for band, chance, change in () if here.slot in fixed else _moves(here.slot, current):
                met += 1
                heappush(ahead, (changes + 1, seldom + chance, met, (*changed, change), here.children[band]))
            here = here.children[current]
        if isinstance(here, Headline) and here not in reached:
            reached[here] = ChangeDistance(changes, seldom, changed)
    return reached
