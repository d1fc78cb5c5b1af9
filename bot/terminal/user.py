"""Who sits at this terminal, and the one channel that they are in."""

from __future__ import annotations

import getpass
from collections.abc import Mapping

from advisor.summary import Asker


class TerminalPlaces:
    """`bot.reports.naming.Places` for the terminal."""

    async def readable(self, asker: Asker, channels: frozenset[str]) -> Mapping[str, str]:
        """All of them: they are this machine's own."""
        return {channel: f"this {channel}" for channel in channels}


def local_user() -> str:
    """The local user's name, or "local" where the system knows none, as in a container with a bare user id."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"
