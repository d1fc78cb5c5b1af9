"""A row of the table: what goes wrong, how it is made to, and what may come of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.counts import Counts
from tests.faults.stage import Stage

Inject = Callable[[Stage], Awaitable[Counts]]


@dataclass(frozen=True, slots=True)
class Row:
    """One fault. `doubled` is how many replies may come twice, `refuses` whether something has to be refused."""

    id: int
    fault: str
    inject: Inject
    doubled: int = 0
    refuses: bool = False

    def kept(self, counts: Counts) -> bool:
        """Whether what came of it is what was promised."""
        something = counts.accepted or counts.refused
        well = (counts.lost, counts.out_of_order) == (0, 0) and counts.doubled <= self.doubled
        return bool(something) and well and (not self.refuses or counts.refused > 0)


@dataclass(frozen=True, slots=True)
class Undone:
    """A fault that no row tries, and why."""

    id: int
    fault: str
    why: str
