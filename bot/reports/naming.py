"""What teams and channels are called for one asker: ids in what they read, and names in what they type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from advisor.summary import Asker, Summary
from advisor.summary.blocks import Names
from advisor.summary.request import SummaryRequest, Unread
from bot.answering.summaries import Summaries


class Places(Protocol):
    """A platform's word on where somebody is."""

    async def readable(self, asker: Asker, channels: frozenset[str]) -> Mapping[str, str]:
        """Those of the channels, or teams, that the asker can read just now, with their names. Never raises.

        Names that are not the platform's own ids are shown only to the asker.
        """


MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Naming:
    """Names for the asker; `places` is None where the platform has none."""

    asker: Asker
    places: Places | None

    async def of(self, ids: frozenset[str]) -> Names:
        """Those of the teams or channels that the asker is in, with their names."""
        known = ids - {""}
        return await self.places.readable(self.asker, known) if self.places and known else {}

    async def understood(self, request: SummaryRequest, summaries: Summaries) -> SummaryRequest | Unread:
        """The request with its team as an id, however it was typed. Raises StoreUnavailable."""
        typed = request.filters.team
        if not typed:
            return request
        whole = await summaries.summary(self.asker, replace(request.filters, team="", verdict="", approach=""))
        if not isinstance(whole, Summary):
            return request
        names = await self.of(teams_in(whole))
        meant = {own for own in teams_in(whole) if _alike(typed) in (_alike(own), _alike(names.get(own, "")))}
        if len(meant) == 1:
            return replace(request, filters=replace(request.filters, team=meant.pop()))
        alone = [names.get(cell.ids[0], cell.ids[0]) for cell in whole.by_team if len(cell.ids) == 1]
        offered = f" I can show these: {', '.join(alone[:MOST_OFFERED])}." if alone else ""
        why = "More than one team is called" if meant else "I have nothing of a team called"
        return Unread(f"{why} “{typed[:60]}” in that time.{offered}")


def teams_in(summary: Summary) -> frozenset[str]:
    """The ids of every team that the summary names."""
    return frozenset(own for cell in summary.by_team for own in cell.ids) | {summary.filters.team} - {""}


def _alike(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("#")
