"""The one channel of a terminal, which whoever sits there is in."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.summary import Asker


class TerminalPlaces:
    """`bot.reports.ports.Places` for the terminal."""

    async def readable(self, asker: Asker, channels: frozenset[str]) -> Mapping[str, str]:
        """All of them: they are this machine's own."""
        return {channel: f"this {channel}" for channel in channels}
