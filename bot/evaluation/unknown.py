"""How the asker answers what a case does not hold."""

from __future__ import annotations

from enum import StrEnum


class Unknown(StrEnum):
    """`unsure`: "not sure", as somebody who asks cold; `best`: the best band of everything but the need itself."""

    UNSURE = "unsure"
    BEST = "best"
