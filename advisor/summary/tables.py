"""The tables of a summary, and which filters may be set without pointing at anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from advisor.summary.small_groups import Group, GroupIds, grouped
from advisor.summary.values import Filters, Rate
from advisor.summary.view import Traits, View

_FAMILIES = {"yes": "tuned", "no": "other", "not_yet": "other"}


@dataclass(frozen=True)
class Tables:
    """What can be shown of one view under one set of filters."""

    view: View
    filters: Filters

    @cached_property
    def part(self) -> GroupIds:
        """What the filters let through."""
        return self.view.matching(self.filters)

    @cached_property
    def wider(self) -> tuple[GroupIds, ...]:
        """What fewer filters let through, each once."""
        active = self.filters.active
        fewer = (lifted for count in range(1, len(active) + 1) for lifted in combinations(active, count))
        return tuple(self.view.matching(_lifted(self.filters, names)) for names in fewer)

    @cached_property
    def allowed(self) -> bool:
        """Whether this view may be shown at all: with each filter lifted, its value has a line of its own there."""
        if not self.view.crowd.enough(self.part):
            return False
        return all(self._has_a_line(name) for name in self.filters.active)

    def _has_a_line(self, name: str) -> bool:
        wider = Tables(self.view, self.filters.without(name))
        if not wider.allowed:
            return False
        value = getattr(self.filters, name)
        return any(ids == (value,) for ids, _ in getattr(wider, f"by_{name}"))

    @cached_property
    def by_team(self) -> tuple[Group, ...]:
        """By team."""
        return self._table(lambda own: own.team)

    @cached_property
    def by_task(self) -> tuple[Group, ...]:
        """By task; what was not said is a line of its own."""
        classes = (*self.by_verdict, *self.by_approach)
        return self._table(lambda own: own.task, wholes=[part for _, part in classes])

    @cached_property
    def by_verdict(self) -> tuple[Group, ...]:
        """By where the enquiries stand."""
        return self._within_families(lambda own: own.standing)

    @cached_property
    def by_approach(self) -> tuple[Group, ...]:
        """By approach; no verdict, no approach."""
        return self._within_families(lambda own: own.approach)

    def told(self, truth: Callable[[Traits], bool]) -> GroupIds | None:
        """The enquiries of which it is true, if their number may be shown beside every other; None if it may not."""
        own = self.view.where(truth, self.part)
        elsewhere = [self.view.where(truth, part) for part in self.wider]
        classes = [part for _, part in (*self.by_verdict, *self.by_approach) if own <= part]
        shown_too = [self.part, *elsewhere, *classes] if own else elsewhere
        large = not own or self.view.crowd.enough(own)
        return own if large and all(self.view.crowd.spares(whole, own) for whole in shown_too) else None

    def rate(self, part: Callable[[Traits], bool], whole: Callable[[Traits], bool]) -> Rate | None:
        """How many of the whole are of the part, if both may be shown; None if not, and of nothing."""
        all_of_it = self.told(whole)
        own = self.told(lambda one: whole(one) and part(one))
        if not all_of_it or own is None or not self.view.crowd.spares(all_of_it, own):
            return None
        return Rate(self.view.crowd.totals(own).enquiries, self.view.crowd.totals(all_of_it).enquiries)

    def _within_families(self, name: Callable[[Traits], str]) -> tuple[Group, ...]:
        """Told apart inside each family of verdicts, because everybody knows which approaches go with a yes."""
        found: list[Group] = []
        for _, family in self._table(lambda own: _FAMILIES.get(own.standing, "open")):
            found.extend(self._table(name, within=family))
        return tuple(found)

    def _table(
        self, name: Callable[[Traits], str], *, within: GroupIds | None = None, wholes: Sequence[GroupIds] = ()
    ) -> tuple[Group, ...]:
        part = self.part if within is None else within
        wider: list[Mapping[str, GroupIds]] = [self.view.by(name, whole) for whole in self.wider]
        return grouped(self.view.crowd, self.view.by(name, part), wholes=wholes, wider=wider)


def _lifted(filters: Filters, names: Sequence[str]) -> Filters:
    for name in names:
        filters = filters.without(name)
    return filters
