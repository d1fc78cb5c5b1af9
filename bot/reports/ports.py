"""What summaries need of a platform."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from advisor.summary import Asker


class Places(Protocol):
    """A platform's word on where somebody is."""

    async def readable(self, asker: Asker, channels: frozenset[str]) -> Mapping[str, str]:
        """Those of the channels, or teams, that the asker can read just now, with their names. Never raises.

        Names that are not the platform's own ids are shown only to the asker.
        """
