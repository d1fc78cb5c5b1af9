"""The overlay file: what may stand in it, checked when it is loaded, and errors that name file and key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from advisor.data.availability import TuningPlatform
from advisor.data.dated import DataModel, load_data, no_id_twice
from advisor.data.prices import Embedding, PricedModel, Serving, Training, VectorDatabase
from advisor.errors import DataError
from advisor.facts import Fact
from advisor.slots import BY_ID
from advisor.slots.former import FORMER, is_former, modern

ShortText = Annotated[str, Field(min_length=1, max_length=300)]
SomeBands = Annotated[tuple[str, ...], Field(min_length=1)]


class Currency(DataModel):
    """What a US dollar costs in a currency (an ISO code) as of a day, and when to look again."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    per_usd: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    as_of: date
    review_by: date


class Work(DataModel):
    """What an hour of people's work costs the organisation, in USD."""

    hourly_usd: Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Allowed(DataModel):
    """The only platforms (ids of providers.toml) that the organisation's policy allows, and why."""

    only: SomeBands
    because: ShortText


class Presumption(DataModel):
    """A fact that the organisation's policy states: told by nobody, and where `fixed` not to be told otherwise."""

    slot: str
    band: str
    because: ShortText
    fixed: bool = False

    @field_validator("slot")
    @classmethod
    def _known_slot(cls, slot: str) -> str:
        return known_slot(slot, former=True)

    @field_validator("band")
    @classmethod
    def _known_band(cls, band: str, info: ValidationInfo) -> str:
        return known_band(info.data.get("slot", ""), band)


class Minimum(DataModel):
    """A threshold that the organisation sets higher than the house does; `value` in the slot's own unit."""

    slot: str
    value: float
    because: ShortText

    @field_validator("slot")
    @classmethod
    def _known_slot(cls, slot: str) -> str:
        return known_slot(slot)


class OwnStep(DataModel):
    """Something that the organisation wants done; where `when` is given, only if every slot there has such a band."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    do: ShortText
    because: ShortText
    when: dict[str, SomeBands] = Field(default_factory=dict)

    @field_validator("when")
    @classmethod
    def _known_bands(cls, when: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for slot, bands in when.items():
            known_slot(slot, former=True)
            for band in bands:
                known_band(slot, band)
        return when


class Content(DataModel):
    """Everything that an overlay can set. Prices and platforms have the format of the files that they go over."""

    name: ShortText
    currency: Currency | None = None
    rate: tuple[Currency, ...] = ()
    work: Work | None = None
    platforms: Allowed | None = None
    presume: tuple[Presumption, ...] = ()
    minimum: tuple[Minimum, ...] = ()
    step: tuple[OwnStep, ...] = ()
    platform: tuple[TuningPlatform, ...] = ()
    model: tuple[PricedModel, ...] = ()
    training: tuple[Training, ...] = ()
    serving: tuple[Serving, ...] = ()
    vector_database: tuple[VectorDatabase, ...] = ()
    embedding: tuple[Embedding, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlay:
    """A loaded overlay. Two are the same if they say the same, whatever their files are called."""

    digest: str
    file: str = field(compare=False)
    content: Content = field(compare=False, repr=False)


def load_overlay(text: str, *, file: str) -> Overlay:
    """The overlay that `text` (TOML) holds; DataError names `file` and the wrong key.

    What depends on the rules, such as how far a threshold can go, is checked where the policy is compiled.
    """
    content = load_data(file, Content, text)
    no_id_twice(file, content.step)
    for key, rows in (("presume", content.presume), ("minimum", content.minimum)):
        _once(file, key, [row.slot for row in rows])
    _once(file, "rate", [row.code for row in (content.currency, *content.rate) if row])
    content = in_todays_words(content)
    return Overlay(hashlib.sha256(content.model_dump_json().encode()).hexdigest()[:8], file, content)


def in_todays_words(content: Content) -> Content:
    """The content with presumptions of earlier versions as what they mean today, which may be several facts or none."""
    facts = modern(Fact(row.slot, row.band, value=number) for number, row in enumerate(content.presume))
    rows = ((fact, content.presume[int(fact.value or 0)]) for fact in facts)
    presumed = (row.model_copy(update={"slot": fact.slot, "band": fact.band}) for fact, row in rows)
    return content.model_copy(update={"presume": tuple(presumed)})


def known_slot(slot: str, *, former: bool = False) -> str:
    """The slot's id, or one that earlier versions had; ValueError with the slots that there are if it is none."""
    if slot not in BY_ID and not (former and slot in FORMER):
        raise ValueError(f"there is no slot {slot!r}; the slots are {', '.join(BY_ID)}")
    return slot


def known_band(slot: str, band: str) -> str:
    """The band's id, or one that earlier versions had; ValueError with the slot's bands if it is none.

    Of an unknown slot nothing is said here.
    """
    bands = [own.id for own in BY_ID[slot].bands] if slot in BY_ID else FORMER.get(slot, [band])
    if band not in bands and not is_former(slot, band):
        raise ValueError(f"{slot} has no band {band!r}; it has {', '.join(bands)}")
    return band


def _once(file: str, key: str, slots: list[str]) -> None:
    for slot in slots:
        if slots.count(slot) > 1:
            raise DataError(f"{file}, key {key}.{slot}: it stands there more than once. Keep one of them.")
