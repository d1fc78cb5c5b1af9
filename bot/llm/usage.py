"""Tokens and their price, from the dated price list."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from advisor.data.prices import PricedModel as Priced
from advisor.data.prices import Prices

CHARACTERS_A_TOKEN = 3.0
WRITTEN_TO_CACHE = 1.25
"""Times the price of input, where the price list does not say: the seller's rule for entries that live five minutes."""


@dataclass(frozen=True, slots=True)
class TokenUsage:
    """What one call took: fresh input, input from the cache, input written to the cache, and output."""

    input: int = 0
    cached: int = 0
    written: int = 0
    output: int = 0


class Meter(Protocol):
    """Keeps what each tenant spends."""

    async def may_spend(self, tenant: str) -> bool:
        """Whether the tenant's budget of today still has something in it. Raises StoreUnavailable."""

    async def record(self, tenant: str, model: str, tokens: TokenUsage) -> None:
        """Count a call of `model`. Raises StoreUnavailable."""


def estimated(text: str) -> int:
    """Tokens of `text` by rule of thumb, where nobody counted them: three ASCII characters make one, and each other
    character is one. No tokenizer of these models can be had; the rule counts rather too many for English."""
    plain = sum(char.isascii() for char in text)
    return math.ceil(plain / CHARACTERS_A_TOKEN) + len(text) - plain


def cost(prices: Prices, model: str, tokens: TokenUsage) -> float:
    """What a call of `model`, named as its provider names it, costs in USD."""
    row = price_of(prices, model)
    whole = tokens.input + tokens.cached + tokens.written
    long = row.long if row.long and whole > row.long.over else None
    into = (
        tokens.input * row.input
        + tokens.cached * (row.input if row.cached_input is None else row.cached_input)
        + tokens.written * (WRITTEN_TO_CACHE * row.input if row.cache_write is None else row.cache_write)
    )
    out = tokens.output * row.output
    return (into * (long.input if long else 1) + out * (long.output if long else 1)) / 1e6


def price_of(prices: Prices, model: str) -> Priced:
    """The price of `model`: of the row whose id its name holds, or the dearest of all where it is none that we know."""
    spelled = model.replace(".", "-")
    known = [row for row in prices.model if row.id.replace(".", "-") in spelled]
    if known:
        return max(known, key=lambda row: len(row.id))
    return max(prices.model, key=lambda row: row.output)
