"""What would change it: the smallest sets of fact changes that flip the headline, computed from the diagram."""

from __future__ import annotations

from math import log

from advisor.deciding.diagram import Diagram, Node
from advisor.deciding.policy import Policy
from advisor.facts import UNSURE, Fact, Facts
from advisor.slots import BY_ID, NEED, SECOND_GAP
from advisor.verdict import Change, Headline

Path = tuple[tuple[str, str], ...]

FIXED = frozenset({*NEED, SECOND_GAP.id})
"""Another need is another enquiry, not a change of facts."""


def what_would_change(policy: Policy, facts: Facts, headline: Headline) -> tuple[Change, ...]:
    """For each other headline in reach, a smallest set of (slot, band) changes that leads there.

    Fewest changes come first, then what is commonest under the prior.

    Slots that are open or unsure count as they are read, cautiously; learning one of them is a change like another.
    What nobody brought up stays as it is.
    """
    reached = _Walk(policy.taken(facts), FIXED | policy.fixed).from_(policy.diagram)
    others = [Change(path, other) for other, path in reached.items() if other != headline]
    true = (change for change in others if _leads(policy, facts, change))
    return tuple(sorted(true, key=lambda change: (*_reach(change.facts), change.headline, change.facts)))


def _leads(policy: Policy, facts: Facts, change: Change) -> bool:
    """Whether the change gives that headline with all that follows from it."""
    changed = policy.taken(facts.with_(Fact(slot, band) for slot, band in change.facts))
    return policy.masks.traced(changed).headline == change.headline


def _reach(path: Path) -> tuple[int, float]:
    """How far away changes are: how many, then how seldom situations are like that (0: always)."""
    return len(path), -sum(log(BY_ID[slot].chance(band)) for slot, band in path if not BY_ID[slot].volunteered)


def _plausible(slot: str, band: str, current: str) -> bool:
    unheard = BY_ID[slot].volunteered and current == UNSURE
    return not unheard and band != UNSURE and BY_ID[slot].may_become(band, current)


class _Walk:
    """The fewest changes from here to every headline below a diagram, each diagram walked once."""

    def __init__(self, facts: Facts, fixed: frozenset[str]) -> None:
        self._facts = facts
        self._fixed = fixed
        self._seen: dict[Diagram, dict[Headline, Path]] = {}

    def from_(self, diagram: Diagram) -> dict[Headline, Path]:
        if not isinstance(diagram, Node):
            return {diagram: ()} if isinstance(diagram, Headline) else {}
        if diagram not in self._seen:
            self._seen[diagram] = self._below(diagram)
        return self._seen[diagram]

    def _below(self, node: Node) -> dict[Headline, Path]:
        current = self._facts.band(node.slot) or UNSURE
        best: dict[Headline, Path] = {}
        for band, child in node.children.items():
            if band != current and (node.slot in self._fixed or not _plausible(node.slot, band, current)):
                continue
            step: Path = () if band == current else ((node.slot, band),)
            for headline, path in self.from_(child).items():
                if headline not in best or _reach(step + path) < _reach(best[headline]):
                    best[headline] = step + path
        return best
