"""Dated data: which platforms sell fine-tuning to a new customer, as of when, and what that makes of each provider."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pydantic import Field, field_validator

from advisor.data.dated import Certainty, DataModel, DatedRow, load_data, no_id_twice
from advisor.errors import DataError
from advisor.slots import PROVIDER

FILE = "providers.toml"
ANY = "any"
BANDS = tuple(band.id for band in PROVIDER.bands)


class Method(StrEnum):
    """How a platform tunes: on good answers, on pairs of a better and a worse one, against a grader."""

    SFT = "sft"
    DPO = "dpo"
    RFT = "rft"


class TuningPlatform(DatedRow):
    """One platform: whether a new customer can buy tuning there, how, and where the data may go, in words.

    `band` is the answer of the slot `provider` that it belongs to.
    """

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    band: str
    sells_tuning: bool
    says: str = Field(min_length=1)
    methods: tuple[Method, ...] = ()
    residency: str = ""
    evidence: Certainty

    @field_validator("band")
    @classmethod
    def _known_band(cls, band: str) -> str:
        known = [own for own in BANDS if own != ANY]
        if band not in known:
            raise ValueError(f"{band!r} is none of {', '.join(known)}")
        return band


class Availability(DataModel):
    """What the platforms make of one answer of the slot `provider`; as old as the oldest row that it rests on."""

    provider: str
    sells_tuning: bool
    says: str
    as_of: date
    review_by: date
    sources: tuple[str, ...]

    def overdue(self, day: date) -> bool:
        """Whether the review date of a row that it rests on has passed on `day`."""
        return day > self.review_by


class _File(DataModel):
    platform: tuple[TuningPlatform, ...]


def load_platforms(text: str | None = None) -> tuple[TuningPlatform, ...]:
    """The rows of the checked-in file, or of `text` in its format; DataError names the file and the wrong key."""
    return checked(FILE, load_data(FILE, _File, text).platform)


def checked(file: str, platforms: tuple[TuningPlatform, ...]) -> tuple[TuningPlatform, ...]:
    """The platforms, if each is there once and every provider has one; DataError names `file` otherwise."""
    no_id_twice(file, platforms)
    if missing := [band for band in BANDS if band != ANY and band not in {row.band for row in platforms}]:
        raise DataError(f"{file}, key platform.band: no platform has the band {', '.join(missing)}. Add one.")
    return platforms


def availability_of(platforms: tuple[TuningPlatform, ...]) -> tuple[Availability, ...]:
    """Each answer of the slot `provider`, from the platforms that belong to it; "anywhere" is all of them."""
    return tuple(_summed(band, [row for row in platforms if band in (ANY, row.band)]) for band in BANDS)


def _summed(band: str, rows: list[TuningPlatform]) -> Availability:
    selling = [row for row in rows if row.sells_tuning]
    telling = selling or rows
    return Availability(
        provider=band,
        sells_tuning=bool(selling),
        says=_says(telling, sells=bool(selling)),
        as_of=min(row.as_of for row in telling),
        review_by=min(row.review_by for row in telling),
        sources=tuple(dict.fromkeys(row.source for row in telling)),
    )


def _says(rows: list[TuningPlatform], *, sells: bool) -> str:
    if len(rows) == 1:
        return rows[0].says
    names = listed(row.name for row in rows)
    sentence = f"New customers can tune on {names}." if sells else f"{names} sell no fine-tuning to new customers."
    return sentence[0].upper() + sentence[1:]


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them: "Azure, Google Vertex AI and Amazon Bedrock"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
