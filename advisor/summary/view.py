"""The enquiries of one scope, sorted into kinds, and which of them a filter lets through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from advisor.summary.contribution import Profile, Tally
from advisor.summary.scope import Scope
from advisor.summary.small_groups import NOBODY, Crowd, EnquiryGroup, GroupIds
from advisor.summary.values import Filters


class Traits(NamedTuple):
    """What a summary tells apart. `standing` is one of `contribution.STANDINGS`."""

    team: str
    standing: str
    approach: str
    settled: bool
    wanted_tuning: bool
    helpful: bool | None
    task: str
    gates: tuple[str, ...]


_ALIKE: tuple[bool, bool, bool | None, str, tuple[str, ...]] = (False, False, None, "", ())


class Money(NamedTuple):
    """USD a month of some enquiries that have cost figures, and how many these are."""

    enquiries: int = 0
    tuned: int = 0
    chosen: int = 0


@dataclass(frozen=True)
class View:
    """The scope's enquiries as a crowd; `traits` and `money` of its kinds, by their numbers."""

    crowd: Crowd
    traits: tuple[Traits, ...]
    money: tuple[Money, ...]

    def where(self, truth: Callable[[Traits], bool], within: GroupIds | None = None) -> GroupIds:
        """The kinds of which it is true."""
        numbers: Iterable[int] = range(len(self.traits)) if within is None else within
        return frozenset(number for number in numbers if truth(self.traits[number]))

    @cached_property
    def channels(self) -> GroupIds:
        """What did not come by direct messages: all that a table may be about."""
        return self.where(lambda own: bool(own.team))

    @cached_property
    def direct(self) -> GroupIds:
        """What came by direct messages; nobody where these are too few people to be counted beside the rest."""
        direct = frozenset(range(len(self.traits))) - self.channels
        return direct if self.crowd.enough(direct) else NOBODY

    def matching(self, filters: Filters) -> GroupIds:
        """What the filters let through; direct messages never match, not even no filter at all."""
        if not filters.active:
            return self.channels
        return self.where(
            lambda own: (
                filters.team in ("", own.team)
                and filters.verdict in ("", own.standing)
                and filters.approach in ("", own.approach)
            ),
            self.channels,
        )

    def by(self, name: Callable[[Traits], str], within: GroupIds) -> Mapping[str, GroupIds]:
        """The part, told apart by what `name` calls each kind."""
        numbers: dict[str, set[int]] = defaultdict(set)
        for number in within:
            numbers[name(self.traits[number])].add(number)
        return {called: frozenset(own) for called, own in numbers.items()}


class _Pile:
    """What is added up of one kind."""

    __slots__ = ("askers", "chosen", "enquiries", "priced", "tuned")

    def __init__(self) -> None:
        self.enquiries = self.priced = self.tuned = self.chosen = 0
        self.askers: set[str] = set()

    def add(self, asker: str, profile: Profile, times: int) -> None:
        """Add enquiries that are alike; a forgotten asker is nobody."""
        self.enquiries += times
        if asker:
            self.askers.add(asker)
        if profile.chosen is not None and profile.tuned is not None:
            self.priced += times
            self.tuned += times * profile.tuned
            self.chosen += times * profile.chosen


def view_of(tally: Tally, scope: Scope, today: date, *, coarse: bool = False) -> View:
    """The view of what the scope covers; anything else in the tally is left out.

    A `coarse` one tells apart what filters do, and no more: enough for totals.
    """
    piles: dict[Traits, _Pile] = defaultdict(_Pile)
    for (_, team, asker, profile), times in tally:
        if scope.covers(team):
            standing = profile.standing(today)
            rest = _ALIKE if coarse else profile[2:7]
            piles[Traits(team, standing, profile.approach, *rest)].add(asker, profile, times)
    kinds = tuple(EnquiryGroup(pile.enquiries, pile.askers) for pile in piles.values())
    money = tuple(Money(pile.priced, pile.tuned, pile.chosen) for pile in piles.values())
    return View(Crowd(kinds, scope.smallest), tuple(piles), money)
