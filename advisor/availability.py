"""Dated data: which providers sell fine-tuning to a new customer, and as of when."""

from __future__ import annotations

from advisor.dated import DataModel, DatedRow, load_data
from advisor.errors import DataError
from advisor.slots import PROVIDER

FILE = "providers.toml"


class Availability(DatedRow):
    """One provider band: whether a new customer can buy tuning there, in words, with date, source and review date."""

    provider: str
    sells_tuning: bool
    says: str


class _File(DataModel):
    availability: tuple[Availability, ...]


def load_availability(text: str | None = None) -> tuple[Availability, ...]:
    """The rows of the checked-in file, or of `text` in its format; DataError names the file and the wrong key."""
    rows = load_data(FILE, _File, text).availability
    wanted = {band.id for band in PROVIDER.bands}
    if {row.provider for row in rows} != wanted or len(rows) != len(wanted):
        raise DataError(f"{FILE}, key provider: every one of {', '.join(sorted(wanted))} needs exactly one row.")
    return rows
