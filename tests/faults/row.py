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


@dataclass(frozen=True, slots=True)
class Undone:
    """A fault that no row tries, and why."""

    id: int
    fault: str
    why: str
