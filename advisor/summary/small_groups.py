"""Nobody is singled out: groups that are too small, or leave too small a rest over, are merged until they are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from advisor.summary.values import Totals

GroupIds = frozenset[int]
"""Some of a crowd's kinds, by their numbers."""
NOBODY: GroupIds = frozenset()


class EnquiryGroup(NamedTuple):
    """Enquiries that are alike in everything that a summary tells apart: how many, and who asked (as far as known)."""

    enquiries: int
    askers: Set[str]


@dataclass(frozen=True)
class Crowd:
    """Enquiries by kind, and the smallest group of people that may be shown. A forgotten asker is nobody."""

    kinds: Sequence[EnquiryGroup]
    smallest: int

    @cached_property
    def _columns(self) -> tuple[list[int], list[Set[str]]]:
        return [kind.enquiries for kind in self.kinds], [kind.askers for kind in self.kinds]

    def totals(self, part: GroupIds) -> Totals:
        """How many enquiries of how many different people."""
        enquiries, askers = self._columns
        people = frozenset[str]().union(*map(askers.__getitem__, part))
        return Totals(sum(map(enquiries.__getitem__, part)), len(people))

    def enough(self, part: GroupIds) -> bool:
        """Whether the part may be shown."""
        people: set[str] = set()
        for number in part:
            people |= self.kinds[number].askers
            if len(people) >= self.smallest:
                return True
        return False

    def spares(self, whole: GroupIds, part: GroupIds) -> bool:
        """Whether the part shown beside the whole tells nothing of too few: what is left is nothing, or enough."""
        rest = whole - part
        return not rest or self.enough(rest)


Group = tuple[tuple[str, ...], GroupIds]
"""One or several ids that are shown together, and their part."""


def grouped(
    crowd: Crowd,
    parts: Mapping[str, GroupIds],
    *,
    wholes: Sequence[GroupIds] = (),
    wider: Sequence[Mapping[str, GroupIds]] = (),
) -> tuple[Group, ...]:
    """The parts as groups that may be shown, the largest first; the last may be several ids. Empty if nothing may be.

    No group is too small; nor is, of each of `wholes` (other parts that are shown), what the groups in it leave over.
    `wider` are the same parts where less was filtered out: a group's difference to them is not too small either.
    """
    shown: list[Group] = [((name,), part) for name, part in sorted(parts.items(), key=lambda row: _size(crowd, row))]
    pool: Group = ((), NOBODY)
    while trouble := _trouble(crowd, shown, pool, wholes, wider):
        victim = next((group for group in shown if group in trouble), shown[0] if shown else None)
        if victim is None:
            return ()
        shown.remove(victim)
        pool = (tuple(sorted((*pool[0], *victim[0]))), pool[1] | victim[1])
    largest_first = tuple(reversed(shown))
    return (*largest_first, pool) if pool[0] else largest_first


def _size(crowd: Crowd, row: tuple[str, GroupIds]) -> tuple[int, int, str]:
    totals = crowd.totals(row[1])
    return totals.people, totals.enquiries, row[0]


def _trouble(
    crowd: Crowd,
    shown: Sequence[Group],
    pool: Group,
    wholes: Sequence[GroupIds],
    wider: Sequence[Mapping[str, GroupIds]],
) -> Sequence[Group]:
    """Groups that cannot be shown as they are, alone or together; none if all is well."""
    groups = (*shown, pool) if pool[0] else tuple(shown)
    for ids, part in groups:
        elsewhere = (NOBODY.union(*(parts.get(name, NOBODY) for name in ids)) for parts in wider)
        if not (crowd.enough(part) and all(crowd.spares(whole, part) for whole in elsewhere)):
            return ((ids, part),)
    for whole in wholes:
        inside = [group for group in groups if group[1] <= whole]
        if inside and not crowd.spares(whole, NOBODY.union(*(part for _, part in inside))):
            return inside
    return ()
