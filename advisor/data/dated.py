"""Dated data files: rows with source and review date, and errors that name file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from importlib import resources
from typing import Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from advisor.errors import DataError
from advisor.sources import SOURCES


class Certainty(StrEnum):
    """How sure a datum is: read on the seller's page, reported by somebody else, or our assumption from those."""

    OFFICIAL = "official"
    REPORTED = "reported"
    ASSUMED = "assumed"


class DataModel(BaseModel):
    """What a data file holds: never changed after loading, and no key that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DatedRow(DataModel):
    """A datum that holds as of a day. After `review_by` somebody must look again, and whoever uses it says so."""

    as_of: date
    review_by: date
    source: str

    def overdue(self, day: date) -> bool:
        """Whether its review date has passed on `day`."""
        return day > self.review_by

    @field_validator("review_by")
    @classmethod
    def _reviewed_later(cls, review_by: date, info: ValidationInfo) -> date:
        as_of = info.data.get("as_of")
        if as_of is not None and review_by <= as_of:
            raise ValueError(f"it must be reviewed after {as_of}")
        return review_by

    @field_validator("source")
    @classmethod
    def _known(cls, source: str) -> str:
        if source not in SOURCES:
            raise ValueError(f"{source!r} is no known source id; add it to the sources first")
        return source


M = TypeVar("M", bound=DataModel)


class Identified(Protocol):
    """A row that others refer to by its id."""

    @property
    def id(self) -> str:
        """What the row is called in the file."""


def long_date(day: date) -> str:
    """The day as people write it: 6 January 2027."""
    return f"{day.day} {day:%B %Y}"


def load_data(file: str, model: type[M], text: str | None = None) -> M:
    """The checked-in data file called `file`, or `text` in its place, as a `model`.

    DataError names the file and the wrong key; a row that has an id is named by it.
    """
    content = text if text is not None else resources.files("advisor.data").joinpath(file).read_text("utf-8")
    try:
        raw = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file} is no valid TOML: {error}. Mend the line it names.") from error
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        because = first["msg"].removeprefix("Value error, ")
        key = _key(raw, first["loc"])
        where = f"{file}, key {key}" if key else file
        raise DataError(f"{where}: {because}. Compare it with the rows beside it.") from error


def _key(raw: object, loc: tuple[int | str, ...]) -> str:
    """A place in the file in its own words: `model.gpt-6-sol.output` rather than `model.1.output`.

    A row is called by its id, or, where it has none, by its slot.
    """
    parts = []
    for part in loc:
        if isinstance(raw, list) and isinstance(part, int):
            raw = raw[part]
            parts.append(str(raw.get("id") or raw.get("slot") or part) if isinstance(raw, dict) else str(part))
        else:
            raw = raw.get(part) if isinstance(raw, dict) else None
            parts.append(str(part))
    return ".".join(parts)


def no_id_twice(file: str, rows: Iterable[Identified]) -> None:
    """DataError, naming `file` and the id, where two rows share one."""
    seen = set()
    for row in rows:
        if row.id in seen:
            raise DataError(f"{file}, key id: {row.id!r} stands there more than once. Give each row its own id.")
        seen.add(row.id)
