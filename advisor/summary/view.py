"""The enquiries of one scope, sorted into kinds, and which of them a filter lets through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import add
from typing import NamedTuple

from advisor.summary.contribution import Tally
from advisor.summary.guard import NOBODY, Crowd, Kind, Part
from advisor.summary.scope import Scope
from advisor.summary.values import Filters


class Traits(NamedTuple):
    """What a summary tells apart. `standing` is one of `contribution.STANDINGS`."""

    team: str
    standing: str
    approach: str
    settled: bool
    wanted_tuning: bool
    helpful: bool | None
    goal: str
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """USD a month of some enquiries that have cost figures, and how many these are."""

    enquiries: int = 0
    tuned: int = 0
    chosen: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """The scope's enquiries as a crowd; `traits` and `money` of its kinds, by their numbers."""

    crowd: Crowd
    traits: tuple[Traits, ...]
    money: tuple[Money, ...]

    def where(self, truth: Callable[[Traits], bool], within: Part | None = None) -> Part:
        """The kinds of which it is true."""
        numbers: Iterable[int] = range(len(self.traits)) if within is None else within
        return frozenset(number for number in numbers if truth(self.traits[number]))

    def in_channels(self) -> Part:
        """What did not come by direct messages: all that a table may be about."""
        return self.where(lambda own: bool(own.team))

    def matching(self, filters: Filters) -> Part:
        """What the filters let through; direct messages never match, not even no filter at all."""
        return self.where(
            lambda own: (
                bool(own.team)
                and filters.team in ("", own.team)
                and filters.verdict in ("", own.standing)
                and filters.approach in ("", own.approach)
            )
        )

    def by(self, name: Callable[[Traits], str], within: Part) -> Mapping[str, Part]:
        """The part, told apart by what `name` calls each kind."""
        numbers: dict[str, set[int]] = defaultdict(set)
        for number in within:
            numbers[name(self.traits[number])].add(number)
        return {called: frozenset(own) for called, own in numbers.items()}


def view_of(tally: Tally, scope: Scope, today: date) -> View:
    """The view of what the scope covers; anything else in the tally is left out."""
    enquiries: dict[Traits, int] = defaultdict(int)
    askers: dict[Traits, set[str]] = defaultdict(set)
    money: dict[Traits, tuple[int, ...]] = defaultdict(lambda: (0, 0, 0))
    for contribution, times in tally:
        if not scope.covers(contribution.team):
            continue
        profile = contribution.profile
        traits = Traits(contribution.team, profile.standing(today), *profile[1:7])
        enquiries[traits] += times
        if contribution.asker:
            askers[traits].add(contribution.asker)
        if profile.chosen is not None and profile.tuned is not None:
            sums = (times, times * profile.tuned, times * profile.chosen)
            money[traits] = tuple(map(add, money[traits], sums))
    kinds = tuple(Kind(times, frozenset(askers[traits])) for traits, times in enquiries.items())
    return View(Crowd(kinds, scope.smallest), tuple(enquiries), tuple(Money(*money[traits]) for traits in enquiries))


def everything(view: View) -> Part:
    """All kinds, direct messages among them where they are too many to point at anybody."""
    channels, direct = view.in_channels(), direct_part(view)
    return channels | direct


def direct_part(view: View) -> Part:
    """What came by direct messages; nobody where these are too few people to be counted beside the rest."""
    direct = view.where(lambda own: not own.team)
    return direct if view.crowd.enough(direct) else NOBODY
