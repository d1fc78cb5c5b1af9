"""Answers managers, whatever front they ask from: who they are is checked each time, and numbers come from roll-ups."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from advisor.decision.policy import Policy
from advisor.enquiry import Enquiry
from advisor.ports import Clock
from advisor.summary import (
    AccessRefused,
    Asker,
    Filters,
    Manager,
    Period,
    Scope,
    Summary,
    Tally,
    TooFew,
    contribution_of,
    scope_of,
    summarise,
)

MOST_LISTED = 25


class Tallies(Protocol):
    """Roll-ups. Every method raises StoreUnavailable."""

    async def tally(self, scope: Scope, period: Period) -> Tally:
        """What was opened in the period in the scope's teams."""

    async def usage_usd(self, tenant: str, period: Period) -> float | None:
        """What models cost the tenant in the period, None where none was asked."""


class DailyLog(Protocol):
    """The raw log."""

    async def on_day(self, tenant: str, day: date) -> Sequence[Enquiry]:
        """The tenant's enquiries opened on that day (UTC), in no order. Raises StoreUnavailable."""


class ChannelsOf(Protocol):
    """A platform's word on where somebody is."""

    async def __call__(self, asker: Asker, channels: frozenset[str]) -> Container[str]:
        """Those of the channels (named as in `Origin.channel`) that the asker can read just now."""


class Summaries:
    """Summaries and lists of enquiries for those who may see them."""

    def __init__(
        self,
        *,
        managers: Sequence[Manager],
        smallest: int,
        tallies: Tallies,
        log: DailyLog,
        clock: Clock,
        policy: Callable[[date], Policy],
    ) -> None:
        self._managers = managers
        self._smallest = smallest
        self._tallies = tallies
        self._log = log
        self._clock = clock
        self._policy = policy

    def today(self) -> date:
        """The day (UTC) that periods like "7d" end with."""
        return self._clock.now().date()

    def scope(self, asker: Asker) -> Scope | AccessRefused:
        """What the asker may see just now."""
        return scope_of(self._managers, asker, smallest=self._smallest)

    async def summary(self, asker: Asker, filters: Filters) -> Summary | TooFew | AccessRefused:
        """The numbers, a kind no, or that there are too few people to show. Raises StoreUnavailable."""
        scope = self.scope(asker)
        return scope if isinstance(scope, AccessRefused) else await self.within(scope, filters)

    def of_team(self, tenant: str, team: str) -> Scope:
        """What may be shown of one team to those who are in it."""
        return Scope(tenant, frozenset({team}), self._smallest)

    async def within(self, scope: Scope, filters: Filters) -> Summary | TooFew:
        """The numbers of a scope that somebody may see, or that there are too few people. Raises StoreUnavailable."""
        today = self.today()
        # A year of a large tenant takes seconds to count, and nobody else should wait for it.
        return await asyncio.to_thread(
            summarise,
            await self._tallies.tally(scope, filters.period),
            before=await self._tallies.tally(scope, filters.period.before),
            scope=scope,
            filters=filters,
            today=today,
            policy=self._policy(today),
            usage_usd=await self._tallies.usage_usd(scope.tenant, filters.period),
        )

    async def enquiries(
        self, asker: Asker, filters: Filters, channels_of: ChannelsOf, *, most: int = MOST_LISTED
    ) -> Sequence[Enquiry] | AccessRefused:
        """The latest enquiries that the filters let through, of channels that the asker can read, and nobody's name.

        Raises StoreUnavailable.
        """
        scope = self.scope(asker)
        if isinstance(scope, AccessRefused):
            return scope
        found: list[Enquiry] = []
        asked: set[str] = set()
        readable: set[str] = set()
        for day in reversed(list(filters.period.days())):
            seen = [own for own in await self._log.on_day(scope.tenant, day) if self._listed(own, scope, filters)]
            if fresh := frozenset(own.origin.channel for own in seen) - asked:
                told = await channels_of(asker, fresh)
                asked |= fresh
                readable |= {channel for channel in fresh if channel in told}
            shown = (own for own in seen if own.origin.channel in readable)
            found.extend(sorted(shown, key=lambda own: (own.opened, own.id), reverse=True))
            if len(found) >= most:
                break
        return [replace(own, asker="") for own in found[:most]]

    def _listed(self, enquiry: Enquiry, scope: Scope, filters: Filters) -> bool:
        linked = bool(enquiry.thread and enquiry.origin.channel)
        return linked and scope.covers(enquiry.origin.team) and self._fits(enquiry, filters)

    def _fits(self, enquiry: Enquiry, filters: Filters) -> bool:
        standing = contribution_of(enquiry).profile.standing(self.today())
        wanted = (
            (filters.team, enquiry.origin.team),
            (filters.verdict, standing),
            (filters.approach, enquiry.approach),
        )
        return all(asked in ("", own) for asked, own in wanted)
