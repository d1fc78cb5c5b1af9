"""Dated data: which providers sell fine-tuning to a new customer, and as of when."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

from pydantic import BaseModel, ConfigDict, ValidationError

from advisor.errors import DataError
from advisor.slots import PROVIDER
from advisor.sources import SOURCES

FILE = "providers.toml"


class Availability(BaseModel):
    """One provider band: whether a new customer can buy tuning there, in words, with date, source and review date."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: str
    sells_tuning: bool
    says: str
    as_of: date
    review_by: date
    source: str


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    availability: tuple[Availability, ...]


def load_availability(text: str | None = None) -> tuple[Availability, ...]:
    """The rows of the checked-in file, or of `text` in its format; DataError names the file and the wrong key."""
    content = text if text is not None else resources.files("advisor.data").joinpath(FILE).read_text("utf-8")
    try:
        rows = _File.model_validate(tomllib.loads(content)).availability
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{FILE} is no valid TOML: {error}. Mend the line it names.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{FILE}, key {where}: {first['msg']}. Compare it with the rows beside it.") from error
    return _checked(rows)


def _checked(rows: tuple[Availability, ...]) -> tuple[Availability, ...]:
    wanted = {band.id for band in PROVIDER.bands}
    if {row.provider for row in rows} != wanted or len(rows) != len(wanted):
        raise DataError(f"{FILE}, key provider: every one of {', '.join(sorted(wanted))} needs exactly one row.")
    for row in rows:
        if row.source not in SOURCES:
            raise DataError(f"{FILE}, key source: {row.source!r} is no known source id. Add it to the sources first.")
        if row.review_by <= row.as_of:
            raise DataError(f"{FILE}, key review_by: {row.provider} must be reviewed after {row.as_of}.")
    return rows
