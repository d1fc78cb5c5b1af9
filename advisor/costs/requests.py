"""What one request to a model costs, with and without caching."""

from __future__ import annotations

from advisor.costs.formulas import MILLION
from advisor.costs.money import CostFigure
from advisor.costs.situation import RequestTokens
from advisor.data.prices import Embedding, PricedModel

CACHE_MINIMUM = 1_000
"""Tokens that a prompt's unchanging start needs before it is cached; providers differ, and all are near this."""


def request_cost(model: PricedModel, tokens: RequestTokens, *, cached: bool) -> CostFigure:
    """USD of one request. `cached`: the static part of the prompt is read from the cache where the model has one."""
    prompt = tokens.static + tokens.dynamic
    long = model.long if model.long and prompt > model.long.over else None
    from_cache = cached and tokens.static >= CACHE_MINIMUM and model.cached_input is not None
    static_price = model.cached_input if from_cache and model.cached_input is not None else model.input
    into = tokens.static * static_price + tokens.dynamic * model.input
    out = tokens.out * model.output
    return CostFigure((into * (long.input if long else 1) + out * (long.output if long else 1)) / MILLION, (model,))


def cold_start_cost(model: PricedModel, prompt_tokens: float) -> CostFigure:
    """USD to write a prompt of that many tokens into the cache, once; fresh input where writing has no price."""
    price = model.cache_write if model.cache_write is not None else model.input
    long = model.long if model.long and prompt_tokens > model.long.over else None
    return CostFigure(prompt_tokens * price * (long.input if long else 1) / MILLION, (model,))


def embedding_cost(model: Embedding, tokens: float) -> CostFigure:
    """USD to embed that many tokens."""
    return CostFigure(tokens * model.input / MILLION, (model,))
