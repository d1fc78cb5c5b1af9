"""Settings that are lists in one variable: parted in one way, and refused with the sentence of whoever reads them."""

from __future__ import annotations

import re
from collections.abc import Callable

from advisor.errors import SettingsError


def entries(named: str) -> list[str]:
    """The entries of a list, parted by commas, semicolons or white space."""
    return [entry for entry in re.split(r"[\s,;]+", named) if entry]


def readable(parse: Callable[[str], object]) -> Callable[[str], str]:
    """A pydantic validator that keeps the text if `parse` can read it; its SettingsError becomes a ValueError."""

    def check(named: str) -> str:
        try:
            parse(named)
        except SettingsError as error:
            raise ValueError(str(error)) from None
        return named

    return check
