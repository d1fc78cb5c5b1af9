"""Dated data: what models, tuning, hosting, vector databases and embeddings cost, in USD."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from advisor.data.dated import Certainty, DataModel, DatedRow, load_data, no_id_twice
from advisor.errors import DataError
from advisor.slots import PROVIDER
from advisor.slots.provider import CLOUDS

FILE = "prices.toml"

Usd = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Factor = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Tier(StrEnum):
    """What a prompted model can stand in for. `base`: older or very small, so never what others are compared with."""

    STRONG = "strong"
    SMALL = "small"
    BASE = "base"


class Price(DatedRow):
    """What every price has. `name` is how people know the thing; `note` says what the price leaves out."""

    id: str = Field(min_length=1)
    name: str
    evidence: Certainty
    note: str = ""


class Sold(Price):
    """A price open to some answers of the slot `provider` (its band `any` goes with every row).

    `clouds`: of the clouds that its band `cloud` stands for, those that sell it; empty for all of them.
    """

    where: tuple[str, ...] = Field(min_length=1)
    clouds: tuple[str, ...] = ()

    @field_validator("where")
    @classmethod
    def _bands(cls, where: tuple[str, ...]) -> tuple[str, ...]:
        known = {band.id for band in PROVIDER.bands} - {"any"}
        if wrong := set(where) - known:
            raise ValueError(f"{', '.join(sorted(wrong))} is none of {', '.join(sorted(known))}")
        return where

    @field_validator("clouds")
    @classmethod
    def _named(cls, clouds: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := set(clouds) - set(CLOUDS):
            raise ValueError(f"{', '.join(sorted(wrong))} is none of {', '.join(CLOUDS)}")
        return clouds

    def fits(self, provider: str, clouds: tuple[str, ...] = ()) -> bool:
        """Whether somebody whose model may run at `provider`, a band's id, can buy this: in one of `clouds`, if any."""
        if provider == "cloud" and clouds and self.clouds and not set(clouds) & set(self.clouds):
            return False
        return provider in self.where or provider not in {band.id for band in PROVIDER.bands} - {"any"}


class LongPrompt(DataModel):
    """A prompt of more than `over` tokens multiplies the price of all its input and of its output."""

    over: Annotated[int, Field(gt=0)]
    input: Factor
    output: Factor


class PricedModel(Sold):
    """A model prompted by the token: USD per million tokens in, in from the cache, written to the cache, and out."""

    tier: Tier
    input: Usd
    output: Usd
    cached_input: Usd | None = None
    cache_write: Usd | None = None
    long: LongPrompt | None = None

    @field_validator("cached_input")
    @classmethod
    def _saves(cls, cached_input: float | None, info: ValidationInfo) -> float | None:
        if cached_input is not None and cached_input > info.data.get("input", cached_input):
            raise ValueError("input from the cache cannot cost more than fresh input")
        return cached_input


class Training(Price):
    """Supervised tuning with LoRA: USD per million training tokens (dataset tokens times epochs).

    `dpo` is the rate of preference tuning where it is sold, `minimum_job` the least that a job costs in USD.
    """

    sft: Usd
    dpo: Usd | None = None
    minimum_job: Usd = 0.0


class Serving(Sold):
    """A tuned model answering: `factor` times the token prices of its base `model`, and USD for each hour.

    Without a model there is no price by the token: the hour buys the machine.
    `training` is the id of the rate at which its base is tuned.
    """

    training: str
    model: str | None = None
    factor: Factor = 1.0
    hour: Usd = 0.0


class VectorDatabase(Price):
    """A vector database fit for production: USD a month, whatever the volume."""

    month: Usd


class Embedding(Sold):
    """An embedding model: USD per million tokens."""

    input: Usd


class Prices(DataModel):
    """Every price that an estimate can rest on, as loaded from one file."""

    model: tuple[PricedModel, ...] = Field(min_length=1)
    training: tuple[Training, ...] = Field(min_length=1)
    serving: tuple[Serving, ...] = Field(min_length=1)
    vector_database: tuple[VectorDatabase, ...] = Field(min_length=1)
    embedding: tuple[Embedding, ...] = Field(min_length=1)

    @property
    def rows(self) -> tuple[Price, ...]:
        """Every price, in the file's order."""
        return (*self.model, *self.training, *self.serving, *self.vector_database, *self.embedding)

    def model_called(self, price_id: str) -> PricedModel:
        """The model with this id; KeyError if there is none."""
        return {row.id: row for row in self.model}[price_id]

    def training_called(self, price_id: str) -> Training:
        """The tuning rate with this id; KeyError if there is none."""
        return {row.id: row for row in self.training}[price_id]


def load_prices(text: str | None = None) -> Prices:
    """The checked-in prices, or `text` in the file's format; DataError names the file and the wrong key."""
    return checked_prices(FILE, load_data(FILE, Prices, text))


def checked_prices(file: str, prices: Prices) -> Prices:
    """The prices, if each is there once and names only what is there too; DataError names `file` otherwise."""
    no_id_twice(file, prices.rows)
    for row in prices.serving:
        _refers(file, row, "training", row.training, {other.id for other in prices.training})
        _refers(file, row, "model", row.model, {None, *(other.id for other in prices.model)})
    if all(prices.training_called(row.training).dpo is None for row in prices.serving):
        raise DataError(f"{file}, key training.dpo: nobody sells preference tuning. Add its rate to a row in use.")
    return prices


def _refers(file: str, row: Serving, key: str, to: str | None, known: set[str | None] | set[str]) -> None:
    if to not in known:
        raise DataError(f"{file}, key serving.{row.id}.{key}: there is no {key} {to!r}. Name one that the file has.")
